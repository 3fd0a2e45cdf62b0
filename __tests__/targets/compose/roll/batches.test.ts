import { expect, test } from "@jest/globals";
import { nextRound, startGroups } from "../../../../src/targets/compose/roll/batches.ts";

const of = (letters: string) => Array.from(letters);

/** `+1 -a`: how many are made, and which go. */
function round(fresh: string, stale: string, replicas: number): string {
  const next = nextRound({ fresh: of(fresh), stale: of(stale) }, replicas);
  return next === undefined ? "done" : `+${next.make} -${next.leave.join("")}`;
}

test.each([
  ["one for one", "", "a", 1, "+1 -a"],
  ["as wanted", "A", "", 1, "done"],
  ["two, one after the other: the first", "", "ab", 2, "+1 -a"],
  ["two, one after the other: the second", "A", "b", 2, "+1 -b"],
  ["a quarter at once", "", "abcdefgh", 8, "+2 -ab"],
  ["a killed run had made the new one", "A", "a", 1, "+0 -a"],
  ["a killed run had stopped one of two old ones", "A", "b", 2, "+1 -b"],
  ["back, with everything old still there", "AB", "x", 2, "+0 -x"],
  ["more are wanted", "A", "", 3, "+1 -"],
  ["fewer are wanted", "ABC", "", 1, "+0 -AB"],
  ["fewer are wanted, of something new", "", "abc", 1, "+1 -abc"],
])("%s", (_name, fresh, stale, replicas, expected) => {
  expect(round(fresh, stale, replicas)).toBe(expected);
});

test("from whatever it starts, at no time fewer run than are wanted, and it ends as wanted", () => {
  for (let replicas = 1; replicas <= 9; replicas += 1) {
    for (let old = 0; old <= 9; old += 1) {
      let [fresh, stale] = [[] as number[], Array.from({ length: old }, (_, index) => index)];
      const floor = Math.min(old, replicas);
      for (let rounds = 0; ; rounds += 1) {
        const next = nextRound({ fresh, stale }, replicas);
        if (next === undefined) break;
        fresh = [...fresh, ...Array.from({ length: next.make }, (_, index) => 100 * (rounds + 1) + index)];
        [fresh, stale] = [fresh, stale].map((side) => side.filter((each) => !next.leave.includes(each))) as [
          number[],
          number[],
        ];
        expect(fresh.length + stale.length).toBeGreaterThanOrEqual(floor);
        expect(rounds).toBeLessThan(20);
      }
      expect([fresh.length, stale.length]).toEqual([replicas, 0]);
    }
  }
});

test.each([
  [[1, 1, 1, 1, 1], 2, [[1, 1, 1, 1], [1]]],
  [[3, 2, 1, 9, 1], 2, [[3], [2, 1], [9], [1]]],
  [[1, 1], 8, [[1, 1]]],
  [[], 2, []],
])("%j that start on %d processors start in turns", (counts, processors, expected) => {
  const groups = startGroups(
    counts.map((make) => ({ make })),
    processors,
  );
  expect(groups.map((group) => group.map(({ make }) => make))).toEqual(expected);
});
