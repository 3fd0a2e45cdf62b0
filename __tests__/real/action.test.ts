import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { bundleAction, run, runPost, runStep, startStep, type StepOptions } from "../support/action.ts";
import { startFakeGitHub, type FakeGitHub } from "../support/fake-github.ts";
import { openSmallApp, secretValues, type SmallApp } from "../support/small-app.ts";

/** The action as GitHub's runner starts it: the bundle as a process, on a real engine and registry. */
let action: ReturnType<typeof bundleAction>;
let app: SmallApp;
let github: FakeGitHub;
/** The release that dev runs, verified. */
let good = "";

beforeAll(async () => {
  action = bundleAction();
  app = await openSmallApp();
}, 300_000);

beforeEach(async () => {
  github = await startFakeGitHub();
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

afterAll(async () => {
  await app.close();
  action.remove();
}, 120_000);

const step = (inputs: Record<string, string>, more: Partial<StepOptions> = {}): StepOptions => ({
  program: action.program,
  workspace: app.checkout.root,
  inputs: { by: "octocat", token: "a-token", ...inputs },
  ...more,
  env: { AIP_DEPLOY_STATE: app.stateDirectory, GITHUB_API_URL: github.url, ...more.env },
});

const link = `${run.server}/${run.repository}/actions/runs/${run.id}/attempts/1`;
const head = () => app.checkout.git("rev-parse", "HEAD").trim();
const states = () => github.deployments().map(({ statuses }) => statuses.map(({ state }) => state));
const errors = (commands: readonly string[]) => commands.filter((command) => command.startsWith("error"));
const warnings = (commands: readonly string[]) => commands.filter((command) => command.startsWith("warning"));

describe("the bundle", () => {
  test("has a small start, and no cloud's SDK", () => {
    const parts = readdirSync(action.folder).filter((name) => name.endsWith(".js"));
    expect(parts).toContain("index.js");
    expect(statSync(join(action.folder, "index.js")).size).toBeLessThan(2 * 1024 * 1024);
    const texts = parts.map((name) => readFileSync(join(action.folder, name), "utf8"));
    expect(texts.filter((text) => /@aws-sdk\/|@azure\/|@google-cloud\/|googleapis/.test(text))).toEqual([]);
    expect(readFileSync(join(action.folder, "licenses.txt"), "utf8")).toContain("@actions/github");
  });

  test("is ready soon after node itself", () => {
    const bare = leastSeconds(["--eval", ""]);
    const refused = leastSeconds([action.program], { INPUT_COMMAND: "nothing" });
    // 80 ms where nothing else runs; the bound leaves room for machines where something does.
    expect(refused - bare).toBeLessThan(0.3);
  }, 60_000);
});

/** The processor time of the fastest of a few runs; unlike the clock on the wall it hardly knows of other programs. */
function leastSeconds(args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const once = () => {
    const script = '"$0" "$@" >/dev/null 2>&1; times';
    const options = { env: { PATH: process.env["PATH"], ...env }, encoding: "utf8" } as const;
    const [, children = ""] = execFileSync("sh", ["-c", script, process.execPath, ...args], options)
      .trim()
      .split("\n");
    return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0);
  };
  return Math.min(...Array.from({ length: 5 }, once));
}

describe("a push to develop", () => {
  test("is deployed, told and recorded", async () => {
    const ended = await runStep(step({ command: "run" }));
    expect({ code: ended.code, errors: errors(ended.commands) }).toEqual({ code: 0, errors: [] });
    good = ended.outputs["release"] ?? "";
    const short = good.slice(0, 12);
    const url = `http://127.0.0.1:${app.ports.dev}/version`;
    expect(ended.outputs).toEqual({
      outcome: "succeeded",
      environment: "dev",
      release: expect.stringMatching(/^[0-9a-f]{64}$/),
      number: "1",
      images: '["tests","web","worker"]',
      url,
    });
    expect(ended.jobOutputs).toEqual(ended.outputs);
    expect(ended.summary.split("\n")[0]).toMatch(
      new RegExp(`^✅ \\*\\*dev runs release ${short}, verified after .* s\\*\\*\\. Undo .*: \`aip-deploy down dev\`$`),
    );
    expect(github.deployments()).toEqual([
      {
        id: 1000,
        sha: head(),
        environment: "dev",
        description: `release ${short}, number 1 of dev`,
        payload: { key: expect.any(String), release: good, number: 1, kind: "deploy" },
        statuses: [
          { state: "in_progress", description: expect.any(String), logUrl: link, environmentUrl: url },
          {
            state: "success",
            description: expect.stringMatching(`^dev runs release ${short}, verified after .* s \\(number 1\\)$`),
            logUrl: link,
            environmentUrl: url,
          },
        ],
      },
    ]);
    expect(await app.answer("dev")).toBe("1");
  }, 120_000);

  test("shows no secret and masks each, once", async () => {
    const ended = await runStep(step({ command: "run" }));
    expect([...ended.masks].sort()).toEqual(Object.values(secretValues).sort());
    const shown = ended.log.replaceAll(/^::add-mask::.*$/gm, "") + ended.summary + JSON.stringify(github.deployments());
    for (const value of Object.values(secretValues)) expect(shown).not.toContain(value);
  }, 60_000);

  test("is named with its link in the history", async () => {
    const { entries } = (await app.run("history", "dev", "--json")).json("history");
    expect(entries.map(({ act }) => [act.by, act.link])).toEqual([["octocat", link]]);
  }, 30_000);

  test("groups what it does, and every group ends", async () => {
    app.checkout.commit({ "worker/note": "changed\n" }, "Change the worker");
    const { commands, code, outputs } = await runStep(step({ command: "run" }));
    expect(code).toBe(0);
    const groups = commands.filter((command) => /^(group|endgroup)::/.test(command));
    const names = [
      "Building 1 of 3 images",
      "Place the release's files on the host",
      "Pull the images that the host does not have",
      "Start worker",
    ];
    expect(groups).toEqual(names.flatMap((name) => [`group::${name}`, "endgroup::"]));
    good = outputs["release"] ?? "";
  }, 60_000);
});

describe("a plan", () => {
  test("hands its outputs on although it learnt secrets", async () => {
    app.checkout.commit({ "web/version": "2\n" }, "Change the page");
    const ended = await runStep(step({ command: "plan" }));
    expect(ended.jobOutputs).toEqual({
      outcome: "succeeded",
      environment: "dev",
      matrix: '[{"name":"web","images":["web"]}]',
      images: '["tests","web","worker"]',
    });
    expect(JSON.stringify(ended.outputs)).not.toContain(app.registry.address);
    expect(ended.summary).toContain("Change the page");
    app.checkout.git("reset", "--quiet", "--hard", "HEAD~1");
    const complete = await runStep(step({ command: "plan" }));
    expect(complete.masks).not.toEqual([]);
    expect(complete.jobOutputs).toMatchObject({ release: good, matrix: "[]" });
    expect([...github.asked]).toEqual([]);
  }, 60_000);

  test("says which output GitHub will drop because it holds a secret", async () => {
    const folder = ".secrets/dev/db-password";
    app.checkout.write({ [folder]: '["tests","web","worker"]' });
    const ended = await runStep(step({ command: "plan" }));
    expect(ended.jobOutputs).not.toHaveProperty("images");
    expect(warnings(ended.commands).join("\n")).toMatch(/^warning::The output images holds the value of a secret/m);
    app.checkout.write({ [folder]: secretValues["db-password"] });
  }, 60_000);
});

describe("what is wrong", () => {
  test("a release that does not work is told, undone and recorded as a failure", async () => {
    app.checkout.commit({ "web/serve.sh": "echo ::error::not ours; echo '##[error]nor this'; exit 3\n" }, "Break it");
    const ended = await runStep(step({ command: "run" }));
    const short = (ended.outputs["release"] ?? "").slice(0, 12);
    expect(ended).toMatchObject({ code: 1, outputs: { outcome: "failed", environment: "dev" } });
    const [first = ""] = ended.summary.split("\n");
    expect(first).toMatch(new RegExp(`^❌ \\*\\*release ${short} failed on dev after .*: web.*\\*\\*`));
    expect(ended.summary).toContain(`dev runs release ${good.slice(0, 12)} again, verified`);
    expect(errors(ended.commands)).toEqual([
      expect.stringMatching(`^error::release ${short} failed on dev .*: web.*%0Adev runs release .* again, verified$`),
    ]);
    expect(states()).toEqual([["in_progress", "failure"]]);
    expect(github.deployments()[0]?.statuses.at(-1)?.description.length).toBeLessThanOrEqual(140);
    expect(ended.log).toMatch(/^::group::The tools on this machine\ndocker: engine \d/m);
    expect(ended.log).toContain("not ours");
    app.checkout.git("reset", "--quiet", "--hard", "HEAD~1");
  }, 120_000);

  test("a broken configuration is told at file, line and column", async () => {
    app.checkout.write({ "aip-deploy.yml": "app: shop\nenvironments:\n  dev: { branch: develop, ulr: x }\n" });
    const ended = await runStep(step({ command: "plan" }));
    expect(ended.code).toBe(2);
    expect(errors(ended.commands)).toEqual([
      expect.stringMatching(/^error file=aip-deploy.yml,line=3,col=\d+::environments.dev.ulr: .*url/),
    ]);
    expect(ended.outputs).toEqual({ outcome: "failed" });
    expect(ended.summary.split("\n")[0]).toBe("❌ **plan: 1 problem**");
    app.checkout.git("checkout", "--quiet", "aip-deploy.yml");
  }, 30_000);

  test("a file in a folder of the workspace is named with the folder", async () => {
    app.checkout.write({ "sub/aip-deploy.yml": "app: [\n" });
    const ended = await runStep(step({ command: "status", directory: "sub" }));
    expect(errors(ended.commands)).toEqual([expect.stringMatching(/^error file=sub\/aip-deploy.yml,line=\d/)]);
    app.checkout.write({ sub: null });
  }, 30_000);

  test("an input is named", async () => {
    const ended = await runStep(step({ command: "deploy" }));
    expect({ code: ended.code, errors: errors(ended.commands) }).toEqual({
      code: 2,
      errors: ["error::input environment: deploy needs it"],
    });
    expect(ended.outputs).toEqual({ outcome: "failed" });
  }, 30_000);

  test("a closed gate says what opens it, and nothing is recorded", async () => {
    const ended = await runStep(step({ command: "deploy", environment: "production", release: good }));
    expect(ended).toMatchObject({ code: 4, outputs: { outcome: "failed", environment: "production" } });
    expect(ended.summary.split("\n")[0]).toMatch(/^🔴 \*\*deploy production: production is closed for release /);
    expect(github.asked).toEqual([]);
  }, 30_000);
});

describe("the record", () => {
  const deploy = () => step({ command: "deploy", environment: "dev", release: good });

  test.each([
    ["an error of the server", "repos/create-deployment", "stumbles"],
    ["a rate limit", "repos/create-deployment", "limits"],
    ["a slow answer", "repos/create-deployment", "hangs"],
    ["an answer that got lost", "repos/create-deployment", "lost"],
    ["an error while closing", "repos/create-deployment-status", "stumbles"],
  ] as const)(
    "is written once despite %s",
    async (_name, operation, kind) => {
      github.breakNext({ operation, kind });
      github.deployFromElsewhere("dev", head());
      const ended = await runStep(deploy());
      expect({ code: ended.code, warnings: warnings(ended.commands) }).toEqual({ code: 0, warnings: [] });
      expect(states()).toEqual([["success"], ["in_progress", "success"]]);
    },
    60_000,
  );

  test.each([
    [
      "the token may not",
      "forbids",
      /403.*Give the job `permissions: deployments: write`, or the action `record: off`/,
    ],
    ["GitHub refuses", "conflicts", /409.*Commit status checks failed/],
  ] as const)(
    "is a warning when %s",
    async (_name, kind, warning) => {
      github.breakNext({ operation: "repos/create-deployment", kind });
      const ended = await runStep(deploy());
      expect(ended).toMatchObject({ code: 0, outputs: { outcome: "succeeded" } });
      expect(warnings(ended.commands)).toEqual([expect.stringMatching(warning)]);
      expect(states()).toEqual([]);
    },
    60_000,
  );

  test("is left out without a token, when it is off, and for a dry run", async () => {
    const { inputs } = deploy();
    const without = await runStep(step({ ...inputs, token: "" }));
    const off = await runStep(step({ ...inputs, record: "off", summary: "false" }));
    const dry = await runStep(step({ ...inputs, "dry-run": "true" }));
    expect([without.code, off.code, dry.code]).toEqual([0, 0, 0]);
    expect(without.log).toContain("No deployment record on GitHub: the input token is empty\n");
    expect(off.summary).toBe("");
    expect(dry.outputs["outcome"]).toBe("skipped");
    expect(github.asked).toEqual([]);
  }, 60_000);

  test("of a rollback has the commit that the release came from", async () => {
    const { entries } = (await app.run("history", "dev", "--json")).json("history");
    const first = entries.find(({ number }) => number === 1);
    const ended = await runStep(step({ command: "rollback", environment: "dev", to: "1", reason: "try it" }));
    expect(ended.code).toBe(0);
    expect(github.deployments()).toMatchObject([
      { sha: app.checkout.git("rev-parse", "HEAD~1").trim(), payload: { kind: "rollback" } },
    ]);
    expect(first).toMatchObject({ kind: "deployment", commit: github.deployments()[0]?.sha });
    expect(states()).toEqual([["in_progress", "success"]]);
    await app.run("lift", "dev");
    await app.run("deploy", "dev", "--release", good);
  }, 90_000);
});

describe("stopped", () => {
  const slate = () =>
    JSON.parse(readFileSync(join(app.stateDirectory, ".leases", `${app.name}-dev`, "lease.json"), "utf8")) as Record<
      string,
      unknown
    >;
  const slow = { "web/serve.sh": "sleep 2; exec httpd -f -p 8080 -h /app\n" };

  test("a cancelled step goes back, closes its record and leaves nothing to post", async () => {
    app.checkout.commit(slow, "Start slowly");
    const options = step({ command: "run" });
    const running = startStep(options);
    await running.until(/^::group::Start web/m);
    await running.cancel();
    const ended = await running.ended;
    expect({ code: ended.code, outcome: ended.outputs["outcome"] }).toEqual({ code: 130, outcome: "cancelled" });
    expect(ended.seconds).toBeLessThan(60);
    expect(ended.summary.split("\n")[0]).toMatch(/^🛑 \*\*Stopped on request/);
    expect(states()).toEqual([["in_progress", "inactive"]]);
    expect((await runPost(options, ended)).code).toBe(0);
    expect([slate()["holder"], slate()["journal"]]).toEqual([undefined, undefined]);
    expect(states()).toEqual([["in_progress", "inactive"]]);
    expect(await app.answer("dev")).toBe("1");
  }, 120_000);

  test("a killed step is closed by post, and the next run mends the rest", async () => {
    const options = step({ command: "run" });
    const running = startStep(options);
    await running.until(/^::group::Start web/m);
    running.killTree();
    const ended = await running.ended;
    expect(ended.code).toBeNull();
    expect(slate()).toMatchObject({ holder: { by: "octocat" }, journal: { work: "deploy" } });
    const post = await runPost(options, ended);
    expect(Object.keys(slate())).not.toContain("holder");
    expect(slate()).toMatchObject({ journal: { work: "deploy" } });
    expect({ code: post.code, errors: errors(post.commands) }).toEqual({ code: 0, errors: [] });
    expect(states()).toEqual([["in_progress", "error"]]);
    expect((await runPost(options, ended)).code).toBe(0);
    expect(states()).toEqual([["in_progress", "error"]]);
    const next = await runStep(options);
    expect({ code: next.code, answer: await app.answer("dev") }).toEqual({ code: 0, answer: "1" });
    expect(states()).toEqual([
      ["in_progress", "error"],
      ["in_progress", "success"],
    ]);
  }, 120_000);

  test("post finds a record whose answer never arrived, and never fails the job", async () => {
    const key = "lost-and-found";
    const kept = { isPost: "true", record: JSON.stringify({ key, environment: "dev", ref: head() }) };
    const options = step({}, { state: kept });
    github.breakNext({ operation: "repos/list-deployments", kind: "forbids" });
    const refused = await runStep(options);
    expect(refused.code).toBe(0);
    expect(warnings(refused.commands)).toEqual([expect.stringMatching(/could not be closed: 403/)]);
    github.deployFromElsewhere("dev", head(), key);
    expect((await runStep(options)).code).toBe(0);
    expect(states()).toEqual([["error"]]);
  }, 60_000);
});
