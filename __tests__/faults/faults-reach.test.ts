import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";

jest.setTimeout(120_000);

let app: SmallApp;

beforeAll(async () => {
  app = await openSmallApp();
  expect((await app.run("run")).code).toBe(0);
}, 120_000);

afterAll(async () => {
  await app.close();
}, 60_000);

describe("the registry", () => {
  test("goes down during the tests: the release is proven, that it is not recorded is said, and the next run records it", async () => {
    app.checkout.commit(
      {
        "web/version": "3\n",
        "tests/serve.sh": "sleep 3\necho '<testsuite><testcase name=\"a\"/></testsuite>' > /tmp/junit.xml\n",
      },
      "Slow tests",
    );
    const running = app.start("run", "--json");
    await running.until(/✓ public route/);
    await app.registry.stop();
    try {
      const spoken = await running.ended;
      expect(spoken.code).toBe(3);
      expect(spoken.json("run").deployment).toMatchObject({
        verified: true,
        unrecorded: expect.stringContaining("the ledger could not be written, the next run will do it"),
      });
    } finally {
      await app.registry.start();
    }
    const again = await app.run("run", "--json");
    expect(again.code).toBe(0);
    expect(again.json("run").deployment).toMatchObject({ verified: true, steps: [] });
    const { entries } = (await app.run("history", "dev", "--limit", "1", "--json")).json("history");
    expect(entries).toMatchObject([{ kind: "deployment", release: again.json("run").release, outcome: "succeeded" }]);
  });

  test("is down while nothing has to be built: exit code 3, status cannot be told", async () => {
    await app.registry.stop();
    try {
      expect((await app.run("run")).code).toBe(3);
      expect((await app.run("status")).code).toBe(3);
    } finally {
      await app.registry.start();
    }
    expect((await app.run("run")).code).toBe(0);
  });
});

test("an engine that cannot be reached: exit code 3, with a way out", async () => {
  const env = { DOCKER_HOST: "unix:///nonexistent/docker.sock" };
  const { code, stdout, stderr } = await app.runWith({ env }, "deploy", "dev");
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toMatch(/unix:\/\/\/nonexistent\/docker\.sock.*cannot be reached/);
  expect(stderr).toMatch(/hint: Start the engine/);
  const board = (await app.runWith({ env }, "status", "--json")).json("status");
  expect(board.environments[0]).toMatchObject({ environment: "dev", health: "unknown" });
});
