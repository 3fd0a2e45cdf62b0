/** What the program said, as it documents it for `--json`. */
import type { Result, RunResult, StatusResult } from "../../src/release/results.ts";

export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
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

/** The board that `status` answered. Throws with what it said instead. */
export function boardOf({ result, refusal, said }: Answer): StatusResult {
  if (result?.command === "status") return result;
  throw new Error([refusal?.message ?? said, refusal?.hint].filter((line) => line !== undefined).join("\n"));
}

export function isRun(result: Result | undefined): result is RunResult {
  return result?.command === "run";
}
