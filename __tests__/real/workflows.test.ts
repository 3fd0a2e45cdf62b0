import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inRoot } from "../../scripts/steps.ts";
import { publishAction, runAct, type ActOptions, type EndedRun, type PublishedAction } from "../support/act.ts";
import { startFakeGitHub, type FakeGitHub } from "../support/fake-github.ts";
import type { Files } from "../support/repository.ts";
import { openSmallApp, secretValues, type SmallApp } from "../support/small-app.ts";

/** The whole pipeline as a caller has it, run by act on a real engine and registry. */
let published: PublishedAction;
let app: SmallApp;
let github: FakeGitHub;

beforeAll(async () => {
  published = publishAction();
  [app, github] = await Promise.all([openSmallApp(withSecretsFromVariables), startFakeGitHub()]);
  app.checkout.git("remote", "add", "origin", "https://github.com/octo/app.git");
}, 300_000);

afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  await app.close();
  published.remove();
}, 120_000);

/** A runner's checkout has no `.secrets/`. */
function withSecretsFromVariables(files: Files): Files {
  const [compose, config] = [files["docker-compose.yml"], files["aip-deploy.yml"]];
  if (typeof compose !== "string" || typeof config !== "string") throw new Error("the app's files are texts");
  return {
    "docker-compose.yml": compose.replace(/file: \.secrets\/.*\/api-token/, "environment: API_TOKEN"),
    "aip-deploy.yml": config.replaceAll(
      /secrets: \{ DB_PASSWORD: .*$/gm,
      "secrets: { DB_PASSWORD: { env: DB_PASSWORD }, API_TOKEN: { env: API_TOKEN } }",
    ),
  };
}

const deploySecrets = `DB_PASSWORD=${secretValues["db-password"]}\nAPI_TOKEN="${secretValues["api-token"]}"`;
let runs = 4711;

function template(name: string): string {
  return readFileSync(inRoot("workflows-templates", `${name}.yml`), "utf8").replace("$default-branch", "main");
}

async function run(more: Partial<ActOptions> = {}): Promise<EndedRun> {
  return await runAct({
    published,
    checkout: app.checkout.root,
    workflow: template("aip-deploy"),
    event: "push",
    runId: String(++runs),
    secrets: { GITHUB_TOKEN: "a-token", DEPLOY_SECRETS: deploySecrets },
    env: { AIP_DEPLOY_STATE: app.stateDirectory, GITHUB_API_URL: github.url },
    ...more,
  });
}

const builds = { "Build tests": "success", "Build web": "success", "Build worker": "success" };

describe("a push", () => {
  test("to develop builds every image in a leg of its own and deploys to dev", async () => {
    const ended = await run();
    expect([ended.jobs, ended.code, problems(ended)]).toEqual([
      { Plan: "success", ...builds, Release: "success", Deploy: "success" },
      0,
      [],
    ]);
    expect(await app.answer("dev")).toBe("1");
    expect(states()).toEqual([["dev", "in_progress", "success"]]);
    const shown = ended.log.replaceAll(/::add-mask::\S*/g, "");
    for (const value of Object.values(secretValues)) expect(shown).not.toContain(value);
  }, 300_000);

  test("of the same content to staging builds nothing and deploys the same release", async () => {
    app.checkout.git("checkout", "--quiet", "staging");
    app.checkout.git("merge", "--quiet", "--ff-only", "develop");
    const ended = await run();
    expect(ended.jobs).toEqual({ Plan: "success", Release: "success", Deploy: "success" });
    expect(ended.log).toContain("::set-output:: matrix=[]");
    const { entries } = (await app.run("history", "staging", "--json")).json("history");
    const { entries: before } = (await app.run("history", "dev", "--json")).json("history");
    expect(entries[0]).toMatchObject({ kind: "deployment", outcome: "succeeded", release: releaseOf(before[0]) });
  }, 300_000);

  test("to a branch without environment makes a release and says that nothing is deployed", async () => {
    app.checkout.git("checkout", "--quiet", "-b", "idea");
    const ended = await run();
    expect(ended.jobs).toEqual({ Plan: "success", Release: "success" });
    expect(ended.log).toMatch(/branch idea belongs to no environment/);
    expect(ended.log).toContain("::set-output:: deploys=false");
  }, 300_000);
});

describe("what goes wrong", () => {
  test("a leg that fails makes the release fail with its name, and the next push builds that image alone", async () => {
    app.checkout.git("checkout", "--quiet", "develop");
    app.checkout.commit(
      { "web/version": "2\n", "web/Dockerfile": dockerfile("RUN test -e /nothing") },
      "Break a build",
    );
    const ended = await run();
    expect(ended.jobs).toEqual({ Plan: "success", "Build web": "failure", Release: "failure" });
    expect(ended.log).toContain('web: its build leg "web" handed over no result');
    expect(await app.answer("dev")).toBe("1");
    app.checkout.commit({ "web/Dockerfile": dockerfile("") }, "Mend it");
    const again = await run();
    expect(again.jobs).toEqual({ Plan: "success", "Build web": "success", Release: "success", Deploy: "success" });
    expect(await app.answer("dev")).toBe("2");
  }, 300_000);

  test("a secret that is missing stops the deployment before anything is touched", async () => {
    app.checkout.git("checkout", "--quiet", "staging");
    const ended = await run({ secrets: { GITHUB_TOKEN: "a-token" } });
    expect(ended.jobs).toEqual({ Plan: "success", Release: "success", Deploy: "failure" });
    expect(ended.log).toMatch(/DB_PASSWORD/);
    expect(await app.answer("staging")).toBe("1");
  }, 300_000);
});

describe("by hand", () => {
  test("a rollback lists the candidates, looks first, and takes the same path", async () => {
    app.checkout.git("checkout", "--quiet", "develop");
    const inputs = { environment: "dev", to: "previous", reason: "slow" };
    const ended = await run({ workflow: template("aip-rollback"), event: "workflow_dispatch", inputs });
    expect(ended.jobs).toEqual({ Candidates: "success", Preflight: "success", "Roll back": "success" });
    expect(await app.answer("dev")).toBe("1");
    expect(states().at(-1)).toEqual(["dev", "in_progress", "success"]);
  }, 300_000);

  test("the hold is lifted, staging is signed off, and the board shows it", async () => {
    const byHand = (command: string, environment: string) =>
      run({
        workflow: template("aip-by-hand"),
        event: "workflow_dispatch",
        inputs: { command, environment, reason: "ok" },
      });
    expect((await byHand("lift", "dev")).jobs).toEqual({ "Write it down": "success" });
    expect((await byHand("sign-off", "staging")).jobs).toEqual({ "Write it down": "success" });
    const { entries } = (await app.run("history", "staging", "--json")).json("history");
    expect(entries[0]).toMatchObject({ kind: "sign-off", act: { by: "octocat", reason: "ok" } });
    const board = await run({ workflow: template("aip-status"), event: "workflow_dispatch" });
    expect(board.jobs).toEqual({ Status: "success" });
  }, 300_000);
});

describe("production", () => {
  test("is closed to a run that no reviewer let through", async () => {
    app.checkout.git("checkout", "--quiet", "main");
    app.checkout.git("merge", "--quiet", "--ff-only", "staging");
    github.environment("production", { reviewers: ["bo"], preventSelfReview: true });
    const ended = await run();
    expect(ended.jobs).toEqual({ Plan: "success", Release: "success", Approve: "failure" });
    expect(ended.log).toContain("::set-output:: approval-environment=production");
    expect(await app.answer("production")).toBeUndefined();
  }, 300_000);

  test("is deployed to after a reviewer said yes, and the history names who", async () => {
    github.review(String(runs + 1), { environment: "production", by: "bo" });
    const ended = await run();
    expect(ended.jobs).toEqual({ Plan: "success", Release: "success", Approve: "success", Deploy: "success" });
    expect(await app.answer("production")).toBe("1");
    const { entries } = (await app.run("history", "production", "--json")).json("history");
    expect(JSON.stringify(entries[0])).toContain('"bo"');
  }, 300_000);
});

function problems({ log }: EndedRun): readonly string[] {
  return log.split("\n").filter((line) => /::error|❗/.test(line));
}

function states() {
  return github.deployments().map(({ environment, statuses }) => [environment, ...statuses.map(({ state }) => state)]);
}

function releaseOf(entry: { readonly kind: string } | undefined): unknown {
  return entry !== undefined && "release" in entry ? entry.release : undefined;
}

function dockerfile(line: string): string {
  return `FROM busybox:1.37\nWORKDIR /app\nCOPY . /app\n${line}\nCMD ["sh", "/app/serve.sh"]\n`;
}
