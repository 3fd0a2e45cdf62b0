import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startRegistry, type ThrowAwayRegistry } from "../../scripts/lab/registry.ts";
import { inRoot } from "../../scripts/steps.ts";
import { publishAction, runAct, type EndedRun, type PublishedAction } from "../support/act.ts";
import { startFakeGitHub, type FakeGitHub } from "../support/fake-github.ts";

/** The example as it is, with the callers to copy and one secret, from a push to develop to a production that nobody protects. */
const folder = mkdtempSync(join(tmpdir(), "aip-deploy-example-"));
const app = join(folder, "app");
const project = `aipx-${Math.random().toString(36).slice(2, 8)}`;
let published: PublishedAction;
let github: FakeGitHub;
let registry: ThrowAwayRegistry;
let deploySecrets = "";
let runs = 8000;

beforeAll(async () => {
  published = publishAction();
  [github, registry] = await Promise.all([startFakeGitHub(), startRegistry()]);
  const isOurs = (path: string) => !/\/(\.secrets|node_modules|results)$/.test(path);
  cpSync(inRoot("examples/ai-playground"), app, { recursive: true, filter: isOurs });
  execFileSync(join(app, "scripts", "make-secrets"), { stdio: "ignore" });
  const secrets = join(app, ".secrets/dev");
  deploySecrets = readdirSync(secrets)
    .map((name) => `${name.toUpperCase()}=${readFileSync(join(secrets, name), "utf8") || "none"}`)
    .join("\n");
  // As on a runner, where nothing is that git does not hold.
  rmSync(join(app, ".secrets"), { recursive: true });
  for (const [index, name] of ["dev", "staging", "prod"].entries()) {
    const file = join(app, `.env.${name}`);
    const text = readFileSync(file, "utf8")
      .replace(/^COMPOSE_PROJECT_NAME=.*/m, `COMPOSE_PROJECT_NAME=${project}-${name}`)
      .replace(/^GATEWAY_PORT=.*/m, `GATEWAY_PORT=${18_480 + index}`)
      .replace(/^FRONTEND_PORT=.*/m, `FRONTEND_PORT=${18_490 + index}`);
    execFileSync("tee", [file], { input: text, stdio: ["pipe", "ignore", "inherit"] });
  }
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "The example");
  git("branch", "staging");
  git("branch", "develop");
  git("remote", "add", "origin", "https://github.com/octo/app.git");
}, 300_000);

afterAll(async () => {
  for (const name of ["dev", "staging", "prod"]) {
    const down = ["compose", "--project-name", `${project}-${name}`, "down", "--volumes", "--remove-orphans"];
    execFileSync("docker", [...down, "--timeout", "1"], { cwd: "/", stdio: "ignore" });
  }
  expect(github.violations).toEqual([]);
  await github.close();
  await registry.remove();
  published.remove();
  rmSync(folder, { recursive: true, force: true });
}, 300_000);

function git(...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: app });
}

async function run(template: string, inputs?: Readonly<Record<string, string>>): Promise<EndedRun> {
  const text = readFileSync(inRoot("workflows-templates", `${template}.yml`), "utf8");
  return await runAct({
    published,
    checkout: app,
    workflow: text.replace("$default-branch", "main"),
    event: inputs === undefined ? "push" : "workflow_dispatch",
    ...(inputs === undefined ? {} : { inputs }),
    runId: String(++runs),
    secrets: { GITHUB_TOKEN: "a-token", DEPLOY_SECRETS: deploySecrets },
    env: {
      AIP_DEPLOY_STATE: join(folder, "state"),
      GITHUB_API_URL: github.url,
      AIP_DEPLOY_REGISTRY: `${registry.address}/ai-playground`,
    },
  });
}

test("develop is built in eleven legs and runs on dev", async () => {
  git("checkout", "--quiet", "develop");
  const { code, jobs } = await run("aip-deploy");
  const legs = Object.keys(jobs).filter((name) => name.startsWith("Build "));
  expect([code, legs.length, jobs["Deploy"]]).toEqual([0, 11, "success"]);
}, 600_000);

test("staging gets the same release, nothing is built, and it is signed off", async () => {
  git("checkout", "--quiet", "staging");
  const { jobs } = await run("aip-deploy");
  expect(jobs).toEqual({ Plan: "success", Release: "success", Deploy: "success" });
  const signed = await run("aip-by-hand", { command: "sign-off", environment: "staging", reason: "tried it" });
  expect(signed.code).toBe(0);
}, 600_000);

test("production is refused while its environment on GitHub has no reviewers, with the command that mends it", async () => {
  git("checkout", "--quiet", "main");
  const { jobs, log } = await run("aip-deploy");
  expect(jobs).toEqual({ Plan: "success", Release: "success", Approve: "failure" });
  expect(log).toContain('gh api -X PUT "repos/octo/app/environments/production"');
}, 300_000);

test("dev goes back by hand", async () => {
  git("checkout", "--quiet", "develop");
  const { jobs } = await run("aip-rollback", { environment: "dev", to: "1", reason: "only to see it" });
  expect(jobs).toEqual({ Candidates: "success", Preflight: "success", "Roll back": "success" });
}, 300_000);
