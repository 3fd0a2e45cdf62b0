import { cancelled } from "../compose/results.ts";
import type { StepKind, StepResult } from "../target.ts";
import { AppliedBadly, applyObjects, appliedBadly } from "./apply.ts";
import { checkCluster } from "./check.ts";
import { runJobs } from "./jobs.ts";
import { removeObjects } from "./remove.ts";
import { resultOf } from "./results.ts";
import { startUnits } from "./start.ts";
import type { Work } from "./tools.ts";

/** What is done for a step, by its kind. */
export type Deeds<W extends Work> = Readonly<Partial<Record<StepKind, (work: W) => Promise<StepResult>>>>;

const deeds: Deeds<Work> = {
  check: checkCluster,
  files: applyObjects,
  task: runJobs,
  roll: startUnits,
  start: startUnits,
  remove: removeObjects,
};

/** Does one step of a plan. What the cluster or the app does wrong is in the result; only a bug of ours is thrown. */
export async function performStep(work: Work): Promise<StepResult> {
  return await performOne(work, deeds);
}

/** The same with what another way to a cluster does. */
export async function performOne<W extends Work>(work: W, own: Deeds<W>): Promise<StepResult> {
  if (work.signal.aborted) return cancelled(work);
  try {
    return (await own[work.step.kind as StepKind]?.(work)) ?? cancelled(work, "nothing to do");
  } catch (error) {
    return error instanceof AppliedBadly ? appliedBadly(work, error) : resultOf(work, error);
  }
}
