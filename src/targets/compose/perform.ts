import type { StepKind, StepResult } from "../target.ts";
import { composeFile } from "./placement.ts";
import { place, prune, type Lying } from "./files.ts";
import { gatewaysOf } from "./gateways/running.ts";
import { release } from "./gateways/steer.ts";
import { checkHost } from "./hosts/check.ts";
import { loadAnew } from "./load-anew.ts";
import { layLiveFiles } from "./live-files.ts";
import { mend } from "./mend.ts";
import { pull } from "./pull.ts";
import { removeUnits } from "./remove.ts";
import { cancelled, resultOf, succeeded } from "./results.ts";
import { start } from "./start.ts";
import { roll } from "./roll/roll.ts";
import { runTasks } from "./task.ts";
import type { Work } from "./tools.ts";

const deeds = {
  check: checkHost,
  mend: mendAll,
  files: placeFiles,
  pull,
  task: runTasks,
  roll,
  reload: loadAnew,
  start,
  remove: removeUnits,
} satisfies Record<StepKind, (work: Work) => Promise<StepResult>>;

/** Does one step of a plan. What the engine or the app does wrong is in the result; only a bug of ours is thrown. */
export async function performStep(work: Work): Promise<StepResult> {
  if (work.signal.aborted) return cancelled(work);
  try {
    return await deeds[work.step.kind as StepKind](work);
  } catch (error) {
    return resultOf(work, error);
  }
}

/** What a killed run of Compose left, and what a killed run of ours told gateways. */
async function mendAll(work: Work): Promise<StepResult> {
  const mended = await mend(work);
  const gateways = (await gatewaysOf(work)).filter(
    ({ unit, pinned }) => pinned.length > 0 && work.step.units.includes(unit),
  );
  for (const gateway of gateways) await release(gateway, work);
  if (gateways.length === 0) return mended;
  const released = gateways.map(({ unit }) => `${unit} finds names by itself again`).join(", ");
  return succeeded(
    work,
    mended.detail?.startsWith("nothing") === true ? released : `${mended.detail ?? ""}, ${released}`,
  );
}

async function placeFiles(work: Work): Promise<StepResult> {
  const { placement, clock, engine, project, runner } = work;
  const lying = await placeRelease(work);
  const containers = await engine.containers(project);
  const mounted = containers.flatMap(({ Mounts }) => Mounts.flatMap(({ Source }) => Source ?? []));
  await prune(placement, new Set(mounted), { runner, now: clock.now(), lying });
  const files = placement.trees.reduce((sum, { tree }) => sum + tree.length, 0);
  const parts = [counted(files, "file"), counted(placement.secrets.length, "secret")].filter((part) => part !== "");
  return succeeded(work, ["the Compose file", ...parts].join(", "));
}

function counted(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Promises that the release's files lie on the host, and answers what lay there before. */
export async function placeRelease({
  placement,
  document,
  bundle,
  materials,
  clock,
  runner,
}: Pick<Work, "placement" | "document" | "bundle" | "materials" | "clock" | "runner">): Promise<Lying> {
  const content = composeFile(document, bundle, materials, placement.folder);
  const lying = await place(placement, content, materials, { runner, now: clock.now() });
  for (const live of placement.live) {
    // Whoever starts something from the Compose file finds what it names.
    if (!lying.has(live.path)) await runner.run(layLiveFiles(live, { ifAbsent: true }));
  }
  return lying;
}
