import { describe, expect, test } from "@jest/globals";
import { doubts, withPart, type Doubtful } from "../../src/release/commands/promote.ts";
import { emptyState } from "../../src/release/state.ts";
import { promotionPullRequest } from "../../src/report/promotion-markdown.ts";
import { ids, samples } from "../support/results.ts";

const commit = "c".repeat(40);
const running = { ...emptyState("dev"), current: { release: ids.new, number: 1, since: "2026-11-23T12:00:00Z" } };

function doubtful(more: Partial<Doubtful> = {}): Doubtful {
  return {
    from: { name: "dev", branch: "develop" },
    to: { name: "staging", branch: "staging" },
    upstream: running,
    verified: true,
    commit,
    comparison: { tip: commit, behind: 0 },
    ...more,
  };
}

describe("what speaks against merging", () => {
  test.each<[string, Partial<Doubtful>, string[]]>([
    ["nothing", {}, []],
    [
      "nothing runs",
      { upstream: emptyState("dev"), verified: false, commit: undefined },
      ["nothing runs on dev, so nothing says that develop works"],
    ],
    ["never verified", { verified: false }, ["release 1b1b1b1b1b1b runs on dev, but it was never verified there"]],
    [
      "not deployed yet",
      { comparison: { tip: "d".repeat(40), behind: 0 } },
      ["develop is at dddddddddddd, and dev runs what was deployed from cccccccccccc"],
    ],
    ["a hotfix", { comparison: { tip: commit, behind: 1 } }, ["staging has 1 commit that develop lacks"]],
  ])("%s", (_name, more, messages) => {
    const found = doubts(doubtful(more));
    expect(found.map(({ message }) => message)).toEqual(messages);
    expect(found.filter(({ hint = "" }) => hint === "")).toEqual([]);
  });
});

describe("our part of the text", () => {
  const own = "<!-- aip-deploy promotion: begin -->\nnew\n<!-- aip-deploy promotion: end -->";
  const old = own.replace("new", "old");

  test.each([
    ["an empty text", "", own],
    ["a text of somebody", "Mine\n", `Mine\n\n${own}`],
    ["around an older part", `Mine\n${old}\nmore`, `Mine\n${own}\nmore`],
    ["the same part, however GitHub ends its lines", own.replaceAll("\n", "\r\n"), own.replaceAll("\n", "\r\n")],
  ])("%s", (_name, before, after) => {
    expect(withPart(before, own)).toBe(after);
  });
});

test("the text is the same whenever it is written, and mentions nobody", () => {
  const { title, body } = promotionPullRequest({ ...samples.promote, warnings: [{ message: "@ada wrote <b>" }] });
  expect(title).toBe("Promote dev to staging");
  expect(body).toMatchSnapshot();
});
