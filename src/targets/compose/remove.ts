import type { StepResult } from "../target.ts";
import { removeFolder } from "./files.ts";
import { serviceContainers, serviceOf } from "./current.ts";
import { succeeded } from "./results.ts";
import type { Tools, Work } from "./tools.ts";
import { TargetError } from "../../errors.ts";
import type { ComposeDriver } from "../../command/docker-compose.ts";

/** Stops and removes the containers of units that the release does not have; their volumes stay. */
export async function removeUnits(work: Work): Promise<StepResult> {
  const { engine, project, step, log } = work;
  const all = await serviceContainers(engine, project);
  const gone = all.filter((each) => step.units.includes(serviceOf(each)));
  await Promise.all(
    gone.map(async ({ Id }) => {
      await engine.stop(Id);
      await engine.remove(Id);
    }),
  );
  for (const unit of step.units) log.progress(unit, "removed", "succeeded");
  return succeeded(work, `${gone.length} ${gone.length === 1 ? "container" : "containers"} removed`);
}

/**
 * Stops and removes everything that a project has on the engine. Compose does it; what it passes over, such as the containers
 * of an interrupted task, is removed after it. Throws `target.failed` when something is left.
 */
export async function removeProject(
  { engine, project, folder, runner }: Pick<Tools, "engine" | "project" | "folder" | "runner">,
  driver: ComposeDriver,
  { data }: { readonly data: boolean },
): Promise<void> {
  await engine.version();
  await driver.down({ project, host: engine.host, volumes: data });
  for (const { Id } of await engine.containers(project)) await engine.remove(Id);
  for (const name of await engine.networks(project)) await engine.removeNetwork(name);
  if (data) for (const name of await engine.volumes(project)) await engine.removeVolume(name);
  const left = (await engine.containers(project)).flatMap(({ Names }) => Names);
  if (left.length > 0) throw new TargetError("target.failed", `could not be removed: ${left.join(", ")}`);
  // Nothing mounts them any longer, there are secrets among them, and the next deployment places its own.
  await removeFolder(folder, runner);
}
