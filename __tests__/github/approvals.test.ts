import { describe, expect, test } from "@jest/globals";
import { anyApproval } from "../../src/config/conventions.ts";
import { approvalsOf, placeOf } from "../../src/github/approvals.ts";
import { runOf } from "../../src/github/run.ts";
import type { ApprovalDesk, Wanted } from "../../src/release/approval.ts";
import { stoppedClock } from "../support/memory.ts";

const run = runOf({ GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "octo/app", GITHUB_RUN_ID: "7" });
const here = (over: { run?: typeof run; token?: string } = {}) =>
  approvalsOf({
    ...{ run: undefined, token: "", clock: stoppedClock(), random: () => 0 },
    page: () => Promise.resolve(""),
    ...over,
  });
const wanted: Wanted = {
  ...{ environment: "production", approval: anyApproval, release: "a".repeat(64), commit: "c", running: undefined },
};

describe("how an approval is given", () => {
  test("is by an environment in a run on GitHub, and by name in a terminal", () => {
    expect([here({ run }).usual, here().usual]).toEqual(["environment", "name"]);
  });

  test.each<[string, ApprovalDesk["way"], Parameters<typeof here>[0], string | undefined, string]>([
    [
      "a terminal cannot be let through by reviewers",
      ...(["environment", { token: "t" }, "https://github.com/octo/app"] as const),
      "the approval is given in a run on GitHub, by the reviewers of its environment",
    ],
    [
      "a terminal needs a token for an issue",
      ...(["issue", {}, "https://github.com/octo/app"] as const),
      "the approval is given on GitHub, which cannot be asked without a token",
    ],
    [
      "and a checkout that came from somewhere",
      ...(["issue", { token: "t" }, undefined] as const),
      "the approval is given on GitHub, and this checkout was not cloned from there",
    ],
    [
      "a run needs a token too",
      ...(["environment", { run }, undefined] as const),
      "the approval is given on GitHub, which cannot be asked without a token",
    ],
  ])("%s", async (_name, ...[way, options, remote, sentence]) => {
    const desk = await here(options).desk(way, () => Promise.resolve(remote));
    expect(await desk.decide(wanted)).toMatchObject({ open: false, sentence, hint: expect.any(String), approvals: [] });
  });

  test("an issue can be asked from both", async () => {
    const remote = () => Promise.resolve("https://github.com/octo/app");
    const desks = await Promise.all(
      [here({ run, token: "t" }), here({ token: "t" })].map((each) => each.desk("issue", remote)),
    );
    expect(desks.map(({ way }) => way)).toEqual(["issue", "issue"]);
  });
});

test.each([
  ["https://github.com/octo/app", { repository: { owner: "octo", repo: "app" } }],
  ["https://ghe.example/octo/app", { repository: { owner: "octo", repo: "app" }, api: "https://ghe.example/api/v3" }],
  ["https://example.org/group/sub/app", undefined],
  ["https://example.org/", undefined],
  [undefined, undefined],
])("the place of %s", (remote, place) => {
  expect(placeOf(remote)).toEqual(place);
});
