import { hashOf } from "../hash.ts";
import type { Running, Step, TargetPlan } from "../target.ts";
import type { KubernetesDocument } from "../kubernetes/document.ts";
import type { Owner } from "../kubernetes/marks.ts";
import { planOf, sorted } from "../kubernetes/plan.ts";
import { isMade, type Wanted } from "../kubernetes/wanted.ts";
import { fileOf } from "./manifests.ts";
import type { ArgocdPlace } from "./tools.ts";

/**
 * The way from what a cluster has to a release that Argo CD brings: what is to change, and why, is judged as for every cluster. The
 * order: ask whether the cluster would take everything, the Secrets, commit and sync, and what is left over and no concern of Argo
 * CD's. There is no step when all objects are as they should be and so is what is committed.
 */
export function argocdPlan(
  document: KubernetesDocument,
  committed: readonly Wanted[],
  running: Running,
  { owner, place }: { readonly owner: Owner; readonly place: ArgocdPlace },
): TargetPlan {
  const { secrets } = document;
  const { steps, notes, units } = planOf(document, committed, running, owner);
  const changing = steps.flatMap((step) => (step.kind === "check" ? step.units : []));
  const made = changing.filter((id) => isMade(id, secrets));
  const coming = changing.filter((id) => !isMade(id, secrets));
  const removing = steps.filter(({ kind }) => kind === "remove");
  // Where the repository was not asked, the objects alone tell.
  const isCommitted =
    running.committed === undefined || running.committed === hashOf(fileOf(committed, document, owner));
  const syncs = coming.length + removing.length > 0 || !isCommitted;
  if (made.length === 0 && !syncs) return { steps: [], notes, units };
  const check: Step = {
    id: "check",
    kind: "check",
    title: "Ask the cluster and Argo CD whether they would take everything",
    units: changing,
  };
  const secretsStep: Step = { id: "secrets", kind: "files", title: `Make ${sorted(made)}`, units: made };
  return {
    steps: [
      check,
      ...(made.length === 0 ? [] : [secretsStep]),
      ...(syncs ? [syncStep(document, coming, place)] : []),
      ...removing,
    ],
    notes,
    units,
  };
}

function syncStep({ units }: KubernetesDocument, ids: readonly string[], { application }: ArgocdPlace): Step {
  const workloads = ids.filter((id) => id in units);
  const what = workloads.length === 0 ? "no workload changes" : sorted(workloads);
  return {
    id: "sync",
    kind: "roll",
    title: `Commit the release, and have Argo CD sync ${application}: ${what}`,
    units: [...ids].sort(),
  };
}
