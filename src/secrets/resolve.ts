import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { SecretError, messageOf } from "../errors.ts";
import { Secret } from "./secret.ts";

/** Where a secret's value is found; the release stores this and never the value. */
export type SecretReference =
  | { readonly name: string; readonly from: "file"; readonly file: string }
  | { readonly name: string; readonly from: "environment"; readonly variable: string };

export type SecretPlaces = {
  /** What relative files are relative to. */
  readonly root: string;
  /** The variables of the process that was started. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Told each secret the moment it is read, so that nothing can print it afterwards. */
  readonly learn: (secret: Secret) => void;
};

/** Resolves all of them or none: throws one `SecretError` that names every secret that cannot be had, and never a value. */
export async function resolveSecrets(
  references: readonly SecretReference[],
  places: SecretPlaces,
): Promise<ReadonlyMap<string, Secret>> {
  const tried = await Promise.all(references.map((reference) => resolveOne(reference, places)));
  const problems = tried.filter((each) => typeof each === "string");
  if (problems.length > 0) {
    throw new SecretError("secret.missing", problems.join("\n"), {
      hint: "Nothing was touched. Provide them and start again.",
    });
  }
  const secrets = tried.filter((each) => each instanceof Secret);
  return new Map(secrets.map((secret) => [secret.name, secret]));
}

async function resolveOne(reference: SecretReference, places: SecretPlaces): Promise<Secret | string> {
  const found = reference.from === "file" ? await fromFile(reference.file, places) : fromVariable(reference, places);
  if ("problem" in found) return `secret ${reference.name}: ${found.problem}`;
  const secret = new Secret(reference.name, found.value);
  places.learn(secret);
  return secret;
}

type Found = { readonly value: string } | { readonly problem: string };

async function fromFile(file: string, { root }: SecretPlaces): Promise<Found> {
  try {
    return { value: await readFile(isAbsolute(file) ? file : join(root, file), "utf8") };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return { problem: missing ? `file ${file} is missing` : `file ${file} cannot be read: ${messageOf(error)}` };
  }
}

function fromVariable(
  { variable }: Extract<SecretReference, { from: "environment" }>,
  { variables }: SecretPlaces,
): Found {
  const value = variables[variable];
  return value === undefined || value === "" ? { problem: `the variable ${variable} is not set` } : { value };
}
