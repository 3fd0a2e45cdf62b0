import pMap from "p-map";
import { TargetError } from "../../errors.ts";
import { failed, succeeded } from "../compose/results.ts";
import type { StepResult } from "../target.ts";
import type { Applying } from "./cluster/cluster.ts";
import { commonKinds } from "./cluster/kinds.ts";
import type { KubeObject } from "./cluster/object.ts";
import { ClusterRefusal } from "./cluster/refusal.ts";
import { keepKey } from "./key.ts";
import { annotations, manager } from "./marks.ts";
import { refusedBecause } from "./refused.ts";
import { causeOn, noteKinds } from "./slate.ts";
import { atOnce, wantedIn, type Work } from "./tools.ts";
import type { Wanted } from "./wanted.ts";

/** What others need must be there first. */
const first = ["Namespace", "ServiceAccount", "Role", "RoleBinding", "ConfigMap", "Secret", "PersistentVolumeClaim"];

/** Applies objects that run nothing. */
export async function applyObjects(work: Work): Promise<StepResult> {
  const all = wantedIn(work);
  if (all.some(({ id }) => id.startsWith("secret/"))) {
    await keepKey(work.cluster, work.owner.namespace, work.materials.fingerprintKey);
  }
  const batches = [
    all.filter(({ object: { kind } }) => kind === "Namespace"),
    all.filter(({ object: { kind } }) => kind !== "Namespace" && first.includes(kind)),
    all.filter(({ object: { kind } }) => !first.includes(kind)),
  ];
  for (const batch of batches) await applyAll(batch, work);
  return succeeded(work, `${all.length} ${all.length === 1 ? "object" : "objects"} applied`);
}

/** Applies objects side by side; answers what the cluster made of them, by id. Throws what the first one was refused with. */
export async function applyAll(all: readonly Wanted[], work: Work): Promise<ReadonlyMap<string, KubeObject>> {
  const { cluster, owner, signal } = work;
  const unusual = all.filter(
    ({ object }) => !commonKinds.some((each) => each.kind === object.kind && each.apiVersion === object.apiVersion),
  );
  const toNote = unusual
    .map(({ object: { apiVersion, kind } }) => ({ apiVersion, kind }))
    .filter(({ kind }) => kind !== "Namespace");
  if (toNote.length > 0) await noteKinds(cluster, owner, toNote);
  const cause = all.some(({ unit }) => unit !== undefined) ? await causeOn(cluster, owner) : undefined;
  const applied = await pMap(
    all,
    async ({ id, object, unit }) => {
      const told = unit === undefined || cause === undefined ? object : withCause(object, cause);
      return [id, await applyOne(id, told, { ...applying(object), signal }, work)] as const;
    },
    { concurrency: atOnce },
  );
  return new Map(applied);
}

/** Under which name an object is applied, and whether it takes over what others own. */
export function applying({ metadata }: KubeObject): Applying {
  return { manager, force: metadata.annotations?.[annotations.force] === "true" };
}

async function applyOne(id: string, object: KubeObject, how: Applying, work: Work): Promise<KubeObject> {
  try {
    return await work.cluster.apply(object, how);
  } catch (error) {
    if (!(error instanceof ClusterRefusal)) throw error;
    throw new AppliedBadly(id, error);
  }
}

/** The cluster refused what it was asked about before and would have taken. */
export class AppliedBadly extends TargetError {
  readonly unit: string;
  readonly isUnknown: boolean;

  constructor(unit: string, cause: ClusterRefusal) {
    const { sentence, hint, isUnknown = false } = refusedBecause(unit, cause);
    super("target.refused", sentence, { hint, cause });
    this.unit = unit;
    this.isUnknown = isUnknown;
  }
}

export function appliedBadly(work: Work, { unit, message, hint, isUnknown }: AppliedBadly): StepResult {
  const told = { unit, message: work.redact(message), ...(hint === undefined ? {} : { hint }), log: [], events: [] };
  return failed(work, told, isUnknown ? "errored" : "failed");
}

/** The object with why it was changed last, as `kubectl rollout history` shows it. */
export function withCause(object: KubeObject, cause: string): KubeObject {
  const { annotations: said, ...metadata } = object.metadata;
  return { ...object, metadata: { ...metadata, annotations: { ...said, [annotations.changeCause]: cause } } };
}
