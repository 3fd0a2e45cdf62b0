import type { Json } from "../compose/model.ts";
import { isMap, type KubernetesObject } from "./object.ts";

/**
 * Objects of several environments as a base and a patch for each. The base has only what all have, with the value that most of them
 * have, so that a patch adds and replaces and never takes away. Lists are taken apart where Kubernetes' strategic merge puts
 * them together again.
 */

/** What names an item of a list, by the list's key. */
const itemNames: Readonly<Record<string, readonly string[]>> = {
  containers: ["name"],
  volumes: ["name"],
  volumeMounts: ["mountPath"],
  ports: ["containerPort", "port"],
};

/** Lists that a patch is merged into by names, and whose order counts: they are the base's only when they are equal everywhere. */
const ordered = new Set(["env", "hostAliases"]);

/** What all of these objects, which must be one object of several environments, have alike. */
export function commonObject(objects: readonly KubernetesObject[]): KubernetesObject {
  return common(objects, "") as KubernetesObject;
}

/** What the object has beyond the base, as a patch; `undefined` when it is nothing. */
export function patchOver(base: KubernetesObject, whole: KubernetesObject): KubernetesObject | undefined {
  const more = beyond(base, whole, "");
  if (more === undefined || !isMap(more)) return undefined;
  const { apiVersion, kind, metadata } = whole;
  const { metadata: changed, ...rest } = more;
  const own = isMap(changed) ? changed : {};
  return { apiVersion, kind, metadata: { name: metadata.name, ...own }, ...rest };
}

/** The entries that all of the maps have alike. */
export function commonEntries(maps: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const [first = {}, ...others] = maps;
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every((each) => each[key] === value)),
  );
}

function common(values: readonly Json[], key: string): Json | undefined {
  const [first, ...others] = values;
  if (first === undefined) return undefined;
  if (others.every((each) => isEqual(each, first))) return first;
  if (values.every(isMap)) return commonMap(values);
  const lists = values.map((each) => named(each, key));
  if (lists.some((list) => list === undefined)) {
    return ordered.has(key) || new Set(values.map(kindOf)).size > 1 ? undefined : usualOf(values);
  }
  const items = [...(lists[0] ?? new Map<string, Json>()).keys()].flatMap((name) => {
    const each = lists.flatMap((list) => list?.get(name) ?? []);
    return each.length === values.length ? (common(each, "") ?? []) : [];
  });
  return items.length === 0 ? undefined : items;
}

function commonMap(maps: readonly { readonly [key: string]: Json }[]): Json | undefined {
  const [first = {}, ...others] = maps;
  const entries = Object.keys(first).flatMap((key): [string, Json][] => {
    if (!others.every((each) => key in each)) return [];
    const same = common(
      maps.map((each) => each[key] ?? null),
      key,
    );
    return same === undefined ? [] : [[key, same]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The part of a value that the base does not have. */
function beyond(base: Json | undefined, whole: Json, key: string): Json | undefined {
  if (base === undefined) return whole;
  if (isEqual(base, whole)) return undefined;
  if (isMap(base) && isMap(whole)) {
    const entries = Object.entries(whole).flatMap(([each, value]): [string, Json][] => {
      const more = beyond(base[each], value, each);
      return more === undefined ? [] : [[each, more]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  const [before, after] = [named(base, key), named(whole, key)];
  if (before === undefined || after === undefined) return whole;
  const items = [...after].flatMap(([name, item]) => {
    const more = beyond(before.get(name), item, "");
    if (more === undefined) return [];
    return [isMap(more) && isMap(item) ? { ...identity(item, key), ...more } : more];
  });
  return items.length === 0 ? undefined : items;
}

/** A list's items by what names them; `undefined` for what is no such list. */
function named(value: Json, key: string): Map<string, Json> | undefined {
  if (!Array.isArray(value) || itemNames[key] === undefined) return undefined;
  const items = value as readonly Json[];
  const entries = items.flatMap((item): [string, Json][] =>
    isMap(item) ? [[JSON.stringify(identity(item, key)), item]] : [],
  );
  return entries.length === items.length ? new Map(entries) : undefined;
}

function identity(item: { readonly [key: string]: Json }, key: string): { readonly [key: string]: Json } {
  const name = itemNames[key]?.find((each) => each in item);
  return name === undefined
    ? {}
    : { [name]: item[name] ?? null, ...(item["protocol"] === undefined ? {} : { protocol: item["protocol"] }) };
}

/** The value that most have; of as many the later one, which is nearer to production. */
function usualOf(values: readonly Json[]): Json | undefined {
  const votes = values.map((value) => values.filter((each) => isEqual(each, value)).length);
  return values[votes.lastIndexOf(Math.max(...votes))];
}

function kindOf(value: Json): string {
  return Array.isArray(value) ? "list" : isMap(value) ? "map" : "scalar";
}

function isEqual(left: Json, right: Json): boolean {
  if (isMap(left) && isMap(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => key in right && isEqual(left[key] ?? null, right[key] ?? null))
    );
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    const [mine, other] = [left as readonly Json[], right as readonly Json[]];
    return mine.length === other.length && mine.every((item, index) => isEqual(item, other[index] ?? null));
  }
  return left === right;
}
