import type { Agent } from "node:http";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { TargetError, messageOf } from "../../../errors.ts";
import { proxyFor } from "./proxy.ts";

/** How a cluster is reached: a kubeconfig and one of its contexts. */
export type ClusterAddress = {
  /** One path, or several as in `KUBECONFIG`; `undefined`: as kubectl finds it. */
  readonly kubeconfig?: string;
  /** `undefined`: the kubeconfig's current one. */
  readonly context?: string;
};

/** A cluster's API server, and the login that the kubeconfig has for it. */
export interface Connection {
  /** The context's name. */
  readonly name: string;
  readonly server: URL;
  /** What a request must carry now; a login that has run out is renewed. */
  sign(): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly agent: Agent }>;
}

export type Variables = Readonly<Record<string, string | undefined>>;

const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount/token";

/** Reads the kubeconfig as kubectl does. Throws `target.unreachable` when there is none, or no such context. */
export async function kubeConnection(address: ClusterAddress, variables: Variables): Promise<Connection> {
  // The client's models are megabytes, which only who deploys to a cluster waits for.
  const { KubeConfig } = await import("@kubernetes/client-node/dist/config.js");
  const config = new KubeConfig();
  const files = await kubeconfigs(address, variables);
  try {
    const [first, ...others] = files;
    if (first === undefined) config.loadFromCluster();
    else config.loadFromFile(first);
    for (const file of others) {
      const next = new KubeConfig();
      next.loadFromFile(file);
      config.mergeConfig(next, true);
    }
  } catch (cause) {
    const message = `the kubeconfig ${files.join(" and ")} cannot be read: ${messageOf(cause)}`;
    throw new TargetError("target.unreachable", message, { cause });
  }
  const name = contextIn(config, address, files);
  config.setCurrentContext(name);
  const cluster = config.getCurrentCluster();
  if (cluster === null) {
    throw new TargetError("target.unreachable", `context ${name} of ${files.join(" and ")} names no cluster`);
  }
  const server = new URL(cluster.server);
  const proxyUrl = cluster.proxyUrl ?? proxyFor(server, variables);
  if (proxyUrl !== undefined) Object.assign(cluster, { proxyUrl });
  let kept: { readonly login: string; readonly agent: Agent } | undefined;
  return {
    name,
    server,
    async sign() {
      const options: Signed = { headers: {} };
      try {
        await config.applyToHTTPSOptions(options);
      } catch (cause) {
        const message = `context ${name}: the login failed: ${messageOf(cause)}`;
        const hint = "Run what the kubeconfig's user names under exec or auth-provider by hand, and sign in again.";
        throw new TargetError("target.unreachable", message, { hint, cause });
      }
      // A connection is used again as long as it shows the same certificates.
      const login = [options.ca, options.cert, options.key].map(String).join("\n");
      if (kept?.login !== login) kept = { login, agent: keptAlive(options.agent) };
      const basic =
        options.auth === undefined || options.auth === null
          ? {}
          : { Authorization: `Basic ${Buffer.from(options.auth).toString("base64")}` };
      return { headers: { ...basic, ...options.headers }, agent: kept.agent };
    },
  };
}

type Signed = {
  headers: Record<string, string>;
  auth?: string | null;
  agent?: Agent | boolean;
  ca?: unknown;
  cert?: unknown;
  key?: unknown;
};

const mostSockets = 32;

function keptAlive(agent: Signed["agent"]): Agent {
  return Object.assign(agent as Agent, { keepAlive: true, maxSockets: mostSockets });
}

/** Empty: the program runs inside of the cluster, with its pod's own login. */
async function kubeconfigs({ kubeconfig }: ClusterAddress, variables: Variables): Promise<string[]> {
  const named = (kubeconfig ?? variables["KUBECONFIG"] ?? "").split(delimiter).filter((each) => each !== "");
  const found = await existing(named);
  if (found.length > 0) return found;
  const hint =
    "Name one under target.kubeconfig, in KUBECONFIG, or let your cloud's command line write ~/.kube/config.";
  if (kubeconfig !== undefined || named.length > 0) {
    throw new TargetError("target.unreachable", `there is no kubeconfig ${named.join(" or ")}`, { hint });
  }
  const usual = await existing([join(variables["HOME"] ?? "/", ".kube", "config")]);
  if (usual.length > 0) return usual;
  if ((await existing([serviceAccount])).length > 0) return [];
  throw new TargetError("target.unreachable", "there is no kubeconfig: neither KUBECONFIG nor ~/.kube/config", {
    hint,
  });
}

async function existing(paths: readonly string[]): Promise<string[]> {
  const there = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.filter((_path, index) => there[index] === true);
}

function contextIn(
  config: { getCurrentContext(): string | undefined; getContexts(): readonly { readonly name: string }[] },
  { context }: ClusterAddress,
  files: readonly string[],
): string {
  const names = config.getContexts().map(({ name }) => name);
  const wanted = context ?? config.getCurrentContext() ?? "";
  if (names.includes(wanted)) return wanted;
  const where = files.join(" and ");
  const message = wanted === "" ? `${where} has no current context` : `${where} has no context "${wanted}"`;
  const hint =
    names.length === 0 ? "It has no context at all." : `It has ${names.join(", ")}: name one under target.context.`;
  throw new TargetError("target.unreachable", message, { hint });
}
