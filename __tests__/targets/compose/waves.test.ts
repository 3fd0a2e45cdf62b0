import { expect, test } from "@jest/globals";
import { wavesOf, type Ordered } from "../../../src/targets/compose/waves.ts";

const unit = (...waits: string[]): Ordered => ({ waits, stateful: false });
const stateful = (...waits: string[]): Ordered => ({ waits, stateful: true });

test.each<[string, Record<string, Ordered>, string[][]]>([
  ["nothing", {}, []],
  ["independent ones together, sorted", { web: unit(), api: unit() }, [["api", "web"]]],
  ["a chain", { web: unit("api"), api: unit("db"), db: unit() }, [["db"], ["api"], ["web"]]],
  ["the longest way counts", { a: unit(), b: unit("a"), c: unit("a", "b") }, [["a"], ["b"], ["c"]]],
  ["stateful first, though nobody said so", { web: unit(), db: stateful() }, [["db"], ["web"]]],
  [
    "what a stateful one needs comes before it",
    { web: unit(), db: stateful("init"), init: unit() },
    [["init"], ["db"], ["web"]],
  ],
  ["what is not there is not waited for", { web: unit("gone") }, [["web"]]],
])("%s", (_name, units, expected) => {
  expect(wavesOf(units)).toEqual(expected);
});

test("a circle is refused by its names", () => {
  const units = { start: unit("a"), a: unit("b"), b: unit("c"), c: unit("a") };
  expect(() => wavesOf(units)).toThrow("services wait for each other in a circle: a → b → c → a");
});
