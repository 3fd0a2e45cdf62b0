import type { Instance, Running, RunningObject, RunningUnit } from "../target.ts";
import type { Owner } from "./marks.ts";
import type { Wanted } from "./wanted.ts";

/** What would run if the release did, all of it and well: for those who cannot ask the cluster. */
export function recordedRunning(wanted: readonly Wanted[], { app, environment }: Owner): Running {
  const units = wanted.flatMap(({ id, unit, template }): (readonly [string, RunningUnit])[] => {
    if (unit === undefined) return [];
    const ended =
      unit.role === "one-shot" ? ({ state: "exited", exitCode: 0 } as const) : ({ state: "running" } as const);
    const instance: Instance = {
      id,
      ...(template === undefined ? {} : { definition: template }),
      ...ended,
      restarts: 0,
      digests: unit.digests,
      image: "",
    };
    const count = unit.role === "one-shot" ? 1 : (unit.replicas ?? 1);
    const stateful = unit.role === "stateful" ? { stateful: true } : {};
    return [[id, { name: id, instances: Array.from({ length: count }, () => instance), holds: [], ...stateful }]];
  });
  const objects = wanted.map(({ id, definition, template, unit }): readonly [string, RunningObject] => {
    const pods = template === undefined ? {} : { template };
    const replicas = unit?.replicas === undefined ? {} : { replicas: unit.replicas };
    return [id, { owner: `${app} on ${environment}`, definition, ...pods, ...replicas }];
  });
  return { units: Object.fromEntries(units), objects: Object.fromEntries(objects) };
}
