import { messageOf } from "../../errors.ts";
import type { Log } from "../../log.ts";
import type { Instance, Running, RunningObject, RunningUnit } from "../target.ts";
import { commonKinds } from "./cluster/kinds.ts";
import { idOf, type KindName, type KubeObject } from "./cluster/object.ts";
import { isRefusal } from "./cluster/refusal.ts";
import type { Cluster, Which } from "./cluster/cluster.ts";
import { annotations, isOwn, ownerIn, type Owner } from "./marks.ts";
import { instanceOf, unitOfPod, type Pod } from "./pod-state.ts";
import { templateOf } from "./pods.ts";
import { notedKinds } from "./slate.ts";
import { withoutStandBy } from "./stand-by.ts";
import { isUnit } from "./units.ts";
import { restOf, type Workload } from "./workload.ts";

export const podKind: KindName = { apiVersion: "v1", kind: "Pod" };
const rolloutKind: KindName = { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" };

export type Looking = { readonly cluster: Cluster; readonly owner: Owner; readonly log: Log };

/** Everything in a namespace that a release may have brought there. */
export type Inventory = {
  readonly objects: readonly KubeObject[];
  readonly pods: readonly Pod[];
  /** What people call those that are there and may not be looked at. */
  readonly hidden: readonly string[];
};

/**
 * Asks for all kinds that a release may have, each in one list: what stays at work in full, the rest by name and marks only, so
 * that no value of a Secret is read. How many lists there are does not depend on how many objects there are.
 */
export async function inventory({ cluster, owner, log }: Looking): Promise<Inventory> {
  const { namespace } = owner;
  const noted = await notedKinds(cluster, owner);
  const kinds = [
    ...commonKinds,
    rolloutKind,
    ...noted.filter((kind) => !commonKinds.some((each) => isSame(each, kind))),
  ];
  const [pods, space, ...lists] = await Promise.all([
    listed<Pod>(podKind, { namespace }),
    cluster.get({ apiVersion: "v1", kind: "Namespace", name: namespace }).catch(orHidden),
    ...kinds.map((kind) => listed<KubeObject>(kind, { namespace, metadataOnly: !isUnit(kind) })),
  ]);
  const objects = [...(space === undefined || space === "hidden" ? [] : [space]), ...lists.flat()];
  return {
    // Whoever may not see it deploys into it all the same.
    hidden: space === "hidden" ? [`namespace/${namespace}`] : [],
    pods: withoutStandBy(pods, objects),
    objects: objects.filter(({ metadata }) => metadata.ownerReferences === undefined),
  };

  async function listed<T extends KubeObject>(kind: KindName, which: Which): Promise<readonly T[]> {
    try {
      return await cluster.list<T>(kind, which);
    } catch (error) {
      if (!isRefusal(error, "Forbidden")) throw error;
      log.debug(`${kind.kind} may not be listed: ${messageOf(error)}`);
      return [];
    }
  }
}

function orHidden(error: unknown): "hidden" {
  if (isRefusal(error, "Forbidden")) return "hidden";
  throw error;
}

function isSame(left: KindName, right: KindName): boolean {
  return left.apiVersion === right.apiVersion && left.kind === right.kind;
}

/** What runs, by the names that `kubectl get` takes. Units of others are no units here, but their objects are told. */
export async function runningOn(looking: Looking): Promise<Running> {
  return runningIn(await inventory(looking), looking.owner);
}

export function runningIn({ objects, pods, hidden }: Inventory, owner: Owner): Running {
  const byUnit = new Map<string, Pod[]>();
  for (const pod of pods) {
    const unit = unitOfPod(pod);
    if (unit !== undefined) byUnit.set(unit, [...(byUnit.get(unit) ?? []), pod]);
  }
  const units = objects
    .filter((object) => isUnit(object) && isOwn(object.metadata.labels, owner))
    .map((object): readonly [string, RunningUnit] => {
      const id = idOf(object);
      return [id, unitIn(id, object as Workload, byUnit.get(id) ?? [])];
    });
  return {
    units: Object.fromEntries(units),
    objects: Object.fromEntries([
      ...objects.map((object): [string, RunningObject] => [idOf(object), objectIn(object)]),
      ...hidden.map((id): [string, RunningObject] => [id, { hidden: true }]),
    ]),
  };
}

function unitIn(name: string, object: Workload, pods: readonly Pod[]): RunningUnit {
  const instances = object.kind === "Job" ? [jobInstance(object, pods)] : pods.map(instanceOf);
  return { name, instances, holds: [], ...(object.kind === "StatefulSet" ? { stateful: true } : {}) };
}

/** A Job is one instance, whatever became of its pods. */
function jobInstance(job: Workload, pods: readonly Pod[]): Instance {
  const definition = templateOf(job)?.metadata?.annotations?.[annotations.template];
  const { state } = restOf(job);
  const ended =
    state === "rest" || state === "failed"
      ? ({ state: "exited", exitCode: state === "rest" ? 0 : 1 } as const)
      : ({ state: "running" } as const);
  return {
    id: job.metadata.name,
    ...(definition === undefined ? {} : { definition }),
    ...ended,
    restarts: job.status?.failed ?? 0,
    digests: [...new Set(pods.flatMap((pod) => instanceOf(pod).digests))].sort(),
    image: (templateOf(job)?.spec?.containers ?? []).map(({ image = "" }) => image).join(", "),
  };
}

function objectIn(object: KubeObject): RunningObject {
  const { labels, annotations: said = {} } = object.metadata;
  const owner = ownerIn(labels);
  const definition = said[annotations.definition];
  const common = {
    ...(owner === undefined ? {} : { owner: `${owner.app} on ${owner.environment}` }),
    ...(owner === undefined || definition === undefined ? {} : { definition }),
  };
  if (!isUnit(object)) return common;
  const workload = object as Workload;
  const template = templateOf(object)?.metadata?.annotations?.[annotations.template];
  const { state, why } = restOf(workload);
  return {
    ...common,
    ...(template === undefined ? {} : { template }),
    ...(workload.spec?.replicas === undefined ? {} : { replicas: workload.spec.replicas }),
    ...(state === "rest" ? {} : { unrest: why }),
  };
}
