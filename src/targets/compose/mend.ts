import type { StepResult } from "../target.ts";
import { composeLabels, serviceContainers } from "./current.ts";
import type { ContainerSummary, Engine } from "./engine/engine.ts";
import { succeeded } from "./results.ts";
import type { Work } from "./tools.ts";

/**
 * Puts right what a killed run of Compose leaves. Compose makes a container under a temporary name beside the one it replaces,
 * stops and removes the old one, and renames the new one; killed in between, it trips over its own leftovers ever after.
 * A new container whose predecessor is still there goes; one that is alone stays, because it may hold the anonymous volumes
 * of the one that is gone.
 */
export async function mend(work: Work): Promise<StepResult> {
  const { engine, project, step } = work;
  const all = await serviceContainers(engine, project);
  const done: string[] = [];
  for (const container of all.filter(({ Labels }) => step.units.includes(Labels[composeLabels.service] ?? ""))) {
    const deed = await mendOne(container, all, engine);
    if (deed !== undefined) done.push(deed);
  }
  return succeeded(work, done.length === 0 ? "nothing was left to mend" : done.join(", "));
}

async function mendOne(
  container: ContainerSummary,
  all: readonly ContainerSummary[],
  engine: Engine,
): Promise<string | undefined> {
  const name = nameOf(container);
  if (container.State === "dead") {
    await engine.remove(container.Id);
    return `removed the dead ${name}`;
  }
  if (container.State === "paused") {
    await engine.unpause(container.Id);
    return `resumed ${name}`;
  }
  const replaced = container.Labels[composeLabels.replaces];
  if (container.State !== "created" || replaced === undefined) return undefined;
  const wanted = name.replace(/^[0-9a-f]{12}_/, "");
  const rival = all.find((each) => each !== container && (each.Id === replaced || nameOf(each) === wanted));
  if (rival !== undefined) {
    await engine.remove(container.Id);
    return `removed the half-made ${name}`;
  }
  if (wanted === name) return undefined;
  await engine.rename(container.Id, wanted);
  return `gave ${wanted} its name back`;
}

function nameOf({ Names: [name = ""] }: ContainerSummary): string {
  return name.replace(/^\//, "");
}
