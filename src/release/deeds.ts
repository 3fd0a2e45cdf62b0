import { DeployError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { StepResult } from "../targets/target.ts";
import type { Note } from "./lease/under-lease.ts";

/** What is done in its turn: a step of a plan, or a command of a person's own. */
export type Deed = {
  readonly id: string;
  /** One sentence in the present tense. */
  readonly title: string;
  /** It changes, or may change, something on the target. */
  readonly touches: boolean;
  /** Never throws for what goes wrong with it, but says so in the result. */
  readonly perform: (signal: AbortSignal) => Promise<StepResult>;
};

export type Turn = {
  /** Told each deed before it begins; what it throws keeps the deed from beginning. */
  readonly note: Note;
  /** Something on the target was, or may have been, changed before. Default: nothing was. */
  readonly touched?: boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** Does one after the other, each as a phase; after the first that is not good the others are skipped. */
export async function doInTurn(deeds: readonly Deed[], turn: Turn): Promise<StepResult[]> {
  const { log, signal } = turn;
  const results: StepResult[] = [];
  let { touched = false } = turn;
  let going = true;
  for (const deed of deeds) {
    const { id, title } = deed;
    if (!going) {
      results.push({ id, title, outcome: "skipped", seconds: 0 });
      continue;
    }
    touched ||= deed.touches;
    const result = signal.aborted
      ? { id, title, outcome: "cancelled" as const, seconds: 0 }
      : await log.phase(title, () => noted(deed, touched, turn));
    results.push(result);
    going = result.outcome === "succeeded" || result.outcome === "skipped";
  }
  return results;
}

/** Whether something on the target was, or may have been, changed; the results are those of these deeds, in their order. */
export function hasTouched(deeds: readonly Deed[], results: readonly StepResult[]): boolean {
  return results.some(({ outcome }, index) => outcome !== "skipped" && deeds[index]?.touches === true);
}

/** A deed of which it cannot be written that it begins does not begin. */
async function noted({ id, title, perform }: Deed, touched: boolean, { note, signal }: Turn): Promise<StepResult> {
  try {
    await note(title, touched);
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    const failure = { message: error.message, log: [], events: [], ...hint };
    return { id, title, outcome: "errored", seconds: 0, detail: error.message, failure };
  }
  return await perform(signal);
}
