import type { Json } from "../compose/model.ts";

/** A Kubernetes object, or a part of one that a patch holds. */
export type KubernetesObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [key: string]: Json };
  readonly [key: string]: Json;
};

type Loose = Json | undefined | { readonly [key: string]: Loose } | readonly Loose[];

/** The value without what is not there: keys of `undefined`, and maps and lists that are empty unless `keep` wraps them. */
export function tidy(value: { readonly [key: string]: Loose }): { readonly [key: string]: Json } {
  return (tidied(value) ?? {}) as { readonly [key: string]: Json };
}

/** An empty map that says something by being there, such as `emptyDir: {}`. */
export const present: Json = Object.freeze({});

function tidied(value: Loose): Json | undefined {
  if (value === present) return {};
  if (value === undefined || value === null || typeof value !== "object") return value ?? undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly Loose[]).map(tidied).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  const entries = Object.entries(value).flatMap(([key, each]): [string, Json][] => {
    const kept = tidied(each);
    return kept === undefined ? [] : [[key, kept]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A map of an object that was read from somewhere, or nothing. */
export function isMap(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
