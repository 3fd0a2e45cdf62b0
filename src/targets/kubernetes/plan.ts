import { listed } from "../listed.ts";
import type { Running, Step, TargetPlan, UnitPlan } from "../target.ts";
import type { KubernetesDocument } from "./document.ts";
import { judge, type Judgement } from "./judge.ts";
import { leaseName } from "./slate.ts";
import { keySecret, type Owner } from "./marks.ts";
import type { Wanted } from "./wanted.ts";
import type { Workload } from "./workload.ts";

type Judged = { readonly wanted: Wanted; readonly judgement: Judgement };

/**
 * The way from what a cluster has to a release. Objects that are as they should be are in no step; when all are, there is no
 * step. The order: ask whether the cluster would take everything, settings, then wave by wave what keeps data, Jobs and the rest,
 * and remove last.
 */
export function planOf(
  document: KubernetesDocument,
  wanted: readonly Wanted[],
  running: Running,
  owner: Owner,
): TargetPlan {
  const judged = wanted.map((each): Judged => ({ wanted: each, judgement: judge(each, running) }));
  const changing = judged.filter(({ judgement }) => judgement.action !== "keep");
  const removed = leftBehind(document, wanted, running, owner);
  const units = [
    ...judged.filter(({ wanted: { unit } }) => unit !== undefined).map(unitPlan),
    ...removed
      .filter(({ id }) => running.units[id] !== undefined)
      .map(({ id }): UnitPlan => {
        const { stateful = false } = running.units[id] ?? {};
        return { unit: id, action: "remove", why: "is not in the release", ...(stateful ? { stateful } : {}) };
      }),
  ].sort((left, right) => (left.unit < right.unit ? -1 : 1));
  const going = removed.filter(({ kept }) => !kept).map(({ id }) => id);
  const notes = [
    ...document.notes,
    ...changing.flatMap(noteOf),
    ...removed
      .filter(({ kept }) => kept)
      .map(({ id }) => `${id} is not in the release any longer, and stays: it may hold data.`),
  ];
  if (changing.length + going.length === 0) return { steps: [], notes, units };
  const steps = [
    checkStep(changing),
    ...waves(changing),
    ...(going.length === 0 ? [] : [step("remove", "remove", `Remove ${sorted(going)}`, going)]),
  ];
  return { steps, notes, units };
}

/** What carries our marks and is not in the release. Volumes stay, whatever a release says. */
export function leftBehind(
  { tests }: Pick<KubernetesDocument, "tests">,
  wanted: readonly Wanted[],
  { objects = {} }: Running,
  owner: Owner,
): { readonly id: string; readonly kept: boolean }[] {
  const inRelease = new Set(wanted.map(({ id }) => id));
  const own = `${owner.app} on ${owner.environment}`;
  const spared = new Set([`lease/${leaseName(owner)}`, `secret/${keySecret}`, `namespace/${owner.namespace}`]);
  return Object.entries(objects)
    .filter(([id, object]) => object.owner === own && !inRelease.has(id) && !spared.has(id))
    .filter(([id]) => tests === undefined || id !== `job/${tests.object.metadata.name}`)
    .map(([id]) => ({ id, kept: id.startsWith("persistentvolumeclaim/") }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function unitPlan({ wanted, judgement: { action, why } }: Judged): UnitPlan {
  const stateful = wanted.unit?.role === "stateful" ? { stateful: true } : {};
  return { unit: wanted.id, action, why, ...stateful, ...(action === "replace" ? strategyOf(wanted) : {}) };
}

function strategyOf({ object }: Wanted): Pick<UnitPlan, "strategy" | "how"> {
  const { spec = {} } = object as Workload;
  switch (object.kind) {
    case "Rollout": {
      const way = spec.strategy?.blueGreen === undefined ? "canary" : "blue-green";
      return { strategy: "roll", how: `Argo Rollouts does it as its strategy says (${way})` };
    }
    case "Deployment":
      return spec.strategy?.type === "Recreate"
        ? { strategy: "recreate", how: "its strategy is Recreate: the old pods end first" }
        : { strategy: "roll", how: "the cluster replaces its pods one after another (RollingUpdate)" };
    default:
      return spec.updateStrategy?.type === "OnDelete"
        ? { strategy: "recreate", how: "its updateStrategy is OnDelete: pods change only when somebody deletes them" }
        : { strategy: "recreate", how: "the cluster ends each of its pods before it makes the next (RollingUpdate)" };
  }
}

function noteOf({ wanted: { id, object, unit }, judgement: { action, why, waits } }: Judged): string[] {
  if (action !== "replace" || waits === true) return [];
  const { updateStrategy } = (object as Workload).spec ?? {};
  if (updateStrategy?.type === "OnDelete") {
    return [`${id} has updateStrategy OnDelete: its pods stay as they are until somebody deletes them.`];
  }
  return unit?.role === "stateful"
    ? [`${id} keeps data and is started anew pod by pod (${why}); its volumes stay.`]
    : [];
}

function checkStep(changing: readonly Judged[]): Step {
  const ids = changing.map(({ wanted: { id } }) => id);
  return step("check", "check", "Ask the cluster whether it would take everything", ids);
}

/** Settings without a wave of their own come first of all; within a wave what keeps data comes before Jobs, and these before the rest. */
function waves(changing: readonly Judged[]): Step[] {
  const early = changing.filter(({ wanted: { unit, wave } }) => unit === undefined && wave === 0);
  const rest = changing.filter((each) => !early.includes(each));
  const numbers = [...new Set(rest.map(({ wanted: { wave } }) => wave))].sort((left, right) => left - right);
  const later = numbers.flatMap((wave, index) => {
    const here = rest.filter(({ wanted }) => wanted.wave === wave).map(({ wanted }) => wanted);
    const of = (test: (wanted: Wanted) => boolean) => here.filter(test).map(({ id }) => id);
    const objects = of(({ unit }) => unit === undefined);
    const stateful = of(({ unit }) => unit?.role === "stateful");
    const jobs = of(({ unit }) => unit?.role === "one-shot");
    const services = of(({ unit }) => unit?.role === "service");
    return [
      ...(objects.length === 0 ? [] : [objectsStep(`objects:${index + 1}`, objects)]),
      ...(stateful.length === 0 ? [] : [step(`start:${index + 1}`, "start", `Start ${sorted(stateful)}`, stateful)]),
      ...(jobs.length === 0 ? [] : [step(`task:${index + 1}`, "task", `Run ${sorted(jobs)}`, jobs)]),
      ...(services.length === 0 ? [] : [step(`roll:${index + 1}`, "roll", `Roll out ${sorted(services)}`, services)]),
    ];
  });
  if (early.length === 0) return later;
  return [
    objectsStep(
      "objects",
      early.map(({ wanted: { id } }) => id),
    ),
    ...later,
  ];
}

function objectsStep(id: string, ids: readonly string[]): Step {
  return step(id, "files", `Apply ${sorted(ids)}`, ids);
}

function step(id: string, kind: Step["kind"], title: string, ids: readonly string[]): Step {
  return { id, kind, title, units: [...ids].sort() };
}

/** What steps are about, by name. */
export function sorted(ids: readonly string[]): string {
  return listed([...ids].sort());
}
