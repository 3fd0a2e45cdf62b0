/** Files that the configuration names, held against the disk. */
import { access, constants, readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Problem } from "../errors.ts";
import type { Config, EnvironmentConfig } from "./config.ts";
import { overlayOf } from "./conventions.ts";
import type { Finding } from "./finding.ts";
import type { Path } from "./path.ts";
import { problemIn } from "./place.ts";
import { hintFor } from "./suggest.ts";

/** Compose files, overlays and charts are part of the repository, so that a missing one is a mistake in every environment. */
export async function missingDeploymentFiles(
  config: Pick<Config, "root" | "environments">,
  filesAtRoot: readonly string[],
): Promise<Finding[]> {
  const [composeFiles, clusterFiles] = await Promise.all([
    missingComposeFiles(config, filesAtRoot),
    Promise.all(config.environments.map((environment) => missing(config.root, filesForCluster(environment)))),
  ]);
  return [...composeFiles, ...clusterFiles.flat()];
}

function filesForCluster({ name, target }: EnvironmentConfig): [Path, string][] {
  const path = ["environments", name, "target"];
  switch (target.kind) {
    case "compose":
      return [];
    case "kubernetes":
    case "argocd":
      return [[[...path, "overlay"], target.overlay]];
    case "helm":
      return [
        [[...path, "chart"], target.chart],
        ...target.values.map((file): [Path, string] => [[...path, "values"], file]),
      ];
  }
}

async function missingComposeFiles(
  config: Pick<Config, "root" | "environments">,
  filesAtRoot: readonly string[],
): Promise<Finding[]> {
  const findings = config.environments.map(async ({ name, composeFiles }): Promise<Finding[]> => {
    const path = ["environments", name, "compose-files"];
    if (composeFiles.length === 0)
      return [{ path, message: `no Compose file was found for ${name}`, hint: expected(name, filesAtRoot) }];
    return missing(
      config.root,
      composeFiles.map((file, index): [Path, string] => [composeFiles.length > 1 ? [...path, index] : path, file]),
    );
  });
  return (await Promise.all(findings)).flat();
}

function expected(environment: string, filesAtRoot: readonly string[]): string {
  return (
    overlayOf(environment, filesAtRoot) ??
    `name it here, or call it docker-compose.yml or docker-compose.${environment}.yml`
  );
}

/**
 * The env files and secret files that one environment names and that are not there. Apart from `loadConfig`, because they
 * are often kept out of the repository and then exist only where that environment is deployed from.
 */
export async function missingFiles(config: Config, environmentName: string): Promise<Problem[]> {
  const environment = config.environments.find(({ name }) => name === environmentName);
  if (environment === undefined) return [];
  const findings = await missing(config.root, namedFiles(environment));
  return findings.map((finding) => problemIn(config, finding));
}

function namedFiles({ name, envFiles, secrets }: EnvironmentConfig): [Path, string][] {
  const path = ["environments", name];
  return [
    ...envFiles.map((file): [Path, string] => [[...path, "env-files"], file]),
    ...Object.entries(secrets).flatMap(([secret, source]): [Path, string][] =>
      source.kind === "file" ? [[[...path, "secrets", secret, "file"], source.file]] : [],
    ),
  ];
}

/**
 * Hooks whose program is a path at which nothing can be started. Only a warning: it may be made before it is needed, and a
 * rollback must not wait for somebody to mend what tells of failures.
 */
export async function hooksThatCannotStart({
  root,
  environments,
}: Pick<Config, "root" | "environments">): Promise<Finding[]> {
  const programs = environments.flatMap(({ name, hooks }) =>
    Object.entries(hooks).map(([hook, { command }]): [Path, string] => [
      ["environments", name, "hooks", hook],
      command[0] ?? "",
    ]),
  );
  const paths = programs.filter(([, program]) => program.includes("/"));
  const absent = await missing(root, paths);
  const refused = paths.map(async ([path, program]): Promise<Finding[]> => {
    if (absent.some((finding) => finding.path === path) || (await mayBeStarted(resolve(root, program)))) return [];
    const hint = `chmod +x ${program}, and for git: git update-index --chmod=+x ${program}`;
    return [{ path, message: `${program} may not be executed`, hint }];
  });
  return [...absent, ...(await Promise.all(refused)).flat()];
}

async function mayBeStarted(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function missing(root: string, files: readonly [Path, string][]): Promise<Finding[]> {
  const findings = await Promise.all(
    files.map(async ([path, file]) => ((await exists(resolve(root, file))) ? [] : [await gone(root, path, file)])),
  );
  return findings.flat();
}

async function gone(root: string, path: Path, file: string): Promise<Finding> {
  const folder = dirname(file);
  const beside = await readdir(join(root, folder)).catch(() => []);
  const meant = hintFor(basename(file), beside);
  const hint =
    meant?.startsWith("did") === true ? meant.replace('"', `"${folder === "." ? "" : `${folder}/`}`) : undefined;
  return { path, message: `there is no ${isFolder(path) ? "folder" : "file"} ${file}`, hint };
}

function isFolder(path: Path): boolean {
  return path.at(-1) === "overlay" || path.at(-1) === "chart";
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
