import { describeProblem, type Problem } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import type { Next } from "./next.ts";
import { code } from "./page.ts";
import { markdown } from "./table.ts";

export const signs: Readonly<Record<Outcome, string>> = {
  succeeded: "✅",
  failed: "❌",
  errored: "❓",
  cancelled: "🛑",
  skipped: "⏭️",
};

/** The outcome with its sign. */
export function sign(outcome: Outcome): string {
  return `${signs[outcome]} ${outcome}`;
}

export function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${markdown(sentence).replaceAll("\n", "<br>")}`).join("\n");
}

export function problemList(problems: readonly Problem[]): string {
  return list(
    problems.map((problem) =>
      [describeProblem(problem), ...(problem.hint === undefined ? [] : [problem.hint])].join("\n"),
    ),
  );
}

/** A way to go on as one sentence. */
export function nextSentence({ what, command }: Next): string {
  return command === undefined ? markdown(what) : `${markdown(what)}: ${code(command)}`;
}

export function nextList(ways: readonly Next[]): string {
  return ways.map((way) => `- ${nextSentence(way)}`).join("\n");
}
