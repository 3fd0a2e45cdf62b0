/**
 * Looks at this machine and at the repository's settings, and says what is wrong with the commands that mend it. It changes
 * nothing. Facts are gathered first, what cannot be seen included, and judged without asking anything more.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Runner } from "../command/runner.ts";
import type { Config, HostConfig } from "../config/config.ts";
import { configFileNames } from "../config/load-config.ts";
import { ConfigError, DeployError, RegistryError, messageOf, type Problem } from "../errors.ts";
import type { GitHub } from "../github/client.ts";
import type { ConfigurationFacts, Facts, GitHubFacts, MachineFacts } from "./facts.ts";
import { areas, type Finding, type Known } from "./finding.ts";
import { gatherCalled, gatherGitHub } from "./gather-github.ts";
import { gatherGivenHost, gatherHosts, type LookAtHost } from "./gather-hosts.ts";
import { gatherMachine, readWorkflows } from "./gather-machine.ts";
import { judgeHosts } from "./hosts.ts";
import { judge } from "./judge.ts";
import { placeholdersIn, wantedBy } from "./wanted.ts";
import { calledWorkflows } from "./workflow.ts";

/** What the doctor looks through; everything that differs between a terminal and a job. */
export type Patient = {
  readonly root: string;
  /** The configuration file, when another one was named. */
  readonly file: string | undefined;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly random: () => number;
  /** Reads the configuration and asks the registry once; variables that have no value here get that of `instead`. */
  readonly open: (instead: Readonly<Record<string, string>>) => Promise<Opened>;
  readonly signIn: () => Promise<GitHub>;
  readonly lookAtHost: LookAtHost;
};

export type Opened = {
  readonly config: Config;
  readonly warnings: readonly Problem[];
  /** Where images and the ledger live. */
  readonly address: string;
  /** Reads from the ledger. */
  readonly readLedger: () => Promise<unknown>;
};

export type Diagnosis = { readonly repository?: string; readonly findings: readonly Finding[] };

/** Looks at one host only, as the configuration reaches it where that names it. */
export async function examineHost(host: HostConfig, patient: Patient): Promise<Diagnosis> {
  const { config } = await gatherConfiguration(patient, placeholdersIn(await configText(patient)));
  return { findings: judgeHosts(await gatherGivenHost(host, config, patient.lookAtHost)) };
}

export async function examine(patient: Patient): Promise<Diagnosis> {
  const { root, runner } = patient;
  const [machine, workflows, text] = await Promise.all([
    gatherMachine(root, runner),
    readWorkflows(root, runner),
    configText(patient),
  ]);
  const { configuration, registry, config } = await gatherConfiguration(patient, placeholdersIn(text));
  const github = await signedIn(patient);
  const [settings, called, hosts] = await Promise.all([
    gatherSettings(github, configuration, patient),
    gatherCalls(github, calledWorkflows(workflows), patient),
    config === undefined ? [] : gatherHosts(config, patient.lookAtHost),
  ]);
  const whole = { ...machine, ...(registry === undefined ? {} : { registry }) };
  const facts: Facts = { machine: whole, configuration, workflows, called, github: settings, hosts };
  const findings = judge(facts).toSorted((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area));
  return { findings, ...("is" in settings ? { repository: settings.is.repository } : {}) };
}

async function configText({ root, file }: Patient): Promise<string> {
  for (const name of file === undefined ? configFileNames : [file]) {
    const text = await readFile(join(root, name), "utf8").catch(() => undefined);
    if (text !== undefined) return text;
  }
  return "";
}

/** A value that is only on GitHub is no mistake of this machine, so that each name stands for itself. */
async function gatherConfiguration(
  { open }: Patient,
  placeholders: readonly string[],
): Promise<{ configuration: ConfigurationFacts; registry?: MachineFacts["registry"]; config?: Config }> {
  const instead = Object.fromEntries(placeholders.map((name) => [name, name.toLowerCase().replaceAll("_", "-")]));
  const nothing = { environments: [], buildSecrets: [], placeholders };
  try {
    const { config, warnings, address, readLedger } = await open(instead);
    const configuration = { problems: [], warnings, placeholders, ...wantedBy(config) };
    return { config, configuration, registry: { address, ...(await registryProblem(readLedger)) } };
  } catch (error) {
    if (error instanceof ConfigError) return { configuration: { ...nothing, warnings: [], problems: error.problems } };
    if (!(error instanceof DeployError)) throw error;
    const problem = { message: messageOf(error), ...(error.hint === undefined ? {} : { hint: error.hint }) };
    return { configuration: { ...nothing, warnings: [], problems: [problem] } };
  }
}

async function registryProblem(read: Opened["readLedger"]): Promise<{ problem?: string; isLogin?: boolean }> {
  try {
    await read();
    return {};
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    const isLogin = error instanceof RegistryError && error.code === "registry.unauthorized";
    return { problem: messageOf(error), isLogin };
  }
}

async function signedIn({ signIn }: Patient): Promise<Known<GitHub>> {
  try {
    return { is: await signIn() };
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    return { unknown: error.hint === undefined ? messageOf(error) : `${messageOf(error)}: ${error.hint}` };
  }
}

async function gatherSettings(
  github: Known<GitHub>,
  { environments }: ConfigurationFacts,
  asking: Patient,
): Promise<Known<GitHubFacts>> {
  if ("unknown" in github) return github;
  const wanted = {
    environments: environments.map(({ name }) => name),
    branches: environments.map(({ branch }) => branch),
  };
  return await gatherGitHub(github.is, wanted, asking);
}

async function gatherCalls(github: Known<GitHub>, all: readonly string[], asking: Patient): Promise<Facts["called"]> {
  const texts = all.map(async (uses) => {
    return [uses, "unknown" in github ? github : await gatherCalled(github.is, uses, asking)] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}
