import type { Digest } from "../../release/release.ts";
import type { Instance, Running, RunningUnit } from "../target.ts";
import type { Container, ContainerSummary, Engine } from "./engine/engine.ts";
import { loadedSince } from "./live-files.ts";
import { labels } from "./placement.ts";
import { heldName, heldPort } from "./plan.ts";
import type { Tools } from "./tools.ts";

/** Labels that Compose puts on its containers. */
export const composeLabels = {
  service: "com.docker.compose.service",
  oneOff: "com.docker.compose.oneoff",
  replaces: "com.docker.compose.replace",
  number: "com.docker.compose.container-number",
} as const;

/** Where it is asked what runs. */
export type Asking = Pick<Tools, "engine" | "project" | "folder" | "runner">;

/** The project's units as the engine has them now; containers of tasks and tests are none. */
export async function runningUnits({ engine, project, folder, runner }: Asking): Promise<Running> {
  const found = await serviceContainers(engine, project);
  const canChange = found.some(({ Labels }) => Labels[labels.shape] !== undefined);
  const loaded = canChange ? await loadedSince(folder, runner) : new Map<string, string>();
  const digestsOf = digestReader(engine);
  const seen = await Promise.all(
    found.map(async (summary) => {
      const container = await engine.container(summary.Id);
      if (container === undefined) return [];
      return [{ summary, instance: await instanceOf(summary, container, digestsOf, loaded) }];
    }),
  );
  const units = new Map<string, RunningUnit>();
  for (const { summary, instance } of seen.flat()) {
    const name = serviceOf(summary);
    const known = units.get(name);
    const stateful = summary.Labels[labels.role] === "stateful";
    const unnamedVolumes = known?.unnamedVolumes === true || hasUnnamedVolume(summary);
    units.set(name, {
      name,
      instances: [...(known?.instances ?? []), instance],
      holds: [...(known?.holds ?? []), ...heldBy(summary)],
      ...(stateful ? { stateful } : {}),
      ...(unnamedVolumes ? { unnamedVolumes } : {}),
    });
  }
  return { units: Object.fromEntries([...units].sort(([left], [right]) => (left < right ? -1 : 1))) };
}

/** Containers of services, in the order of their numbers. */
export async function serviceContainers(engine: Engine, project: string): Promise<ContainerSummary[]> {
  const number = ({ Labels }: ContainerSummary) => Number(Labels[composeLabels.number] ?? 0);
  const all = await engine.containers(project);
  return all
    .filter((each) => serviceOf(each) !== "" && each.Labels[composeLabels.oneOff] !== "True")
    .sort((left, right) => number(left) - number(right));
}

export function serviceOf({ Labels }: ContainerSummary): string {
  return Labels[composeLabels.service] ?? "";
}

async function instanceOf(
  { Labels }: ContainerSummary,
  container: Container,
  digestsOf: (container: Container) => Promise<readonly Digest[]>,
  loaded: ReadonlyMap<string, string>,
): Promise<Instance> {
  const { Status: state, ExitCode: exitCode, StartedAt: startedAt } = container.State;
  const definition = loaded.get(container.Id) ?? Labels[labels.definition];
  const shape = Labels[labels.shape];
  return {
    id: container.Id,
    ...(definition === undefined ? {} : { definition }),
    ...(shape === undefined ? {} : { shape }),
    state,
    ...(state === "exited" || state === "dead" ? { exitCode } : {}),
    restarts: container.RestartCount,
    digests: await digestsOf(container),
    image: container.Config.Image,
    // The engine's way of saying never.
    ...(startedAt.startsWith("0001-") ? {} : { startedAt }),
    ...(state === "running" ? { networks: Object.keys(container.NetworkSettings.Networks) } : {}),
  };
}

/** Many containers share an image; each is asked about once. */
function digestReader(engine: Engine): (container: Container) => Promise<readonly Digest[]> {
  const known = new Map<string, Promise<readonly Digest[]>>();
  return async ({ Image: id, Config: { Image: reference } }) => {
    const reading = known.get(id) ?? engine.image(id).then((image) => image?.digests ?? []);
    known.set(id, reading);
    const digests = await reading;
    if (digests.length > 0) return digests;
    // An image that was removed under a running container; the engine verified the digest that it was made from.
    const pinned = /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1];
    return pinned === undefined ? [] : [pinned];
  };
}

/** Docker names a volume that nobody named with 64 digits. */
function hasUnnamedVolume({ Mounts }: ContainerSummary): boolean {
  return Mounts.some(({ Type, Name = "" }) => Type === "volume" && /^[0-9a-f]{64}$/.test(Name));
}

function heldBy({ Ports, Names }: ContainerSummary): string[] {
  const ports = Ports.flatMap(({ PublicPort, Type }) => (PublicPort === undefined ? [] : [heldPort(PublicPort, Type)]));
  return [...new Set(ports), ...Names.map((name) => heldName(name.replace(/^\//, "")))];
}
