import pMap from "p-map";
import type { Drift, DriftedField } from "../target.ts";
import { applying, withCause } from "./apply.ts";
import { refOf, type KubeObject, type ManagedFields } from "./cluster/object.ts";
import { ClusterRefusal } from "./cluster/refusal.ts";
import { runningOn } from "./current.ts";
import type { KubernetesDocument } from "./document.ts";
import { annotations, manager } from "./marks.ts";
import { leftBehind } from "./plan.ts";
import { refusedBecause } from "./refused.ts";
import { atOnce, type Tools } from "./tools.ts";
import type { Wanted } from "./wanted.ts";

/**
 * What is on the cluster otherwise than the release has it: the cluster is asked what each object would become if it were applied,
 * which knows of defaults and of everybody's fields, and that is compared with what is there. Nothing is changed.
 */
export async function driftFrom(
  document: KubernetesDocument,
  wanted: readonly Wanted[],
  tools: Tools,
): Promise<readonly Drift[]> {
  const running = await runningOn(tools);
  const seen = wanted.filter(({ id }) => running.objects?.[id]?.hidden !== true);
  const own = await pMap(seen, (each) => driftOf(each, tools), { concurrency: atOnce });
  const strangers = leftBehind(document, wanted, running, tools.owner).filter(({ kept }) => !kept);
  return [
    ...own.flatMap((each) => each ?? []),
    ...strangers.map(({ id }): Drift => ({ object: id, change: "unexpected", fields: [] })),
  ];
}

async function driftOf({ id, object, definition, unit }: Wanted, { cluster }: Tools): Promise<Drift | undefined> {
  const live = await cluster.get(refOf(object));
  if (live === undefined) return { object: id, change: "missing", fields: [] };
  // Of a Job the cluster keeps what it was made from, and refuses every other.
  if (unit?.role === "one-shot" && live.metadata.annotations?.[annotations.definition] === definition) return undefined;
  // It tells of the deployment that changed the object last, which is not this one.
  const cause = live.metadata.annotations?.[annotations.changeCause];
  const told = unit === undefined || cause === undefined ? object : withCause(object, cause);
  try {
    const after = await cluster.apply(told, { ...applying(object), force: true, dryRun: true });
    const fields = differences(live, after, object.kind === "Secret");
    return fields.length === 0 ? undefined : { object: id, change: "changed", fields };
  } catch (error) {
    if (!(error instanceof ClusterRefusal)) throw error;
    const { sentence } = refusedBecause(id, error);
    return {
      object: id,
      change: "changed",
      fields: [{ path: "", wanted: "what the release has", found: `refused: ${sentence}` }],
    };
  }
}

/** The fields in which two states of one object differ, with who wrote what is there. Values of Secrets are not told. */
export function differences(live: KubeObject, after: KubeObject, isSecret = false): DriftedField[] {
  const fields: DriftedField[] = [];
  walk(shown(live), shown(after), [], (path, found, wanted) => {
    const by = writerOf(live.metadata.managedFields ?? [], path);
    const hide = isSecret && path[0] === "data";
    fields.push({
      path: pathText(path),
      wanted: hide ? "another value" : valueText(wanted),
      found: hide ? "a value" : valueText(found),
      ...(by === undefined ? {} : { by }),
    });
  });
  return fields;
}

/** Without what the cluster itself writes at every change. */
function shown({ status: _status, metadata, ...rest }: KubeObject): unknown {
  const { managedFields: _m, resourceVersion: _r, generation: _g, uid: _u, creationTimestamp: _c, ...kept } = metadata;
  return { ...rest, metadata: kept };
}

type Part = string | number | { readonly key: string; readonly value: string };

function walk(
  found: unknown,
  wanted: unknown,
  path: readonly Part[],
  tell: (path: readonly Part[], found: unknown, wanted: unknown) => void,
): void {
  if (Array.isArray(found) && Array.isArray(wanted)) {
    const [left, right] = [byName(found), byName(wanted)];
    if (left !== undefined && right !== undefined) {
      for (const name of new Set([...left.keys(), ...right.keys()])) {
        walk(left.get(name), right.get(name), [...path, { key: "name", value: name }], tell);
      }
      return;
    }
    if (found.length === wanted.length) {
      found.forEach((each, index) => {
        walk(each, wanted[index], [...path, index], tell);
      });
      return;
    }
    tell(path, found, wanted);
    return;
  }
  if (isMap(found) && isMap(wanted)) {
    for (const key of [...new Set([...Object.keys(found), ...Object.keys(wanted)])].sort()) {
      walk(found[key], wanted[key], [...path, key], tell);
    }
    return;
  }
  if (found !== wanted) tell(path, found, wanted);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `undefined` for a list whose members have no names, or the same. */
function byName(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const names = list.map((each) => (isMap(each) && typeof each["name"] === "string" ? each["name"] : undefined));
  if (list.length === 0 || names.some((name) => name === undefined) || new Set(names).size !== names.length)
    return undefined;
  return new Map(list.map((each, index) => [names[index] ?? "", each]));
}

/** Who last wrote a field, as the cluster remembers it; the deepest that it knows. */
function writerOf(managed: readonly ManagedFields[], path: readonly Part[]): string | undefined {
  let best: { readonly depth: number; readonly manager: string } | undefined;
  for (const { manager: writer, fieldsV1 } of managed) {
    if (writer === manager) continue;
    const depth = depthOf(fieldsV1, path);
    if (depth > (best?.depth ?? 0)) best = { depth, manager: writer };
  }
  return best === undefined || best.depth < path.length ? undefined : best.manager;
}

/** How many steps of the path are written there. */
function depthOf(fields: unknown, path: readonly Part[]): number {
  let at = fields;
  let depth = 0;
  for (const part of path) {
    if (!isMap(at)) break;
    const next = Object.entries(at).find(([key]) => fits(key, part));
    if (next === undefined) break;
    at = next[1];
    depth += 1;
  }
  return depth;
}

/** `f:spec` is a field, `k:{"name":"web"}` the member of a list. */
function fits(key: string, part: Part): boolean {
  if (typeof part === "object")
    return key.startsWith("k:") && key.includes(`"${part.key}":${JSON.stringify(part.value)}`);
  return key === `f:${part}` || key === `i:${part}`;
}

function pathText(path: readonly Part[]): string {
  return path
    .map((part) =>
      typeof part === "object"
        ? `[${part.value}]`
        : typeof part === "number"
          ? `[${part}]`
          : `.${/^[\w-]+$/.test(part) ? part : JSON.stringify(part)}`,
    )
    .join("")
    .replace(/^\./, "");
}

const longest = 200;

function valueText(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
