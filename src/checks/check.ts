import type { Outcome } from "../outcome.ts";

/** What must hold after a deployment. */
export interface Check {
  readonly name: string;
  /** Never throws: what cannot be told is `errored`. */
  evaluate(signal: AbortSignal): Promise<CheckResult>;
}

export type CheckResult = {
  readonly name: string;
  readonly outcome: Outcome;
  readonly seconds: number;
  /** One line for people: what was seen. */
  readonly detail: string;
  readonly hint?: string;
  readonly tests?: TestTotals;
};

export type TestTotals = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The first failed tests, at most 20, redacted. */
  readonly failures: readonly { readonly name: string; readonly message: string }[];
};
