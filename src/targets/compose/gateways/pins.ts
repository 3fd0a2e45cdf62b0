/** What pins names to addresses in a gateway, as text; nothing here reaches an engine. */
import type { GatewayRoute } from "../../target.ts";

/** Where requests for a route are to go while containers are exchanged. */
export type Pin = { readonly route: GatewayRoute; readonly port: number; readonly addresses: readonly string[] };

/** Ends every line of ours in a hosts file. */
export const hostsMark = "# aip-deploy";

/** Lines for a hosts file; a container's own is made anew whenever it starts, so that they never outlive it. */
export function hostsLines(pins: readonly Pin[]): string {
  const lines = pins.flatMap(({ route, addresses }) =>
    addresses.map((address) => `${address} ${route.host} ${hostsMark}`),
  );
  return [...new Set(lines)].map((line) => `${line}\n`).join("");
}

/** The lines of an NGINX map from the name that is asked for to where it is now, and the groups that they name. */
export function handedFiles(pins: readonly Pin[]): { readonly map: string; readonly upstreams: string } {
  const entries = pins.map(({ route: { host, port: written }, port, addresses }) => {
    const name = written === undefined ? host : `${host}:${written}`;
    const servers = addresses.map((address) => `${address}:${port}`);
    const group = `aip-deploy-${name.replaceAll(":", "-")}`;
    return servers.length === 1
      ? { line: `${name} ${servers.join("")};\n`, group: "" }
      : {
          line: `${name} ${group};\n`,
          group: `upstream ${group} {${servers.map((each) => ` server ${each};`).join("")} }\n`,
        };
  });
  return { map: entries.map(({ line }) => line).join(""), upstreams: entries.map(({ group }) => group).join("") };
}

/** Commands for HAProxy's runtime API: its servers get the addresses in turn. */
export function runtimeCommands(pins: readonly Pin[]): string[] {
  return pins.flatMap(({ route: { servers = [] }, port, addresses }) =>
    addresses.length === 0
      ? []
      : servers.map(
          (server, index) => `set server ${server} addr ${addresses[index % addresses.length] ?? ""} port ${port}`,
        ),
  );
}

/**
 * How many connections to these addresses are open, from what the kernel says in `/proc/net/tcp` and `tcp6`: established ones,
 * and such as are being opened or still have something to send.
 */
export function connectionsTo(addresses: readonly string[], tables: string): number {
  const wanted = new Set(addresses.map(kernelHex));
  const open = new Set(["01", "02", "04"]);
  return tables.split("\n").filter((line) => {
    const [, , remote = "", state = ""] = line.trim().split(/\s+/);
    return open.has(state) && wanted.has(remote.split(":")[0]?.slice(-8) ?? "");
  }).length;
}

/** The kernel writes IPv4 addresses as a little-endian number. */
function kernelHex(address: string): string {
  const bytes = address.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
  return bytes.reverse().join("").toUpperCase();
}
