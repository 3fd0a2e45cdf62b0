import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson, releaseId, treeId } from "../../src/release/naming.ts";
import type { FileTree, Release } from "../../src/release/release.ts";

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const digest = hex(64).map((digits) => `sha256:${digits}`);
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Release["bundles"][string]["document"]);
const tree: fc.Arbitrary<FileTree> = fc.array(
  fc.record({ path: fc.string(), mode: fc.constantFrom("644", "755"), digest, size: fc.nat() }),
  { maxLength: 3 },
);
const bundle = fc.record({
  target: fc.constant("compose" as const),
  document: json,
  trees: fc.dictionary(hex(64), tree, { maxKeys: 2 }),
  secrets: fc.array(fc.record({ name: fc.string(), from: fc.constant("file" as const), file: fc.string() }), {
    maxLength: 2,
  }),
});
const image = fc.record({ repository: fc.string(), digest, key: hex(40).map((digits) => `c1-${digits}`) });
const release: fc.Arbitrary<Release> = fc.record({
  format: fc.constant(1 as const),
  app: fc.string(),
  images: fc.dictionary(fc.string(), image, { maxKeys: 3 }),
  bundles: fc.dictionary(fc.string(), bundle, { maxKeys: 2 }),
});

describe("canonicalJson", () => {
  test.each([
    [{ b: 1, a: [true, null, "é\n"], c: undefined }, '{"a":[true,null,"é\\n"],"b":1}'],
    [{ "10": 1, "9": 2, a: 3, B: 4 }, '{"10":1,"9":2,"B":4,"a":3}'],
    [-0, "0"],
    ["text", '"text"'],
    [[], "[]"],
    [{}, "{}"],
    [{ ["__proto__"]: 1 }, '{"__proto__":1}'],
  ])("%j", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([
    ["a number that is none", { a: { b: Number.NaN } }, "$.a.b: JSON has no word for this number"],
    ["nothing in a list", [1, undefined], "$[1]: JSON has no word for this undefined"],
    ["a date", { at: new Date(0) }, "$.at: JSON has no word for this object"],
    ["a map", new Map([["a", 1]]), "$: JSON has no word for this object"],
    ["a function", { run: () => 1 }, "$.run: JSON has no word for this function"],
  ])("refuses %s", (_name, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });

  test("says the same value again when it is read back", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });
});

describe("a release's name", () => {
  test("is known", () => {
    expect(releaseId({ format: 1, app: "shop", images: {}, bundles: {} })).toBe(
      "738b1ecdc9d93823717d38e3306ae0acbc43e852f927791548ea14cda8b42a3d",
    );
  });

  test("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(release, fc.infiniteStream(fc.nat()), (value, chance) => {
        const shuffled = shuffle(value, () => chance.next().value as number) as Release;
        expect(releaseId(shuffled)).toBe(releaseId(value));
      }),
    );
  });

  test("changes with any change", () => {
    fc.assert(
      fc.property(release, fc.nat(), (value, chance) => {
        const places = leaves(value);
        const place = places[chance % places.length] ?? [];
        expect(releaseId(changed(value, place) as Release)).not.toBe(releaseId(value));
      }),
    );
  });

  test("changes when something is added or taken away", () => {
    fc.assert(
      fc.property(release, fc.string(), image, (value, name, added) => {
        fc.pre(!Object.hasOwn(value.images, name) && name !== "__proto__");
        expect(releaseId({ ...value, images: { ...value.images, [name]: added } })).not.toBe(releaseId(value));
      }),
    );
  });
});

test("a tree's name changes with any change of a file", () => {
  fc.assert(
    fc.property(tree, fc.nat(), (value, chance) => {
      fc.pre(value.length > 0);
      const places = leaves(value);
      const place = places[chance % places.length] ?? [];
      expect(treeId(changed(value, place) as FileTree)).not.toBe(treeId(value));
    }),
  );
});

function shuffle(value: unknown, chance: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, chance));
  if (typeof value !== "object" || value === null) return value;
  const keyed = Object.entries(value).map(([key, item]) => ({ key, item: shuffle(item, chance), at: chance() }));
  return Object.fromEntries(keyed.sort((left, right) => left.at - right.at).map(({ key, item }) => [key, item]));
}

/** The paths of everything that is no list and no object with something in it. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

function changed(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return [value];
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const parent = copy as Record<string, unknown>;
  parent[key] = changed(parent[key], rest);
  return copy;
}
