import type { Work } from "./tools.ts";

/**
 * The step's units in batches of which no two make the same network or volume: two runs of Compose that both find it
 * missing would both make it, and one of them would fail. What the host has already divides nothing.
 */
export async function resourceBatches({ step, document, engine, project }: Work): Promise<string[][]> {
  const present = new Set([...(await engine.networks(project)), ...(await engine.volumes(project))]);
  const batches: { readonly units: string[]; readonly makes: Set<string> }[] = [];
  for (const unit of step.units) {
    const missing = resourcesOf(unit, document).filter((name) => !present.has(name));
    let batch = batches.find(({ makes }) => !missing.some((name) => makes.has(name)));
    if (batch === undefined) batches.push((batch = { units: [], makes: new Set() }));
    batch.units.push(unit);
    for (const name of missing) batch.makes.add(name);
  }
  return batches.map(({ units }) => units);
}

/** The names, on the host, of the networks and volumes that a service uses. */
function resourcesOf(unit: string, document: Work["document"]): string[] {
  const volumes = (document.model.services[unit]?.volumes ?? []).flatMap(({ type, source }) =>
    type === "volume" && source !== undefined ? [nameOf(document, "volumes", source)] : [],
  );
  return [...networksOf(document, unit), ...volumes];
}

/** The names, on the host, of the networks that a service is on. */
export function networksOf(document: Work["document"], unit: string): string[] {
  return Object.keys(document.model.services[unit]?.networks ?? {}).map((key) => nameOf(document, "networks", key));
}

function nameOf({ model }: Work["document"], section: "networks" | "volumes", key: string): string {
  return (model[section]?.[key] as { name?: string } | undefined)?.name ?? `${model.name}_${key}`;
}
