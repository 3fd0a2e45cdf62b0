import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { Runner } from "../command/runner.ts";
import type { Problem } from "../errors.ts";
import { looksSecret, mayHoldSecret } from "../secrets/looks-secret.ts";
import type { EnvFileSource } from "../secrets/reference.ts";
import { Secret } from "../secrets/secret.ts";
import { ownVariables, readEnvironment } from "./env-reading.ts";
import type { LoadedModel } from "./loaded.ts";
import type { ComposeModel, ComposeService } from "./model.ts";
import { doubleDollars, placeholder, secretsIn, withoutPlaceholders } from "./placeholders.ts";
import { serviceEnvFiles, setsItself, variablesOfFiles, type ServiceEnvFile } from "./service-env-files.ts";
import type { Sources } from "./sources.ts";
import { trackedFiles, type Tracked } from "./tracked.ts";

export type EnvSecretsInput = {
  readonly root: string;
  /** Relative to the root, as are the env files. */
  readonly composeFiles: readonly string[];
  readonly envFiles: readonly string[];
  /** The environment's own; a name in it is no secret, whatever it looks like. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names of the environment's configured secrets, which stay what they are. */
  readonly secretNames: readonly string[];
  readonly sources: Sources;
};

/** What the env files of one environment hold, sorted into what a release may hold and what it may not. */
export type EnvSecrets = {
  /** Variables that Compose must be given as placeholders. */
  readonly names: readonly string[];
  /** Puts placeholders where Compose wrote the values of services' own env files. */
  conceal(loaded: LoadedModel): Concealed;
};

export type Concealed = {
  readonly loaded: LoadedModel;
  /** By the name in the placeholder. */
  readonly secrets: Readonly<Record<string, EnvFileSource>>;
  /** What those that look secret are now, apart from values that another secret is a part of. */
  readonly values: readonly Secret[];
  /** What the release holds although git does not, one sentence a file. */
  readonly notes: readonly string[];
};

/** The env files that Compose takes `${NAME}` from; without any it looks beside the first Compose file. */
export function projectEnvFiles({
  root,
  composeFiles,
  envFiles,
}: Pick<EnvSecretsInput, "root" | "composeFiles" | "envFiles">): string[] {
  const files = envFiles.length > 0 ? envFiles : [`${dirname(composeFiles[0] ?? ".")}/.env`.replace(/^\.\//, "")];
  return files.filter((file) => existsSync(resolve(root, file)));
}

/** Has Compose read every env file of an environment and finds the secrets in them. Throws `compose.invalid`. */
export async function envSecrets(input: EnvSecretsInput, runner: Runner): Promise<EnvSecrets> {
  const project = projectEnvFiles(input);
  const named = serviceEnvFiles(input.sources);
  const tracked = trackedFiles(input.root, runner);
  if (!(await needsLook(project, named, input.root, tracked))) return nothing;
  const { said, files } = await read(project, named, input, runner);
  const own = named.map((file, index): ReadFile => {
    const path = resolve(file.base, said[`path:${index}`] ?? file.written);
    const inside = relative(input.root, path);
    return {
      ...file,
      file: inside.startsWith("..") || isAbsolute(inside) ? path : inside,
      values: files[project.length + index] ?? {},
    };
  });
  const isTracked = await tracked([...project, ...own.map(({ file }) => file)]);
  const looking = { ...input, isTracked };
  const variables = projectVariables(project, files, said, looking);
  const names = variables.flatMap(({ name, secret }) => (secret ? [name] : []));
  return { names, conceal: (loaded) => conceal(loaded, variables, own, looking) };
}

const nothing: EnvSecrets = {
  names: [],
  conceal: (loaded) => ({ loaded, secrets: {}, values: [], notes: [] }),
};

type Looking = EnvSecretsInput & { readonly isTracked: (file: string) => boolean };

/** A process of Compose is not started for files that git holds and in which no word could be a secret. */
async function needsLook(
  project: readonly string[],
  named: readonly ServiceEnvFile[],
  root: string,
  tracked: Tracked,
): Promise<boolean> {
  const plain = named
    .filter(({ written }) => !written.includes("$"))
    .map(({ base, written }) => resolve(base, written));
  if (plain.length < named.length) return true;
  const files = [...project.map((file) => resolve(root, file)), ...plain].filter((file) => existsSync(file));
  if (files.length === 0) return false;
  const isTracked = await tracked(files);
  return files.some((file) => !isTracked(file) || mayHoldSecret(readFileSync(file, "utf8")));
}

async function read(
  project: readonly string[],
  named: readonly ServiceEnvFile[],
  input: EnvSecretsInput,
  runner: Runner,
) {
  const { root, variables, sources } = input;
  const asked = new Set(sources.references().map(({ name }) => name));
  const values = [...asked].map((name) => [`value:${name}`, `\${${name}-}`] as const);
  const paths = named.map(({ written }, index) => [`path:${index}`, written] as const);
  const placeholders = input.secretNames.map((name) => [name, placeholder(name)] as const);
  const reading = {
    ...{ root, envFiles: project, directory: dirname(input.composeFiles[0] ?? ".") },
    variables: { ...variables, ...Object.fromEntries(placeholders) },
    files: [...project.map((file) => ({ path: resolve(root, file).replaceAll("$", "$$$$") })), ...named],
    expressions: Object.fromEntries([...values, ...paths]),
  };
  return await readEnvironment(reading, runner);
}

/** A variable of the env files, with the file that Compose takes it from. */
type Variable = {
  readonly name: string;
  readonly value: string;
  readonly file: string;
  readonly tracked: boolean;
  readonly secret: boolean;
};

type ReadFile = ServiceEnvFile & { readonly file: string; readonly values: Readonly<Record<string, string>> };

function projectVariables(
  project: readonly string[],
  files: readonly Readonly<Record<string, string>>[],
  said: Readonly<Record<string, string>>,
  input: Looking,
): Variable[] {
  const decided = new Set([...ownVariables, ...Object.keys(input.variables), ...input.secretNames]);
  const secretByUse = new Set(variablesOfFiles(input.sources));
  const found = new Map<string, Variable>();
  for (const [index, file] of project.entries()) {
    const tracked = input.isTracked(file);
    for (const [name, read] of Object.entries(files[index] ?? {})) {
      if (!/^[A-Za-z_]\w*$/.test(name) || decided.has(name)) continue;
      const value = said[`value:${name}`] ?? read;
      // What is left when other secrets are taken out of it: a URL that only refers to a password holds none.
      const secret =
        value !== "" && (secretByUse.has(name) || looksSecret(name, withoutPlaceholders(value), { tracked }));
      found.set(name, { name, value, file, tracked, secret });
    }
  }
  return [...found.values()];
}

function conceal(
  loaded: LoadedModel,
  variables: readonly Variable[],
  own: readonly ReadFile[],
  input: Looking,
): Concealed {
  const known = knownSecrets(variables, input);
  const services = Object.entries(loaded.model.services).map(([name, service]) => {
    const files = own.filter((file) => file.service === name);
    return [name, files.length === 0 ? service : concealService(name, service, { files, known, input })] as const;
  });
  const model: ComposeModel = { ...loaded.model, services: Object.fromEntries(services) };
  const warnings = [...loaded.warnings, ...committed(known.all(), input)];
  return {
    loaded: { ...loaded, model, warnings },
    secrets: Object.fromEntries(known.all().map(({ name, source }) => [name, source])),
    values: known.all().flatMap(({ name, source, value }) => {
      const looks = name === source.variable || looksSecret(source.variable, value, { tracked: false });
      return looks && secretsIn(value).length === 0 ? [new Secret(name, value)] : [];
    }),
    notes: literals(variables, loaded),
  };
}

type Known = { readonly name: string; readonly source: EnvFileSource; readonly value: string };

/** Gives every variable of every file a name of its own, the project's variables their own one. */
function knownSecrets(variables: readonly Variable[], { secretNames }: EnvSecretsInput) {
  const found = new Map<string, Known>();
  const add = (name: string, value: string, source: Omit<EnvFileSource, "kind">) => {
    const needs = secretsIn(value);
    found.set(name, { name, value, source: { kind: "env-file", ...source, ...(needs.length === 0 ? {} : { needs }) } });
    return name;
  };
  for (const { name, value, file, secret } of variables) if (secret) add(name, value, { file, variable: name });
  const isFree = (name: string, file: string, variable: string) => {
    const other = found.get(name)?.source;
    return !secretNames.includes(name) && (other === undefined || (other.file === file && other.variable === variable));
  };
  return {
    all: () => [...found.values()],
    nameOf({ file, format, values }: ReadFile, variable: string): string {
      const candidates = [variable, `${variable}_of_${file.replace(/^[./]+/, "")}`].map((name) =>
        name.replaceAll(/\W/g, "_").replace(/^\d/, "_$&"),
      );
      const [own = "", long = ""] = candidates;
      const ofProject = found.get(own)?.source;
      const name = ofProject?.file === file && ofProject.variable === variable && format === undefined ? own : long;
      const free = isFree(name, file, variable) ? name : `${long}_${hash(`${file}\0${variable}`)}`;
      return add(free, values[variable] ?? "", { file, variable, ...(format === undefined ? {} : { format }) });
    },
  };
}

type Concealing = {
  readonly files: readonly ReadFile[];
  readonly known: ReturnType<typeof knownSecrets>;
  readonly input: Looking;
};

function concealService(name: string, service: ComposeService, { files, known, input }: Concealing): ComposeService {
  const environment = Object.entries(service.environment ?? {}).map(([key, printed]) => {
    const having = files.filter(({ values }) => key in values);
    const same = having.findLast(({ values }) => doubleDollars(values[key]) === printed);
    const file = same ?? having.at(-1);
    if (file === undefined || printed === null || printed === "" || key in input.variables)
      return [key, printed] as const;
    const looks = looksSecret(key, file.values[key] ?? "", { tracked: input.isTracked(file.file) });
    const isOwn = setsItself(name, key, input.sources);
    if (isOwn ? same === undefined || !looks : input.isTracked(file.file) && !looks) return [key, printed] as const;
    if (input.secretNames.includes(key)) return [key, placeholder(key)] as const;
    return [key, placeholder(known.nameOf(file, key))] as const;
  });
  return environment.length === 0 ? service : { ...service, environment: Object.fromEntries(environment) };
}

/** One warning a file that git holds, at the line of its first secret. */
function committed(known: readonly Known[], { root, isTracked }: Looking): Problem[] {
  const files = new Map<string, Set<string>>();
  for (const { source } of known) {
    if (!isTracked(source.file)) continue;
    files.set(source.file, (files.get(source.file) ?? new Set()).add(source.variable));
  }
  return [...files].map(([file, found]) => {
    const text = readFileSync(resolve(root, file), "utf8").split(/\r?\n/);
    const at = (name: string) =>
      text.findIndex((line) => new RegExp(`^\\s*(?:export\\s+)?${escaped(name)}\\s*[=:]`).test(line));
    const names = [...found].sort((left, right) => at(left) - at(right));
    const line = at(names[0] ?? "");
    const looks = names.length === 1 ? "looks like a secret and is committed" : "look like secrets and are committed";
    return {
      file,
      ...(line < 0 ? {} : { line: line + 1 }),
      message: `${names.join(", ")} ${looks}; no release holds ${names.length === 1 ? "its value" : "their values"}`,
      hint: "Keep secrets out of git, or list what is none under `variables:` of the environment in aip-deploy.yml.",
    };
  });
}

/** What the Compose files use of files that git does not hold, and that does not look like a secret. */
function literals(variables: readonly Variable[], { model, sources }: LoadedModel): string[] {
  const used = new Set(sources.references().map(({ name }) => name));
  const passed = ({ name, value }: Variable) =>
    Object.values(model.services).some(({ environment }) => environment?.[name] === doubleDollars(value));
  const files = new Map<string, string[]>();
  for (const variable of variables) {
    if (variable.tracked || variable.secret || variable.value === "") continue;
    if (!used.has(variable.name) && !passed(variable)) continue;
    files.set(variable.file, [...(files.get(variable.file) ?? []), variable.name]);
  }
  return [...files].map(
    ([file, names]) =>
      `the release holds the ${names.length === 1 ? "value" : "values"} of ${names.join(", ")} from ${file}, which git does not track`,
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
