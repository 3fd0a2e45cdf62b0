import { CommandError, DeployError, messageOf } from "../../errors.ts";
import type { Outcome } from "../../outcome.ts";
import type { Failure, StepResult } from "../target.ts";
import { diskFullHint } from "./parse.ts";
import { secondsSince, type Work } from "./tools.ts";

type Told = Pick<Work, "step" | "started" | "clock">;

export function succeeded(work: Told, detail: string): StepResult {
  return { ...ended(work, "succeeded"), detail };
}

export function failed(work: Told, failure: Failure, outcome: "failed" | "errored" = "failed"): StepResult {
  return { ...ended(work, outcome), detail: firstLine(failure.message), failure };
}

export function cancelled(work: Told, detail = "stopped on request"): StepResult {
  return { ...ended(work, "cancelled"), detail };
}

/** The step's name, how it ended and how long it took. */
export function ended({ step, started, clock }: Told, outcome: Outcome): StepResult {
  return { id: step.id, title: step.title, outcome, seconds: secondsSince(started, clock) };
}

/** What an error comes to as a step's result; one that is a bug of ours is thrown on. */
export function resultOf(work: Told & Pick<Work, "signal" | "redact">, error: unknown): StepResult {
  const { code } = error as NodeJS.ErrnoException;
  if (work.signal.aborted && isStop(error)) return cancelled(work);
  if (error instanceof DeployError) {
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    const failure = { message: work.redact(error.message), log: [], events: [], ...hint };
    const unknown = error.code === "target.unreachable" || error.code === "command.missing";
    return failed(work, failure, unknown || !(error instanceof CommandError) ? "errored" : "failed");
  }
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) throw error;
  const hint = code === "ENOSPC" ? { hint: diskFullHint } : {};
  return failed(work, { message: messageOf(error), log: [], events: [], ...hint }, "errored");
}

function isStop(error: unknown): boolean {
  const { name } = error as Error;
  return name === "AbortError" || (error instanceof DeployError && error.code === "command.cancelled");
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
