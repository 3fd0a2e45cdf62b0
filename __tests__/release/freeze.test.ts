import { expect, test } from "@jest/globals";
import { momentOf } from "../../src/release/commands/freeze.ts";
import { waitOf } from "../../src/release/commands/wait.ts";

const now = new Date("2026-11-23T12:00:00.000Z");

test.each([
  ["2026-12-27T08:00Z", "2026-12-27T08:00:00.000Z"],
  ["2026-12-27T09:00:30+01:00", "2026-12-27T08:00:30.000Z"],
  ["8h", "2026-11-23T20:00:00.000Z"],
  ["1d12h", "2026-11-25T00:00:00.000Z"],
])("until %s", (written, moment) => {
  expect(momentOf(written, now).toISOString()).toBe(moment);
});

test.each([
  ["tomorrow", 'until: must be a moment with its time zone, or a length of time, got "tomorrow"'],
  ["2026-12-27T08:00", 'until: must be a moment with its time zone, or a length of time, got "2026-12-27T08:00"'],
  ["2026-13-27T08:00Z", 'until: must be a moment with its time zone, or a length of time, got "2026-13-27T08:00Z"'],
  ["2026-11-23T11:00Z", 'until: must lie ahead, got "2026-11-23T11:00Z"'],
  ["0s", 'until: must lie ahead, got "0s"'],
])("until %s is refused", (written, message) => {
  expect(() => momentOf(written, now)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
});

test("how long to wait is a length of time, or not said", () => {
  expect([waitOf(undefined), waitOf("0s"), waitOf("1h30m")]).toEqual([undefined, 0, 5400]);
  expect(() => waitOf("long")).toThrow(expect.objectContaining({ exitCode: 2 }));
});
