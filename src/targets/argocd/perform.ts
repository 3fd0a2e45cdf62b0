import { applyObjects } from "../kubernetes/apply.ts";
import { performOne } from "../kubernetes/perform.ts";
import { removeObjects } from "../kubernetes/remove.ts";
import type { StepResult } from "../target.ts";
import { bringBySync } from "./bring.ts";
import { check } from "./check.ts";
import type { ArgocdWork } from "./tools.ts";

/** Does one step of a plan. What git, Argo CD, the cluster or the app does wrong is in the result; only a bug of ours is thrown. */
export async function performArgocdStep(work: ArgocdWork): Promise<StepResult> {
  return await performOne(work, { check, files: applyObjects, roll: bringBySync, remove: removeObjects });
}
