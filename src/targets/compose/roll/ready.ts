import type { Failure } from "../../target.ts";
import { evidence } from "../explain.ts";
import { untilReady } from "../readiness.ts";
import { hintFor, withExitCode } from "../start.ts";
import type { Work } from "../tools.ts";

export type Waited = {
  /** Why the first one that is not good is not. */
  readonly failure?: Failure;
  /** Container ids of those that are not good. */
  readonly bad: readonly string[];
  readonly cancelled: boolean;
};

/** Waits until all of these containers are ready; the first one that is not good ends the waiting for the others. */
export async function allReady(
  awaited: readonly { readonly unit: string; readonly id: string }[],
  work: Work,
): Promise<Waited> {
  const others = new AbortController();
  const signal = AbortSignal.any([work.signal, others.signal]);
  const results = await Promise.all(
    awaited.map(async ({ unit, id }) => {
      const { ready, startSeconds = 0 } = work.document.units[unit] ?? {};
      const { engine, clock, started: since } = work;
      const readiness = await untilReady({ engine, clock, id, ready, timeoutMs: startSeconds * 1000, since, signal });
      if (readiness.outcome === "failed") others.abort();
      return { unit, id, ...readiness };
    }),
  );
  const bad = results.filter(({ outcome }) => outcome === "failed");
  const [first] = bad;
  if (first === undefined) return { bad: [], cancelled: results.some(({ outcome }) => outcome === "cancelled") };
  const seen = await evidence(first.id, work.started, work);
  const why = withExitCode(first.why ?? "is not ready", seen.events);
  work.log.progress(first.unit, work.redact(why), "failed");
  const message = work.redact(`${first.unit} ${why}`);
  const failure: Failure = { unit: first.unit, message, hint: hintFor(first.unit, why, work), ...seen };
  return { failure, bad: bad.map(({ id }) => id), cancelled: false };
}
