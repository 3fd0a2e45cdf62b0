import type { StepResult } from "../target.ts";
import { applyAll } from "./apply.ts";
import { refOf, type KubeObject } from "./cluster/object.ts";
import { runningOn } from "./current.ts";
import { judge } from "./judge.ts";
import { untilAtRest } from "./rollout.ts";
import { stepOf } from "./start.ts";
import { wantedIn, type Tools, type Work } from "./tools.ts";
import { restOf, type Workload } from "./workload.ts";

const lookEveryMs = 300;

/** Runs Jobs to their end. What a Job runs cannot be changed, so that one of before is removed first. */
export async function runJobs(work: Work): Promise<StepResult> {
  const jobs = wantedIn(work);
  const running = await runningOn(work);
  const anew = jobs.filter((job) => judge(job, running).waits !== true);
  await Promise.all(anew.map(({ object, unit }) => clear(object, unit?.startSeconds ?? 0, work)));
  const applied = await applyAll(anew, work);
  return stepOf(work, await untilAtRest(jobs, applied, work));
}

/** A Job of an interrupted deployment may still run; two migrations at once would be worse than waiting for the first one. */
export async function clear(job: KubeObject, patienceSeconds: number, using: Waiting): Promise<void> {
  const { cluster, clock, signal } = using;
  const ref = refOf(job);
  await untilOver(job, patienceSeconds, using);
  for (let asked = false; ;) {
    const before = await cluster.get(ref);
    if (before === undefined) return;
    if (!asked && before.metadata.deletionTimestamp === undefined) await cluster.delete(ref, { foreground: true });
    asked = true;
    await clock.sleep(lookEveryMs, signal);
  }
}

type Waiting = Pick<Tools, "cluster" | "clock" | "log"> & { readonly signal: AbortSignal };

/** Waits until a Job of before is not at work any longer, if there is one, but no longer than this. */
export async function untilOver(
  job: KubeObject,
  patienceSeconds: number,
  { cluster, clock, log, signal }: Waiting,
): Promise<void> {
  const ref = refOf(job);
  const end = clock.now().getTime() + patienceSeconds * 1000;
  let told = false;
  for (;;) {
    const before = await cluster.get<Workload>(ref);
    if (before === undefined) return;
    const isGoing = before.metadata.deletionTimestamp !== undefined;
    const isOver = restOf(before).state !== "moving" || (before.status?.active ?? 0) === 0;
    if (isGoing || isOver || clock.now().getTime() >= end) return;
    if (!told) {
      told = true;
      log.info(`Job ${ref.name} of before still runs: waiting for it to end`);
    }
    await clock.sleep(lookEveryMs, signal);
  }
}
