import { describe, expect, test } from "@jest/globals";
import { readRecord, recordOf, writingOf } from "../../src/migrate/written.ts";

const files = { a: "new a", b: "b", c: "new c" };
const before = { a: "a", b: "b", old: "old" };

describe("what is written", () => {
  test("into an empty folder is everything", () => {
    const { write, unchanged, refused, stale } = writingOf(files, { texts: {}, record: {} }, { force: false });
    expect([write, unchanged, refused, stale]).toEqual([files, [], [], []]);
  });

  test.each<[string, Record<string, string>, boolean, string[], string[]]>([
    ["is nothing of what is there and differs", before, false, ["c"], ["a"]],
    ["is with force what nobody edited", before, true, ["a", "c"], []],
    ["is never what somebody edited", { ...before, a: "mine" }, true, ["c"], ["a"]],
    ["is never over a file of somebody else", { c: "theirs" }, true, ["a", "b"], ["c"]],
  ])("%s", (_name, texts, force, written, refused) => {
    const found = writingOf(files, { texts, record: readRecord(recordOf(before)) }, { force });
    expect([Object.keys(found.write), found.refused]).toEqual([written, refused]);
    expect(found.stale).toEqual(["old"]);
  });
});

test("a record that cannot be read is none", () => {
  expect(readRecord("{")).toEqual({});
  expect(readRecord(undefined)).toEqual({});
  expect(readRecord('{"written": {"a": 1, "b": "x"}}')).toEqual({ b: "x" });
});
