import type { StepResult } from "../target.ts";
import { applyObjects } from "../kubernetes/apply.ts";
import { checkCluster } from "../kubernetes/check.ts";
import { performOne } from "../kubernetes/perform.ts";
import { removeObjects } from "../kubernetes/remove.ts";
import { asked } from "./applied.ts";
import { mend } from "./mend.ts";
import { helmHere, type HelmWork } from "./tools.ts";
import { upgradeChart } from "./upgrade.ts";

/** Does one step of a plan. What Helm, the cluster or the app does wrong is in the result; only a bug of ours is thrown. */
export async function performHelmStep(work: HelmWork): Promise<StepResult> {
  return await performOne(work, { mend, check, files: applyObjects, roll: upgradeChart, remove: removeObjects });
}

async function check(work: HelmWork): Promise<StepResult> {
  const { version } = await helmHere(work.runner);
  const result = await checkCluster({ ...work, wanted: asked(work.wanted, work.document) });
  return result.outcome === "succeeded" ? { ...result, detail: `Helm ${version}; ${result.detail ?? ""}` } : result;
}
