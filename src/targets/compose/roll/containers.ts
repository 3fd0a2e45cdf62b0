import { serviceContainers, serviceOf } from "../current.ts";
import { fingerprintsOf, labelOf } from "../definition.ts";
import type { ContainerSummary } from "../engine/engine.ts";
import { labels } from "../placement.ts";
import type { Work } from "../tools.ts";
import type { Sides } from "./batches.ts";

export type UnitSides = ReadonlyMap<string, Sides<ContainerSummary>>;

/** The running containers of the step's units, by whether they are of the wanted definition. */
export async function sidesOf(work: Work): Promise<UnitSides> {
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

const none: Sides<ContainerSummary> = { fresh: [], stale: [] };

export function sides(all: UnitSides, unit: string): Sides<ContainerSummary> {
  return all.get(unit) ?? none;
}

export function running(all: UnitSides, unit: string): readonly ContainerSummary[] {
  const { stale, fresh } = sides(all, unit);
  return [...stale, ...fresh];
}

export function without(
  containers: readonly ContainerSummary[],
  gone: readonly ContainerSummary[],
): readonly ContainerSummary[] {
  return containers.filter(({ Id }) => !gone.some((each) => each.Id === Id));
}

/** What does not run is in the way of Compose's counting, and nobody is served by it. */
export async function clearLeftovers({ engine, project, step }: Work): Promise<void> {
  const all = await serviceContainers(engine, project);
  for (const each of all.filter((one) => step.units.includes(serviceOf(one)) && one.State !== "running")) {
    await engine.remove(each.Id);
  }
}

/** Containers of the step's units in any state that were not there before. */
export async function newOnes(before: UnitSides, { engine, project, step }: Work): Promise<ContainerSummary[]> {
  const known = new Set(step.units.flatMap((unit) => running(before, unit).map(({ Id }) => Id)));
  const all = await serviceContainers(engine, project);
  return all.filter((each) => step.units.includes(serviceOf(each)) && !known.has(each.Id));
}
