import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { ClusterConfig, HostConfig, HostsConfig } from "../config/config.ts";
import { UsageError } from "../errors.ts";
import { Secret } from "../secrets/secret.ts";
import { hostConnection, type HostConnection, type Opening } from "../targets/compose/index.ts";
import type { ClusterAddress } from "../targets/kubernetes/index.ts";

/** One connection for each host, however often it is asked for. */
export type Connections = {
  /** Paths in the configuration are relative to `root`. */
  readonly connect: (host: HostConfig, hosts: HostsConfig, root: string) => HostConnection;
  /** Throws `UsageError` for a kubeconfig that is not there. */
  readonly clusterAt: (cluster: ClusterConfig, root: string) => ClusterAddress;
  /** Ends all of them and removes what they left on this machine. */
  close(): Promise<void>;
};

type Options = Omit<Opening, "host" | "root" | "key" | "knownHosts" | "configFile">;

export function openConnections(options: Options): Connections {
  const open = new Map<string, HostConnection>();
  const written = new Map<string, string>();
  return {
    connect(host, { key, knownHosts, configFile }, root) {
      const way = { host, root, knownHosts, ...(key && { key }), ...(configFile === undefined ? {} : { configFile }) };
      const name = JSON.stringify(way);
      const connection = open.get(name) ?? hostConnection({ ...options, ...way });
      open.set(name, connection);
      return connection;
    },
    clusterAt({ kubeconfig: source, context }, root) {
      const at = context === undefined ? {} : { context };
      if (source === undefined) return at;
      if (source.kind === "file") {
        return { ...at, kubeconfig: isAbsolute(source.file) ? source.file : join(root, source.file) };
      }
      const file = written.get(source.variable) ?? writeKubeconfig(source.variable, options);
      written.set(source.variable, file);
      return { ...at, kubeconfig: file };
    },
    async close() {
      await Promise.all([...open.values()].map((connection) => connection.close()));
      await Promise.all([...written.values()].map((file) => rm(join(file, ".."), { recursive: true, force: true })));
    },
  };
}

/** Into a file that only we can read; programs that talk to clusters take nothing else. */
function writeKubeconfig(variable: string, { variables, learn }: Options): string {
  const text = variables[variable] ?? "";
  if (text === "") {
    throw new UsageError(`the kubeconfig is not there: variable ${variable} is not set`, {
      hint: `Give it to the step: env: { ${variable}: \${{ secrets.${variable} }} }`,
    });
  }
  for (const [, value = ""] of text.matchAll(/^\s*(?:token|password|client-key-data): *["']?([^\s"']+)/gm)) {
    learn(new Secret(variable, value));
  }
  const file = join(mkdtempSync(join(tmpdir(), "aip-")), "kubeconfig");
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
