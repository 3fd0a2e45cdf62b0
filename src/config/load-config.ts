/**
 * Reads the configuration of a repository: load → shape → normalise → rules. Without a file, and for what it leaves out,
 * the conventions hold. Nothing here runs a program or reads the process's environment.
 */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ConfigError, messageOf, type Problem } from "../errors.ts";
import type { Config } from "./config.ts";
import { hooksThatCannotStart, missingDeploymentFiles } from "./files.ts";
import { problemOf, type Finding } from "./finding.ts";
import type { Variables } from "./interpolate.ts";
import { loadYaml, noFile, type ConfigFile } from "./load.ts";
import { normalise } from "./normalise.ts";
import { touches } from "./path.ts";
import { remember } from "./place.ts";
import { broken } from "./rules.ts";
import { shape } from "./shape.ts";
import { hintFor } from "./suggest.ts";
import { lookAround, type Surroundings } from "./surroundings.ts";
import { assumed } from "./warnings.ts";

export type LoadOptions = {
  /** The repository. */
  readonly root: string;
  /** Relative to the root; default: `aip-deploy.yml` or `aip-deploy.yaml` when there is one. */
  readonly file?: string | undefined;
  /** Values for `${NAME}` in the options that allow it. */
  readonly variables?: Variables;
};

export const configFileNames = ["aip-deploy.yml", "aip-deploy.yaml"] as const;

/** The configuration in its one form; throws `ConfigError` with every problem that it has. */
export async function loadConfig(options: LoadOptions): Promise<{ config: Config; warnings: Problem[] }> {
  const surroundings = await lookAround(resolve(options.root));
  const file = await readConfigFile(surroundings, options.file);
  const { written, findings } = shape(file.value);
  const unclear: Finding[] = [];
  const report = (finding: Finding) => unclear.push(finding);
  const normal = normalise(written, { surroundings, variables: options.variables ?? {}, report });
  const config: Config = { ...normal, ...(file.name === undefined ? {} : { file: file.name }) };
  const contradictions = [
    ...broken({ written, config }),
    ...(await missingDeploymentFiles(config, surroundings.files)),
  ];

  const all = [unclear, contradictions].reduce<readonly Finding[]>(beside, findings);
  if (all.length > 0) throw new ConfigError(inOrder(all.map((finding) => problemOf(finding, file))));
  if (config.environments.length === 0) throw nothingToDeploy(surroundings, file);
  remember(config, file);
  const odd = [...assumed({ written, config, surroundings }), ...(await hooksThatCannotStart(config))];
  return { config, warnings: odd.map((finding) => problemOf(finding, file)) };
}

/** What a later pass found, without what only follows from something that is wrong already. */
function beside(known: readonly Finding[], later: readonly Finding[]): Finding[] {
  return [...known, ...later.filter(({ path }) => !known.some((finding) => touches(finding.path, path)))];
}

async function readConfigFile(surroundings: Surroundings, given: string | undefined): Promise<ConfigFile> {
  const name = given ?? configFileNames.find((candidate) => surroundings.files.includes(candidate));
  if (name === undefined) return noFile;
  try {
    return loadYaml(name, await readFile(join(surroundings.root, name), "utf8"));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const hint = hintFor(
      name,
      surroundings.files.filter((file) => /\.ya?ml$/.test(file)),
    );
    const problem = {
      file: name,
      message: `cannot be read: ${messageOf(error)}`,
      ...(hint === undefined ? {} : { hint }),
    };
    throw new ConfigError([problem], { code: "config.missing", cause: error });
  }
}

/** In the order of the file, so that they can be mended from top to bottom. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function nothingToDeploy({ root }: Surroundings, file: ConfigFile): ConfigError {
  if (file.name !== undefined) {
    return new ConfigError([
      problemOf({ path: ["environments"], message: "must name at least one environment" }, file),
    ]);
  }
  const hint = "add a docker-compose.yml, or name the files in aip-deploy.yml under environments.<name>.compose-files";
  return new ConfigError([{ message: `there is no Compose file in ${root}`, hint }], { code: "config.missing", hint });
}
