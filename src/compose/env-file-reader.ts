import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Runner } from "../command/runner.ts";
import { ConfigError } from "../errors.ts";
import type { EnvFileReference } from "../secrets/reference.ts";
import type { EnvFileReader, Found } from "../secrets/resolve.ts";
import { readEnvironment } from "./env-reading.ts";
import { projectEnvFiles } from "./env-secrets.ts";

export type EnvFilesOf = {
  readonly root: string;
  /** Relative to the root, as are the env files. */
  readonly composeFiles: readonly string[];
  readonly envFiles: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
};

/** Reads variables out of the env files of an environment's checkout, as Compose reads them there, all in one process. */
export function envFileReader(environment: EnvFilesOf, runner: Runner): EnvFileReader {
  return async (references, given) => {
    const missing = references.filter(({ file }) => !existsSync(resolve(environment.root, file)));
    const there = references.filter((each) => !missing.includes(each));
    const found = missing.map(({ name, file }) => [name, { problem: `file ${file} is missing` }] as const);
    return new Map<string, Found>([...found, ...(await readAll(there, environment, given, runner))]);
  };
}

async function readAll(
  references: readonly EnvFileReference[],
  environment: EnvFilesOf,
  given: Readonly<Record<string, string>>,
  runner: Runner,
): Promise<(readonly [string, Found])[]> {
  if (references.length === 0) return [];
  const { root, composeFiles, variables } = environment;
  const project = projectEnvFiles(environment);
  const wanted = references.map(({ file, format }) => fileOf(root, file, format));
  try {
    const { files, said } = await readEnvironment(
      {
        ...{ root, envFiles: project, directory: dirname(composeFiles[0] ?? ".") },
        variables: { ...variables, ...given },
        files: [...wanted, ...project.map((file) => fileOf(root, file))],
        expressions: Object.fromEntries(
          references.filter(isName).map(({ variable }) => [variable, `\${${variable}-}`]),
        ),
      },
      runner,
    );
    const ofProject = files.slice(wanted.length);
    return references.map((reference, index) => {
      const { name, file, variable, format } = reference;
      const last = project[ofProject.findLastIndex((values) => variable in values)];
      // What Compose would put for `${NAME}`, which a variable in another env file may be a part of.
      const isProject = last === file && format === undefined && !(variable in variables) && isName(reference);
      const value = isProject ? said[variable] : files[index]?.[variable];
      return [name, value === undefined || value === "" ? { problem: `${file} does not set ${variable}` } : { value }];
    });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return references.map(({ name, file }) => [name, { problem: `${file} cannot be read: ${error.message}` }]);
  }
}

function isName({ variable }: EnvFileReference): boolean {
  return /^[A-Za-z_]\w*$/.test(variable);
}

function fileOf(root: string, file: string, format?: "raw") {
  return { path: resolve(root, file).replaceAll("$", "$$$$"), ...(format === undefined ? {} : { format }) };
}
