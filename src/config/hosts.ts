import type { HostsConfig, TargetConfig } from "./config.ts";

/** The machines that a target reaches over SSH; `undefined`: it has none. */
export function hostsOf(target: TargetConfig): HostsConfig | undefined {
  return target.kind === "compose" ? target.hosts : undefined;
}
