import pMap from "p-map";
import { failed, succeeded } from "../compose/results.ts";
import type { Failure, StepResult, UnitResult } from "../target.ts";
import { runningOn } from "../kubernetes/current.ts";
import { clear, untilOver } from "../kubernetes/jobs.ts";
import { judge } from "../kubernetes/judge.ts";
import { annotations } from "../kubernetes/marks.ts";
import { untilAtRest, type Arrivals } from "../kubernetes/rollout.ts";
import { causeOn, releaseOn } from "../kubernetes/slate.ts";
import { stepOf } from "../kubernetes/start.ts";
import { refOf } from "../kubernetes/cluster/object.ts";
import { wantedIn } from "../kubernetes/tools.ts";
import type { Wanted } from "../kubernetes/wanted.ts";
import { requiredApplication, sourceOf, type OperationState } from "./application.ts";
import { fileOf } from "./manifests.ts";
import { stop, sync, type Wish } from "./operation.ts";
import { commitFile } from "./repository.ts";
import type { ArgocdWork } from "./tools.ts";

/** How long the workloads may take to show why Argo CD failed, which tells more than what it says. */
const evidenceMs = 5_000;

const lost = {
  why: "is not on the cluster as it was committed, although Argo CD says that it is",
  hint: "See what the Application ignores (ignoreDifferences), and whether it deploys to this cluster (spec.destination).",
};

/**
 * Commits a release, has Argo CD sync that very commit, and watches its workloads meanwhile: what cannot come up ends the sync at
 * once, where Argo CD would wait out its clock.
 */
export async function bringBySync(work: ArgocdWork): Promise<StepResult> {
  const { document, wanted, owner, place } = work;
  const source = sourceOf(await requiredApplication(work), place);
  await settleJobs(work);
  const cause = (await causeOn(work.cluster, owner)) ?? `${owner.app} on ${owner.environment}`;
  const commit = await commitFile(source, fileOf(wanted, document, owner), await messageFor(cause, work), work);
  work.log.info(`${source.file} of ${source.url} has it in commit ${commit.slice(0, 12)}`);
  const units = wantedIn(work).filter(({ unit }) => unit !== undefined);
  const patienceSeconds = Math.max(0, ...units.map(({ unit }) => unit?.startSeconds ?? 0));
  return await watched({ commit, cause, patienceSeconds }, units, work);
}

async function messageFor(cause: string, { cluster, owner }: ArgocdWork): Promise<string> {
  const release = await releaseOn(cluster, owner);
  const trailers = [
    `Aip-Environment: ${owner.environment}`,
    ...(release === undefined ? [] : [`Aip-Release: ${release}`]),
  ];
  return `${owner.environment}: ${cause}\n\n${trailers.join("\n")}\n`;
}

/**
 * Argo CD runs a Job again when it changed; one that is to run as it is has to go first. What an interrupted deployment left at
 * work is waited for: two migrations at once would be worse.
 */
async function settleJobs(work: ArgocdWork): Promise<void> {
  const jobs = wantedIn(work).filter(({ unit }) => unit?.role === "one-shot");
  if (jobs.length === 0) return;
  const running = await runningOn(work);
  const anew = jobs.filter((job) => judge(job, running).waits !== true);
  await pMap(anew, async ({ object, definition, unit }) => {
    const before = await work.cluster.get(refOf(object));
    if (before === undefined) return;
    const isSame = before.metadata.annotations?.[annotations.definition] === definition;
    await (isSame ? clear : untilOver)(object, unit?.startSeconds ?? 0, work);
  });
}

async function watched(wish: Wish, units: readonly Wanted[], work: ArgocdWork): Promise<StepResult> {
  const over = new AbortController();
  const signal = AbortSignal.any([work.signal, over.signal]);
  let isSynced = false;
  const arrivals: Arrivals = () => {
    const otherwise = isSynced ? lost : "coming";
    return ({ definition }, found) => (found === definition ? "there" : otherwise);
  };
  const resting = untilAtRest(units, new Map(), { ...work, signal }, arrivals);
  const syncing = sync(wish, work, signal).then((state) => {
    isSynced = state.phase === "Succeeded";
    return state;
  });
  try {
    const first = await Promise.race([syncing, resting]);
    const results = isResults(first) ? first : await withEvidence(first, resting, work);
    if (results !== undefined && results.some(({ outcome }) => outcome !== "succeeded")) {
      await stop(work).catch(() => undefined);
      return stepOf(work, results);
    }
    const state = await syncing;
    if (state.phase !== "Succeeded") return failed(work, failureOf(state, work));
    return units.length === 0 ? succeeded(work, "no workload changed") : stepOf(work, await resting);
  } catch (error) {
    await stop(work).catch(() => undefined);
    throw error;
  } finally {
    over.abort();
    await Promise.allSettled([syncing, resting]);
  }
}

function isResults(first: OperationState | readonly UnitResult[]): first is readonly UnitResult[] {
  return Array.isArray(first);
}

/** What became of the workloads, when Argo CD has ended; of one that failed only what shows within a moment. */
async function withEvidence(
  { phase }: OperationState,
  resting: Promise<readonly UnitResult[]>,
  { clock, signal }: ArgocdWork,
): Promise<readonly UnitResult[] | undefined> {
  if (phase === "Succeeded") return await resting;
  return await Promise.race([resting, clock.sleep(evidenceMs, signal).then(() => undefined)]);
}

function failureOf({ message = "", syncResult }: OperationState, { redact, place }: ArgocdWork): Failure {
  const bad = (syncResult?.resources ?? []).filter(
    ({ status, hookPhase }) => status === "SyncFailed" || hookPhase === "Failed" || hookPhase === "Error",
  );
  const objects = bad.map(({ kind, name, message: said = "" }) => `${kind.toLowerCase()}/${name}: ${said}`);
  const told = objects.length === 0 ? message : objects.join("\n");
  return {
    message: redact(`Argo CD could not sync it: ${told}`),
    hint: `kubectl --namespace ${place.namespace} describe application ${place.application} shows each object.`,
    log: [],
    events: [],
  };
}
