/**
 * What a repository gets without a configuration file, or for what its file leaves out: pure functions over the names of
 * the files at the repository's root.
 */
import type { ApprovalConfig, GatesConfig } from "./config.ts";

export type Family = "dev" | "staging" | "production";

/** The first suffix that has a file wins. */
const suffixes: Readonly<Record<Family, readonly string[]>> = {
  dev: ["dev", "development"],
  staging: ["staging", "stage"],
  production: ["prod", "production"],
};

const branches: Readonly<Record<Family, string>> = { dev: "develop", staging: "staging", production: "main" };

export const families: readonly Family[] = ["dev", "staging", "production"];

/** Compose's own order of preference, and last the name that some give to a file that is only a base. */
const baseFiles = [
  "compose.yaml",
  "compose.yml",
  "docker-compose.yml",
  "docker-compose.yaml",
  "docker-compose.base.yml",
  "docker-compose.base.yaml",
  "compose.base.yaml",
  "compose.base.yml",
];

const overridePattern = /^(?:docker-)?compose\.override\.ya?ml$/;

/** Which of the three usual environments a name stands for, if any. */
export function familyOf(environment: string): Family | undefined {
  return families.find((family) => family === environment || suffixes[family].includes(environment));
}

export function conventionalBranch(environment: string): string | undefined {
  const family = familyOf(environment);
  return family === undefined ? undefined : branches[family];
}

export function baseFile(files: readonly string[]): string | undefined {
  return baseFiles.find((name) => files.includes(name));
}

/** Other files that could be the base; Compose would look at them only if the first were not there. */
export function otherBaseFiles(files: readonly string[]): readonly string[] {
  return baseFiles.filter((name) => files.includes(name)).slice(1);
}

/** Files that Compose merges by itself when it is called without `-f`; meant for a developer's machine. */
export function overrideFiles(files: readonly string[]): readonly string[] {
  return files.filter((name) => overridePattern.test(name));
}

export function overlayOf(environment: string, files: readonly string[]): string | undefined {
  return overlayNames(environment).find((name) => files.includes(name));
}

/** The files that are there for this environment alone. */
export function ownFiles(environment: string, files: readonly string[]): readonly string[] {
  return [...overlayNames(environment), ...envFileNames(environment)].filter((name) => files.includes(name));
}

export function conventionalComposeFiles(environment: string, files: readonly string[]): readonly string[] {
  return [baseFile(files), overlayOf(environment, files)].filter((name) => name !== undefined);
}

export function conventionalEnvFiles(environment: string, files: readonly string[]): readonly string[] {
  const name = [...envFileNames(environment), ".env"].find((file) => files.includes(file));
  return name === undefined ? [] : [name];
}

/** What files and namespaces of the environment end in, for example `prod`. */
export function suffixOf(environment: string): string {
  return suffixesOf(environment)[0] ?? environment;
}

/** Those of dev, staging and production that have a file of their own; with nothing but a base file: production. */
export function conventionalEnvironments(files: readonly string[]): readonly Family[] {
  const own = families.filter((family) => ownFiles(family, files).length > 0);
  return own.length > 0 || baseFile(files) === undefined ? own : ["production"];
}

/** The nearest of the usual environments before this one. */
export function conventionalRequires(environment: string, all: readonly string[]): readonly string[] {
  const family = familyOf(environment);
  if (family === undefined) return [];
  const earlier = families.slice(0, families.indexOf(family)).reverse();
  const nearest = earlier.map((one) => all.find((name) => familyOf(name) === one)).find((name) => name !== undefined);
  return nearest === undefined ? [] : [nearest];
}

/** An approval of which nothing is said but that it is needed. */
export const anyApproval: ApprovalConfig = { by: [], count: 1, authors: "refuse", expiresSeconds: 7 * 86_400 };

/** Production needs a person's word about what ran on staging, and a person's yes. */
export function conventionalAssent(
  environment: string,
  requires: readonly string[],
): Pick<GatesConfig, "signOff" | "approval"> {
  if (familyOf(environment) !== "production") return {};
  const tried = requires.some((name) => familyOf(name) === "staging");
  return { ...(tried ? { signOff: { by: [] } } : {}), approval: anyApproval };
}

/** A name that can stand in image names: lower case, digits and dashes. */
export function slug(name: string): string {
  const slugged = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return slugged === "" ? "app" : slugged;
}

function overlayNames(environment: string): readonly string[] {
  return suffixesOf(environment).flatMap((suffix) =>
    ["docker-compose", "compose"].flatMap((stem) => [`${stem}.${suffix}.yml`, `${stem}.${suffix}.yaml`]),
  );
}

function envFileNames(environment: string): readonly string[] {
  return suffixesOf(environment).map((suffix) => `.env.${suffix}`);
}

function suffixesOf(environment: string): readonly string[] {
  const family = familyOf(environment);
  return family === undefined ? [environment] : suffixes[family];
}
