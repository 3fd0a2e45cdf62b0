import type { Failure, StepResult, UnitResult } from "../../target.ts";
import { addServices } from "../commands.ts";
import { serviceOf } from "../current.ts";
import type { ContainerSummary } from "../engine/engine.ts";
import { cancelled, failed, resultOf } from "../results.ts";
import { up } from "../start.ts";
import { secondsSince, type Work } from "../tools.ts";
import { nextRound, startGroups } from "./batches.ts";
import { newOnes, running, sides, sidesOf, without, type UnitSides } from "./containers.ts";
import { allReady } from "./ready.ts";
import { stopOld, type Stopped } from "./stop-old.ts";
import type { Traffic } from "./traffic.ts";
import { giveFullWeight, startLightly } from "./weight.ts";

/** What is exchanged at once. */
type Plan = { readonly unit: string; readonly make: number; readonly leave: readonly ContainerSummary[] };

/** What became of one unit in one batch. */
export type Exchanged = {
  readonly unit: string;
  readonly readySeconds: number;
  readonly drained?: string;
  readonly stopped: readonly Stopped[];
};

export type Round = { readonly exchanged: readonly Exchanged[] } | { readonly refused: StepResult } | "done";

/** One batch of every unit of the step; `done` when all of them are as wanted. */
export async function oneRound(work: Work, moving: Traffic): Promise<Round> {
  const before = await sidesOf(work);
  const plans = work.step.units.flatMap((unit): Plan[] => {
    const next = nextRound(sides(before, unit), work.document.units[unit]?.replicas ?? 1);
    return next === undefined ? [] : [{ unit, ...next }];
  });
  if (plans.length === 0) return "done";
  const made: ContainerSummary[] = [];
  const refused =
    (await startNew(plans, before, made, work, moving)) ?? (await moveTo(plans, before, made, work, moving));
  if ("id" in refused) {
    await Promise.all(made.map(({ Id }) => work.engine.remove(Id)));
    return { refused };
  }
  return { exchanged: await stopLeaving(plans, refused, work) };
}

/** Starts the new containers and waits until all of them are ready; why that did not work. What was made is added to `made`. */
async function startNew(
  plans: readonly Plan[],
  before: UnitSides,
  made: ContainerSummary[],
  work: Work,
  moving: Traffic,
): Promise<StepResult | undefined> {
  // Also what an interrupted run left, which may have been about to become ready.
  const left = plans.flatMap(({ unit, leave }) => without(sides(before, unit).fresh, leave));
  const making = plans.filter(({ make }) => make > 0);
  if (making.length > 0) await moving.hold(plans.map(({ unit }) => ({ unit, containers: running(before, unit) })));
  const groups = making.length > 1 ? startGroups(making, await work.engine.processors()) : [making];
  for (const [turn, group] of groups.entries()) {
    const fresh = group.length === 0 ? [] : await startGroup(group, before, made, work);
    if ("id" in fresh) return fresh;
    const awaited = turn === 0 ? [...left, ...fresh] : fresh;
    const waited = awaited.map((each) => ({ unit: serviceOf(each), id: each.Id }));
    const { failure, bad, cancelled: isCancelled } = await allReady(waited, work);
    if (failure !== undefined) {
      made.push(...left.filter(({ Id }) => bad.includes(Id)));
      return { ...failed(work, failure), units: unitsOf(plans, failure, work) };
    }
    if (isCancelled || work.signal.aborted) return cancelled(work, "stopped on request before any request was moved");
  }
  await giveFullWeight([...left, ...made], work);
  return undefined;
}

/** Starts what these units need beside what they have; answers what is new, or why it was not made. */
async function startGroup(
  group: readonly Plan[],
  before: UnitSides,
  made: ContainerSummary[],
  work: Work,
): Promise<readonly ContainerSummary[] | StepResult> {
  const counts = group.map(({ unit, make }) => [unit, running(before, unit).length + make] as const);
  const units = group.map(({ unit }) => unit);
  const command = addServices(work.place, Object.fromEntries(counts));
  const refused = await up(units, command, work, "starting beside the old one");
  const fresh = without(await newOnes(before, work), made);
  made.push(...fresh);
  await startLightly(fresh, work);
  if (refused !== undefined) return refused;
  const missing = group.find(({ unit, make }) => fresh.filter((each) => serviceOf(each) === unit).length < make);
  return missing === undefined ? fresh : notMade(missing, work);
}

function notMade({ unit, make }: Plan, work: Work): StepResult {
  const message = `${unit}: not all of ${make} new ${make === 1 ? "container" : "containers"} were made`;
  return failed(work, { unit, message, log: [], events: [] });
}

type Moved = { readonly readySeconds: number; readonly drained: ReadonlyMap<string, string> };

/** Moves the requests; when that fails, or a new container falls under them, they go back to the old ones. */
async function moveTo(
  plans: readonly Plan[],
  before: UnitSides,
  made: readonly ContainerSummary[],
  work: Work,
  moving: Traffic,
): Promise<StepResult | Moved> {
  const readySeconds = secondsSince(work.started, work.clock);
  const goBack = () => moving.hold(plans.map(({ unit }) => ({ unit, containers: sides(before, unit).stale })));
  const now = await sidesOf(work);
  try {
    const moves = plans.map(({ unit, leave: from }) => ({ unit, to: without(running(now, unit), from), from }));
    const drained = await moving.move(moves);
    const fallen = await whatFell(made, work);
    if (fallen === undefined) return { readySeconds, drained };
    await goBack();
    return { ...failed(work, fallen), units: unitsOf(plans, fallen, work) };
  } catch (error) {
    // A gateway that refuses what it is told goes on with what it had.
    await goBack().catch(() => undefined);
    return resultOf(work, error);
  }
}

/** A new container that was ready and has fallen since, while the old one still runs. */
async function whatFell(made: readonly ContainerSummary[], { engine, redact }: Work): Promise<Failure | undefined> {
  for (const each of made) {
    const container = await engine.container(each.Id);
    if (container?.State.Status === "running" && container.RestartCount === 0) continue;
    const unit = serviceOf(each);
    const code = container === undefined ? "" : ` with exit code ${container.State.ExitCode}`;
    return {
      unit,
      message: `${unit} was ready and ended${code} as soon as requests reached it`,
      hint: "Requests went back to the old container, which still runs.",
      log: (await engine.logs(each.Id, 20)).map(redact),
      events: [],
    };
  }
  return undefined;
}

async function stopLeaving(plans: readonly Plan[], { readySeconds, drained }: Moved, work: Work): Promise<Exchanged[]> {
  return Promise.all(
    plans.map(async ({ unit, leave }) => {
      const stopped = await Promise.all(leave.map(({ Id }) => stopOld(Id, work)));
      const words = drained.get(unit);
      return { unit, readySeconds, stopped, ...(words === undefined ? {} : { drained: words }) };
    }),
  );
}

function unitsOf(plans: readonly Plan[], failure: Failure, work: Work): UnitResult[] {
  const seconds = secondsSince(work.started, work.clock);
  return plans.map(({ unit }) =>
    unit === failure.unit
      ? { unit, outcome: "failed", seconds, detail: failure.message.split("\n", 1)[0] ?? "", failure }
      : { unit, outcome: "skipped", seconds, detail: "left as it was" },
  );
}
