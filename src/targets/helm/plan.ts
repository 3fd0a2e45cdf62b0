import type { Running, RunningChart, Step, TargetPlan } from "../target.ts";
import type { Owner } from "../kubernetes/marks.ts";
import { sorted, planOf } from "../kubernetes/plan.ts";
import { isMade, type Wanted } from "../kubernetes/wanted.ts";
import { chartDefinition } from "./applied.ts";
import type { HelmDocument } from "./document.ts";
import { hookEvents } from "./parse.ts";
import { idOf } from "../kubernetes/cluster/object.ts";

/**
 * The way from what a cluster has to a release of a chart: what is to change, and why, is judged as for every cluster; Helm applies
 * it in one step. The order: mend what a killed Helm left, ask whether the cluster would take everything, the Secrets, Helm, and
 * what is left over. There is no step when all objects are as they should be and Helm's newest revision is this one.
 */
export function helmPlan(
  document: HelmDocument,
  wanted: readonly Wanted[],
  running: Running,
  owner: Owner,
): TargetPlan {
  const { helm, secrets } = document;
  const { steps, notes, units } = planOf(document, wanted, running, owner);
  const { chart } = running;
  const mending = mendStep(helm.release, chart);
  // Where Helm was not asked, the objects alone tell.
  const isAsRecorded =
    chart === undefined || (chart.status === "deployed" && chart.definition === chartDefinition(document, wanted));
  const changing = steps.flatMap((step) => (step.kind === "check" ? step.units : []));
  const made = changing.filter((id) => isMade(id, secrets));
  const removing = steps.filter(({ kind }) => kind === "remove");
  // After mending everything may be another than it is now.
  const applying = mending.length > 0 ? Object.keys(document.units) : changing.filter((id) => !isMade(id, secrets));
  const upgrades = applying.length > 0 || !isAsRecorded;
  if (mending.length + made.length + removing.length === 0 && !upgrades) return { steps: [], notes, units };
  const check: Step = {
    id: "check",
    kind: "check",
    title: "Ask Helm and the cluster whether they would take everything",
    units: changing,
  };
  const secretsStep: Step = { id: "secrets", kind: "files", title: `Make ${sorted(made)}`, units: made };
  return {
    steps: [
      ...mending,
      check,
      ...(made.length === 0 ? [] : [secretsStep]),
      ...(upgrades ? [upgradeStep(document, chart, applying)] : []),
      ...removing,
    ],
    notes: [...notes, ...notesOn(document, upgrades)],
    units,
  };
}

function mendStep(release: string, chart: RunningChart | undefined): Step[] {
  if (chart?.stuck === undefined) return [];
  const { stuck, status = "", revision } = chart;
  const left = `the Helm release ${release}, which a Helm that was stopped left ${status} at revision ${revision}`;
  const way = stuck.backTo === undefined ? "remove it" : `back to revision ${stuck.backTo}`;
  return [{ id: "mend", kind: "mend", title: `Mend ${left}: ${way}`, units: [] }];
}

function upgradeStep({ helm, units }: HelmDocument, chart: RunningChart | undefined, ids: readonly string[]): Step {
  const workloads = ids.filter((id) => id in units);
  const { revision, stuck } = chart ?? {};
  const isFirst = revision === 0 || (stuck !== undefined && stuck.backTo === undefined);
  const verb = isFirst ? "Install" : "Upgrade";
  const what = workloads.length === 0 ? "no workload changes" : sorted(workloads);
  return {
    id: "upgrade",
    kind: "roll",
    title: `${verb} the Helm release ${helm.release}: ${what}`,
    units: [...ids].sort(),
  };
}

/** What Helm runs beside the units. */
function notesOn({ helm }: HelmDocument, upgrades: boolean): string[] {
  if (!upgrades) return [];
  return helm.hooks.flatMap((hook) => {
    const events = hookEvents(hook).filter((event) => /^(?:pre|post)-(?:install|upgrade)$/.test(event));
    return events.length === 0 ? [] : [`Helm runs ${idOf(hook)} by itself: ${events.join(", ")}.`];
  });
}
