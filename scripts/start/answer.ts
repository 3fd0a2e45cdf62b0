/** What the program said, as it documents it for `--json`. */
import { ConfigError, DeployError, type Code, type Problem } from "../../src/errors.ts";
import type { Result, RunResult, StatusResult } from "../../src/release/results.ts";

export type Refusal = {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string;
  readonly problems?: readonly Problem[];
};

export type Answer = {
  readonly exitCode: number;
  /** How long it took, seen from outside. */
  readonly seconds: number;
  readonly result?: Result;
  readonly refusal?: Refusal;
  /** What it said beside the result, when nobody saw it yet. */
  readonly said: string;
};

/** Reads the JSON that the program printed; neither part is there when it printed none. */
export function read(stdout: string): Pick<Answer, "result" | "refusal"> {
  if (stdout.trim() === "") return {};
  const document = JSON.parse(stdout) as Result | { readonly error: Refusal };
  return "error" in document ? { refusal: document.error } : { result: document };
}

/** The error that the program rendered, so that it can be shown as the program shows it. */
export function errorOf({ code, message, hint, problems }: Refusal): DeployError {
  if (problems === undefined) return new DeployError(code, message, { hint });
  // The problems' own hints stand with them already.
  return new ConfigError(problems, { hint });
}

/** The board that `status` answered. Throws with what it said instead. */
export function boardOf({ result, refusal, said }: Answer): StatusResult {
  if (result?.command === "status") return result;
  throw refusal === undefined ? new Error(said) : errorOf(refusal);
}

export function isRun(result: Result | undefined): result is RunResult {
  return result?.command === "run";
}
