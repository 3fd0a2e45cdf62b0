import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Output, Runner } from "../command/runner.ts";
import { CommandError, ConfigError, DeployError, messageOf, type Problem } from "../errors.ts";
import { variableFor } from "../secrets/reference.ts";
import { printModel } from "./commands.ts";
import { explain, warningsOf } from "./explain.ts";
import type { LoadedModel } from "./loaded.ts";
import { machineValues } from "./machine.ts";
import { envFiles, missingVariables, mountedFiles, questions, requiredReferences } from "./missing.ts";
import type { ComposeModel, Json } from "./model.ts";
import { placeholder, singleDollars } from "./placeholders.ts";
import { answers, prelude } from "./prelude.ts";
import { sourcesOf, type Sources } from "./sources.ts";
import { duplicated, standsAlone } from "./stand-alone.ts";

export type LoadInput = {
  /** The checkout, absolute. */
  readonly root: string;
  /** Relative to the root; none: what Compose finds by itself, `COMPOSE_FILE` of the env files first. */
  readonly files: readonly string[];
  readonly envFiles: readonly string[];
  /** `*` among them shows everything; the others still say what must load when something else does not. */
  readonly profiles: readonly string[];
  /** Names the project whatever the files say. */
  readonly project?: string | undefined;
  /** Names the project when neither the files nor `COMPOSE_PROJECT_NAME` do. */
  readonly fallbackName?: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** Variables whose value stays a placeholder. */
  readonly secretNames: readonly string[];
  /** The files, when somebody read them before; default: read when they are needed. */
  readonly sources?: Sources;
};

const timeoutMs = 60_000;
const asked = { profiles: "${COMPOSE_PROFILES:-}" };

/**
 * The model as Compose itself resolves it, from the files and the given variables alone: nothing of this process's
 * environment gets in. Throws `compose.invalid` with everything that is wrong, and `compose.unavailable`.
 */
export async function loadModel(input: LoadInput, runner: Runner): Promise<LoadedModel> {
  const files = input.files.length > 0 ? input.files : await ownFiles(input, runner);
  const given = { ...input, files };
  const absent = [...missingComposeFiles(given), ...missingEnvironment(given)];
  if (absent.length > 0) throw new ConfigError(absent, { code: "compose.invalid" });
  const sources = input.sources ?? readSources(input.root, files);
  const printing = print(given, asked, runner);
  // Costs nothing while Compose is at work.
  sources.all();
  const output = await printing;
  if (output.exitCode !== 0) return withoutInactive(given, sources, output, runner);
  return loaded(given, sources, output, runner);
}

/** The Compose files for whoever needs lines or names out of them before the model is there. */
export function readSources(root: string, files: readonly string[]): Sources {
  return sourcesOf(root, files, readText);
}

async function loaded(input: LoadInput, sources: Sources, output: Output, runner: Runner): Promise<LoadedModel> {
  const { model: printed, said } = parsed(output);
  const model = printed as unknown as ComposeModel;
  if (Object.keys(model.services).length === 0) throw withoutServices(input);
  const defaultProfiles = (said["profiles"] ?? "").split(",").filter((profile) => profile !== "");
  const problems = [...missingFiles(input, model, sources), ...(await complete(input, model, sources, runner))];
  const warnings = [...warningsOf(output.stderr, sources), ...machineValues(sources)];
  return { root: input.root, model, defaultProfiles, problems, warnings, sources };
}

/** When only a service behind an inactive profile is wrong, the rest loads, as it would by hand. */
async function withoutInactive(
  input: LoadInput,
  sources: Sources,
  output: Output,
  runner: Runner,
): Promise<LoadedModel> {
  const problems = await everythingWrong(input, sources, output, runner);
  if (input.profiles.includes("*")) {
    const active = { ...input, profiles: input.profiles.filter((profile) => profile !== "*") };
    const again = await print(active, asked, runner);
    if (again.exitCode === 0) {
      const result = await loaded(active, sources, again, runner);
      const left = problems.map((each) => ({
        ...each,
        message: `left out services behind inactive profiles: ${each.message}`,
      }));
      return { ...result, warnings: [...result.warnings, ...left] };
    }
  }
  throw new ConfigError(problems, { code: "compose.invalid" });
}

/** Compose stops at the first missing thing; these are all of them, and what Compose said when it was something else. */
async function everythingWrong(input: LoadInput, sources: Sources, output: Output, runner: Runner): Promise<Problem[]> {
  const required = requiredReferences(sources);
  const files = [...envFiles(sources), ...mountedFiles(sources)];
  const expressions = questions(required, files);
  const probe = await print({ ...input, files: [] }, expressions, runner);
  const said = probe.exitCode === 0 ? parsed(probe).said : {};
  const absent = files.flatMap(({ written, base, path, place }, index): Problem[] => {
    const file = resolve(base, said[`path:${index}`] ?? written);
    if (existsSync(file)) return [];
    const hint = path.endsWith(".env_file") ? { hint: "Create it, or mark it `required: false`." } : {};
    return [{ ...place, path, message: `${shown(input.root, file)} does not exist`, ...hint }];
  });
  const found = [...missingVariables(required, said), ...absent];
  const own = explain(output.stderr, sources, input.root);
  const ours = (problem: Problem) => found.some(({ line, file }) => line === problem.line && file === problem.file);
  return [...own.filter((problem) => !ours(problem)), ...found];
}

async function complete(input: LoadInput, model: ComposeModel, sources: Sources, runner: Runner): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const file of input.files.slice(1)) {
    if (duplicated(model).length === 0 || !standsAlone(file, sources)) continue;
    const alone = await print({ ...input, files: [file] }, {}, runner);
    if (alone.exitCode !== 0) continue;
    const whole = parsed(alone).model as unknown as ComposeModel;
    const services = duplicated(model).filter((service) => service in whole.services);
    if (services.length > 0) problems.push(secondFile(file, services, sources));
  }
  return problems;
}

function secondFile(file: string, services: readonly string[], sources: Sources): Problem {
  const [first = ""] = services;
  const port = sources.locate(["services", first, "ports"]);
  const place = port?.file === file ? port : { file, line: 1 };
  return {
    ...place,
    message: `${file} is complete in itself; laid over the other files it publishes the ports of ${services.join(", ")} twice`,
    hint: `Use it alone:\n  compose-files:\n    - ${file}\nIf it is meant as an overlay, write \`ports: !override\` in it.`,
  };
}

/** Compose takes an empty file for no error when another document comes with it. */
function withoutServices({ files }: LoadInput): ConfigError {
  const message = `${files.join(", ")}: no services are defined`;
  return new ConfigError([{ message }], { code: "compose.invalid" });
}

function missingFiles(input: LoadInput, model: ComposeModel, sources: Sources): Problem[] {
  return (["secrets", "configs"] as const).flatMap((kind) => {
    const used = new Set(
      Object.values(model.services).flatMap((service) => (service[kind] ?? []).map(({ source }) => source)),
    );
    return Object.entries(singleDollars(model[kind] ?? {})).flatMap(([name, { file }]): Problem[] => {
      if (file === undefined || !used.has(name) || existsSync(file)) return [];
      const path = `${kind}.${name}.file`;
      const hint =
        kind === "secrets" ? { hint: `Create it, or give its value as the variable ${variableFor(name)}.` } : {};
      const place = sources.locate([kind, name, "file"]);
      return [{ ...place, path, message: `${shown(input.root, file)} does not exist`, ...hint }];
    });
  });
}

function missingComposeFiles({ root, files }: LoadInput): Problem[] {
  if (files.length === 0) {
    const hint = "Write one, or name it under `compose-files:` of the environment in aip-deploy.yml.";
    return [{ message: `there is no Compose file in ${root}`, hint }];
  }
  return files.flatMap((file) =>
    existsSync(resolve(root, file)) ? [] : [{ file, message: "the Compose file does not exist" }],
  );
}

function missingEnvironment({ root, envFiles: files }: LoadInput): Problem[] {
  const hint = "Create it, or take it out of the environment's `env-files:`.";
  return files.flatMap((file) =>
    existsSync(resolve(root, file)) ? [] : [{ file, message: "the env file does not exist", hint }],
  );
}

const defaultNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const overrideNames = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

/** What Compose would read without being told, in its order. */
async function ownFiles(input: LoadInput, runner: Runner): Promise<string[]> {
  const output = await print(input, { files: "${COMPOSE_FILE:-}", separator: "${COMPOSE_PATH_SEPARATOR:-:}" }, runner);
  const { files = "", separator = ":" } = output.exitCode === 0 ? parsed(output).said : {};
  if (files !== "") return files.split(separator);
  const found = (names: readonly string[]) => names.filter((name) => existsSync(join(input.root, name))).slice(0, 1);
  const base = found(defaultNames);
  return base.length === 0 ? [] : [...base, ...found(overrideNames)];
}

async function print(input: LoadInput, expressions: Record<string, string>, runner: Runner): Promise<Output> {
  const placeholders = Object.fromEntries(input.secretNames.map((name) => [name, placeholder(name)]));
  const command = printModel({
    ...input,
    variables: { ...input.variables, ...placeholders },
    prelude: prelude(expressions, input.fallbackName),
  });
  try {
    const output = await runner.run(command, { accept: "any", timeoutMs });
    if (output.exitCode !== 0 && isNoCompose(output.stderr)) throw unavailable("docker has no `compose` command");
    return output;
  } catch (error) {
    if (error instanceof CommandError && error.code === "command.missing") throw unavailable(messageOf(error), error);
    throw error;
  }
}

/** The docker program without the plugin takes `compose`'s flags for its own. */
function isNoCompose(stderr: string): boolean {
  return /'compose' is not a docker command|(unknown command: docker compose)|unknown (shorthand )?flag.*\n*.*docker --help/s.test(
    stderr,
  );
}

function unavailable(message: string, cause?: unknown): DeployError {
  const hint =
    "Install Docker Compose 2.26 or newer: on Debian and Ubuntu `apt-get install docker-cli docker-compose`, elsewhere https://docs.docker.com/compose/install/.";
  return new DeployError("compose.unavailable", message, { hint, cause });
}

function parsed(output: Output) {
  return answers(JSON.parse(output.stdout) as Record<string, Json>);
}

function readText(absolute: string): string | undefined {
  try {
    return readFileSync(absolute, "utf8");
  } catch {
    return undefined;
  }
}

function shown(root: string, file: string): string {
  const path = relative(root, file);
  return path.startsWith("..") ? file : path;
}
