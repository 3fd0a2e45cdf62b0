import { describeProblem, type Problem } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import type { Commit } from "../source/history.ts";
import type { Next } from "./next.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { ago, cut, shortCommit } from "./words.ts";

/** The pieces that texts for the terminal are put together from. */

/** Blocks with an empty line between them; empty ones vanish. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

export function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

/** A title over its indented body; nothing when there is no body. */
export function section(title: string, body: string, style: Style): string {
  return body === "" ? "" : `${style.bold(title)}\n${indented(body)}`;
}

export function indented(text: string, by = "  "): string {
  return text.replace(/^(?=.)/gm, by);
}

export function mark(outcome: Outcome, style: Style): string {
  switch (outcome) {
    case "succeeded":
      return style.good("✓");
    case "failed":
      return style.bad("✗");
    case "errored":
      return style.bad("?");
    case "cancelled":
      return style.warn("■");
    case "skipped":
      return style.dim("–");
  }
}

export function bullets(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence.replaceAll("\n", "\n  ")}`).join("\n");
}

/** The ways to go on, one a line. */
export function nextLines(ways: readonly Next[], style: Style): string {
  return ways.map(({ what, command }) => (command === undefined ? what : `${what}: ${style.bold(command)}`)).join("\n");
}

export function problemLines(problems: readonly Problem[]): string {
  return bullets(
    problems.map((problem) =>
      lines(describeProblem(problem), problem.hint === undefined ? "" : `hint: ${problem.hint}`),
    ),
  );
}

/** Rows as aligned columns without heads, one line each. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const heads = (rows[0] ?? []).map(() => "");
  return table(heads, rows).split("\n").slice(1);
}

const mostCommits = 15;

/** Commits as a table, newest first; `about` may say what each of them changed. */
export function commitTable(
  commits: readonly Commit[],
  { now, style, about }: { now: Date; style: Style; about?: (sha: string) => string },
): string {
  const rows = commits
    .slice(0, mostCommits)
    .map(({ sha, subject, author, date }) => [
      shortCommit(sha),
      cut(subject, 44),
      cut(author, 16),
      ago(date, now),
      ...(about === undefined ? [] : [about(sha)]),
    ]);
  const heads = ["commit", "subject", "author", "when", ...(about === undefined ? [] : ["changed"])];
  const more = commits.length - rows.length;
  return lines(table(heads, rows, style), more > 0 ? `… and ${more} more` : "");
}
