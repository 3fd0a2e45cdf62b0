import { posix } from "node:path";
import type { Problem } from "../errors.ts";
import { compilePattern, type PathTest } from "./ignore-pattern.ts";

/** One line of a `.dockerignore` file that means something. */
export type IgnoreRule = {
  readonly test: PathTest;
  /** An exception (`!pattern`): what it matches is sent again. */
  readonly isException: boolean;
};

// The builder trims what Go calls white space: unlike JavaScript's `trim` that is not the byte order mark, but NEL.
const space = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const outerSpace = new RegExp(`^${space}|${space}$`, "g");

const item = String.raw`(?:\\.|[^\\\-\]])`;
const wellFormed = new RegExp(String.raw`^(?:\\.|\[\^?(?:${item}(?:-${item})?)+\]|[^\\[])*$`, "su");

/**
 * Reads a `.dockerignore` file as BuildKit does. A line that BuildKit refuses comes back as a problem with its line;
 * `file` is only the name used in it.
 */
export function parseIgnoreFile(text: string, file: string): { rules: IgnoreRule[]; problems: Problem[] } {
  const rules: IgnoreRule[] = [];
  const problems: Problem[] = [];
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (const [index, written] of lines.entries()) {
    // Only a `#` in the first column starts a comment.
    if (written.startsWith("#") || trim(written) === "") continue;
    const rule = parseRule(trim(written));
    if (rule !== undefined) rules.push(rule);
    else problems.push({ file, line: index + 1, message: `the builder cannot read the pattern "${trim(written)}"` });
  }
  return { rules, problems };
}

function parseRule(written: string): IgnoreRule | undefined {
  const isException = written.startsWith("!");
  const named = isException ? trim(written.slice(1)) : written;
  if (named === "") return undefined;
  const pattern = relative(clean(named));
  const test = wellFormed.test(pattern) ? compilePattern(pattern) : undefined;
  return test && { test, isException };
}

function trim(text: string): string {
  return text.replace(outerSpace, "");
}

function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}

function relative(path: string): string {
  return path.length > 1 && path.startsWith("/") ? path.slice(1) : path;
}
