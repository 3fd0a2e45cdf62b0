import { worst, type Outcome } from "../outcome.ts";
import type { Check, CheckResult } from "../checks/check.ts";
import type { Requests, RequestStream } from "../checks/requests.ts";
import type { Log } from "../log.ts";
import type { Materials, Step, StepResult, Target, TargetPlan } from "../targets/target.ts";
import { doInTurn, hasTouched, type Deed } from "./deeds.ts";
import { noHooks, withHooks, type Hooks } from "./hooks.ts";
import type { Note } from "./lease/under-lease.ts";
import { planned } from "./planned.ts";
import type { Bundle } from "./release.ts";

/** What came of bringing one target to one bundle. */
export type Brought = {
  readonly plan: TargetPlan;
  readonly steps: readonly StepResult[];
  readonly checks: readonly CheckResult[];
  readonly outcome: Outcome;
  /** What users would have noticed of the steps; `undefined` when the route was not there to be asked. */
  readonly requests?: Requests;
  /** Something on the target was, or may have been, changed, now or by whoever left it half done. */
  readonly touched: boolean;
};

export type Bringing = {
  readonly target: Target;
  readonly bundle: Bundle;
  readonly materials: Materials;
  /** Evaluated after the target's own proof, in order; not at all when the steps or the proof were not good. */
  readonly checks: readonly Check[];
  /** A person's own commands around and between the steps. Default: none. */
  readonly hooks?: Hooks;
  /** Something on the target was left half done before. Default: nothing was. */
  readonly halfDone?: boolean;
  /** A plan that was made just now; default: made after asking what runs. */
  readonly plan?: TargetPlan;
  /** Units that it is about; of the others nothing is done, nor proven. Default: all. */
  readonly only?: readonly string[];
  /** Of several hosts, bring those that can be reached. */
  readonly reachable?: boolean;
  /** Told each phase before it begins; what it throws keeps the phase from beginning. */
  readonly note: Note;
  /** Asks the public route while the steps are performed; default: nobody does. */
  readonly watch?: (() => RequestStream) | undefined;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * The one path by which a target comes to a release, whether it is a deployment, a promotion, a rollback or the return
 * from a bad release: ask what runs, plan, perform, prove.
 */
export async function bring({
  target,
  bundle,
  materials,
  checks,
  log,
  signal,
  note,
  ...given
}: Bringing): Promise<Brought> {
  const only = given.only === undefined ? {} : { only: given.only };
  const plan =
    given.plan ??
    (await planned({ target, bundle, materials, running: await target.current(given), interrupted: true, ...only }));
  const deedOf = (step: Step): Deed => ({
    ...{ id: step.id, title: step.title, touches: step.kind !== "check" },
    perform: (until) => target.perform(step, bundle, materials, until),
  });
  const deeds = withHooks(plan.steps, deedOf, given.hooks ?? noHooks);
  const stream = plan.steps.length === 0 ? undefined : given.watch?.();
  const { halfDone = false } = given;
  const steps = await doInTurn(deeds, { touched: halfDone, note, log, signal }).finally(() => stream?.stop());
  const seen = await stream?.stop();
  const requests = seen === undefined ? {} : { requests: seen };
  const touched = halfDone || hasTouched(deeds, steps);
  const performed = worst(steps.map((step) => step.outcome));
  if (performed !== "succeeded" && performed !== "skipped") {
    return { plan, steps, checks: [], outcome: performed, ...requests, touched };
  }
  await note("Checks", touched);
  const proof = given.only === undefined ? target.proof(bundle, materials) : [];
  const results = await evaluate([...proof, ...checks], log, signal);
  const outcome = worst(results.map((result) => result.outcome));
  return { plan, steps, checks: results, outcome, ...requests, touched };
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
