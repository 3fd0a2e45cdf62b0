import { DeployError } from "../../errors.ts";
import type { UnitResult } from "../target.ts";
import { inWords, secondsSince } from "../compose/tools.ts";
import { podKind } from "./current.ts";
import { idOf, type KindName, type KubeObject, refOf } from "./cluster/object.ts";
import { evidence, momentOf, warningsSince, type KubeEvent } from "./evidence.ts";
import { annotations, labelsOf } from "./marks.ts";
import { nodesOf } from "./nodes.ts";
import { isReady, unitOfPod, type Pod } from "./pod-state.ts";
import type { Rest } from "./rest.ts";
import type { Work } from "./tools.ts";
import { troubleOf, type Trouble } from "./trouble.ts";
import type { Wanted } from "./wanted.ts";
import { restOf, type Workload } from "./workload.ts";

/** How often it is looked: this often for few, and the more the rarer, as each look reads all. */
const lookEveryMs = 400;
const lookMostMs = 3_000;
/** How long the cluster may be away while pods start: they go on without us. */
const awayMs = 60_000;
/** How long the cluster may say that it cannot make a pod before that is believed. */
const stuckSeconds = 8;
/** Warnings and nodes are asked for when something takes longer than this. */
const slowSeconds = 3;
/** How long a node may yet come back; the cluster itself has waited for it before it says that it is away. */
const nodeSeconds = 30;

type Telling = { readonly seconds: number; readonly why: string; readonly hint: string };

const volume = { why: "has no volume", hint: "See that what it mounts is there." };
const quota = "kubectl describe quota shows what the namespace may have, kubectl get events what the cluster tried.";

/** Events that tell why a workload has no pods, or why a pod cannot be ready, with how long that may heal by itself. */
const telling: Readonly<Record<string, Telling>> = {
  FailedCreate: { seconds: 8, why: "is not made", hint: quota },
  FailedMount: { seconds: 45, ...volume },
  FailedAttachVolume: { seconds: 60, ...volume },
};

type Look = { readonly workloads: ReadonlyMap<string, Workload>; readonly pods: ReadonlyMap<string, readonly Pod[]> };

/** Why one unit is not waited for any longer. */
type Verdict =
  | { readonly is: "good"; readonly why: string }
  | {
      readonly is: "bad";
      readonly why: string;
      readonly hint?: string;
      readonly pod?: Pod;
      readonly trouble?: Trouble;
    };

/** Whether an object has come that somebody else applies, or why it never will. */
export type Arrival = "there" | "coming" | { readonly why: string; readonly hint: string };

/**
 * Asked before each look at the cluster, and then for each unit by the definition that it has there; `undefined`: it is not there,
 * or is nobody's.
 */
export type Arrivals = () => (wanted: Wanted, found: string | undefined) => Arrival;

/**
 * Waits until each unit is what its specification asks for. Ends early when one cannot get there by itself: what follows is the
 * way back, and the others are not waited for.
 */
export async function untilAtRest(
  units: readonly Wanted[],
  applied: ReadonlyMap<string, KubeObject>,
  work: Work,
  arrivals: Arrivals = () => () => "there",
): Promise<readonly UnitResult[]> {
  const { clock, log, signal } = work;
  const results = new Map<string, UnitResult>();
  const seen = new Map<string, number>();
  const nodes = nodesOf(work.cluster);
  let answeredAt = clock.now().getTime();
  const pause = Math.min(lookMostMs, lookEveryMs + units.length * 2);
  const left = () => units.filter(({ id }) => !results.has(id));
  while (left().length > 0) {
    if (signal.aborted) return ended(units, results, "cancelled", "not waited for", work);
    const arrivalOf = arrivals();
    const look = await lookAt(left(), work).catch((error: unknown) => {
      const isAway = error instanceof DeployError && error.code === "target.unreachable";
      if (!isAway || clock.now().getTime() - answeredAt > awayMs) throw error;
      log.debug(error.message);
      return undefined;
    });
    if (look !== undefined) {
      answeredAt = clock.now().getTime();
      const isSlow = secondsSince(work.started, clock) > slowSeconds;
      const warnings = isSlow ? await warningsSince(work.started, work) : [];
      const away = isSlow ? await nodes.away([...look.pods.values()].flat()) : new Set<string>();
      for (const wanted of left()) {
        const arrival = arrivalOf(wanted, definitionOf(look.workloads.get(wanted.id)));
        if (arrival === "coming") continue;
        if (arrival !== "there") {
          results.set(wanted.id, await resultFor(wanted.id, { is: "bad", ...arrival }, work));
          continue;
        }
        const verdict = await judged(wanted, applied.get(wanted.id), look, { warnings, away, seen }, work);
        if (verdict === undefined) continue;
        results.set(wanted.id, await resultFor(wanted.id, verdict, work));
      }
      if ([...results.values()].some(({ outcome }) => outcome === "failed")) {
        return ended(units, results, "skipped", "not waited for", work);
      }
    }
    if (left().length > 0) await clock.sleep(pause, signal).catch(() => undefined);
  }
  return units.flatMap(({ id }) => results.get(id) ?? []);
}

function definitionOf(workload: Workload | undefined): string | undefined {
  return workload?.metadata.annotations?.[annotations.definition];
}

function ended(
  units: readonly Wanted[],
  results: ReadonlyMap<string, UnitResult>,
  outcome: UnitResult["outcome"],
  detail: string,
  { started, clock }: Work,
): UnitResult[] {
  const seconds = secondsSince(started, clock);
  return units.map(({ id }) => results.get(id) ?? { unit: id, outcome, seconds, detail });
}

/** One list for each kind and one of pods, however many units there are. */
async function lookAt(units: readonly Wanted[], { cluster, owner, signal }: Work): Promise<Look> {
  const kinds = new Map<string, KindName>(
    units.map(({ object: { apiVersion, kind } }) => [`${apiVersion}/${kind}`, { apiVersion, kind }]),
  );
  const { namespace } = owner;
  const all = Object.entries(labelsOf(owner));
  const labels = Object.fromEntries(all.filter(([name]) => name.startsWith("aip-deploy.")));
  const [pods, ...lists] = await Promise.all([
    cluster.list<Pod>(podKind, { namespace, labels, signal }),
    ...[...kinds.values()].map((kind) => cluster.list<Workload>(kind, { namespace, labels, signal })),
  ]);
  const byUnit = new Map<string, Pod[]>();
  for (const pod of pods) {
    const unit = unitOfPod(pod);
    if (unit !== undefined) byUnit.set(unit, [...(byUnit.get(unit) ?? []), pod]);
  }
  return { workloads: new Map(lists.flat().map((each) => [idOf(each), each])), pods: byUnit };
}

type Memory = {
  readonly warnings: readonly KubeEvent[];
  /** Nodes that do not answer. */
  readonly away: ReadonlySet<string>;
  readonly seen: Map<string, number>;
};

async function judged(
  { id, unit, template }: Wanted,
  applied: KubeObject | undefined,
  { workloads, pods }: Look,
  memory: Memory,
  work: Work,
): Promise<Verdict | undefined> {
  const { clock, log } = work;
  const workload = workloads.get(id);
  if (workload === undefined) return { is: "bad", why: "was removed by somebody while it was rolled out" };
  // What the API server remembers may be older than what it was told.
  const isOld = (workload.metadata.generation ?? 0) < (applied?.metadata.generation ?? 0);
  const { state, why } = isOld ? ({ state: "moving", why: "was applied" } as const) : restOf(workload);
  const own = (pods.get(id) ?? []).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const fresh = own.filter(({ metadata }) => metadata.annotations?.[annotations.template] === template);
  if (state === "rest") return { is: "good", why };
  if (state === "failed") return failedRollout(workload, why, fresh);
  if (state === "paused") return { is: "bad", why };
  if (state === "waiting") await promote(workload, work);
  log.progress(id, why);
  const found =
    troubled(id, fresh, memory, clock.now().getTime()) ??
    stranded(id, fresh, memory, clock.now().getTime()) ??
    held(id, { state, why }, fresh, memory, clock.now().getTime());
  if (found !== undefined) {
    if (workload.kind === "Rollout") await abort(workload, work);
    return found;
  }
  const limit = unit?.startSeconds ?? 0;
  if (!lasts(`${id} came`, limit, memory.seen, clock.now().getTime())) return undefined;
  const pod = fresh.find((each) => !isReady(each));
  const hint = `If it only needs longer than ${limit} s, annotate it with ${annotations.timeout}: "${limit * 2}".`;
  if (workload.kind === "Rollout") await abort(workload, work);
  return {
    is: "bad",
    why: `is not there after ${limit} s: ${why}${pod === undefined ? "" : `; ${placeOf(pod)} is not ready`}`,
    hint,
    ...(pod === undefined ? {} : { pod }),
  };
}

function failedRollout({ kind }: Workload, why: string, fresh: readonly Pod[]): Verdict {
  const pod = fresh.find((each) => !isReady(each)) ?? fresh[0];
  const trouble = pod === undefined ? undefined : troubleOf(pod);
  const more = trouble === undefined || pod === undefined ? "" : `; ${placeOf(pod)} ${trouble.why}`;
  const hint = kind === "Rollout" ? { hint: "kubectl argo rollouts get rollout shows its steps and analyses." } : {};
  return {
    is: "bad",
    why: why + more,
    ...hint,
    ...(pod === undefined ? {} : { pod }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** A pod that will not become ready by itself, or did not for as long as its trouble may last. */
function troubled(id: string, fresh: readonly Pod[], { seen }: Memory, now: number): Verdict | undefined {
  for (const pod of fresh) {
    const trouble = troubleOf(pod);
    if (trouble === undefined) continue;
    if (!lasts(`${id} ${pod.metadata.uid ?? ""} ${trouble.why.slice(0, 20)}`, trouble.patienceSeconds, seen, now))
      continue;
    return { is: "bad", why: `${placeOf(pod)} ${trouble.why}`, hint: trouble.hint, pod, trouble };
  }
  return undefined;
}

/** A pod on a node that does not answer: what the cluster says of it is what it was. */
function stranded(id: string, fresh: readonly Pod[], { away, seen }: Memory, now: number): Verdict | undefined {
  const pod = fresh.find((each) => !isReady(each) && away.has(each.spec?.nodeName ?? ""));
  if (pod === undefined || !lasts(`${id} ${pod.metadata.uid ?? ""} away`, nodeSeconds, seen, now)) return undefined;
  const hint = "kubectl get nodes shows which do. When it is back, or gone for good, run again.";
  return { is: "bad", why: `${placeOf(pod)} cannot become ready: the node does not answer`, hint, pod };
}

/** A workload of which the cluster says that it cannot make the pods. */
function held(
  id: string,
  { state, why }: Rest,
  fresh: readonly Pod[],
  { warnings, seen }: Memory,
  now: number,
): Verdict | undefined {
  if (state === "stuck" && lasts(`${id} stuck`, stuckSeconds, seen, now)) {
    return { is: "bad", why: `gets no pods: ${why}`, hint: quota };
  }
  const names = new Set([id, ...fresh.filter((pod) => !isReady(pod)).map(({ metadata: { name } }) => `pod/${name}`)]);
  const event = [...warnings]
    .sort((left, right) => momentOf(right) - momentOf(left))
    .find(
      ({ involvedObject: { kind, name }, reason = "" }) =>
        reason in telling && names.has(`${kind.toLowerCase()}/${name}`),
    );
  if (event === undefined || (state !== "moving" && state !== "stuck")) return undefined;
  const { reason = "", message = "", involvedObject } = event;
  const told = telling[reason];
  if (told === undefined || !lasts(`${id} ${reason}`, told.seconds, seen, now)) return undefined;
  const pod = fresh.find(({ metadata: { name } }) => name === involvedObject.name);
  if (pod !== undefined) {
    return { is: "bad", why: `${placeOf(pod)} ${told.why}: ${message.trim()}`, hint: told.hint, pod };
  }
  if (fresh.length > 0 && fresh.every(isReady)) return undefined;
  return { is: "bad", why: `gets no pods: ${message.trim()}`, hint: told.hint };
}

/** Whether something that was seen before has lasted for so long. */
function lasts(what: string, seconds: number, seen: Map<string, number>, now: number): boolean {
  const since = seen.get(what) ?? now;
  seen.set(what, since);
  return now - since >= seconds * 1000;
}

export function placeOf({ metadata: { name }, spec }: Pod): string {
  return `pod ${name}${spec?.nodeName === undefined ? "" : ` on ${spec.nodeName}`}`;
}

async function resultFor(id: string, verdict: Verdict, work: Work): Promise<UnitResult> {
  const seconds = secondsSince(work.started, work.clock);
  if (verdict.is === "good") {
    const detail = `${verdict.why} after ${inWords(seconds)}`;
    work.log.progress(id, detail, "succeeded");
    return { unit: id, outcome: "succeeded", seconds, detail };
  }
  const { why, hint, pod, trouble } = verdict;
  const detail = work.redact(why);
  work.log.progress(id, detail, "failed");
  const seen = await evidence(id, pod, trouble, work);
  const failure = { unit: id, message: `${id}: ${detail}`, ...(hint === undefined ? {} : { hint }), ...seen };
  return { unit: id, outcome: "failed", seconds, detail, failure };
}

/** Argo Rollouts goes on from a pause without end; nobody else could tell it to within a deployment. */
async function promote(rollout: Workload, { cluster, log }: Work): Promise<void> {
  log.info(`${idOf(rollout)} is promoted from its pause`);
  await cluster.merge(refOf(rollout), { status: { pauseConditions: null } }, "status");
}

/** Argo Rollouts takes the traffic back from the new pods at once. */
async function abort(rollout: Workload, { cluster, log }: Work): Promise<void> {
  log.info(`${idOf(rollout)} is aborted`);
  await cluster.merge(refOf(rollout), { status: { abort: true } }, "status");
}
