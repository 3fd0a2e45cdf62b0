import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { docker, projectContainers, removeProject } from "../support/engine.ts";
import { startFakeGitHub, type FakeGitHub } from "../support/fake-github.ts";
import type { Settings } from "../support/github/settings.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";

/** Environments of pull requests beside dev, the promotion and the doctor, on a real engine and registry. */
let app: SmallApp;
let firstPort = 0;

beforeAll(async () => {
  [app, firstPort] = await Promise.all([openSmallApp(), freeBlock()]);
  app.checkout.git("remote", "add", "origin", "https://github.com/octo/app.git");
  const config = readFileSync(app.checkout.path("aip-deploy.yml"), "utf8");
  app.checkout.commit({
    "aip-deploy.yml": `${config}previews:
  first-port: ${firstPort}
  url: http://127.0.0.1:\${PORT}/version
  most: 2
`,
    // All of it is what only one environment on an engine can have.
    "docker-compose.dev.yml": `
services:
  web:
    environment: { ENVIRONMENT: "\${PREVIEW:-dev}" }
    ports: ["127.0.0.1:${app.ports.dev}:8080"]
  worker:
    container_name: ${app.name}-the-worker
volumes:
  data: { name: ${app.name}-data-of-dev }
`,
  });
}, 300_000);

afterAll(async () => {
  for (const number of [7, 8, 9]) await removeProject(project(number));
  await app.close();
}, 120_000);

const project = (number: number) => `${app.name}-pr-${number}`;
const answer = (port: number) =>
  fetch(`http://127.0.0.1:${port}/version`, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => (await response.text()).trim(),
    () => undefined,
  );

/** Everything that a Compose project has on the engine and on the host. */
async function traces(of: string): Promise<string[]> {
  const label = ["--filter", `label=com.docker.compose.project=${of}`];
  const found = await Promise.all([
    docker("ps", "--all", "--format", "{{.Names}}", ...label),
    docker("volume", "ls", "--format", "{{.Name}}", ...label),
    docker("network", "ls", "--format", "{{.Name}}", ...label),
  ]);
  const folder = join(app.stateDirectory, of);
  return [...found.flatMap((text) => text.split("\n").filter(Boolean)), ...(existsSync(folder) ? [folder] : [])];
}

async function ids(of: string): Promise<Record<string, string>> {
  const containers = await projectContainers(of);
  return Object.fromEntries(Object.entries(containers).map(([service, { id }]) => [service, id]));
}

describe("two pull requests beside dev", () => {
  let dev: Record<string, string> = {};

  test("each has its own address, data and containers, and dev keeps its own", async () => {
    expect((await app.run("run")).code).toBe(0);
    dev = await ids(`${app.name}-dev`);
    app.checkout.git("checkout", "--quiet", "-b", "seven");
    app.checkout.commit({ "web/version": "seven\n" }, "Change the web");
    const seven = await app.run("preview", "up", "7", "--json");
    expect({ code: seven.code, said: seven.code === 0 ? "" : seven.stdout + seven.stderr }).toEqual({
      code: 0,
      said: "",
    });
    const { run, pullRequest } = seven.json("preview-up");
    expect({ pullRequest, url: run.url, built: run.build.images.filter(({ state }) => state === "built") }).toEqual({
      pullRequest: 7,
      url: `http://127.0.0.1:${firstPort}/version`,
      built: [expect.objectContaining({ name: "web" })],
    });
    app.checkout.git("checkout", "--quiet", "-b", "eight", "develop");
    app.checkout.commit({ "web/version": "eight\n" }, "Change the web otherwise");
    expect((await app.run("preview", "up", "8")).code).toBe(0);

    expect(await Promise.all([answer(firstPort), answer(firstPort + 20), app.answer("dev")])).toEqual([
      "seven",
      "eight",
      "1",
    ]);
    expect(await ids(`${app.name}-dev`)).toEqual(dev);
    const [left, right] = await Promise.all([traces(project(7)), traces(project(8))]);
    expect(left).toContain(`${project(7)}_data`);
    expect(left.filter((name) => right.includes(name))).toEqual([]);
  }, 180_000);

  test("are listed with their address and their time", async () => {
    const { previews, most } = (await app.run("preview", "list", "--json")).json("preview-list");
    expect(most).toBe(2);
    expect(previews.map(({ environment, url, health }) => ({ environment, url, health }))).toEqual([
      { environment: "pr-7", url: `http://127.0.0.1:${firstPort}/version`, health: "well" },
      { environment: "pr-8", url: `http://127.0.0.1:${firstPort + 20}/version`, health: "well" },
    ]);
    for (const { deployedAt, until } of previews) expect(Date.parse(until) - Date.parse(deployedAt)).toBe(604_800_000);
  }, 60_000);

  test("a third finds no room, and the oldest is named", async () => {
    const { code, stderr } = await app.run("preview", "up", "9");
    expect(code).toBe(4);
    expect(stderr).toContain("there are 2 previews, and the configuration allows 2");
    expect(stderr).toContain("aip-deploy preview down 7");
  }, 30_000);

  test("one that was killed on the way is healed by the next push", async () => {
    app.checkout.commit({ "web/version": "eight again\n", "worker/note": "x\n" }, "Change both");
    const running = app.start("preview", "up", "8");
    await running.until(/Start|Replace|Pull the images/);
    running.killAll();
    await running.ended;
    expect((await app.run("preview", "up", "8")).code).toBe(0);
    expect(await answer(firstPort + 20)).toBe("eight again");
    expect(await ids(`${app.name}-dev`)).toEqual(dev);
  }, 120_000);

  test("removing one leaves nothing of it, and all of the others", async () => {
    const before = await traces(project(8));
    const { code } = await app.run("preview", "down", "7");
    expect(code).toBe(0);
    expect(await traces(project(7))).toEqual([]);
    expect(await traces(project(8))).toEqual(before);
    expect((await app.run("preview", "down", "7")).code).toBe(0);
    const { entries } = (await app.run("history", "pr-7", "--json")).json("history");
    expect(entries.map(({ kind }) => kind)).toEqual(["down", "deployment"]);
  }, 60_000);

  test("one that was killed the first time leaves nothing either once it is removed", async () => {
    const running = app.start("preview", "up", "9");
    await running.until(/Start (?:store|the|\w)/);
    running.killAll();
    await running.ended;
    expect(await traces(project(9))).not.toEqual([]);
    expect((await app.run("preview", "down", "9")).code).toBe(0);
    expect(await traces(project(9))).toEqual([]);
  }, 60_000);

  test("old ones are pruned from any clone, young ones stay", async () => {
    const young = (await app.run("preview", "prune", "--json")).json("preview-prune");
    expect(young).toMatchObject({ seconds: 604_800, removed: [], kept: 1 });
    app.checkout.git("checkout", "--quiet", "develop");
    const away = { env: { DOCKER_HOST: "unix:///nonexistent/docker.sock" } };
    const failed = await app.runWith(away, "preview", "prune", "--older-than", "0s", "--json");
    expect(failed.code).toBe(3);
    expect(failed.json("preview-prune").removed[0]?.problem).toContain("/nonexistent/docker.sock");
    const old = (await app.run("preview", "prune", "--older-than", "0s", "--json")).json("preview-prune");
    expect(old).toMatchObject({ removed: [{ environment: "pr-8", pullRequest: 8 }], kept: 0 });
    expect(await traces(project(8))).toEqual([]);
    expect(readdirSync(app.stateDirectory).filter((name) => name.includes("-pr-"))).toEqual([]);
    expect(await ids(`${app.name}-dev`)).toEqual(dev);
    expect(await app.answer("dev")).toBe("1");
  }, 60_000);

  test.each([
    ["down pr-7", "aip-deploy preview down 7"],
    ["deploy pr-7", "aip-deploy preview up 7"],
  ])(
    "%s says what to do instead",
    async (line, hint) => {
      const { code, stderr } = await app.run(...line.split(" "));
      expect(code).toBe(2);
      expect(stderr).toContain(hint);
    },
    30_000,
  );
});

describe("the promotion of what dev runs", () => {
  let github: FakeGitHub;
  let head = "";
  const promote = (...args: string[]) => app.runWith({ env: asking(github) }, "promote", ...args);
  const compared = (lacks = 0) => {
    github.compared("staging", "develop", [{ sha: head, author: "ada", message: "Change the web" }], lacks);
  };

  beforeAll(async () => {
    github = await startFakeGitHub();
    head = app.checkout.git("rev-parse", "develop").trim();
    compared();
  }, 60_000);

  afterEach(() => {
    expect(github.violations).toEqual([]);
  });

  afterAll(async () => {
    await github.close();
  });

  test("a dry run opens nothing", async () => {
    const { state, pullRequest } = (await promote("--dry-run", "--json")).json("promote");
    expect({ state, pullRequest, pulls: github.pulls() }).toEqual({
      state: "dry-run",
      pullRequest: undefined,
      pulls: [],
    });
  }, 30_000);

  test("opens a pull request that tells what changes, and that nothing starts on it by itself", async () => {
    const spoken = await promote("--json");
    expect({ code: spoken.code, stderr: spoken.stderr }).toEqual({ code: 0, stderr: "" });
    const told = spoken.json("promote");
    expect(told).toMatchObject({
      ...{ from: "dev", environment: "staging", base: "staging", head: "develop", verified: true, ahead: 1 },
      ...{ state: "opened", pullRequest: { number: 100, url: "https://github.example/octo/app/pull/100" } },
      gates: [{ gate: "requires", open: true }],
      commits: [{ sha: head, subject: "Change the web" }],
    });
    expect(told.images.map(({ name, change }) => `${name} ${change}`)).toEqual([
      ...["tests added", "web added", "worker added"],
    ]);
    expect(told.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^github-actions\[bot\] opened the pull request.*starts no workflow/),
    ]);
    expect(told.warnings[0]?.hint).toContain("gh pr close 100 -R octo/app && gh pr reopen 100 -R octo/app");
    expect(github.pulls()).toMatchObject([
      { number: 100, title: "Promote dev to staging", base: "staging", head: "develop" },
    ]);
    expect(github.pulls()[0]?.body).toContain("| web | added | – | sha256:");
  }, 30_000);

  test("keeps to the one that is open, and changes its text only when there is news", async () => {
    expect((await promote("--json")).json("promote").state).toBe("unchanged");
    compared(2);
    const news = (await promote("staging", "--json")).json("promote");
    expect(news.state).toBe("updated");
    expect(news.warnings[0]?.message).toBe("staging has 2 commits that develop lacks");
    expect(github.pulls()).toHaveLength(1);
    expect(github.pulls()[0]?.body).toContain("staging has 2 commits that develop lacks");
  }, 30_000);

  test("where there is nothing to promote it says so", async () => {
    github.compared("main", "staging", []);
    const { code, stdout } = await promote("production");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        "✓ staging → main (staging → production): there is nothing to promote, main has everything that staging has\n",
    });
  }, 30_000);

  test.each<[string, string[], Record<string, string>, number, string]>([
    ["the first environment", ["dev"], {}, 2, "dev is the first environment"],
    ["no token", [], { GH_TOKEN: "", GITHUB_TOKEN: "" }, 2, "there is no token for GitHub"],
    ["a wrong token", [], { GH_TOKEN: "wrong" }, 3, "401"],
  ])(
    "refuses with %s",
    async (_name, args, env, code, text) => {
      const spoken = await app.runWith({ env: { ...asking(github), ...env } }, "promote", ...args);
      expect(spoken.code).toBe(code);
      expect(spoken.stderr).toContain(text);
    },
    30_000,
  );

  test("names the setting when the repository lets jobs open none", async () => {
    github.forbidPulls();
    github.compared("main", "staging", [{ sha: head }]);
    const { code, stderr } = await promote("production");
    expect(code).toBe(3);
    expect(stderr).toContain(
      "gh api -X PUT repos/octo/app/actions/permissions/workflow -F can_approve_pull_request_reviews=true",
    );
  }, 30_000);
});

describe("the doctor", () => {
  let github: FakeGitHub;
  const doctor = (...args: string[]) => app.runWith({ env: asking(github) }, "doctor", ...args);

  beforeAll(async () => {
    github = await startFakeGitHub();
    app.checkout.commit({ ".github/workflows/deploy.yml": deployWorkflow }, "Deploy by a workflow");
    const people = { reviewers: ["ada"], preventSelfReview: true };
    for (const [name, branch] of Object.entries({ dev: "develop", staging: "staging", production: "main" })) {
      github.environment(name, { ...people, branches: [branch] });
    }
    github.settings(well);
  }, 60_000);

  afterEach(() => {
    expect(github.violations).toEqual([]);
  });

  afterAll(async () => {
    await github.close();
  });

  test("finds all well, and says so by its exit code", async () => {
    const spoken = await doctor("--json");
    const { findings, repository } = spoken.json("doctor");
    expect(findings.filter(({ state }) => state !== "ok")).toEqual([]);
    expect({ code: spoken.code, repository }).toEqual({ code: 0, repository: "octo/app" });
    expect(new Set(findings.map(({ area }) => area))).toEqual(
      new Set(["machine", "configuration", "workflows", "repository", "environments", "branches"]),
    );
  }, 30_000);

  test("tells what is wrong with the command that mends it", async () => {
    github.environment("production", { branches: ["main"] });
    github.settings({ ...well, branches: { develop: "protected", main: "ruled" } });
    const { code, stdout } = await doctor();
    expect(code).toBe(1);
    expect(stdout.split("\n")[0]).toMatch(/^✗ this machine and octo\/app: 2 things are wrong, \d+ well$/);
    expect(stdout).toContain("✗ environment production asks nobody, but the configuration demands 1 approval");
    expect(stdout).toContain("git push origin origin/main:refs/heads/staging");
  }, 30_000);

  test("what the token may not see is unknown, and never well", async () => {
    github.environment("production", { reviewers: ["ada"], preventSelfReview: true, branches: ["main"] });
    github.settings({ ...well, isLow: true });
    const spoken = await doctor("--json");
    const { findings } = spoken.json("doctor");
    expect(spoken.code).toBe(3);
    expect(findings.filter(({ state }) => state !== "ok").map(({ state, what }) => `${state}: ${what}`)).toEqual([
      "unknown: what jobs may do could not be looked at",
    ]);
    expect(findings.find(({ state }) => state === "unknown")?.why).toContain("an administrator's can");
  }, 30_000);

  test("looks through a configuration that is broken, and a repository that nobody may ask about", async () => {
    app.checkout.write({ "aip-deploy.yml": "app: Shop\n" });
    const spoken = await app.runWith({ env: { GH_TOKEN: "", GITHUB_TOKEN: "" } }, "doctor", "--json");
    const { findings } = spoken.json("doctor");
    expect(spoken.code).toBe(1);
    expect(findings.filter(({ state }) => state !== "ok").map(({ state, area }) => `${state} ${area}`)).toEqual([
      ...["unknown machine", "wrong configuration", "unknown repository"],
    ]);
    app.checkout.git("checkout", "--", "aip-deploy.yml");
  }, 30_000);
});

const well: Settings = {
  branches: { develop: "protected", staging: "ruled", main: "protected" },
  workflows: ["deploy.yml"],
};

const deployWorkflow = `on: { push: {}, workflow_dispatch: {} }
permissions: { contents: read, deployments: write }
jobs:
  deploy:
    runs-on: x
    steps:
      - { uses: actions/checkout@v5, with: { fetch-depth: 0 } }
      - uses: org/aip-deploy@v1
`;

function asking(github: FakeGitHub) {
  return { GITHUB_API_URL: github.url, GH_TOKEN: "a-token", GITHUB_ACTIONS: undefined };
}

/** The first of sixty ports on which nothing listens just now. */
async function freeBlock(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 200) * 60;
    const free = await Promise.all([0, 20, 40].map((more) => isFree(first + more)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once("error", () => {
        resolve(false);
      })
      .listen(port, "127.0.0.1", () => {
        server.close(() => {
          resolve(true);
        });
      });
  });
}
