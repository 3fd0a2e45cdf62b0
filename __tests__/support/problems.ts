import { ConfigError, describeProblem, type Problem } from "../../src/errors.ts";

/** A problem as one line, its hint behind an arrow. */
export function line(problem: Problem): string {
  return problem.hint === undefined ? describeProblem(problem) : `${describeProblem(problem)} → ${problem.hint}`;
}

/** The lines of the `ConfigError` that the work ends in; empty when it ends well. */
export async function problemLines(work: () => Promise<unknown>): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(line);
    throw error;
  }
}
