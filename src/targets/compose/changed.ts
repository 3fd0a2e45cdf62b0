import { isDeepStrictEqual } from "node:util";
import { usedBy } from "./definition.ts";
import type { UnitsOfTarget } from "../target.ts";
import { readDocument, type ComposeDocument, type UnitDocument } from "./document.ts";

/** The services of a bundle for Compose. */
export const composeUnits: UnitsOfTarget = {
  names: (bundle) => Object.keys(readDocument(bundle).units),
  changedParts: (before, after, unit) => changedParts(readDocument(before), readDocument(after), unit),
};

/**
 * The keys of a unit that differ between two documents, sorted: those of its service in the Compose file, the sections that it
 * uses, and what the configuration says of it. Empty when nothing differs, or when one of them does not have it.
 */
export function changedParts(before: ComposeDocument, after: ComposeDocument, unit: string): readonly string[] {
  const [old, fresh] = [partsOf(before, unit), partsOf(after, unit)];
  if (old === undefined || fresh === undefined) return [];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
  return names.filter((name) => !isDeepStrictEqual(old[name], fresh[name]));
}

function partsOf({ model, units }: ComposeDocument, name: string): Readonly<Record<string, unknown>> | undefined {
  const [service, unit] = [model.services[name], units[name]];
  if (service === undefined || unit === undefined) return undefined;
  const { configs, networks, secrets, volumes } = usedBy(service, model);
  const uses = {
    configs: [service.configs, configs],
    networks: [service.networks, networks],
    secrets: [service.secrets, secrets],
    volumes: [service.volumes, volumes],
  };
  return { ...service, ...uses, ...configured(unit) };
}

/** What aip-deploy itself does with a unit, under the names of its configuration. */
function configured({ role, replicas, waits, ready, startSeconds, tasks }: UnitDocument) {
  return { role, replicas, after: waits, ready, "start-timeout": startSeconds, tasks };
}
