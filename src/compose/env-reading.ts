import type { Runner } from "../command/runner.ts";
import { ConfigError, type Problem } from "../errors.ts";
import { printModel } from "./commands.ts";
import type { Json } from "./model.ts";
import { singleDollars } from "./placeholders.ts";
import { answers, preludeWith } from "./prelude.ts";

/** What Compose is asked to read, and with what beside it. */
export type EnvReading = {
  readonly root: string;
  /** Where the project lies, relative to the root. */
  readonly directory: string;
  /** Given as `--env-file`; relative to the root, and all there. */
  readonly envFiles: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** Read as the `env_file` of a service; one that is missing has no variables. */
  readonly files: readonly WantedFile[];
  readonly expressions: Readonly<Record<string, string>>;
};

export type WantedFile = {
  /** As a Compose file may write it, variables included. */
  readonly path: string;
  readonly format?: "raw";
};

export type EnvSaid = {
  /** Name and value of every variable, for each file in the order of the question. */
  readonly files: readonly Readonly<Record<string, string>>[];
  readonly said: Readonly<Record<string, string>>;
};

/** Variables of ours that Compose needs, so that an env file cannot set them. */
export const ownVariables: ReadonlySet<string> = new Set(["PATH", "HOME", "PWD", "DOCKER_CONFIG"]);

const timeoutMs = 60_000;

/**
 * Has Compose itself read env files, all in one process, so that nobody here has to know how they are written. The answer
 * holds secrets. Throws `compose.invalid` for a file that Compose cannot read, and never with a part of what is in it.
 */
export async function readEnvironment(reading: EnvReading, runner: Runner): Promise<EnvSaid> {
  const output = await ask(reading, runner);
  if (output.exitCode !== 0) throw new ConfigError([await complaint(reading, output.stderr, runner)], invalid);
  const { model, said } = answers(JSON.parse(output.stdout) as Record<string, Json>);
  const services = model["services"] as Readonly<Record<string, { environment?: Record<string, string | null> }>>;
  const files = reading.files.map((_file, index) => {
    const read = Object.entries(services[serviceName(index)]?.environment ?? {});
    return singleDollars(Object.fromEntries(read.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))));
  });
  return { files: files, said };
}

const invalid = { code: "compose.invalid" } as const;

function serviceName(index: number): string {
  return `file-${index}`;
}

async function ask(reading: EnvReading, runner: Runner) {
  const services = Object.fromEntries(
    reading.files.map(({ path, format }, index) => {
      const file = { path, required: false, ...(format === undefined ? {} : { format }) };
      return [serviceName(index), { image: "none", env_file: [file] }];
    }),
  );
  const { root, directory, envFiles, variables, expressions } = reading;
  const given = { root, directory, envFiles, variables, files: [], profiles: [] };
  const question = { ...printModel({ ...given, prelude: preludeWith(services, expressions) }) };
  return await runner.run(question, { accept: "any", timeoutMs });
}

/** Compose names a service's file only in some versions; where it does not, each is tried alone. */
async function complaint(reading: EnvReading, stderr: string, runner: Runner): Promise<Problem> {
  const named = problemIn(stderr, reading.root);
  if (named.file !== undefined || reading.files.length < 2) return { ...only(reading), ...named };
  for (const file of reading.files) {
    const alone = { ...reading, files: [file], expressions: {} };
    const output = await ask(alone, runner);
    if (output.exitCode !== 0) return { ...only(alone), ...problemIn(output.stderr, reading.root) };
  }
  return named;
}

function only({ files, root }: EnvReading): { file?: string } {
  const [file] = files;
  return file === undefined ? {} : { file: file.path.replace(`${root}/`, "") };
}

function problemIn(stderr: string, root: string): Problem {
  const said = stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("time="));
  const text = said.at(-1) ?? "";
  const [, file] = /failed to read (.+?): /.exec(text) ?? [];
  const [, line] = /line (\d+): /.exec(text) ?? [];
  return {
    ...(file === undefined ? {} : { file: file.replace(`${root}/`, "") }),
    ...(line === undefined ? {} : { line: Number(line) }),
    message: `Compose cannot read the env file: ${withoutValues(text)}`,
  };
}

/** Compose's complaint about an env file without what it quotes from it, which may be a secret. */
export function withoutValues(text: string): string {
  const message = text.replace(/^failed to read .+?: /, "").replace(/^line \d+: /, "");
  return message.replace(/\s*["'`].*$/s, "");
}
