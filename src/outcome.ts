/** failed: we looked and the answer is no. errored: we could not tell. */
export type Outcome = "succeeded" | "failed" | "errored" | "skipped" | "cancelled";

const severity: readonly Outcome[] = ["skipped", "succeeded", "cancelled", "errored", "failed"];

/** The worst of several outcomes; `skipped` when there are none. */
export function worst(outcomes: Iterable<Outcome>): Outcome {
  let result: Outcome = "skipped";
  for (const outcome of outcomes) {
    if (severity.indexOf(outcome) > severity.indexOf(result)) result = outcome;
  }
  return result;
}
