import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { SecretError, messageOf } from "../errors.ts";
import { isCommonWord, looksSecret } from "./looks-secret.ts";
import { variableFor, type EnvFileReference, type SecretReference } from "./reference.ts";
import { Secret } from "./secret.ts";

export type { SecretReference };

export type SecretPlaces = {
  /** What relative files are relative to. */
  readonly root: string;
  /** The variables of the process that was started. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Told each secret the moment it is read, so that nothing can print it afterwards. */
  readonly learn: (secret: Secret) => void;
  readonly envFiles: EnvFileReader;
};

/**
 * Reads variables of env files, all at once; `given` are values that the files' text may refer to. Gives for each reference's
 * name its value, or why there is none; never throws for what is wrong with a file.
 */
export type EnvFileReader = (
  references: readonly EnvFileReference[],
  given: Readonly<Record<string, string>>,
) => Promise<ReadonlyMap<string, Found>>;

export type Found = { readonly value: string } | { readonly problem: string };

type DirectReference = Exclude<SecretReference, EnvFileReference>;

/** Resolves all of them or none: throws one `SecretError` that names every secret that cannot be had, and never a value. */
export async function resolveSecrets(
  references: readonly SecretReference[],
  places: SecretPlaces,
): Promise<ReadonlyMap<string, Secret>> {
  const { secrets, problems } = await resolveAvailable(references, places);
  if (problems.length === 0) return secrets;
  throw new SecretError("secret.missing", problems.join("\n"), {
    hint: "Nothing was touched. Provide them and start again.",
  });
}

/** Resolves those that can be had, and says of each other one why it cannot; in the order of the references. */
export async function resolveAvailable(
  references: readonly SecretReference[],
  places: SecretPlaces,
): Promise<{ readonly secrets: ReadonlyMap<string, Secret>; readonly problems: readonly string[] }> {
  const [fromFiles, others] = [
    references.filter(isOfEnvFile),
    references.filter((each): each is DirectReference => !isOfEnvFile(each)),
  ];
  const direct = new Map(await Promise.all(others.map(async (each) => [each.name, await find(each, places)] as const)));
  // Before a program is given any of them.
  const known = learnt(direct, places);
  const needed = new Set(fromFiles.flatMap(({ needs = [] }) => needs));
  const given = Object.fromEntries(
    [...known].flatMap(([name, secret]) => (needed.has(name) ? [[name, secret.reveal()]] : [])),
  );
  const read = fromFiles.length === 0 ? new Map<string, Found>() : await places.envFiles(fromFiles, given);
  const all = new Map([
    ...known,
    ...learnt(read, {
      learn: (secret) => {
        learnUnusual(secret, fromFiles, places);
      },
    }),
  ]);
  const secrets = references.flatMap(({ name }) => {
    const secret = all.get(name);
    return secret === undefined ? [] : [[name, secret] as const];
  });
  const problems = references.flatMap(({ name }) => {
    const found = direct.get(name) ?? read.get(name);
    return found !== undefined && "problem" in found ? [`secret ${name}: ${found.problem}`] : [];
  });
  return { secrets: new Map(secrets), problems };
}

/** Env files hold `true` and `INFO` too; with those taken out of every text nobody could read it. */
function learnUnusual(secret: Secret, references: readonly EnvFileReference[], { learn }: SecretPlaces): void {
  const variable = references.find(({ name }) => name === secret.name)?.variable ?? secret.name;
  const value = secret.reveal();
  if (looksSecret(variable, value, { tracked: false }) && !isCommonWord(value)) learn(secret);
}

function learnt(found: ReadonlyMap<string, Found>, { learn }: Pick<SecretPlaces, "learn">): Map<string, Secret> {
  const secrets = [...found].flatMap(([name, each]) => ("value" in each ? [new Secret(name, each.value)] : []));
  for (const secret of secrets) learn(secret);
  return new Map(secrets.map((secret) => [secret.name, secret]));
}

function isOfEnvFile(reference: SecretReference): reference is EnvFileReference {
  return reference.from === "env-file";
}

/** Where it is found, in words. */
export function sourceOf(reference: SecretReference): string {
  switch (reference.from) {
    case "file":
      return `file ${reference.file}`;
    case "environment":
      return `environment variable ${reference.variable}`;
    case "env-file":
      return `${reference.variable} in ${reference.file}`;
  }
}

async function find(reference: DirectReference, places: SecretPlaces): Promise<Found> {
  return reference.from === "file" ? await fromFile(reference, places) : fromVariable(reference, places);
}

async function fromFile(
  { name, file }: Extract<SecretReference, { from: "file" }>,
  { root, variables }: SecretPlaces,
): Promise<Found> {
  try {
    return { value: await readFile(isAbsolute(file) ? file : join(root, file), "utf8") };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      return { problem: `file ${file} cannot be read: ${messageOf(error)}` };
    }
    const variable = variableFor(name);
    const value = variables[variable] ?? "";
    return value === "" ? { problem: `file ${file} is missing, and the variable ${variable} is not set` } : { value };
  }
}

function fromVariable(
  { variable }: Extract<SecretReference, { from: "environment" }>,
  { variables }: SecretPlaces,
): Found {
  const value = variables[variable];
  return value === undefined || value === "" ? { problem: `the variable ${variable} is not set` } : { value };
}
