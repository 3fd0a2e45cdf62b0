import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { getOctokit } from "@actions/github";
import { startFakeGitHub, type FakeGitHub } from "../support/fake-github.ts";

let github: FakeGitHub;
const repository = { owner: "octo", repo: "app" };

beforeAll(async () => {
  github = await startFakeGitHub();
}, 60_000);

afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
}, 60_000);

const rest = () => getOctokit("a-token", { baseUrl: github.url }).rest;

test("an issue is opened, talked on, edited and closed as GitHub describes it", async () => {
  const { issues, reactions } = rest();
  await issues.createLabel({ ...repository, name: "a label" });
  await issues.getLabel({ ...repository, name: "a label" });
  const { data: issue } = await issues.create({ ...repository, title: "T", body: "B", labels: ["a label"] });
  const on = { ...repository, issue_number: issue.number };
  await issues.createComment({ ...on, body: "Decide" });
  const { id } = github.comment(issue.number, "ada", "/approve");
  github.react(issue.number, "bob", "+1");
  github.editComment(id, "/reject");
  const { data: comments } = await issues.listComments(on);
  expect(
    comments.map(({ user, body, created_at, updated_at }) => [user?.login, body, created_at === updated_at]),
  ).toEqual([
    ["github-actions[bot]", "Decide", true],
    ["ada", "/reject", false],
  ]);
  expect((await reactions.listForIssue(on)).data).toMatchObject([{ user: { login: "bob" }, content: "+1" }]);
  await issues.addLabels({ ...on, labels: ["other"] });
  await issues.update({ ...on, state: "closed", state_reason: "completed" });
  expect((await issues.listForRepo({ ...repository, labels: "a label" })).data).toEqual([]);
  expect((await issues.listForRepo({ ...repository, labels: "a label", state: "all" })).data).toHaveLength(1);
  expect((await issues.get(on)).data).toMatchObject({ state: "closed", user: { type: "Bot" } });
}, 60_000);

test("environments, reviews, people and commits are as GitHub describes them", async () => {
  const { repos, actions, teams } = rest();
  github.environment("production", { reviewers: ["ada", "octo/ops"], waitMinutes: 5, branches: ["main"] });
  github.environment("dev");
  github.review("4711", { environment: "production", by: "ada", comment: "fine" });
  github.collaborator("ada", "write");
  github.team("octo/ops", ["bob"]);
  github.compared("aaa", "bbb", [{ sha: "bbb", author: "ada" }, { sha: "ccc" }]);
  const named = { ...repository, environment_name: "production" };
  expect((await repos.getEnvironment(named)).data.protection_rules).toHaveLength(3);
  expect((await repos.getAllEnvironments(repository)).data.total_count).toBe(2);
  expect((await repos.listDeploymentBranchPolicies(named)).data.branch_policies).toMatchObject([{ name: "main" }]);
  expect((await actions.getReviewsForRun({ ...repository, run_id: 4711 })).data).toMatchObject([{ comment: "fine" }]);
  expect((await repos.getCollaboratorPermissionLevel({ ...repository, username: "Ada" })).data.permission).toBe(
    "write",
  );
  await expect(repos.getCollaboratorPermissionLevel({ ...repository, username: "eve" })).rejects.toThrow("Not Found");
  const member = { org: "octo", team_slug: "ops", username: "bob" };
  expect((await teams.getMembershipForUserInOrg(member)).data.state).toBe("active");
  const { data } = await repos.compareCommitsWithBasehead({ ...repository, basehead: "aaa...bbb" });
  expect(data.commits.map(({ author }) => author?.login)).toEqual(["ada", undefined]);
  expect((await repos.getCommit({ ...repository, ref: "bbb" })).data.author?.login).toBe("ada");
}, 60_000);

test("a token without the permission is told which one it lacks", async () => {
  github.grant({ issues: "read", actions: "read" });
  const { issues, repos } = rest();
  await issues.listForRepo(repository);
  await repos.getEnvironment({ ...repository, environment_name: "dev" });
  await expect(issues.create({ ...repository, title: "T" })).rejects.toMatchObject({
    status: 403,
    response: { headers: { "x-accepted-github-permissions": "issues=write" } },
  });
}, 60_000);
