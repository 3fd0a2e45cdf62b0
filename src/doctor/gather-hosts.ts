import type { Config, HostConfig, HostsConfig } from "../config/config.ts";
import { hostsOf } from "../config/hosts.ts";
import { DeployError, TargetError, messageOf } from "../errors.ts";
import type { HostFact, Seen } from "./facts.ts";

/** Looks at one machine over SSH; `directory`: where its releases' files lie, if not where they usually do. */
export type LookAtHost = (host: HostConfig, hosts: HostsConfig, directory?: string) => Promise<readonly Seen[]>;

/** The hosts of all environments, each looked at once, all at the same time. */
export async function gatherHosts(config: Configured, look: LookAtHost): Promise<HostFact[]> {
  return await Promise.all(configuredHosts(config).map((each) => gatherHost(each, look)));
}

/** One host; several facts when environments keep their files in different folders of it. */
export async function gatherGivenHost(
  given: HostConfig,
  config: Configured | undefined,
  look: LookAtHost,
): Promise<HostFact[]> {
  const known = config === undefined ? [] : configuredHosts(config).filter(({ host }) => isSame(host, given));
  const wanted = known.length > 0 ? known : [{ host: given, hosts: hostsAlone(given), environments: [] }];
  return await Promise.all(wanted.map((each) => gatherHost(each, look)));
}

type Configured = Pick<Config, "environments">;

type ConfiguredHost = {
  readonly host: HostConfig;
  readonly hosts: HostsConfig;
  readonly directory?: string;
  readonly environments: readonly string[];
};

function configuredHosts({ environments }: Configured): ConfiguredHost[] {
  const found = new Map<string, ConfiguredHost>();
  for (const { name, target } of environments) {
    const hosts = hostsOf(target);
    if (hosts === undefined) continue;
    const directory = target.kind === "compose" ? target.directory : undefined;
    for (const host of hosts.all) {
      const key = JSON.stringify([host, directory]);
      const before = found.get(key)?.environments ?? [];
      const place = directory === undefined ? {} : { directory };
      found.set(key, { host, hosts, ...place, environments: [...before, name] });
    }
  }
  return [...found.values()];
}

/** A user who is not given is whoever the configuration names. */
function isSame(configured: HostConfig, { host, port, user = configured.user }: HostConfig): boolean {
  return configured.host === host && (configured.port ?? 22) === (port ?? 22) && configured.user === user;
}

function hostsAlone(host: HostConfig): HostsConfig {
  return { all: [host], knownHosts: [], pauseSeconds: 0, onFailure: "return" };
}

async function gatherHost(
  { host, hosts, directory, environments }: ConfiguredHost,
  look: LookAtHost,
): Promise<HostFact> {
  const about = { name: host.name, address: addressOf(host), environments };
  try {
    return { ...about, seen: { is: await look(host, hosts, directory) } };
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    const { hint = "" } = error;
    // A key that is only on the runner is no fault of the host.
    if (!(error instanceof TargetError)) return { ...about, seen: { unknown: [messageOf(error), hint].join(". ") } };
    return { ...about, seen: { refused: messageOf(error), hint } };
  }
}

function addressOf({ user, host, port }: HostConfig): string {
  const login = user === undefined ? "" : `${user}@`;
  const name = host.includes(":") ? `[${host}]` : host;
  return `ssh://${login}${name}${port === undefined ? "" : `:${port}`}`;
}
