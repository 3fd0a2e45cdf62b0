import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { commentsOf } from "../../src/github/comments.ts";
import { githubClient } from "../../src/github/client.ts";
import { pullRequestsOf } from "../../src/github/pull-requests.ts";
import { tellFailure, tellPreviews } from "../../src/report/github/preview-comment.ts";
import { GateError } from "../../src/errors.ts";
import type { PreviewUpResult } from "../../src/release/results.ts";
import { systemClock } from "../../src/clock.ts";
import { startFakeGitHub, type FakeGitHub } from "../support/fake-github.ts";
import { aDeployment, aRun, samples } from "../support/results.ts";

let github: FakeGitHub;
const branches = { base: "staging", head: "develop" };

beforeAll(async () => {
  github = await startFakeGitHub();
}, 60_000);

afterEach(() => {
  expect(github.violations).toEqual([]);
});

afterAll(async () => {
  await github.close();
}, 60_000);

function forbidPulls(): void {
  github.forbidPulls();
}

function grantLittle(): void {
  github.grant({ contents: "read" });
}

const patience = { clock: systemClock, random: Math.random };
const pullRequests = () => pullRequestsOf(client(), patience);
const client = () =>
  githubClient({
    repository: { owner: "octo", repo: "app" },
    token: "a-token",
    api: github.url,
    now: () => new Date(),
  });

describe("pull requests", () => {
  test("branches are compared, the newest commit first", async () => {
    github.compared(
      "staging",
      "develop",
      [
        { sha: "1".repeat(40), author: "ada", message: "First\n\nbody" },
        { sha: "2".repeat(40), message: "Second" },
      ],
      3,
    );
    expect(await pullRequests().compare("staging", "develop")).toEqual({
      tip: "2".repeat(40),
      ahead: 2,
      behind: 3,
      commits: [
        { sha: "2".repeat(40), author: "Somebody", date: "2026-11-23T12:00:00Z", subject: "Second" },
        { sha: "1".repeat(40), author: "ada", date: "2026-11-23T12:00:00Z", subject: "First" },
      ],
    });
  });

  test("a server that stumbles is asked again", async () => {
    github.breakNext({ operation: "pulls/list", kind: "stumbles", times: 2 });
    expect(await pullRequests().find({ base: "main", head: "nothing" })).toBeUndefined();
  });

  test("a branch that is not there is told with how to look", async () => {
    await expect(pullRequests().compare("staging", "nowhere")).rejects.toMatchObject({
      code: "github.refused",
      hint: expect.stringContaining("gh api repos/octo/app/branches"),
    });
  });

  test("one is opened, found and changed", async () => {
    const pulls = pullRequests();
    expect(await pulls.find(branches)).toBeUndefined();
    const made = await pulls.create(branches, { title: "Promote", body: "one" });
    expect(made).toEqual({
      number: 100,
      url: "https://github.example/octo/app/pull/100",
      body: "one",
      author: "github-actions[bot]",
    });
    await pulls.update(made.number, "two");
    expect(await pulls.find(branches)).toEqual({ ...made, body: "two" });
  });

  test.each([
    ["the setting", forbidPulls, /actions\/permissions\/workflow -F can_approve_pull_request_reviews=true/],
    ["the permission", grantLittle, /pull-requests: write/],
  ])("a refusal names %s that has to change", async (_what, forbid, hint) => {
    forbid();
    const refused = pullRequests().create({ base: "main", head: "staging" }, { title: "x", body: "x" });
    await expect(refused).rejects.toMatchObject({ code: "github.refused", hint: expect.stringMatching(hint) });
    github.grant(undefined);
  });
});

describe("the comment of a preview", () => {
  const warnings: string[] = [];
  const options = () => ({
    comments: commentsOf(client()),
    clock: systemClock,
    random: Math.random,
    warn: (message: string) => warnings.push(message),
    redact: (text: string) => text.replaceAll("a-secret", "***"),
  });
  const up: PreviewUpResult = {
    command: "preview-up",
    pullRequest: 1,
    until: "2026-11-30T12:00:00.000Z",
    run: aRun({
      environment: "pr-1",
      url: "http://127.0.0.1:20000/",
      deployment: aDeployment({ environment: "pr-1" }),
    }),
  };
  const said = () => github.issues()[0]?.comments.map(({ by, body }) => [by, body.split("\n")[1]]);

  test("is one, and tells the newest", async () => {
    github.openIssue("ada", { title: "A pull request" });
    for (let index = 0; index < 101; index++) github.comment(1, "ada", `talk ${index}`);
    await tellPreviews(up, options());
    const own = () => github.issues()[0]?.comments.filter(({ by }) => by !== "ada") ?? [];
    expect(own().map(({ body }) => body)).toEqual([
      [
        "<!-- aip-deploy preview -->",
        "✅ **pr-1 runs release 1b1b1b1b1b1b, verified after 12.3 s**. Undo: `aip-deploy rollback pr-1`",
        "",
        "<http://127.0.0.1:20000/>",
        "",
        "Commit `3f2a1b0`. The preview of pull request 1 is kept until 2026-11-30 12:00 UTC, and longer with each deployment. Remove it: `aip-deploy preview down 1`",
        "",
      ].join("\n"),
    ]);
    const error = new GateError("there is no room for a-secret\nmore", []);
    await tellFailure(error, 1, options());
    await tellPreviews({ command: "preview-down", environment: "pr-1", pullRequest: 1 }, options());
    expect(own()).toHaveLength(1);
    expect(said()?.at(-1)?.[1]).toBe("🧹 **The preview of this pull request is removed, its data too**");
  });

  test("is not begun to say that something is gone, nor for what is no preview", async () => {
    github.openIssue("ada", { title: "Another" });
    await tellPreviews({ command: "preview-down", environment: "pr-2", pullRequest: 2 }, options());
    await tellPreviews(samples.status, options());
    expect(github.issues()[1]?.comments).toEqual([]);
  });

  test("that cannot be written is a warning with the permission", async () => {
    github.grant({ contents: "read" });
    await tellPreviews(up, options());
    github.grant(undefined);
    expect(warnings).toEqual([expect.stringMatching(/pull request 1 could not be written.*pull-requests: write/)]);
  });
});
