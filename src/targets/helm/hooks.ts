import type { Failure } from "../target.ts";
import { idOf } from "../kubernetes/cluster/object.ts";
import { evidence } from "../kubernetes/evidence.ts";
import { unitOfPod, type Pod } from "../kubernetes/pod-state.ts";
import { podKind } from "../kubernetes/current.ts";
import { troubleOf } from "../kubernetes/trouble.ts";
import { restOf, type Workload } from "../kubernetes/workload.ts";
import type { HelmDocument } from "./document.ts";
import type { HelmTools } from "./tools.ts";

const pauseMs = 1_000;

/** The Jobs and pods of hooks that are there already, by their uid: what became of those says nothing of what comes. */
export type OldHooks = ReadonlySet<string>;

export async function oldHooks({ helm }: Pick<HelmDocument, "helm">, tools: HelmTools): Promise<OldHooks> {
  const ids = helm.hooks.map(idOf);
  const [pods, jobs] = await Promise.all([hookPods(ids, tools, new Set()), hookJobs(ids, tools, new Set())]);
  return new Set([...pods.map(({ pod }) => pod), ...jobs].map(({ metadata }) => metadata.uid ?? ""));
}

/**
 * Makes sure that the hooks, which Helm says are done, are: Helm takes for done whatever is deleted while it watches. Those that
 * are gone already are believed. Answers the one that failed.
 */
export async function untilHooksEnded(
  { helm }: Pick<HelmDocument, "helm">,
  tools: HelmTools,
  { old, timeoutSeconds, signal }: { old: OldHooks; timeoutSeconds: number; signal: AbortSignal },
): Promise<Failure | undefined> {
  const ids = helm.hooks.map(idOf);
  const { clock } = tools;
  const end = clock.now().getTime() + timeoutSeconds * 1000;
  for (;;) {
    const states = await hookStates(ids, tools, old);
    const failed = states.find(({ state }) => state === "failed");
    if (failed !== undefined) {
      const seen = await failedHook({ helm }, tools, old);
      return { message: `hook ${failed.id} failed`, log: [], events: [], ...seen, unit: failed.id };
    }
    const moving = states.find(({ state }) => state === "moving");
    if (moving === undefined) return undefined;
    if (clock.now().getTime() > end) {
      return {
        unit: moving.id,
        message: `hook ${moving.id} did not end within ${timeoutSeconds} s`,
        log: [],
        events: [],
      };
    }
    await clock.sleep(pauseMs, signal);
  }
}

type HookState = { readonly id: string; readonly state: "done" | "failed" | "moving" };

async function hookStates(ids: readonly string[], tools: HelmTools, old: OldHooks): Promise<readonly HookState[]> {
  const [pods, jobs] = await Promise.all([hookPods(ids, tools, old), hookJobs(ids, tools, old)]);
  const bare = pods.filter(({ id }) => id.startsWith("pod/"));
  return [
    ...jobs.map((job): HookState => {
      const { state } = restOf(job);
      return { id: idOf(job), state: state === "rest" ? "done" : state === "failed" ? "failed" : "moving" };
    }),
    ...bare.map(({ id, pod }): HookState => {
      const { phase } = pod.status ?? {};
      return { id, state: phase === "Succeeded" ? "done" : phase === "Failed" ? "failed" : "moving" };
    }),
  ];
}

async function hookJobs(
  ids: readonly string[],
  { cluster, owner: { namespace } }: HelmTools,
  old: OldHooks,
): Promise<readonly Workload[]> {
  if (!ids.some((id) => id.startsWith("job/"))) return [];
  const jobs = await cluster.list<Workload>({ apiVersion: "batch/v1", kind: "Job" }, { namespace });
  return jobs.filter((job) => ids.includes(idOf(job)) && !old.has(job.metadata.uid ?? ""));
}

/**
 * Looks after the hooks that Helm runs and waits for, and answers when one of them will not come to its end by itself: Helm would
 * wait out its clock. Answers `undefined` when it is told to stop.
 */
export async function hopelessHook(
  { helm }: Pick<HelmDocument, "helm">,
  tools: HelmTools,
  old: OldHooks,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const { clock } = tools;
  const since = new Map<string, number>();
  while (!signal.aborted) {
    for (const { pod, id } of await hookPods(helm.hooks.map(idOf), tools, old)) {
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
  old: OldHooks,
): Promise<Pick<Failure, "unit" | "log" | "events"> | undefined> {
  const pods = await hookPods(helm.hooks.map(idOf), tools, old);
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
  old: OldHooks,
): Promise<readonly { readonly id: string; readonly pod: Pod }[]> {
  const pods = ids.length === 0 ? [] : await cluster.list<Pod>(podKind, { namespace });
  return pods.flatMap((pod) => {
    const id = unitOfPod(pod) ?? idOf(pod);
    return ids.includes(id) && !old.has(pod.metadata.uid ?? "") ? [{ id, pod }] : [];
  });
}
