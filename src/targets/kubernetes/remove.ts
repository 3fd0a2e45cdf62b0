import pMap from "p-map";
import { TargetError } from "../../errors.ts";
import { succeeded } from "../compose/results.ts";
import type { StepResult } from "../target.ts";
import { idOf, refOf, type KubeObject } from "./cluster/object.ts";
import { inventory, type Inventory } from "./current.ts";
import { keySecret, isOwn, type Owner } from "./marks.ts";
import { leaseName } from "./slate.ts";
import { unitOfPod } from "./pod-state.ts";
import { isUnit } from "./units.ts";
import { atOnce, type Tools, type Work } from "./tools.ts";

const claimKind = "PersistentVolumeClaim";
const lookEveryMs = 500;
const longestMs = 180_000;

/** Removes objects of ours that the release does not have. */
export async function removeObjects(work: Work): Promise<StepResult> {
  const ids = new Set(work.step.units);
  const { objects } = await inventory(work);
  const gone = objects.filter((object) => ids.has(idOf(object)) && isOwn(object.metadata.labels, work.owner));
  await deleteAll(gone, work);
  for (const object of gone) work.log.progress(idOf(object), "removed", "succeeded");
  return succeeded(work, `${gone.length} ${gone.length === 1 ? "object" : "objects"} removed`);
}

/**
 * Removes everything of ours from the namespace and waits until its pods are gone. Volumes stay unless their data is to go too;
 * the namespace, and the Lease that tells who may change it, always stay.
 */
export async function removeAll({ data }: { readonly data: boolean }, tools: Tools): Promise<void> {
  const before = await inventory(tools);
  const own = ownIn(before, tools.owner);
  const units = own.filter(isUnit);
  await deleteAll(units, tools);
  await deleteAll(
    own.filter((object) => !isUnit(object) && object.kind !== claimKind),
    tools,
  );
  await untilGone(new Set(units.map(idOf)), tools);
  if (!data) return;
  await deleteAll(claimsIn(before, tools.owner), tools);
}

/** The volumes of a release, those among them that a StatefulSet made. */
export function claimsIn({ objects }: Inventory, owner: Owner): KubeObject[] {
  const units = objects.filter((object) => isUnit(object) && isOwn(object.metadata.labels, owner));
  return objects.filter((object) => object.kind === claimKind && isOfOurs(object, units, owner));
}

function ownIn({ objects }: Inventory, owner: Owner): KubeObject[] {
  const spared = new Set([`namespace/${owner.namespace}`, `secret/${keySecret}`, `lease/${leaseName(owner)}`]);
  return objects.filter((object) => isOwn(object.metadata.labels, owner) && !spared.has(idOf(object)));
}

/** A StatefulSet's volumes carry its name and not our marks. */
function isOfOurs(claim: KubeObject, units: readonly KubeObject[], owner: Owner): boolean {
  if (isOwn(claim.metadata.labels, owner)) return true;
  return units.some(({ kind, metadata: { name }, spec }) => {
    const { volumeClaimTemplates = [] } = (spec ?? {}) as { volumeClaimTemplates?: readonly KubeObject[] };
    return (
      kind === "StatefulSet" &&
      volumeClaimTemplates.some((template) =>
        new RegExp(`^${template.metadata.name}-${name}-\\d+$`).test(claim.metadata.name),
      )
    );
  });
}

export async function deleteAll(objects: readonly KubeObject[], { cluster }: Pick<Tools, "cluster">): Promise<void> {
  await pMap(
    objects,
    async (object) => {
      const { uid } = object.metadata;
      await cluster.delete(refOf(object), uid === undefined ? {} : { uid });
    },
    { concurrency: atOnce },
  );
}

async function untilGone(units: ReadonlySet<string>, tools: Tools): Promise<void> {
  const { cluster, clock, owner } = tools;
  const end = clock.now().getTime() + longestMs;
  for (;;) {
    const pods = await cluster.list({ apiVersion: "v1", kind: "Pod" }, { namespace: owner.namespace });
    const left = pods.filter((pod) => units.has(unitOfPod(pod as Parameters<typeof unitOfPod>[0]) ?? ""));
    if (left.length === 0) return;
    if (clock.now().getTime() > end) {
      const names = left.map(({ metadata: { name } }) => name).join(", ");
      throw new TargetError("target.failed", `could not be removed: ${names}`, {
        hint: `kubectl --namespace ${owner.namespace} describe pod ${left[0]?.metadata.name ?? ""}`,
      });
    }
    await clock.sleep(lookEveryMs);
  }
}
