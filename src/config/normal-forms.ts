/** The short forms that several options share, brought to the long one. */
import type { ReadyConfig, SecretSource } from "./config.ts";
import { secondsOf } from "./duration.ts";
import type { Report } from "./finding.ts";
import { interpolate, type Variables } from "./interpolate.ts";
import type { Path } from "./path.ts";
import type { WrittenSecrets, WrittenService } from "./schema.ts";
import { shellWords } from "./shell-words.ts";
import type { Surroundings } from "./surroundings.ts";
import { goodStatus } from "./terms.ts";

/** What normalising needs beside the file, and where it says what it cannot understand. */
export type NormaliseContext = {
  /** The App's name. */
  readonly app: string;
  readonly surroundings: Surroundings;
  readonly variables: Variables;
  readonly report: Report;
};

export function list<Item>(written: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(written) ? (written as readonly Item[]) : [written as Item];
}

/** The text with `${NAME}` replaced; a name without a value is reported. */
export function replaced(text: string, path: Path, { variables, report }: NormaliseContext): string {
  const result = interpolate(text, variables);
  for (const name of result.missing) {
    report({ path, message: `\${${name}} has no value`, hint: `set the environment variable ${name}` });
  }
  return result.text;
}

/** The words of a command; a line that needs a shell is reported, and so is a command without a program. */
export function wordsOf(written: string | readonly string[], path: Path, report: Report): readonly string[] {
  if (typeof written !== "string") {
    if (written[0]?.trim() === "") report({ path, message: "the command is empty" });
    return written;
  }
  const split = shellWords(written);
  if ("words" in split) return split.words;
  report({ path, message: split.problem, hint: 'write the command as a list; with a shell: [sh, -c, "…"]' });
  return [];
}

type Command = string | string[];
type Timed = { readonly command: Command; readonly timeout: string };

/** A command and how long it may take, whether it was written alone or in a map; `options` knows the usual time. */
export function timedCommand(
  written: Command | Timed,
  options: { parse(map: { readonly command: Command }): Timed },
  path: Path,
  report: Report,
): { readonly command: readonly string[]; readonly timeoutSeconds: number } {
  const isShort = typeof written === "string" || Array.isArray(written);
  const { command, timeout } = isShort ? options.parse({ command: written }) : written;
  const at = isShort ? path : [...path, "command"];
  return { command: wordsOf(command, at, report), timeoutSeconds: secondsOf(timeout) };
}

/** Where each secret comes from; a name alone is an environment variable too. */
export function sources(written: WrittenSecrets): Readonly<Record<string, SecretSource>> {
  if (Array.isArray(written)) {
    return Object.fromEntries(written.map((name) => [name, { kind: "environment", variable: name } as const]));
  }
  return Object.fromEntries(
    Object.entries(written).map(([name, { env, file }]): [string, SecretSource] => [
      name,
      file === undefined ? { kind: "environment", variable: env ?? name } : { kind: "file", file },
    ]),
  );
}

export function readyOf(written: NonNullable<WrittenService["ready"]>, path: Path, report: Report): ReadyConfig {
  if (Array.isArray(written)) return { kind: "command", command: written };
  const { http, status } = typeof written === "string" ? { http: written, status: goodStatus } : written;
  const { protocol, port, rest } = /^(?<protocol>\w+):\/\/:(?<port>\d+)(?<rest>.*)$/.exec(http)?.groups ?? {};
  const number = portOf(port, path, report);
  return protocol === "tcp"
    ? { kind: "tcp", port: number }
    : { kind: "http", port: number, path: rest === undefined || rest === "" ? "/" : rest, status: list(status) };
}

/** The port; one that cannot be is reported. */
export function portOf(written: string | undefined, path: Path, report: Report): number {
  const port = Number(written);
  if (!(port >= 1 && port <= 65_535))
    report({ path, message: `a port is a number from 1 to 65535, got ${String(written)}` });
  return port;
}
