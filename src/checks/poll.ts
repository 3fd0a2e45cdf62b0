import type { Clock } from "../clock.ts";
import { messageOf } from "../errors.ts";
import type { CheckResult } from "./check.ts";

/** One look: it holds, it does not hold (`failed`), or it could not be told (`errored`). */
export type Look = { readonly outcome: "succeeded" | "failed" | "errored"; readonly detail: string };

export type Polling = {
  readonly name: string;
  readonly look: (signal: AbortSignal) => Promise<Look>;
  readonly timeoutSeconds: number;
  readonly everyMs?: number;
  readonly clock: Clock;
  readonly hint?: string;
};

const oneLookMs = 5_000;

/** Looks until it holds or the time is over; the last look decides. */
export async function poll(polling: Polling, signal: AbortSignal): Promise<CheckResult> {
  const { name, look, timeoutSeconds, everyMs = 200, clock } = polling;
  const started = clock.now().getTime();
  const end = started + timeoutSeconds * 1000;
  for (;;) {
    if (signal.aborted) return result({ outcome: "cancelled", detail: "stopped on request" });
    const limited = AbortSignal.any([signal, AbortSignal.timeout(Math.min(oneLookMs, timeoutSeconds * 1000))]);
    const seen = await look(limited).catch((error: unknown): Look => ({
      outcome: "errored",
      detail: messageOf(error),
    }));
    if (seen.outcome === "succeeded" || clock.now().getTime() + everyMs >= end) return result(seen);
    await clock.sleep(everyMs, signal).catch(() => undefined);
  }

  function result({ outcome, detail }: { outcome: CheckResult["outcome"]; detail: string }): CheckResult {
    const seconds = (clock.now().getTime() - started) / 1000;
    const hint = outcome === "succeeded" || polling.hint === undefined ? {} : { hint: polling.hint };
    return { name, outcome, seconds, detail, ...hint };
  }
}
