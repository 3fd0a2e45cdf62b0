import type { Failure } from "../target.ts";
import { idOf } from "../kubernetes/cluster/object.ts";
import { evidence } from "../kubernetes/evidence.ts";
import { unitOfPod, type Pod } from "../kubernetes/pod-state.ts";
import { podKind } from "../kubernetes/current.ts";
import { troubleOf } from "../kubernetes/trouble.ts";
import type { HelmDocument } from "./document.ts";
import type { HelmTools } from "./tools.ts";

const pauseMs = 1_000;

/**
 * Looks after the hooks that Helm runs and waits for, and answers when one of them will not come to its end by itself: Helm would
 * wait out its clock. Answers `undefined` when it is told to stop.
 */
export async function hopelessHook(
  { helm }: Pick<HelmDocument, "helm">,
  tools: HelmTools,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const { clock } = tools;
  const since = new Map<string, number>();
  while (!signal.aborted) {
    for (const { pod, id } of await hookPods(helm.hooks.map(idOf), tools)) {
      const trouble = troubleOf(pod);
      const { uid = pod.metadata.name } = pod.metadata;
      if (trouble === undefined) {
        since.delete(uid);
        continue;
      }
      const first = since.get(uid) ?? clock.now().getTime();
      since.set(uid, first);
      if (clock.now().getTime() - first < trouble.patienceSeconds * 1000) continue;
      const { why, hint } = trouble;
      return {
        unit: id,
        message: tools.redact(`hook ${id} ${why}`),
        hint,
        ...(await evidence(id, pod, trouble, tools)),
      };
    }
    await clock.sleep(pauseMs, signal).catch(() => undefined);
  }
  return undefined;
}

/** The last words of the hook of which Helm says that it failed; none when no hook of the release has a pod that failed. */
export async function failedHook(
  { helm }: Pick<HelmDocument, "helm">,
  tools: HelmTools,
): Promise<Pick<Failure, "unit" | "log" | "events"> | undefined> {
  const pods = await hookPods(helm.hooks.map(idOf), tools);
  const failed = pods.filter(({ pod }) => pod.status?.phase === "Failed" || troubleOf(pod) !== undefined);
  const [newest] = failed.sort((left, right) => madeAt(right.pod) - madeAt(left.pod));
  if (newest === undefined) return undefined;
  const { id, pod } = newest;
  return { unit: id, ...(await evidence(id, pod, troubleOf(pod), tools)) };
}

function madeAt({ metadata }: Pod): number {
  return Date.parse(metadata.creationTimestamp ?? "");
}

async function hookPods(
  ids: readonly string[],
  { cluster, owner: { namespace } }: HelmTools,
): Promise<readonly { readonly id: string; readonly pod: Pod }[]> {
  const pods = ids.length === 0 ? [] : await cluster.list<Pod>(podKind, { namespace });
  return pods.flatMap((pod) => {
    const id = unitOfPod(pod) ?? idOf(pod);
    return ids.includes(id) ? [{ id, pod }] : [];
  });
}
