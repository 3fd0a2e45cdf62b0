import { posix } from "node:path";
import { ConfigError, describeProblem, type Problem } from "../../errors.ts";
import { renderError } from "../error-text.ts";
import { printable } from "../printable.ts";
import { plain } from "../style.ts";
import { firstLine, plural } from "../words.ts";
import type { Annotation } from "./step.ts";

/** GitHub shows no more of each level for one step. */
const most = 10;

/**
 * What was thrown, beside the line of the file that it is about when that is known. `directory` is where the
 * repository stands in the workspace.
 */
export function annotationsOf(error: unknown, directory: string): readonly Annotation[] {
  if (!(error instanceof ConfigError)) return [{ level: "error", message: firstLine(renderError(error, plain)) }];
  const problems = printable(error.problems);
  const shown = problems.length > most ? problems.slice(0, most - 1) : problems;
  const left = problems.length - shown.length;
  return [
    ...shown.map((problem) => annotationOf(problem, directory)),
    ...(left === 0
      ? []
      : [{ level: "error" as const, message: `and ${plural(left, "problem")} more; all are in the log` }]),
  ];
}

function annotationOf(problem: Problem, directory: string): Annotation {
  const { file, line, column, hint, ...what } = problem;
  const message = [describeProblem(what), ...(hint === undefined ? [] : [hint])].join("\n");
  return {
    level: "error",
    message,
    ...(file === undefined ? {} : { file: posix.join(directory, file) }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
