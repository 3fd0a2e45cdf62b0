import type { Instance, Running, RunningUnit } from "../target.ts";
import { labelOf, type Fingerprints } from "./definition.ts";
import type { ComposeDocument } from "./document.ts";
import { liveFilesOf } from "./live.ts";
import { heldName, heldPort } from "./plan.ts";

/** What would run if the document did, all of it and well: for those who cannot ask the engine. */
export function recordedUnits(document: ComposeDocument, prints: Fingerprints): Running {
  const units = Object.entries(document.units).map(([name, unit]): readonly [string, RunningUnit] => {
    const service = document.model.services[name];
    const live = liveFilesOf(name, document);
    const ended =
      unit.role === "one-shot" ? ({ state: "exited", exitCode: 0 } as const) : { state: "running" as const };
    const instance: Instance = {
      id: name,
      definition: labelOf(unit, prints),
      ...(live === undefined ? {} : { shape: live.shape }),
      ...ended,
      restarts: 0,
      digests: unit.digest === undefined ? [] : [unit.digest],
      image: service?.image ?? "",
    };
    const ports = (service?.ports ?? []).flatMap(({ published, protocol }) =>
      published === undefined ? [] : [heldPort(published, protocol)],
    );
    const names = service?.container_name === undefined ? [] : [heldName(service.container_name)];
    const stateful = unit.role === "stateful" ? { stateful: true } : {};
    const instances = Array.from({ length: unit.replicas }, () => instance);
    return [name, { name, instances, holds: [...ports, ...names], ...stateful }];
  });
  return { units: Object.fromEntries(units.filter(([, { instances }]) => instances.length > 0)) };
}
