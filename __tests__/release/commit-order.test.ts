import { expect, test } from "@jest/globals";
import { compareCommits } from "../../src/release/commit-order.ts";
import { openRepository } from "../../src/source/repository.ts";
import { realRunner } from "../support/real-runner.ts";
import { repository } from "../support/repository.ts";

test("commits are compared by what came after what, never by their times", async () => {
  const checkout = repository({ a: "1" });
  const head = () => checkout.git("rev-parse", "HEAD").trim();
  const [main, first] = [checkout.git("branch", "--show-current").trim(), head()];
  checkout.git("checkout", "--quiet", "-b", "side");
  checkout.commit({ b: "1" }, "On the side");
  const side = head();
  checkout.git("checkout", "--quiet", main);
  checkout.commit({ a: "2" }, "On the main line");
  const second = head();
  checkout.git("merge", "--quiet", "--no-edit", "side");
  const merge = head();
  const opened = await openRepository(checkout.root, realRunner);
  const is = async (candidate: string, deployed: string) => (await compareCommits(opened, candidate, deployed)).is;
  expect({
    same: await is(first, first),
    follows: await is(second, first),
    precedes: await is(first, second),
    beside: await is(side, second),
    merged: await is(merge, side),
    "before the merge": await is(side, merge),
    "not in the clone": await is(second, "f".repeat(40)),
  }).toEqual({
    same: "newer",
    follows: "newer",
    precedes: "older",
    beside: "apart",
    merged: "newer",
    "before the merge": "older",
    "not in the clone": "unknown",
  });
});
