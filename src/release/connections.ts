import type { HostConfig, HostsConfig } from "../config/config.ts";
import { hostConnection, type HostConnection, type Opening } from "../targets/compose/index.ts";

/** One connection for each host, however often it is asked for. */
export type Connections = {
  /** Paths in the configuration are relative to `root`. */
  readonly connect: (host: HostConfig, hosts: HostsConfig, root: string) => HostConnection;
  /** Ends all of them and removes what they left on this machine. */
  close(): Promise<void>;
};

export function hostConnections(
  options: Omit<Opening, "host" | "root" | "key" | "knownHosts" | "configFile">,
): Connections {
  const open = new Map<string, HostConnection>();
  return {
    connect(host, { key, knownHosts, configFile }, root) {
      const way = { host, root, knownHosts, ...(key && { key }), ...(configFile === undefined ? {} : { configFile }) };
      const name = JSON.stringify(way);
      const connection = open.get(name) ?? hostConnection({ ...options, ...way });
      open.set(name, connection);
      return connection;
    },
    async close() {
      await Promise.all([...open.values()].map((connection) => connection.close()));
    },
  };
}
