import { worst } from "../../../outcome.ts";
import type { Failure, RunningGateway, StepResult, UnitResult } from "../../target.ts";
import { addServices } from "../commands.ts";
import { fingerprintsOf, labelOf } from "../definition.ts";
import type { ContainerSummary } from "../engine/engine.ts";
import { composeLabels, serviceContainers, serviceOf } from "../current.ts";
import { gatewaysOf } from "../gateways/running.ts";
import { labels } from "../placement.ts";
import { cancelled, ended, failed, resultOf } from "../results.ts";
import { up } from "../start.ts";
import { othersReady } from "../starting.ts";
import { inWords, secondsSince, type Work } from "../tools.ts";
import { nextRound, type Sides } from "./batches.ts";
import { allReady } from "./ready.ts";
import { stopOld, type Stopped } from "./stop-old.ts";
import { traffic, type Traffic } from "./traffic.ts";

/**
 * Exchanges the containers of one wave of units: new ones beside the old, all of them ready before any request goes elsewhere,
 * then requests moved, old ones drained, stopped and removed. Until requests are moved a failure removes the new ones, and the
 * old ones never noticed. It goes by what runs, so that a run that was killed is finished, or undone, by the next one.
 */
export async function roll(work: Work): Promise<StepResult> {
  const unready = await othersReady(work);
  if (unready !== undefined) return failed(work, unready);
  const gateways = await gatewaysOf(work);
  const told = new Map<string, Told>(work.step.units.map((unit) => [unit, { cut: [], said: [] }]));
  await clearLeftovers(work);
  const moving = traffic(gateways, work);
  try {
    for (;;) {
      const refused = await round(work, gateways, moving, told);
      if (refused === "done") break;
      if (refused !== undefined) return refused;
    }
    return finished(work, told);
  } catch (error) {
    // What gateways were told stays true as long as both sides run; the next run goes on from here.
    return resultOf(work, error);
  } finally {
    await moving.letGo().catch((error: unknown) => {
      work.log.warn(`A gateway still has addresses of this deployment: ${(error as Error).message}`);
    });
  }
}

type Told = { readonly cut: string[]; readonly said: string[]; seconds?: number };

type Plan = { readonly unit: string; readonly make: number; readonly leave: readonly ContainerSummary[] };

/** One batch of every unit; `undefined` when it is done and there may be another one. */
async function round(
  work: Work,
  gateways: readonly RunningGateway[],
  moving: Traffic,
  told: Map<string, Told>,
): Promise<StepResult | "done" | undefined> {
  const before = await sidesOf(work);
  const plans = work.step.units.flatMap((unit): Plan[] => {
    const next = nextRound(before.get(unit) ?? none, work.document.units[unit]?.replicas ?? 1);
    return next === undefined ? [] : [{ unit, ...next }];
  });
  if (plans.length === 0) return "done";
  const made: ContainerSummary[] = [];
  const undo = async (result: StepResult): Promise<StepResult> => {
    await Promise.all(made.map(({ Id }) => work.engine.remove(Id)));
    return result;
  };
  if (plans.some(({ make }) => make > 0)) {
    await moving.hold(plans.map(({ unit }) => ({ unit, containers: running(before.get(unit)) })));
    const refused = await makeNew(plans, before, work);
    made.push(...(await newOnes(plans, before, work)));
    if (refused !== undefined) return undo(refused);
  }
  const after = await sidesOf(work);
  const staying = (unit: string, leave: readonly ContainerSummary[]) =>
    (after.get(unit)?.fresh ?? []).filter(({ Id }) => !leave.some((each) => each.Id === Id));
  const waited = await allReady(
    plans.flatMap(({ unit, leave }) => staying(unit, leave).map(({ Id }) => ({ unit, id: Id }))),
    work,
  );
  if (waited.failure !== undefined) {
    // Also what an interrupted run left: it is not ready, and something else serves.
    for (const each of waited.bad) if (!made.some(({ Id }) => Id === each)) await work.engine.remove(each);
    return undo({ ...failed(work, waited.failure), units: unitsOf(plans, waited.failure, work) });
  }
  if (waited.cancelled || work.signal.aborted)
    return undo(cancelled(work, "stopped on request before any request was moved"));
  for (const { unit } of plans) {
    const note = told.get(unit);
    if (note !== undefined && note.seconds === undefined) note.seconds = secondsSince(work.started, work.clock);
  }
  const moves = plans.map(({ unit, leave }) => ({
    unit,
    to: running(after.get(unit)).filter(({ Id }) => !leave.some((each) => each.Id === Id)),
    from: leave,
  }));
  const stay = () => moving.hold(plans.map(({ unit }) => ({ unit, containers: before.get(unit)?.stale ?? [] })));
  let drained: ReadonlyMap<string, string>;
  try {
    drained = await moving.move(moves);
  } catch (error) {
    // A gateway that refuses what it is told goes on with what it had.
    await stay().catch(() => undefined);
    return undo(resultOf(work, error));
  }
  const dead = await fallen(made, work);
  if (dead !== undefined) {
    await stay();
    return undo({ ...failed(work, dead), units: unitsOf(plans, dead, work) });
  }
  const stopped = await Promise.all(
    plans.flatMap(({ unit, leave }) => leave.map(async (each) => ({ unit, ...(await stopOld(each.Id, work)) }))),
  );
  for (const { unit } of plans)
    note(
      unit,
      told,
      drained.get(unit),
      stopped.filter((each) => each.unit === unit),
    );
  return undefined;
}

const none: Sides<ContainerSummary> = { fresh: [], stale: [] };

function running(sides: Sides<ContainerSummary> | undefined): readonly ContainerSummary[] {
  return [...(sides?.stale ?? []), ...(sides?.fresh ?? [])];
}

async function sidesOf(work: Work): Promise<Map<string, Sides<ContainerSummary>>> {
  const all = await serviceContainers(work.engine, work.project);
  const prints = fingerprintsOf(work.materials);
  return new Map(
    work.step.units.map((name) => {
      const unit = work.document.units[name];
      const own = all.filter((each) => serviceOf(each) === name && each.State === "running");
      const isFresh = ({ Labels }: ContainerSummary) =>
        unit !== undefined && Labels[labels.definition] === labelOf(unit, prints);
      return [name, { fresh: own.filter(isFresh), stale: own.filter((each) => !isFresh(each)) }];
    }),
  );
}

/** What does not run is in the way of Compose's counting, and nobody is served by it. */
async function clearLeftovers({ engine, project, step }: Work): Promise<void> {
  const all = await serviceContainers(engine, project);
  for (const each of all.filter((one) => step.units.includes(serviceOf(one)) && one.State !== "running")) {
    await engine.remove(each.Id);
  }
}

async function makeNew(
  plans: readonly Plan[],
  before: ReadonlyMap<string, Sides<ContainerSummary>>,
  work: Work,
): Promise<StepResult | undefined> {
  const making = plans.filter(({ make }) => make > 0);
  const scales = making.map(({ unit, make }) => [unit, running(before.get(unit)).length + make] as const);
  const units = making.map(({ unit }) => unit);
  return up(units, addServices(work.place, Object.fromEntries(scales)), work, "starting beside the old one");
}

async function newOnes(
  plans: readonly Plan[],
  before: ReadonlyMap<string, Sides<ContainerSummary>>,
  { engine, project }: Work,
): Promise<ContainerSummary[]> {
  const units = plans.map(({ unit }) => unit);
  const known = new Set(units.flatMap((unit) => running(before.get(unit)).map(({ Id }) => Id)));
  const all = await serviceContainers(engine, project);
  return all.filter((each) => units.includes(serviceOf(each)) && !known.has(each.Id));
}

/** A new container that was ready and has fallen since, while the old one still runs. */
async function fallen(made: readonly ContainerSummary[], { engine }: Work): Promise<Failure | undefined> {
  for (const { Id, Labels } of made) {
    const container = await engine.container(Id);
    if (container?.State.Status === "running" && container.RestartCount === 0) continue;
    const unit = Labels[composeLabels.service] ?? "";
    const code = container === undefined ? "" : ` with exit code ${container.State.ExitCode}`;
    return {
      unit,
      message: `${unit} was ready and ended${code} as soon as requests reached it`,
      hint: "Requests went back to the old container, which still runs.",
      log: await engine.logs(Id, 20),
      events: [],
    };
  }
  return undefined;
}

function note(unit: string, told: Map<string, Told>, drained: string | undefined, stopped: readonly Stopped[]): void {
  const own = told.get(unit);
  if (own === undefined) return;
  if (drained !== undefined) own.said.push(drained);
  own.said.push(...stopped.map(({ said }) => said));
  own.cut.push(...stopped.flatMap(({ cut }) => cut ?? []));
}

function unitsOf(plans: readonly Plan[], failure: Failure, work: Work): UnitResult[] {
  const seconds = secondsSince(work.started, work.clock);
  return plans.map(({ unit }) =>
    unit === failure.unit
      ? { unit, outcome: "failed", seconds, detail: failure.message.split("\n", 1)[0] ?? "", failure }
      : { unit, outcome: "skipped", seconds, detail: "left as it was" },
  );
}

function finished(work: Work, told: ReadonlyMap<string, Told>): StepResult {
  const units = [...told].map(([unit, { said, cut, seconds = 0 }]): UnitResult => {
    const parts = [`ready after ${inWords(seconds)}`, ...new Set(said)];
    const detail = parts.join(", ");
    work.log.progress(unit, detail, "succeeded");
    return { unit, outcome: "succeeded", seconds, detail, ...(cut.length === 0 ? {} : { cut: cut.join(" ") }) };
  });
  const detail = units.map(({ unit, detail: said }) => `${unit} ${said}`).join("; ");
  return { ...ended(work, worst(units.map(({ outcome }) => outcome))), detail, units };
}
