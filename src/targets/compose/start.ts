import type { Command } from "../../command/command.ts";
import { CommandError } from "../../errors.ts";
import { worst } from "../../outcome.ts";
import type { Failure, StepResult, UnitResult } from "../target.ts";
import { startServices } from "./commands.ts";
import { serviceContainers, serviceOf } from "./current.ts";
import type { ContainerSummary } from "./engine/engine.ts";
import { evidence, lastExitCode, restartedByRule } from "./explain.ts";
import { layLiveFiles } from "./live-files.ts";
import { mend } from "./mend.ts";
import { composeErrors, nameTakenBy, serviceNamedIn, startHint } from "./parse.ts";
import { patient } from "./patience.ts";
import { untilEnded, untilReady, type Readiness } from "./readiness.ts";
import { cancelled, ended, failed } from "./results.ts";
import { othersReady } from "./starting.ts";
import { inWords, secondsSince, type Work } from "./tools.ts";

const mostAttempts = 5;
const longestMakingMs = 20_000;
const makingPauseMs = 300;

/** Has Compose make and start one wave of units, and waits until each is ready by our own probe. */
export async function start(work: Work): Promise<StepResult> {
  const unready = await othersReady(work);
  if (unready !== undefined) return failed(work, unready);
  await layFiles(work);
  const anew = work.step.anew ?? [];
  const plain = work.step.units.filter((unit) => !anew.includes(unit));
  for (const [units, options] of [
    [plain, { anew: false }],
    [anew, { anew: true }],
  ] as const) {
    const refused =
      units.length === 0 ? undefined : await up(units, startServices(work.place, units, options), work, "starting");
    if (refused !== undefined) return refused;
  }
  if (work.signal.aborted) return cancelled(work, "stopped on request before it was known whether the units are ready");
  const results = await waitForAll(work);
  const failure = results.find((result) => result.failure !== undefined)?.failure;
  const detail = results.map(({ unit, detail: said }) => `${unit} ${said}`).join(", ");
  const outcome = worst(results.filter(({ outcome }) => outcome !== "skipped").map((result) => result.outcome));
  return { ...ended(work, outcome), detail, units: results, ...(failure === undefined ? {} : { failure }) };
}

/** A unit may have loaded other files since it was started from where it is started again. */
async function layFiles({ placement, step, runner }: Work): Promise<void> {
  for (const live of placement.live) {
    if (step.units.includes(live.unit)) await runner.run(layLiveFiles(live, { ifAbsent: false }));
  }
}

/** `undefined` when Compose did what it was asked; a container that ends at once is no failure of Compose. */
export async function up(
  units: readonly string[],
  command: Command,
  work: Work,
  state: string,
): Promise<StepResult | undefined> {
  for (const unit of units) work.log.progress(unit, state);
  for (let attempt = 1; ; attempt += 1) {
    const refused = await runUp(command, work);
    if (refused === undefined) return undefined;
    const rival = nameTakenBy(refused.join("\n"));
    if (rival === undefined || attempt === mostAttempts) return failed(work, await refusal(refused, units, work));
    await untilListed(rival, work);
    await mend(work);
  }
}

/** After a run that was killed a moment ago, the engine may still be making containers that it does not list yet. */
async function untilListed(id: string, { engine, clock, signal }: Work): Promise<void> {
  const end = clock.now().getTime() + longestMakingMs;
  do await clock.sleep(makingPauseMs, signal);
  while ((await engine.container(id)) === undefined && clock.now().getTime() < end);
}

/** Compose's last lines when it refused. */
async function runUp(command: Command, work: Work) {
  const patience = patient(work.signal, work.clock);
  try {
    await work.runner.run(command, { signal: patience.signal });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
    // When it was the engine that went away, this throws and says so.
    await work.engine.containers(work.project);
    return error.lastLines;
  } finally {
    patience.done();
  }
}

async function refusal(lines: readonly string[], units: readonly string[], work: Work): Promise<Failure> {
  const said = composeErrors(lines).join("\n");
  const unit = serviceNamedIn(lines.join("\n"), work.project, units) ?? (units.length === 1 ? units[0] : undefined);
  const hint = startHint(said);
  const container = unit === undefined ? undefined : (await containersOf([unit], work)).get(unit)?.[0];
  const seen = container === undefined ? { log: [], events: [] } : await evidence(container.Id, work.started, work);
  if (unit !== undefined) work.log.progress(unit, "could not be started", "failed");
  return {
    ...(unit === undefined ? {} : { unit }),
    message: `${unit ?? units.join(", ")} could not be started: ${said}`,
    ...(hint === undefined ? {} : { hint }),
    ...seen,
  };
}

/** When one unit fails, the others are not waited for: what follows is the way back. */
async function waitForAll(work: Work): Promise<UnitResult[]> {
  const containers = await containersOf(work.step.units, work);
  const others = new AbortController();
  const signal = AbortSignal.any([work.signal, others.signal]);
  const results = await Promise.all(
    work.step.units.map(async (unit) => {
      const result = await waitFor(unit, containers.get(unit) ?? [], { ...work, signal });
      if (result.outcome === "failed" || result.outcome === "errored") others.abort();
      return result;
    }),
  );
  if (!others.signal.aborted || work.signal.aborted) return results;
  return results.map((each) => (each.outcome === "cancelled" ? { ...each, outcome: "skipped" } : each));
}

async function waitFor(unit: string, containers: readonly ContainerSummary[], work: Work): Promise<UnitResult> {
  const waited = await Promise.all(
    containers.map(async ({ Id: id }) => ({ id, readiness: await readinessOf(unit, id, work) })),
  );
  const seconds = secondsSince(work.started, work.clock);
  const wanted = work.document.units[unit]?.replicas ?? 1;
  const bad = waited.find(({ readiness }) => readiness.outcome !== "succeeded");
  if (bad === undefined && containers.length >= wanted) {
    const detail = `${work.document.units[unit]?.role === "one-shot" ? "done" : "ready"} after ${inWords(seconds)}`;
    work.log.progress(unit, detail, "succeeded");
    return { unit, outcome: "succeeded", seconds, detail };
  }
  if (bad?.readiness.outcome === "cancelled") return { unit, outcome: "cancelled", seconds, detail: "not waited for" };
  const seen = bad === undefined ? { log: [], events: [] } : await evidence(bad.id, work.started, work);
  const why = withExitCode(bad?.readiness.why ?? `${containers.length} of ${wanted} containers were made`, seen.events);
  work.log.progress(unit, work.redact(why), "failed");
  const failure: Failure = { unit, message: work.redact(`${unit} ${why}`), hint: hintFor(unit, why, work), ...seen };
  return { unit, outcome: "failed", seconds, detail: work.redact(why), failure };
}

export function withExitCode(why: string, events: readonly string[]): string {
  const code = lastExitCode(events);
  return why === restartedByRule && code !== undefined ? `${why} (exit code ${code})` : why;
}

function readinessOf(unit: string, id: string, work: Work): Promise<Readiness> {
  const { role, ready, startSeconds } = work.document.units[unit] ?? {
    role: "service",
    ready: undefined,
    startSeconds: 0,
  };
  const waiting = { engine: work.engine, clock: work.clock, id, timeoutMs: startSeconds * 1000, signal: work.signal };
  return role === "one-shot" ? untilEnded(waiting) : untilReady({ ...waiting, ready, since: work.started });
}

export function hintFor(unit: string, why: string, { document }: Work): string {
  if (why.startsWith("was killed because it used all")) {
    return `Give it more memory (deploy.resources.limits.memory of ${unit}), or have it use less.`;
  }
  if (/not ready after|did not end within/.test(why)) {
    const seconds = document.units[unit]?.startSeconds ?? 0;
    return `If it only needs longer than ${seconds} s, set services.${unit}.start-timeout in aip-deploy.yml.`;
  }
  return `Its last lines tell why. If it needs another service first, name that under depends_on of ${unit}.`;
}

async function containersOf(units: readonly string[], work: Work): Promise<Map<string, ContainerSummary[]>> {
  const all = await serviceContainers(work.engine, work.project);
  return new Map(units.map((unit) => [unit, all.filter((each) => serviceOf(each) === unit)]));
}
