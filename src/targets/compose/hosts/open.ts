import { randomUUID } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import type { Clock } from "../../../clock.ts";
import type { Companion, Companions } from "../../../command/companion.ts";
import type { Runner } from "../../../command/runner.ts";
import type { HostConfig, HostsConfig } from "../../../config/config.ts";
import { TargetError, UsageError } from "../../../errors.ts";
import { Secret } from "../../../secrets/secret.ts";
import { holdConnection, learnHostKey, type Link } from "./commands.ts";
import { firstLine, greetingLines, greetingScript, parseGreeting, type Greeting } from "./greeting.ts";
import { connectionError, hostKeyError, troubleIn } from "./trouble.ts";

/** What a connection is made with. */
export type Opening = Pick<HostsConfig, "key" | "knownHosts" | "configFile"> & {
  readonly host: HostConfig;
  /** What relative paths are relative to. */
  readonly root: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly companions: Companions;
  /** Runs programs on this machine. */
  readonly runner: Runner;
  readonly clock: Clock;
  readonly learn: (secret: Secret) => void;
};

/** A connection that is there. */
export type Opened = {
  /** Begins the marks of all programs that are started over it. */
  readonly id: string;
  readonly companion: Companion;
  readonly greeting: Greeting;
};

const patienceMs = 30_000;

/** Connects once. Throws `target.unreachable`, and `target.refused` for what another try would not change. */
export async function open(folder: string, opening: Opening): Promise<Opened> {
  const link = await linkOf(folder, opening);
  try {
    return await greeted(link, opening);
  } finally {
    // The key was needed for this moment only.
    await rm(ownKey(folder), { force: true });
  }
}

async function greeted(link: Link, opening: Opening): Promise<Opened> {
  const { companions, clock, host } = opening;
  const id = randomUUID();
  const lines: string[] = [];
  let complete: (greeting: Greeting) => void = () => undefined;
  const greeting = new Promise<Greeting>((resolve) => (complete = resolve));
  const companion = await companions.start(holdConnection(link, greetingScript(id)), (line) => {
    if (lines.length === 0 && line !== firstLine) return;
    lines.push(line);
    if (lines.length === greetingLines) complete(parseGreeting(lines, clock.now()));
  });
  const over = new AbortController();
  const late = clock.sleep(patienceMs, over.signal).then(
    () => "late" as const,
    () => "late" as const,
  );
  const first = await Promise.race([greeting, companion.ended, late]);
  over.abort();
  if (first === "late") {
    await companion.end();
    throw connectionError({ name: host.name, user: host.user, lines: ["no greeting came: timed out"] });
  }
  if ("lastLines" in first) throw await refusal(link, first.lastLines, opening);
  return { id, companion, greeting: first };
}

async function refusal(link: Link, lines: readonly string[], { host, runner }: Opening): Promise<TargetError> {
  const trouble = troubleIn(lines);
  if (trouble !== "unknown-key" && trouble !== "changed-key") {
    return connectionError({ name: host.name, user: host.user, lines });
  }
  const file = join(link.folder, "offered");
  await runner.run(learnHostKey(link, file), { accept: "any", timeoutMs: patienceMs }).catch(() => undefined);
  const offered = await readFile(file, "utf8").catch(() => "");
  await rm(file, { force: true });
  const [line] = offered.split("\n");
  return hostKeyError(host.name, trouble, line === "" ? undefined : line);
}

/** Puts what ssh reads from files into files. Throws `UsageError` for a key that is not there. */
async function linkOf(folder: string, opening: Opening): Promise<Link> {
  const { host, root, configFile } = opening;
  const at = (path: string) => (isAbsolute(path) ? path : resolve(root, path));
  return {
    host,
    folder,
    keyFile: await keyFileOf(folder, opening),
    knownHostsFiles: await knownHostsFilesOf(folder, opening),
    configFile: configFile === undefined ? undefined : at(configFile),
  };
}

async function keyFileOf(folder: string, { key, root, variables, learn }: Opening): Promise<string | undefined> {
  if (key?.kind !== "environment") return key === undefined ? undefined : resolve(root, key.file);
  const value = variables[key.variable] ?? "";
  if (value === "") {
    throw new UsageError(`the SSH key is not there: variable ${key.variable} is not set`, {
      hint: `Give it to the step: env: { ${key.variable}: \${{ secrets.${key.variable} }} }`,
    });
  }
  learn(new Secret(key.variable, value));
  const file = ownKey(folder);
  // OpenSSH reads no key whose last line does not end; what comes out of a secret store often has lost that.
  await writeFile(file, `${value.replaceAll("\r\n", "\n").trimEnd()}\n`, { mode: 0o600 });
  return file;
}

function ownKey(folder: string): string {
  return join(folder, "key");
}

async function knownHostsFilesOf(folder: string, { knownHosts, root }: Opening): Promise<string[]> {
  const lines = knownHosts.filter((each) => /\s/.test(each.trim()));
  const files = knownHosts.filter((each) => !lines.includes(each)).map((each) => resolve(root, each));
  if (lines.length === 0) return files;
  const own = join(folder, "known_hosts");
  await writeFile(own, lines.map((line) => `${line.trim()}\n`).join(""), { mode: 0o600 });
  return [...files, own];
}
