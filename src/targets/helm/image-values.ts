import type { Json } from "../../compose/model.ts";
import type { ImageValues } from "../../config/config.ts";
import type { ReleaseImage } from "../../release/release.ts";

export type Mapping = Readonly<Record<string, ImageValues>>;

/** What is given to the chart after everybody else's values, as the mapping says it. */
export function imageValues(
  mapping: Mapping,
  images: Readonly<Record<string, ReleaseImage>>,
  given: readonly Values[],
): Values {
  const merged = given.reduce(merge, {});
  const assigned = Object.entries(mapping).flatMap(([name, paths]) => {
    const image = images[name];
    return image === undefined ? [] : assignments(paths, image);
  });
  return assigned.reduce<Values>((values, [path, text]) => set(values, merged, wordsOf(path), text) as Values, {});
}

/** Values as Helm reads them from a file. */
export type Values = { readonly [name: string]: Json };

function assignments(
  { image, repository, digest, tag }: ImageValues,
  { repository: named, digest: pinned, key }: ReleaseImage,
): (readonly [string, string])[] {
  const texts = [
    [image, `${named}@${pinned}`],
    [repository, named],
    [digest, pinned],
    [tag, `${key}@${pinned}`],
  ] as const;
  return texts.flatMap(([path, text]) => (path === undefined ? [] : [[path, text] as const]));
}

function wordsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) => (index === undefined ? word : Number(index)));
}

/** Helm replaces lists whole, so that one of which an item is set needs all its others too: `merged` has them. */
function set(
  values: Json | undefined,
  merged: Json | undefined,
  words: readonly (string | number)[],
  text: string,
): Json {
  const [word, ...rest] = words;
  if (word === undefined) return text;
  if (typeof word === "string") {
    const map = mapOf(values) ?? {};
    return { ...map, [word]: set(map[word], mapOf(merged)?.[word], rest, text) };
  }
  const list = listOf(values) ?? listOf(merged) ?? [];
  const all = Array.from({ length: Math.max(list.length, word + 1) }, (_, index) => list[index] ?? null);
  return all.map((item, index) => (index === word ? set(item, item, rest, text) : item));
}

/** As Helm merges values files: maps into each other, everything else replaced; null takes a value away. */
function merge(under: Values, over: Values): Values {
  const names = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(
    names.map((name) => {
      const [left, right] = [under[name], over[name]];
      const [inner, outer] = [mapOf(left), mapOf(right)];
      if (inner !== undefined && outer !== undefined) return [name, merge(inner, outer)];
      return [name, (name in over ? right : left) ?? null];
    }),
  );
}

function mapOf(value: Json | undefined): Values | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
}

function listOf(value: Json | undefined): readonly Json[] | undefined {
  return Array.isArray(value) ? (value as readonly Json[]) : undefined;
}
