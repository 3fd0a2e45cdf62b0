import { z } from "zod";
import { show, type Finding } from "./finding.ts";
import type { Path } from "./path.ts";
import { schema, type Written } from "./schema.ts";
import { hintFor } from "./suggest.ts";
import { isMap } from "./terms.ts";

type Issue = z.core.$ZodIssue;

/**
 * Holds the file against the schema and reports everything that does not fit. What fits is returned in any case, so that
 * the rules can be asked about the rest of the file too; with findings it must not be used for anything else.
 */
export function shape(value: unknown): { written: Written; findings: Finding[] } {
  const findings: Finding[] = [];
  let rest = structuredClone(value);
  for (;;) {
    const parsed = schema.safeParse(rest, { reportInput: true, error: meant });
    if (parsed.success) return { written: parsed.data, findings };
    const found = parsed.error.issues.flatMap((issue) => findingsOf(issue));
    // Leaving out what was wrong can show that something else is missing; that is no mistake of the user's.
    if (findings.length === 0) findings.push(...found);
    for (const { path } of found) rest = without(rest, path);
  }
}

function meant(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return "is required";
  if (issue.code === "invalid_type") return `must be ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === "too_big") return `must be at most ${String(issue.maximum)}`;
  if (issue.code !== "too_small") return "is not allowed here";
  return issue.origin === "array" || issue.origin === "string"
    ? "must not be empty"
    : `must be at least ${String(issue.minimum)}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
};

function findingsOf(issue: Issue, parent: Path = []): Finding[] {
  const path = [...parent, ...(issue.path as Path)];
  if (issue.code === "invalid_union") {
    const branch = branchThatWasMeant(issue);
    if (branch !== undefined) return branch.flatMap((inner) => findingsOf(inner, path));
    if (issue.discriminator !== undefined) return [aboutKind(issue, path)];
  }
  if (issue.code === "custom") return [aboutKey(issue, path)];
  const message = issue.input === undefined ? "is required" : `${issue.message}, got ${show(issue.input)}`;
  const hint =
    issue.code === "invalid_value" && issue.values.length > 0
      ? hintFor(word(issue.input), issue.values.map(String))
      : undefined;
  return [{ path, message, hint }];
}

/** The option by which several forms of a map are told apart says none that is known. */
function aboutKind({ input, discriminator = "", message, ...issue }: Issue & { code: "invalid_union" }, path: Path) {
  const value = isMap(input) ? input[discriminator] : undefined;
  if (value === undefined) return { path, message: "is required" };
  const known = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  return { path, message: `${message}, got ${show(value)}`, hint: hintFor(word(value), known) };
}

function aboutKey(issue: Issue & { code: "custom" }, path: Path): Finding {
  const known = issue.params?.["known"] as string[] | undefined;
  return { path, message: issue.message, hint: known && hintFor(word(path.at(-1)), known), atKey: true };
}

/** The only form whose kind of value (text, list, map…) is the one that was written. */
function branchThatWasMeant(issue: Issue & { code: "invalid_union" }): readonly Issue[] | undefined {
  const fitting = issue.errors.filter(
    (branch) => !branch.some((inner) => inner.path.length === 0 && isOtherKind(inner)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function isOtherKind(issue: Issue): boolean {
  if (issue.code === "invalid_union") return branchThatWasMeant(issue) === undefined;
  if (issue.code === "invalid_value") return issue.values.every((value) => typeof value !== typeof issue.input);
  return issue.code === "invalid_type" && !(issue.expected === "int" && typeof issue.input === "number");
}

function word(value: unknown): string {
  return typeof value === "string" ? value : show(value);
}

/** The value without what stands at the path; a map goes as a whole when what it lacks is the path's last step. */
function without(value: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return {};
  if (Array.isArray(value)) {
    // A list goes as a whole, so that its other items are never looked at under a wrong index.
    return rest.length === 0
      ? undefined
      : value.map((item: unknown, index) => (index === step ? without(item, rest) : item));
  }
  if (!isMap(value)) return value;
  if (!(step in value)) return rest.length === 0 ? undefined : value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [
        key,
        key !== String(step) ? inner : rest.length === 0 ? undefined : without(inner, rest),
      ])
      .filter(([, inner]) => inner !== undefined),
  );
}
