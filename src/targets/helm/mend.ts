import { succeeded } from "../compose/results.ts";
import type { StepResult } from "../target.ts";
import { rollback, uninstall } from "./commands.ts";
import { chartIn, revisionsOf } from "./history.ts";
import { mustRun, type HelmWork } from "./tools.ts";

/** How long a hook of the way back may take. */
const timeoutSeconds = 300;

/**
 * Brings a release, which a stopped Helm left in the middle of something, to where Helm goes on from: back to its last good
 * revision, by that one's number, or away when there never was one. Its volumes stay.
 */
export async function mend(work: HelmWork): Promise<StepResult> {
  const { cluster, place, signal } = work;
  const { stuck, revision, status = "" } = chartIn(await revisionsOf(cluster, place));
  if (stuck === undefined) return succeeded(work, "nothing is left half done");
  if (stuck.backTo === undefined) {
    await mustRun(work, uninstall(place, timeoutSeconds), { signal });
    return succeeded(work, `${status} revision ${revision} removed`);
  }
  await mustRun(work, rollback(place, stuck.backTo, timeoutSeconds), { signal });
  return succeeded(work, `back to revision ${stuck.backTo}, now revision ${revision + 1}`);
}
