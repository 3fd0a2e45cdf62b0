import { command, type Command } from "../../../command/command.ts";
import type { HostFacts } from "./facts.ts";

/** One thing that is done to prepare a host, as data: what a person reads, and the program that does it there. */
export type SetupStep = { readonly sentence: string; readonly command: Command };

/** What is said to a person and done by nobody else. */
export type SetupPlan = {
  readonly steps: readonly SetupStep[];
  /** What has to be done by hand, one sentence each. */
  readonly notes: readonly string[];
  /** Why the host cannot be prepared. */
  readonly refusal?: string;
};

/** Packages of Debian and of Ubuntu; each brings Compose v2. */
const packages = {
  debian: ["docker.io", "docker-cli", "docker-compose"],
  ubuntu: ["docker.io", "docker-compose-v2"],
} as const;

/** The steps from what a host is to one that can be deployed to; none when it can be already. Pure. */
export function planSetup(facts: HostFacts, { directory }: { readonly directory: string }): SetupPlan {
  const steps = [...engineSteps(facts), ...groupSteps(facts), ...folderSteps(facts, directory)];
  const plan = { steps: steps.map(({ sentence, words }) => ({ sentence, command: asRoot(facts, words) })), notes };
  const refusal = steps.length === 0 ? undefined : refusalOf(facts);
  return refusal === undefined ? plan : { ...plan, refusal };
}

type Planned = { readonly sentence: string; readonly words: readonly string[] };

function engineSteps({ os, engine, hasEngine, compose, missing }: HostFacts): Planned[] {
  const wanted =
    engine === undefined && !hasEngine ? familyPackages(os) : compose === undefined ? familyPackages(os).slice(-1) : [];
  const all = [...wanted, ...missing.flatMap((program) => packageOf[program] ?? [])];
  if (all.length === 0) return [];
  const install = `apt-get -o DPkg::Lock::Timeout=300 update -q && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends ${all.join(" ")}`;
  return [{ sentence: `install ${all.join(", ")} from the distribution's packages`, words: ["sh", "-c", install] }];
}

const packageOf: Readonly<Record<string, string>> = {
  tar: "tar",
  base64: "coreutils",
  dd: "coreutils",
  timeout: "coreutils",
  flock: "util-linux",
  bash: "bash",
};

function groupSteps({ user, engine }: HostFacts): Planned[] {
  if (engine !== undefined || user === "root") return [];
  const words = ["usermod", "--append", "--groups", "docker", user];
  return [{ sentence: `let ${user} use the engine: add it to the group docker, which is as much as root`, words }];
}

function folderSteps({ user, isWritable }: HostFacts, directory: string): Planned[] {
  if (isWritable) return [];
  const words = ["install", "--directory", "--owner", user, "--mode", "0700", directory];
  return [{ sentence: `make ${directory} for ${user}, closed to others`, words }];
}

const notes = [
  "Firewall: let SSH in from where you deploy, and the ports that the app publishes. A port that Docker publishes passes by ufw.",
  "Nothing is done about the firewall, the time and the backups of the host.",
] as const;

function familyPackages(os: string): readonly string[] {
  return /ubuntu/i.test(os) ? packages.ubuntu : packages.debian;
}

function refusalOf({ os, user, isSudoer }: HostFacts): string | undefined {
  if (!/debian|ubuntu/i.test(os))
    return `only Debian and Ubuntu are prepared, and this is ${os === "" ? "another system" : os}`;
  if (!isSudoer) return `user ${user} may not become root: give it sudo without password, or use ssh://root@…`;
  return undefined;
}

function asRoot({ user }: HostFacts, words: readonly string[]): Command {
  return user === "root" ? command(words[0] ?? "", words.slice(1)) : command("sudo", "-n", words);
}
