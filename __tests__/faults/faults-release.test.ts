import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Files } from "../support/repository.ts";
import { docker } from "../support/engine.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";

jest.setTimeout(120_000);

let app: SmallApp;

beforeAll(async () => {
  app = await openSmallApp();
}, 120_000);

afterAll(async () => {
  await app.close();
}, 60_000);

const crash = { "web/serve.sh": "echo connecting to the store\nsleep 0.3\necho no such table >&2\nexit 3\n" };

/** Pushes files as the next commit, and takes the commit back afterwards. */
async function push(files: Files) {
  app.checkout.commit(files, "A change");
  const spoken = await app.run("run", "--json");
  app.checkout.git("reset", "--quiet", "--hard", "HEAD~1");
  return { ...spoken, run: spoken.json("run") };
}

function configuration(): string {
  return app.checkout.git("show", "HEAD:aip-deploy.yml");
}

async function running(): Promise<string[]> {
  return Object.entries(await app.containers("dev")).map(([service, { status }]) => `${service} ${status}`);
}

describe("the first release", () => {
  test("that fails leaves nothing running, keeps the volumes, and says so", async () => {
    app.checkout.commit(crash, "Break it");
    const spoken = await app.run("run");
    app.checkout.git("reset", "--quiet", "--hard", "HEAD~1");
    expect(spoken.code).toBe(1);
    expect(spoken.stdout).toContain("nothing runs on dev: it was its first release; its volumes are kept");
    expect(spoken.stdout).toContain("| no such table");
    expect(await running()).toEqual([]);
    expect(await docker("volume", "ls", "--quiet", "--filter", `name=${app.name}-dev`)).toBe(`${app.name}-dev_data`);
    const board = (await app.run("status", "--json")).json("status");
    expect(board.environments[0]).toMatchObject({
      environment: "dev",
      health: "empty",
      detail: "the last deployment failed, nothing good is known to run",
    });
  });

  test("after it the next one comes through", async () => {
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    expect(await app.answer("dev")).toBe("1");
  });
});

describe("a release that is not good goes back to the one before by itself", () => {
  afterEach(async () => {
    expect(await app.answer("dev")).toBe("1");
    expect((await app.run("verify", "dev")).code).toBe(0);
  });

  test("its image crashes at the start: named, with its last lines and events", async () => {
    const { code, run } = await push(crash);
    expect(code).toBe(1);
    const { failure, comeback, outcome } = run.deployment ?? {};
    expect({ outcome, message: failure?.message, log: failure?.log }).toEqual({
      outcome: "failed",
      message: "web ended with exit code 3",
      log: ["connecting to the store", "no such table"],
    });
    expect(failure?.events.map((event) => event.replace(/^.*: /, ""))).toEqual(
      expect.arrayContaining(["created", "started", "ended with exit code 3"]),
    );
    expect(comeback).toMatchObject({
      outcome: "succeeded",
      sentence: expect.stringMatching(/^dev runs release [0-9a-f]{12} again, verified$/),
    });
  });

  test("the text for people names the unit, its lines, and what was done about it", async () => {
    app.checkout.commit(crash, "Break it");
    const { code, stdout } = await app.run("run");
    app.checkout.git("reset", "--quiet", "--hard", "HEAD~1");
    expect(code).toBe(1);
    expect(stdout).toMatch(/What failed\n.*web ended with exit code 3/);
    expect(stdout).toContain("| connecting to the store\n");
    expect(stdout).toMatch(/What was done about it\n.*dev runs release [0-9a-f]{12} again, verified/);
  });

  test("its migration fails: nothing was replaced", async () => {
    const before = await app.containers("dev");
    const broken = configuration().replace("expr ", "echo no such column; exit 4; expr ");
    const { code, run } = await push({ "aip-deploy.yml": broken, "web/version": "2\n" });
    expect(code).toBe(1);
    expect(run.deployment?.failure).toMatchObject({
      unit: "web",
      message: "web: task migrate ended with exit code 4",
      log: ["no such column"],
    });
    expect((await app.containers("dev"))["web"]).toEqual(before["web"]);
  });

  test("its tests fail: each by its name", async () => {
    const report = `<testsuite tests="2" failures="1"><testcase name="logs in"/><testcase name="buys a book" classname="shop"><failure message="expected 200, got 500"/></testcase></testsuite>`;
    const { code, run } = await push({
      "web/version": "2\n",
      "tests/serve.sh": `echo '${report}' > /tmp/junit.xml\nexit 1\n`,
    });
    expect(code).toBe(1);
    const { failure, checks, comeback } = run.deployment ?? {};
    expect(failure).toMatchObject({
      message: "integration tests: 1 passed, 1 failed, 0 skipped",
      log: [expect.stringContaining("buys a book: expected 200, got 500")],
    });
    expect(checks?.at(-1)?.tests).toMatchObject({ passed: 1, failed: 1 });
    expect(comeback?.outcome).toBe("succeeded");
  });

  test("its image does not build: nothing is deployed, the step's lines are there", async () => {
    app.checkout.commit({ "web/Dockerfile": "FROM busybox:1.37\nRUN echo compiling && exit 9\n" }, "Break the build");
    const spoken = await app.run("run");
    app.checkout.git("reset", "--quiet", "--hard", "HEAD~1");
    expect({ code: spoken.code, stdout: spoken.stdout }).toEqual({ code: 1, stdout: "" });
    expect(spoken.stderr).toMatch(/web: does not build \(Dockerfile:2\): RUN echo compiling && exit 9/);
  });
});
