import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Json } from "../../src/compose/model.ts";
import { commonObject, patchOver } from "../../src/migrate/layers.ts";
import { isMap, type KubernetesObject } from "../../src/migrate/object.ts";

const object = (spec: Json): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec,
});

describe("a base and its patches", () => {
  test("a list that Kubernetes does not merge is replaced whole, and left out of the base where it is not always there", () => {
    const [dev, prod] = [object({ args: ["a", "b"], command: ["x"] }), object({ args: ["a", "c"] })];
    expect(commonObject([dev, prod])).toEqual(object({ args: ["a", "c"] }));
    expect(patchOver(commonObject([dev, prod]), dev)).toEqual(object({ args: ["a", "b"], command: ["x"] }));
    expect(patchOver(commonObject([dev, prod]), prod)).toBeUndefined();
  });

  test("variables are the base's only when all of them are equal, since their order counts", () => {
    const [dev, prod] = [object({ env: [{ name: "A", value: "1" }] }), object({ env: [{ name: "A", value: "2" }] })];
    expect(commonObject([dev, prod])["spec"]).toBeUndefined();
  });

  test("a volume of another kind takes nothing from the base", () => {
    const [dev, prod] = [
      object({ volumes: [{ name: "v", emptyDir: {} }] }),
      object({ volumes: [{ name: "v", persistentVolumeClaim: { claimName: "v" } }] }),
    ];
    expect(commonObject([dev, prod])).toEqual(object({ volumes: [{ name: "v" }] }));
    expect(patchOver(commonObject([dev, prod]), dev)).toEqual(object({ volumes: [{ name: "v", emptyDir: {} }] }));
  });

  const words = fc.constantFrom("a", "b", "c");
  const named = fc.uniqueArray(fc.record({ name: words, image: words }, { requiredKeys: ["name"] }), {
    selector: ({ name }) => name,
  });
  const specs = fc.record(
    {
      replicas: fc.integer({ min: 1, max: 3 }),
      containers: named,
      args: fc.array(words),
      labels: fc.dictionary(words, words),
      strategy: fc.record({ type: words, more: fc.record({ max: fc.nat(2) }) }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );

  test("come to what every environment has, whatever that is", () => {
    fc.assert(
      fc.property(fc.array(specs, { minLength: 1, maxLength: 4 }), (all) => {
        const objects = all.map((spec) => object(spec));
        const base = commonObject(objects);
        for (const each of objects) {
          const patch = patchOver(base, each);
          expect(sorted(patch === undefined ? base : merged(base, patch))).toEqual(sorted(each));
        }
      }),
    );
  });
});

/** What strategic merge makes of the two, with `containers` merged by name. */
function merged(base: Json, patch: Json, key = ""): Json {
  if (isMap(base) && isMap(patch)) {
    const keys = [...new Set([...Object.keys(base), ...Object.keys(patch)])];
    return Object.fromEntries(keys.map((each) => [each, either(base[each], patch[each], each)]));
  }
  if (key !== "containers" || !Array.isArray(base) || !Array.isArray(patch)) return patch;
  const [mine, theirs] = [base as { name: string }[], patch as { name: string }[]];
  const names = [...new Set([...mine, ...theirs].map(({ name }) => name))];
  return names.map((name) => {
    const find = (list: { name: string }[]) => list.find((each) => each.name === name);
    return either(find(mine), find(theirs), "");
  });
}

function either(left: Json | undefined, right: Json | undefined, key: string): Json {
  return left === undefined ? (right ?? null) : right === undefined ? left : merged(left, right, key);
}

function sorted(value: Json): Json {
  if (!isMap(value) || !isMap(value["spec"])) return value;
  const containers = (value["spec"]["containers"] ?? []) as { name: string }[];
  const order = containers.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { ...value, spec: { ...value["spec"], ...(containers.length === 0 ? {} : { containers: order }) } };
}
