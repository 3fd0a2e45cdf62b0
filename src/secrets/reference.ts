import type { SecretSource } from "../config/config.ts";

/** Where a secret's value is found; the release stores this and never the value. */
export type SecretReference =
  | { readonly name: string; readonly from: "file"; readonly file: string }
  | { readonly name: string; readonly from: "environment"; readonly variable: string }
  | EnvFileReference;

/** A variable of an env file, as Compose reads it. */
export type EnvFileReference = {
  /** Unique in its environment; the variable's own name where nothing else has it. */
  readonly name: string;
  readonly from: "env-file";
  /** Relative to the checkout, or absolute. */
  readonly file: string;
  readonly variable: string;
  /** Read as it stands, without quotes and variables: `format: raw` of a service's `env_file`. */
  readonly format?: "raw";
  /** Names of secrets that the env file's text refers to, so that they must be there to read it. */
  readonly needs?: readonly string[];
};

/** A secret that an environment knows: configured, or found in an env file. */
export type KnownSecret = SecretSource | EnvFileSource;

export type EnvFileSource = { readonly kind: "env-file" } & Omit<EnvFileReference, "name" | "from">;

/** The variable that may hold the value of a secret whose file is not there, as on a runner's fresh checkout. */
export function variableFor(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9_]/g, "_");
}

/** How a release refers to a secret that the environment knows under this name. */
export function referenceTo(name: string, source: KnownSecret): SecretReference {
  switch (source.kind) {
    case "file":
      return { name, from: "file", file: source.file };
    case "environment":
      return { name, from: "environment", variable: source.variable };
    case "env-file": {
      const { kind: from, ...rest } = source;
      return { name, from, ...rest };
    }
  }
}
