import type { ComposeService } from "../../../src/compose/model.ts";
import { labelOf } from "../../../src/targets/compose/definition.ts";
import type { ComposeDocument, UnitDocument } from "../../../src/targets/compose/document.ts";
import type { Instance, Running, RunningUnit } from "../../../src/targets/target.ts";

/** A digest that is told apart by its first letter: `digest("a")` begins with `sha256:aaaa`. */
export function digest(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

/** The hash of a definition, likewise. */
export function definition(letter: string): string {
  return letter.repeat(64);
}

/** With a tag, its image is named by that and not by a digest. */
export type UnitDraft = Partial<UnitDocument> & { readonly service?: ComposeService; readonly tag?: string };

/** A document of these units; each has one container of image and definition `a` unless it says otherwise. */
export function documentOf(units: Readonly<Record<string, UnitDraft>>): ComposeDocument {
  const entries = Object.entries(units).map(([name, { service: _service, tag, ...draft }]): [string, UnitDocument] => [
    name,
    {
      role: "service",
      definition: definition("a"),
      ...(tag === undefined ? { digest: digest("a") } : {}),
      replicas: 1,
      waits: [],
      follows: [],
      secrets: [],
      startSeconds: 120,
      tasks: [],
      ...draft,
    },
  ]);
  const services = Object.entries(units).map(([name, draft]) => {
    const pinned = `registry.test/shop/${name}@${draft.digest ?? digest("a")}`;
    return [name, { image: draft.tag ?? pinned, ...draft.service }] as const;
  });
  return {
    format: 1,
    project: "shop",
    model: { name: "shop", services: Object.fromEntries(services) },
    units: Object.fromEntries(entries),
    checks: [],
  };
}

/** A container as the engine has it: of image and definition `a`, running, unless it says otherwise. */
export function instance(draft: Partial<Instance> = {}): Instance {
  return {
    id: "1".repeat(64),
    definition: definition("a"),
    state: "running",
    restarts: 0,
    digests: [digest("a")],
    image: `registry.test/shop/any@${digest("a")}`,
    startedAt: "2026-11-23T11:00:00.000Z",
    ...draft,
  };
}

/** A container that somebody else started. */
export function foreign(draft: Partial<Instance> = {}): Instance {
  const { definition: _definition, ...rest } = instance(draft);
  return rest;
}

export function runningOf(
  units: Readonly<Record<string, readonly Instance[]>>,
  more: Readonly<Record<string, Partial<RunningUnit>>> = {},
): Running {
  const entries = Object.entries(units).map(([name, instances]): [string, RunningUnit] => [
    name,
    { name, instances, holds: [], ...more[name] },
  ]);
  return { units: Object.fromEntries(entries) };
}

/** The label of a unit with these fingerprints. */
export function labelled(unit: { definition: string; secrets: string[] }, prints: Record<string, string>): string {
  return labelOf(unit, prints);
}
