import type { Problem } from "../errors.ts";
import type { ConfigFile } from "./load.ts";
import { renderPath, type Path } from "./path.ts";

/** Something wrong in the configuration, before it is known where in the file that is. */
export type Finding = {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string | undefined;
  /** Points at the key instead of its value: the name itself is wrong. */
  readonly atKey?: boolean;
};

/** Takes findings one by one while something else is done. */
export type Report = (finding: Finding) => void;

/** The finding with its place in the file. */
export function problemOf(finding: Finding, file: ConfigFile): Problem {
  return {
    ...(file.name === undefined ? {} : { file: file.name }),
    ...file.locate(finding.path, finding.atKey === true ? "key" : "value"),
    path: renderPath(finding.path),
    message: finding.message,
    ...(finding.hint === undefined ? {} : { hint: finding.hint }),
  };
}

/** A value as messages quote it: short, on one line. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a map";
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}..."` : shown;
}
