import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { buildMatrix } from "../../src/build/matrix.ts";

test("a leg an image", () => {
  expect(buildMatrix(["api", "web"])).toEqual([
    { name: "api", images: ["api"] },
    { name: "web", images: ["web"] },
  ]);
});

test("more images than jobs", () => {
  expect(buildMatrix(["a", "b", "c", "d", "e"], 2)).toEqual([
    { name: "a and 1 more", images: ["a", "b"] },
    { name: "c and 2 more", images: ["c", "d", "e"] },
  ]);
});

test("every image once, in order, in at most 256 balanced legs with names of their own", () => {
  fc.assert(
    fc.property(fc.nat(1200), (count) => {
      const names = Array.from({ length: count }, (_, index) => `image-${index}`);
      const legs = buildMatrix(names);
      const sizes = legs.map(({ images }) => images.length);
      expect(legs.flatMap(({ images }) => images)).toEqual(names);
      expect(legs.length).toBeLessThanOrEqual(256);
      expect(new Set(legs.map(({ name }) => name)).size).toBe(legs.length);
      if (count > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 50 },
  );
});
