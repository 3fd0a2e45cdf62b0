import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../../errors.ts";
import { failed, succeeded } from "../compose/results.ts";
import type { Failure, StepResult } from "../target.ts";
import { causeOn, releaseOn } from "../kubernetes/slate.ts";
import { startSecondsOf } from "../kubernetes/units.ts";
import { wantedIn } from "../kubernetes/tools.ts";
import { clear } from "../kubernetes/jobs.ts";
import { untilAtRest } from "../kubernetes/rollout.ts";
import { stepOf } from "../kubernetes/start.ts";
import { chartDefinition, handedOver } from "./applied.ts";
import { pluginName, upgrade, type Major, type Upgrade } from "./commands.ts";
import type { HelmDocument } from "./document.ts";
import { failedHook, hopelessHook, oldHooks, untilHooksEnded } from "./hooks.ts";
import { marks } from "./marks.ts";
import { helmHere, saidBy, type HelmWork } from "./tools.ts";
import { withChart, type ChartFolder } from "./written.ts";

/** How long a hook may take that does not say so itself. */
const hookSeconds = 300;

/**
 * Has Helm apply the release with the chart that the bundle carries, and waits until its workloads have come up or it is clear that
 * they will not. Helm waits for its hooks alone: a Helm that is stopped while it waits leaves a release that nobody can change.
 */
export async function upgradeChart(work: HelmWork): Promise<StepResult> {
  const { major } = await helmHere(work.runner);
  await forgetJobs(work);
  const failure = await withChart(chartParts(work), (chart) => runHelm(chart, major, work));
  if (failure !== undefined) return failed(work, failure);
  const units = wantedIn(work).filter(({ unit }) => unit !== undefined);
  const result = stepOf(work, await untilAtRest(units, new Map(), work));
  return units.length === 0 ? succeeded(work, `no workload changed`) : result;
}

function chartParts({ document: { helm }, bundle: { trees }, materials: { file } }: HelmWork) {
  return { ...helm, trees, file };
}

/** What a Job runs can never be changed, so that one that is to run again is made anew. */
async function forgetJobs(work: HelmWork): Promise<void> {
  const jobs = wantedIn(work).filter(({ unit }) => unit?.role === "one-shot");
  await Promise.all(jobs.map(({ object, unit }) => clear(object, unit?.startSeconds ?? 0, work)));
}

async function runHelm(chart: ChartFolder, major: Major, work: HelmWork): Promise<Failure | undefined> {
  const { runner, place, signal, redact, log } = work;
  const command = upgrade(place, { ...chart, ...(await handOver(chart, major, work)), ...(await told(work)), major });
  const enough = new AbortController();
  const ended = new AbortController();
  const old = await oldHooks(work.document, work);
  const watching = hopelessHook(work.document, work, old, ended.signal).then((failure) => {
    if (failure !== undefined) enough.abort();
    return failure;
  });
  try {
    const onLine = (line: string) => {
      log.debug(line);
    };
    await runner.run(command, { signal: AbortSignal.any([signal, enough.signal]), onLine });
    return await untilHooksEnded(work.document, work, { old, timeoutSeconds: secondsForHooks(work.document), signal });
  } catch (error) {
    if (!(error instanceof CommandError) || signal.aborted) throw error;
    if (enough.signal.aborted) return await watching;
    if (error.code !== "command.failed") throw error;
    const said = saidBy(error);
    const hook = /hooks? failed/i.test(said) ? await failedHook(work.document, work, old) : undefined;
    return { message: redact(`Helm could not do it: ${said}`), ...hintFor(said), log: [], events: [], ...hook };
  } finally {
    ended.abort();
    // What could not be looked at says nothing of what Helm did.
    await watching.catch(() => undefined);
  }
}

/** Writes what is applied beside the chart, and the plugin that hands it over. */
async function handOver(
  { folder }: ChartFolder,
  major: Major,
  { document, wanted }: HelmWork,
): Promise<Pick<Upgrade, "manifest" | "plugins">> {
  const manifest = join(folder, "manifest.yaml");
  const plugins = join(folder, "plugins");
  const plugin = {
    apiVersion: "v1",
    type: "postrenderer/v1",
    name: pluginName,
    version: "1.0.0",
    runtime: "subprocess",
    runtimeConfig: { platformCommand: [{ command: "cat", args: [manifest] }] },
  };
  await writeFile(manifest, handedOver(document, wanted, major), { mode: 0o600 });
  await mkdir(join(plugins, pluginName), { recursive: true });
  await writeFile(join(plugins, pluginName, "plugin.yaml"), JSON.stringify(plugin));
  return { manifest, plugins };
}

function secondsForHooks({ helm }: HelmDocument): number {
  return Math.max(hookSeconds, ...helm.hooks.map(startSecondsOf));
}

/** What the revision is marked with, for people and for the next plan. */
async function told({ cluster, owner, document, wanted }: HelmWork) {
  const [cause, release] = await Promise.all([causeOn(cluster, owner), releaseOn(cluster, owner)]);
  return {
    timeoutSeconds: secondsForHooks(document),
    description: cause ?? `${owner.app} on ${owner.environment} by aip-deploy`,
    labels: {
      [marks.definition]: chartDefinition(document, wanted),
      // Helm would keep the label of the revision before.
      [marks.release]: release?.slice(0, 12) ?? "null",
    },
  };
}

function hintFor(said: string): { hint?: string } {
  const owner = /invalid ownership metadata/.test(said)
    ? "An object of this name is there already, and not Helm's: delete it, or let Helm have it by the label and annotations that it names."
    : /conflict(?:s)? with "/.test(said)
      ? "Somebody else changed these fields on the cluster: kubectl get --show-managed-fields tells who. Undo that, or leave the fields out of the chart."
      : undefined;
  return owner === undefined ? {} : { hint: owner };
}
