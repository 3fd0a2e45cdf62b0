import { describe, expect, test } from "@jest/globals";
import { anyApproval } from "../../../src/config/conventions.ts";
import type { ApprovalConfig } from "../../../src/config/config.ts";
import { judgeReviews, readProtection, type RunReview } from "../../../src/github/approval/environment-desk.ts";
import { mending, weaknesses, type Protection } from "../../../src/github/approval/protection.ts";

const strong: Protection = {
  name: "production",
  reviewers: ["ada", "octo/ops"],
  preventsSelfReview: true,
  adminsBypass: false,
  waitMinutes: 0,
  branches: "any",
};

describe("a protection", () => {
  test.each<[string, Partial<Protection>, Partial<ApprovalConfig>, readonly string[]]>([
    ["is strong enough", {}, {}, []],
    ["with the named reviewers", {}, { by: ["Ada", "octo/ops"] }, []],
    ["without reviewers", { reviewers: [] }, {}, ["the environment production has no required reviewers on GitHub"]],
    ["with others", {}, { by: ["ada"] }, ["octo/ops may review production on GitHub, but not by the configuration"]],
    [
      "that lets people approve themselves",
      { preventsSelfReview: false },
      {},
      ["the environment production lets people approve the runs that they started"],
    ],
    ["where that is wanted", { preventsSelfReview: false }, { authors: "accept" }, []],
    ["of one where two are wanted", {}, { count: 2 }, ["2 approvals are asked for, but GitHub goes on after one"]],
  ])("%s", (_name, protection, approval, expected) => {
    expect(weaknesses({ ...strong, ...protection }, { ...anyApproval, ...approval })).toEqual(expected);
  });

  test("is mended by one command that keeps the rest", () => {
    const repository = { owner: "octo", repo: "app" };
    const found = { ...strong, reviewers: ["eve"], waitMinutes: 5, branches: "selected" } as const;
    expect(mending(found, { ...anyApproval, by: ["ada", "octo/ops"] }, repository)).toBe(
      [
        'gh api -X PUT "repos/octo/app/environments/production"',
        '-F "reviewers[][type]=User" -F "reviewers[][id]=$(gh api users/ada --jq .id)"',
        '-F "reviewers[][type]=Team" -F "reviewers[][id]=$(gh api orgs/octo/teams/ops --jq .id)"',
        "-F prevent_self_review=true -F wait_timer=5",
        '-F "deployment_branch_policy[protected_branches]=false"',
        '-F "deployment_branch_policy[custom_branch_policies]=true"',
      ].join(" "),
    );
    expect(mending({ ...strong, name: "a b", reviewers: [] }, anyApproval, repository)).toContain(
      'environments/a%20b" -F "reviewers[][type]=User" -F "reviewers[][id]=$(gh api users/LOGIN --jq .id)"',
    );
  });

  test("is read from what GitHub answers", () => {
    const team = { slug: "ops", html_url: "https://github.com/orgs/octo/teams/ops" };
    const answer = {
      protection_rules: [
        { type: "wait_timer", wait_timer: 5 },
        {
          type: "required_reviewers",
          prevent_self_review: true,
          reviewers: [{ reviewer: { login: "ada" } }, { reviewer: team }],
        },
      ],
      deployment_branch_policy: { protected_branches: true },
      can_admins_bypass: true,
    };
    expect(readProtection("production", answer)).toEqual({
      ...strong,
      ...{ adminsBypass: true, waitMinutes: 5, branches: "protected" },
    });
  });
});

describe("the reviews of a run", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const url = "https://github.example/octo/app/actions/runs/4711/attempts/1";
  const review = (over: Partial<RunReview> = {}): RunReview => ({
    ...{ by: "ada", state: "approved", comment: "", environments: ["production"] },
    ...over,
  });

  test.each<[string, readonly RunReview[], Partial<ApprovalConfig>, string]>([
    ["approved", [review()], {}, "open: approved by ada as reviewer of production on GitHub"],
    ["not reviewed", [], {}, "closed: no reviewer of production approved this run"],
    [
      "reviewed for another environment",
      [review({ environments: ["staging"] })],
      {},
      "closed: no reviewer of production approved this run",
    ],
    [
      "rejected",
      [review(), review({ by: "bob", state: "rejected" })],
      {},
      "closed: bob rejected this run for production",
    ],
    [
      "approved by somebody else",
      [review({ by: "eve" })],
      { by: ["ada"] },
      "closed: no reviewer of production approved this run, only eve",
    ],
    [
      "approved by a member of the team",
      [review({ by: "eve" })],
      { by: ["octo/ops"] },
      "open: approved by eve as reviewer of production on GitHub",
    ],
  ])("%s", (_name, reviews, approval, expected) => {
    const facts = { protection: strong, approval: { ...anyApproval, ...approval }, run: { url }, now };
    const { open, sentence } = judgeReviews(reviews, facts);
    expect(`${open ? "open" : "closed"}: ${sentence}`).toBe(expected);
  });

  test("are recorded with the comment and the run, and with the time at which they were read", () => {
    const facts = { protection: { ...strong, adminsBypass: true }, approval: anyApproval, run: { url }, now };
    expect(judgeReviews([review({ comment: "fine" })], facts)).toEqual({
      open: true,
      sentence: "approved by ada as reviewer of production on GitHub (administrators of the repository can pass by it)",
      approvals: [{ by: "ada", at: now.toISOString(), link: url, reason: "fine" }],
      link: url,
    });
  });
});
