import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { bytesOf, fairShares, head, tail } from "../../src/report/bytes.ts";

// What stands for half a character must not have been there before.
const anyText = fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !text.includes("\ufffd"));

describe("a cut text", () => {
  test.each([
    ["one byte each", "abc", 2, "ab", "bc"],
    ["two bytes each", "äöü", 3, "ä", "ü"],
    ["three bytes each", "日本", 5, "日", "本"],
    ["four bytes each", "🚀🚀", 7, "🚀", "🚀"],
    ["room for all", "aä", 3, "aä", "aä"],
    ["no room", "aä", 0, "", ""],
    ["less than no room", "aä", -5, "", ""],
  ])("%s", (_name, text, bytes, start, end) => {
    expect([head(text, bytes), tail(text, bytes)]).toEqual([start, end]);
  });

  test("fits, is a part of the text, splits no character and leaves out no more than it must", () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), (text, bytes) => {
        const [start, end] = [head(text, bytes), tail(text, bytes)];
        expect(text.startsWith(start)).toBe(true);
        expect(text.endsWith(end)).toBe(true);
        for (const part of [start, end]) {
          expect(bytesOf(part)).toBeLessThanOrEqual(bytes);
          expect(bytesOf(part)).toBeGreaterThan(Math.min(bytes, bytesOf(text)) - 4);
          expect(part).not.toContain("\ufffd");
        }
      }),
    );
  });
});

describe("fair shares", () => {
  test.each([
    ["all fit", [1, 2, 3], 6, [1, 2, 3]],
    ["the longest is cut", [1, 2, 30], 13, [1, 2, 10]],
    ["two long ones get the same", [50, 2, 30], 22, [10, 2, 10]],
    ["nothing to share", [5, 5], 0, [0, 0]],
    ["nobody to share", [], 10, []],
  ])("%s", (_name, sizes, budget, shares) => {
    expect(fairShares(sizes, budget)).toEqual(shares);
  });

  test("never add up to more than there is, and nobody gets more than asked", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.nat(3000), (sizes, budget) => {
        const shares = fairShares(sizes, budget);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(budget);
        expect(shares.every((share, index) => share <= (sizes[index] ?? 0))).toBe(true);
      }),
    );
  });
});
