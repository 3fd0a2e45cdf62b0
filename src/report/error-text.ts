import {
  BuildError,
  CommandError,
  ConfigError,
  DeployError,
  GateError,
  InternalError,
  describeProblem,
  messageOf,
  type Problem,
} from "../errors.ts";
import { indented, lines } from "./blocks.ts";
import { isStop } from "./exit-code.ts";
import { printable } from "./printable.ts";
import type { Style } from "./style.ts";
import { plural } from "./words.ts";

/** Anything that was thrown, for a person: what is wrong, and below it what to do next. Ends with a newline. */
export function renderError(error: unknown, style: Style): string {
  return `${errorText(error, style)}\n`;
}

function errorText(error: unknown, style: Style): string {
  if (error instanceof ConfigError) return problemsText(error, style);
  if (error instanceof InternalError || !(error instanceof DeployError)) {
    return isStop(error) ? style.warn("stopped on request") : bugText(error, style);
  }
  const { message, hint = "" } = printable({ message: error.message, hint: error.hint });
  const [first = "", ...rest] = message.split("\n");
  return lines(
    style.bad(first),
    rest.join("\n"),
    indented(
      unsaid(reasonsOf(error), message)
        .map((reason) => `- ${reason}`)
        .join("\n"),
    ),
    indented(unsaid(lastLinesOf(error), message).join("\n"), "  | "),
    hintLines(hint, style),
  );
}

/** Lines that the message does not hold already. */
function unsaid(more: readonly string[], message: string): readonly string[] {
  return printable(more).filter((line) => line.trim() === "" || !message.includes(line.trim()));
}

function reasonsOf(error: DeployError): readonly string[] {
  return error instanceof GateError ? error.reasons : [];
}

function lastLinesOf(error: DeployError): readonly string[] {
  return error instanceof CommandError || error instanceof BuildError ? error.lastLines : [];
}

/** Every problem on a line of its own that editors can jump to, and how many there are. */
function problemsText(error: ConfigError, style: Style): string {
  const problems = printable(error.problems);
  const own = new Set(problems.flatMap((problem) => problem.hint ?? []));
  return lines(
    ...problems.map((problem) => problemText(problem, style)),
    error.hint === undefined || own.has(error.hint) ? "" : hintLines(printable(error.hint), style),
    style.bad(plural(problems.length, "problem")),
  );
}

function problemText(problem: Problem, style: Style): string {
  const [first = "", ...rest] = describeProblem(problem).split("\n");
  return lines(first, indented(rest.join("\n")), indented(hintLines(problem.hint ?? "", style)));
}

function hintLines(hint: string, style: Style): string {
  const [first = "", ...rest] = hint.split("\n");
  return first === "" ? "" : lines(`${style.dim("hint:")} ${first}`, indented(rest.join("\n"), "      "));
}

function bugText(error: unknown, style: Style): string {
  const bug = error instanceof InternalError ? error : new InternalError(messageOf(error), { cause: error });
  return lines(
    style.bad(`internal error: ${printable(bug.message)}`),
    indented(printable(stackOf(error))),
    hintLines(bug.hint ?? "", style),
  );
}

/** Where it was thrown, and what caused it. */
function stackOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const stack = "stack" in error && typeof error.stack === "string" ? error.stack : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const cause = "cause" in error && error.cause !== undefined ? [`caused by: ${messageOf(error.cause)}`] : [];
  return [...frames.map((frame) => frame.trim()), ...cause].join("\n");
}
