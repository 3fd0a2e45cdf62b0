import type { Interface } from "node:readline/promises";
import type { Clock } from "../clock.ts";
import type { Act } from "../release/ledger.ts";
import type { ApprovalQuestion } from "../release/order.ts";
import { shortId } from "../release/release.ts";
import { hookSentences } from "./hooks-words.ts";

export type Asking = {
  readonly terminal: Pick<Interface, "question">;
  readonly write: (text: string) => void;
  readonly clock: Clock;
};

/** Asks the person at the terminal to approve by name, after showing what would happen; no name, no approval. */
export function approvalAsker({ terminal, write, clock }: Asking) {
  return async ({ environment, release, plan, hooks, current }: ApprovalQuestion): Promise<readonly Act[]> => {
    const now = current === undefined ? "nothing" : `release ${shortId(current)}`;
    write(`\n${environment} runs ${now}; it would come to release ${shortId(release)}:\n`);
    for (const step of plan.steps) write(`  ${step.title}\n`);
    for (const sentence of hookSentences(hooks)) write(`  hook ${sentence}\n`);
    for (const note of plan.notes) write(`  note: ${note}\n`);
    const name = (await terminal.question("Type your name to approve, or nothing to leave it: ")).trim();
    return name === "" ? [] : [{ by: name, at: clock.now().toISOString() }];
  };
}
