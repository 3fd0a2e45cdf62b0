import { ConfigError, DeployError, GateError } from "../errors.ts";
import { renderError } from "./error-text.ts";
import { exitCodeOf } from "./exit-code.ts";
import { list, problemList } from "./markdown-words.ts";
import { summaryBytes } from "./markdown.ts";
import { block, flowing, page, type Part } from "./page.ts";
import { printable } from "./printable.ts";
import { plain } from "./style.ts";
import { markdown } from "./table.ts";
import { firstLine, plural } from "./words.ts";

/**
 * What was thrown as the summary of a job: the first line says what was wanted and why it did not come to it; below it
 * everything else, and what to do next.
 */
export function renderErrorMarkdown(error: unknown, wanted: string, bytes = summaryBytes): string {
  return `${page([flowing(`${signOf(error)} **${markdown(`${wanted}: ${reasonOf(error)}`)}**`), ...bodyOf(error)], bytes - 1)}\n`;
}

function signOf(error: unknown): string {
  return { 0: "✅", 1: "❌", 2: "❌", 3: "❓", 4: "🔴", 130: "🛑" }[exitCodeOf(error)];
}

function reasonOf(error: unknown): string {
  if (error instanceof ConfigError) return plural(error.problems.length, "problem");
  return firstLine(renderError(error, plain)).replace(/:$/, "");
}

function bodyOf(error: unknown): readonly Part[] {
  if (error instanceof ConfigError) return [flowing(problemList(printable(error.problems))), hintOf(error)];
  if (error instanceof GateError) return [flowing(list(printable(error.reasons))), hintOf(error)];
  const text = renderError(error, plain).trimEnd();
  return text.includes("\n") ? [block(text)] : [];
}

function hintOf({ hint = "" }: DeployError): Part {
  return hint === "" ? flowing("") : block(printable(hint));
}
