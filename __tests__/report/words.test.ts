import { expect, test } from "@jest/globals";
import { ago, checkout, cut, duration, minute, some } from "../../src/report/words.ts";
import { now } from "../support/results.ts";

test.each([
  [0, "0.0 s"],
  [12.34, "12.3 s"],
  [59.96, "1 min 0 s"],
  [192, "3 min 12 s"],
  [7265, "2 h 1 min"],
])("%d seconds are shown as %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test.each([
  ["2026-11-23T12:00:03.000Z", "just now"],
  ["2026-11-23T11:59:18.000Z", "42 s ago"],
  ["2026-11-23T11:57:00.000Z", "3 min ago"],
  ["2026-11-22T12:00:00.000Z", "24 h ago"],
  ["2026-11-20T12:00:00.000Z", "3 days ago"],
  ["some day", "some day"],
])("%s was %s", (at, text) => {
  expect(ago(at, now)).toBe(text);
});

test.each([
  ["2026-11-23T12:00:59.000+01:00", "2026-11-23 11:00"],
  ["some day", "some day"],
])("%s is the minute %s in UTC", (at, text) => {
  expect(minute(at)).toBe(text);
});

test.each([
  ["short", 10, "short"],
  ["a longer text", 8, "a longe…"],
  ["🚀🚀🚀", 2, "🚀…"],
  ["first\nsecond", 10, "first"],
])("%j in %d columns is %j", (text, columns, expected) => {
  expect(cut(text, columns)).toBe(expected);
});

test("names beyond the first are counted", () => {
  expect([some(["a", "b"], 2), some(["a", "b", "c", "d"], 2), some([], 2)]).toEqual(["a, b", "a, b, +2", ""]);
});

test.each([
  [{ commit: "3f2a1b0c", ref: "develop", isDirty: false }, "shop at 3f2a1b0 (develop)"],
  [{ commit: "3f2a1b0c", ref: "3f2a1b0c", isDirty: false }, "shop at 3f2a1b0"],
  [{ commit: "3f2a1b0c", ref: "v1", isDirty: true }, "shop at 3f2a1b0 (v1, with changes that are not committed)"],
])("the checkout %j", (source, text) => {
  expect(checkout("shop", source)).toBe(text);
});
