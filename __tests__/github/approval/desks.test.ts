import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { anyApproval } from "../../../src/config/conventions.ts";
import { environmentDesk } from "../../../src/github/approval/environment-desk.ts";
import { issueDesk } from "../../../src/github/approval/issue-desk.ts";
import { label } from "../../../src/github/approval/issues.ts";
import { written } from "../../../src/github/approval/marks.ts";
import { githubClient } from "../../../src/github/client.ts";
import { runOf } from "../../../src/github/run.ts";
import type { ApprovalDesk, Review, Wanted } from "../../../src/release/approval.ts";
import { reviewMarkdown } from "../../../src/report/review-markdown.ts";
import { startFakeGitHub, type FakeGitHub } from "../../support/fake-github.ts";
import { stoppedClock } from "../../support/memory.ts";
import { samples } from "../../support/results.ts";

const clock = stoppedClock("2026-11-23T12:00:00.000Z");
let github: FakeGitHub;
let count = 0;

beforeAll(async () => {
  github = await startFakeGitHub({ now: () => clock.now() });
  github.collaborator("ada", "write");
  github.collaborator("bob", "admin");
  github.collaborator("carl", "write");
  github.collaborator("rita", "read");
  github.compared("aaa", "bbb", [{ sha: "bbb", author: "carl" }, { sha: "ccc" }]);
}, 60_000);

beforeEach(() => {
  github.grant(undefined);
  github.asked.length = 0;
});

afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
}, 60_000);

const review: Review = samples.approve.review;
const client = () =>
  githubClient({
    repository: { owner: "octo", repo: "app" },
    token: "a-token",
    now: () => clock.now(),
    api: github.url,
  });

function onIssues(): ApprovalDesk {
  const page = (each: Review, bytes: number) => Promise.resolve(reviewMarkdown(each, bytes));
  return issueDesk({ github: client(), clock, random: () => 0, startedBy: "octocat", page });
}

/** A release that nobody has asked about yet. */
function wanted(over: Partial<Wanted["approval"]> = {}, environment = "production"): Wanted {
  const release = String(++count).padStart(12, "0").padEnd(64, "f");
  return { environment, approval: { ...anyApproval, ...over }, release, commit: "bbb", running: "aaa" };
}

/** Times on GitHub have whole seconds. */
const later = (seconds = 1) => clock.sleep(seconds * 1000);
const newest = () => github.issues().at(-1) ?? { number: 0, body: "", comments: [], labels: [], title: "", state: "" };

async function asked(desk: ApprovalDesk, what: Wanted): Promise<number> {
  await desk.request(what, review);
  await later();
  return newest().number;
}

describe("on an issue", () => {
  test("a release is asked for, approved, and closed after it was deployed", async () => {
    const [desk, what] = [onIssues(), wanted({ by: ["ada", "bob"] })];
    expect(await desk.decide(what)).toMatchObject({
      open: false,
      sentence: expect.stringContaining("none was opened"),
    });
    const number = await asked(desk, what);
    const { title, body, labels, comments } = newest();
    expect({ title, labels }).toEqual({ title: "Approve release 000000000001 for production", labels: [label] });
    expect(body).toMatchSnapshot();
    expect(comments.map((each) => each.body)).toMatchSnapshot();
    expect((await desk.decide(what)).open).toBe(false);

    const { id } = github.comment(number, "ada", "/approve tried it");
    const decision = await desk.decide(what);
    expect(decision).toMatchObject({ open: true, sentence: `approved by ada on issue #${number}` });
    expect(decision.approvals).toMatchObject([
      { by: "ada", reason: "tried it", link: `https://github.example/octo/app/issues/${number}#issuecomment-${id}` },
    ]);

    await desk.conclude(what, { verified: false, sentence: "It did not come up." });
    expect(newest()).toMatchObject({ state: "open" });
    expect((await desk.decide(what)).open).toBe(true);
    await desk.conclude(what, { verified: true, sentence: "It runs." });
    expect(newest()).toMatchObject({ state: "closed" });
    expect(newest().comments.at(-1)?.body).toContain("It runs.");
    expect((await desk.decide(what)).sentence).toBe(`the approval on issue #${number} was used for a deployment`);
  });

  test("asking twice opens one issue, keeps what was said, and shows the newest text", async () => {
    const [desk, what] = [onIssues(), wanted()];
    const number = await asked(desk, what);
    github.comment(number, "ada", "/approve");
    await later();
    github.asked.length = 0;
    await desk.request(what, review);
    expect(github.asked.filter((operation) => !/list|get/.test(operation))).toEqual([]);
    await desk.request(what, { ...review, commitsProblem: "another text" });
    expect(newest().number).toBe(number);
    expect(newest().body).toContain("another text");
    expect((await desk.decide(what)).open).toBe(true);
  });

  test("a newer release withdraws the older one, and only on its own environment", async () => {
    const desk = onIssues();
    const elsewhere = wanted({}, "staging");
    const other = await asked(desk, elsewhere);
    const old = wanted();
    const number = await asked(desk, old);
    github.comment(number, "ada", "/approve");
    await later();
    const fresh = await asked(desk, wanted());
    expect((await desk.decide(old)).sentence).toBe(`issue #${number} was withdrawn for a newer request`);
    const [withdrawn, kept] = [number, other].map((each) => github.issues().find((issue) => issue.number === each));
    expect(withdrawn).toMatchObject({ state: "closed" });
    expect(withdrawn?.comments.at(-1)?.body).toContain(`Withdrawn: #${fresh} asks for a newer release.`);
    expect(kept).toMatchObject({ state: "open" });

    github.changeIssue(number, { state: "open" });
    expect((await desk.decide(old)).open).toBe(false);
    await asked(desk, old);
    expect((await desk.decide(old)).sentence).toContain("nobody's approval counts yet");
  });

  test("who may is asked of GitHub, and so is whose change it is", async () => {
    const [desk, what] = [onIssues(), wanted()];
    const number = await asked(desk, what);
    for (const login of ["rita", "eve", "carl", "octocat"]) github.comment(number, login, "/approve");
    github.collaborator("octocat", "write");
    const { sentence } = await desk.decide(what);
    expect(sentence.split("; ").slice(2)).toEqual([
      "rita's does not count: no access to write",
      "eve's does not count: no access to write",
      "carl's does not count: it is their own change",
      "octocat's does not count: it is their own change",
    ]);
    github.react(number, "bob", "+1");
    expect((await desk.decide(what)).open).toBe(true);
  });

  test("members of a team may, when the token sees them", async () => {
    const [desk, what] = [onIssues(), wanted({ by: ["octo/ops"] })];
    github.team("octo/ops", ["olga"]);
    const number = await asked(desk, what);
    github.comment(number, "olga", "/approve");
    github.comment(number, "ada", "/approve");
    expect(await desk.decide(what)).toMatchObject({ open: true, approvals: [{ by: "olga" }] });
    github.grant({ issues: "write", contents: "read" });
    await expect(desk.decide(what)).rejects.toMatchObject({
      message: "the token may not see who is in the team octo/ops",
      hint: expect.stringContaining("name people in `by`"),
    });
  });

  test("a commit that GitHub does not know has no author, and is not approved", async () => {
    const [desk, what] = [onIssues(), { ...wanted(), commit: "unpushed00000" }];
    const number = await asked(desk, what);
    github.comment(number, "ada", "/approve");
    expect(await desk.decide(what)).toMatchObject({
      open: false,
      sentence: "whose change it is cannot be told: GitHub does not know commit unpushed0000",
    });
    const accepting = { ...what, approval: { ...what.approval, authors: "accept" as const } };
    expect((await onIssues().decide(accepting)).open).toBe(true);
  });

  test("an issue that a stranger made to look like ours is none", async () => {
    const [desk, what] = [onIssues(), wanted()];
    const { environment, release } = what;
    const forged = written({ is: "approval", environment, release });
    const { number } = github.openIssue("eve", { body: forged, labels: [label] });
    github.comment(number, "eve", written({ is: "request", environment, release, by: "x" }));
    github.comment(number, "ada", "/approve");
    expect((await desk.decide(what)).sentence).toContain("none was opened");
  });

  test("an issue whose text was turned to another release does not carry its approval there", async () => {
    const [desk, old, fresh] = [onIssues(), wanted(), wanted()];
    const number = await asked(desk, old);
    github.comment(number, "ada", "/approve");
    const { environment, release } = fresh;
    github.changeIssue(number, { body: written({ is: "approval", environment, release }) });
    expect((await desk.decide(fresh)).open).toBe(false);
  });
});

describe("when GitHub", () => {
  test.each(["stumbles", "limits"] as const)("%s, it is asked again", async (kind) => {
    const [desk, what] = [onIssues(), wanted()];
    for (const operation of ["issues/list-for-repo", "issues/create", "issues/create-comment"]) {
      github.breakNext({ operation, kind });
    }
    const number = await asked(desk, what);
    github.comment(number, "ada", "/approve");
    for (const operation of ["repos/get-collaborator-permission-level", "repos/compare-commits-with-basehead"]) {
      github.breakNext({ operation, kind });
    }
    expect((await desk.decide(what)).open).toBe(true);
  });

  test("opens an issue and loses the answer, it is found again", async () => {
    const [desk, what, before] = [onIssues(), wanted(), github.issues().length];
    github.breakNext({ operation: "issues/create", kind: "lost" });
    await asked(desk, what);
    expect(github.issues()).toHaveLength(before + 1);
  });

  test("does not come back, it is an error and no approval", async () => {
    const [desk, what] = [onIssues(), wanted()];
    github.breakNext({ operation: "issues/list-for-repo", kind: "stumbles", times: 5 });
    await expect(desk.decide(what)).rejects.toMatchObject({ code: "github.refused", exitCode: 3 });
  });

  test("forbids it, the missing permission is named", async () => {
    github.grant({ actions: "read" });
    const hint = (permission: string) => ({
      code: "github.refused",
      hint: `Give the job \`permissions: ${permission}\`.`,
    });
    await expect(onIssues().decide(wanted())).rejects.toMatchObject(hint("issues: read"));
    github.grant({ issues: "read" });
    await expect(onIssues().request(wanted(), review)).rejects.toMatchObject(hint("issues: write"));
    github.grant({ issues: "read" });
    await expect(byReviewers().decide(wanted())).rejects.toMatchObject(hint("actions: read"));
  });
});

function byReviewers(run = "4711"): ApprovalDesk {
  const env = { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "octo/app", GITHUB_RUN_ID: run };
  const known = runOf(env);
  if (known === undefined) throw new Error("no run");
  return environmentDesk({ github: client(), run: known, clock, random: () => 0 });
}

describe("by the reviewers of an environment", () => {
  test("an unknown environment is refused, with the command that makes it", async () => {
    expect(await byReviewers().decide(wanted({ by: ["ada"] }, "prodction"))).toMatchObject({
      open: false,
      sentence: "there is no environment prodction on GitHub; a job that names it makes it, and nobody is asked",
      hint: expect.stringMatching(/^gh api -X PUT "repos\/octo\/app\/environments\/prodction" .*\n.*through: issue/),
    });
  });

  test("one without reviewers or too weak is refused, whoever approved", async () => {
    github.review("1", { environment: "open", by: "ada" });
    github.environment("open");
    expect((await byReviewers("1").decide(wanted({}, "open"))).sentence).toBe(
      "the environment open has no required reviewers on GitHub",
    );
    github.environment("open", { reviewers: ["ada", "eve"], branches: "protected" });
    expect(await byReviewers("1").decide(wanted({ by: ["ada"], count: 2 }, "open"))).toMatchObject({
      open: false,
      sentence:
        "eve may review open on GitHub, but not by the configuration; the environment open lets people approve the runs that they started; 2 approvals are asked for, but GitHub goes on after one",
      hint: expect.stringContaining("protected_branches]=true"),
    });
  });

  test("a run that they let through may deploy, to this environment alone", async () => {
    github.environment("guarded", { reviewers: ["ada"], preventSelfReview: true, adminsBypass: false });
    const what = wanted({ environment: "guarded" });
    expect(await byReviewers("2").decide(what)).toMatchObject({
      open: false,
      sentence: "no reviewer of guarded approved this run",
      hint: "A job with `environment: guarded` must come before this one in the run; its reviewers let it go on.",
    });
    github.review("2", { environment: "guarded", by: "ada", comment: "go" });
    expect(await byReviewers("2").decide(what)).toMatchObject({
      open: true,
      sentence: "approved by ada as reviewer of guarded on GitHub",
      approvals: [{ by: "ada", reason: "go", link: "https://github.com/octo/app/actions/runs/2/attempts/1" }],
    });
    expect((await byReviewers("3").decide(what)).open).toBe(false);
  });
});
