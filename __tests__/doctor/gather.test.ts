import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { systemClock } from "../../src/clock.ts";
import { gatherCalled, gatherGitHub } from "../../src/doctor/gather-github.ts";
import { githubClient } from "../../src/github/client.ts";
import { startFakeGitHub, type FakeGitHub } from "../support/fake-github.ts";

let github: FakeGitHub;
const asking = { clock: systemClock, random: Math.random };
const wanted = { environments: ["dev", "production"], branches: ["develop", "staging", "main"] };

beforeAll(async () => {
  github = await startFakeGitHub();
}, 60_000);

afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
}, 60_000);

const client = () =>
  githubClient({
    repository: { owner: "octo", repo: "app" },
    token: "a-token",
    api: github.url,
    now: () => new Date(),
  });

test("what an administrator sees, all pages of it", async () => {
  const secrets = Array.from({ length: 65 }, (_, index) => `SECRET_${index}`);
  github.environment("production", {
    reviewers: ["ada", "octo/owners"],
    preventSelfReview: true,
    waitMinutes: 5,
    branches: ["main"],
  });
  github.environment("open");
  github.settings({
    isPrivate: true,
    plan: "enterprise",
    branches: { develop: "open", staging: "ruled", main: "protected" },
    jobs: { permissions: "write", mayOpenPullRequests: false },
    secrets,
    variables: ["DOMAIN"],
    lent: { secrets: ["LENT"], variables: ["OWNER"] },
    own: { production: ["DB_PASSWORD"] },
    workflows: ["deploy.yml"],
    files: { "org/aip-deploy/.github/workflows/pipeline.yml@v1": "on: workflow_call\n" },
  });
  expect(await gatherGitHub(client(), wanted, asking)).toEqual({
    is: {
      repository: "octo/app",
      isPrivate: true,
      defaultBranch: "main",
      plan: { is: "enterprise" },
      environments: {
        is: [
          {
            name: "production",
            reviewers: [
              { type: "User", id: expect.any(Number) },
              { type: "Team", id: 5 },
            ],
            preventsSelfReview: true,
            waitMinutes: 5,
            branches: "chosen",
          },
          { name: "open", reviewers: [], preventsSelfReview: false, waitMinutes: 0, branches: "any" },
        ],
      },
      branches: { develop: { is: "open" }, staging: { is: "protected" }, main: { is: "protected" } },
      jobs: { is: { permissions: "write", mayOpenPullRequests: false } },
      secrets: { is: [...secrets, "LENT"] },
      variables: { is: ["DOMAIN", "OWNER"] },
      own: { production: { is: ["DB_PASSWORD"] } },
      workflows: { is: ["deploy.yml"] },
    },
  });
  const uses = "org/aip-deploy/.github/workflows/pipeline.yml";
  expect(await gatherCalled(client(), `${uses}@v1`, asking)).toEqual({ is: "on: workflow_call\n" });
  expect(await gatherCalled(client(), `${uses}@v2`, asking)).toEqual({ unknown: expect.stringContaining("404") });
});

test("what a low token does not see has a reason, and the rest is there", async () => {
  github.settings({ isLow: true, branches: {} });
  const low = { unknown: expect.stringContaining("an administrator's can") };
  expect(await gatherGitHub(client(), wanted, asking)).toMatchObject({
    is: {
      ...{ jobs: low, secrets: low, variables: low, own: { production: low }, workflows: { is: [] } },
      branches: { develop: { is: "missing" }, staging: { is: "missing" }, main: { is: "missing" } },
    },
  });
});

test("a server that stumbles is asked again, and a stranger's token knows nothing", async () => {
  github.breakNext({ operation: "repos/get", kind: "stumbles" });
  expect(await gatherGitHub(client(), wanted, asking)).toHaveProperty("is");
  const stranger = githubClient({ ...client(), token: "wrong", api: github.url, now: () => new Date() });
  expect(await gatherGitHub(stranger, wanted, asking)).toEqual({ unknown: "GitHub does not know the token" });
});
