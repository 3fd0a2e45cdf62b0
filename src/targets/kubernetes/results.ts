import { messageOf } from "../../errors.ts";
import { failed, resultOf as resultOfAny } from "../compose/results.ts";
import type { Failure, StepResult } from "../target.ts";
import { ClusterRefusal } from "./cluster/refusal.ts";
import type { Work } from "./tools.ts";

/** What an error comes to as a step's result; a refusal is an answer, and one that is a bug of ours is thrown on. */
export function resultOf(
  work: Pick<Work, "step" | "started" | "clock" | "signal" | "redact">,
  error: unknown,
): StepResult {
  if (!(error instanceof ClusterRefusal)) return resultOfAny(work, error);
  return failed(work, failureOf(error, work.redact));
}

export function failureOf(error: ClusterRefusal, redact: (text: string) => string, unit?: string): Failure {
  return {
    ...(unit === undefined ? {} : { unit }),
    message: redact(messageOf(error)),
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    log: [],
    events: [],
  };
}
