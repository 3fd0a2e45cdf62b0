import { worst, type Outcome } from "../outcome.ts";
import type { Check, CheckResult } from "../checks/check.ts";
import type { Log } from "../log.ts";
import type { Materials, Step, StepResult, Target, TargetPlan } from "../targets/target.ts";
import type { Bundle } from "./release.ts";

/** What came of bringing one target to one bundle. */
export type Brought = {
  readonly plan: TargetPlan;
  readonly steps: readonly StepResult[];
  readonly checks: readonly CheckResult[];
  readonly outcome: Outcome;
  /** Something on the target was, or may have been, changed. */
  readonly touched: boolean;
};

export type Bringing = {
  readonly target: Target;
  readonly bundle: Bundle;
  readonly materials: Materials;
  /** Evaluated after the target's own proof, in order; not at all when the steps or the proof were not good. */
  readonly checks: readonly Check[];
  /** A plan that was made just now; default: made after asking what runs. */
  readonly plan?: TargetPlan;
  /** Of several hosts, bring those that can be reached. */
  readonly reachable?: boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * The one path by which a target comes to a release, whether it is a deployment, a promotion, a rollback or the return
 * from a bad release: ask what runs, plan, perform, prove.
 */
export async function bring({ target, bundle, materials, checks, log, signal, ...given }: Bringing): Promise<Brought> {
  const plan = given.plan ?? target.plan(bundle, await target.current(given), materials);
  const steps = await perform(plan.steps, (step) => target.perform(step, bundle, materials, signal), log, signal);
  const touched = steps.some(({ outcome }, index) => outcome !== "skipped" && plan.steps[index]?.kind !== "check");
  const performed = worst(steps.map((step) => step.outcome));
  if (performed !== "succeeded" && performed !== "skipped") {
    return { plan, steps, checks: [], outcome: performed, touched };
  }
  const results = await evaluate([...target.proof(bundle, materials), ...checks], log, signal);
  return { plan, steps, checks: results, outcome: worst(results.map((result) => result.outcome)), touched };
}

async function perform(
  steps: readonly Step[],
  one: (step: Step) => Promise<StepResult>,
  log: Log,
  signal: AbortSignal,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  let going = true;
  for (const step of steps) {
    if (!going) {
      results.push({ id: step.id, title: step.title, outcome: "skipped", seconds: 0 });
      continue;
    }
    const result = signal.aborted
      ? { id: step.id, title: step.title, outcome: "cancelled" as const, seconds: 0 }
      : await log.phase(step.title, () => one(step));
    results.push(result);
    going = result.outcome === "succeeded" || result.outcome === "skipped";
  }
  return results;
}

/** Evaluates checks one after another and stops at the first that is not good: a later one would only repeat it. */
export async function evaluate(checks: readonly Check[], log: Log, signal: AbortSignal): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const result = await check.evaluate(signal);
    results.push(result);
    log.progress(check.name, result.detail, result.outcome === "succeeded" ? "succeeded" : "failed");
    if (result.outcome !== "succeeded" && result.outcome !== "skipped") break;
  }
  return results;
}
