import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";
import type { Files } from "../support/repository.ts";

jest.setTimeout(120_000);

let app: SmallApp;

beforeAll(async () => {
  app = await openSmallApp();
  expect((await app.run("run")).code).toBe(0);
}, 120_000);

afterAll(async () => {
  await app.close();
}, 60_000);

type Moment = {
  readonly during: string;
  /** What the program says when that has begun, and how long it then goes on. */
  readonly said: RegExp;
  readonly milliseconds: number;
  /** Makes that take its time. */
  readonly slow: Files;
};

const slowStart = { "web/serve.sh": "sleep 2\nexec httpd -f -p 8080 -h /app\n" };
const slowBuild = {
  "web/Dockerfile": "FROM busybox:1.37\nRUN sleep 5\nWORKDIR /app\nCOPY . /app\nCMD sh /app/serve.sh\n",
};
const slowTests = {
  "tests/serve.sh": "sleep 5\necho '<testsuite><testcase name=\"a\"/></testsuite>' > /tmp/junit.xml\n",
};

const moments: readonly Moment[] = [
  { during: "the build", said: /▸ Building/, milliseconds: 700, slow: slowBuild },
  { during: "the placing of files and the pull", said: /▸ Place the release's files/, milliseconds: 0, slow: {} },
  { during: "the migration", said: /▸ Run migrate/, milliseconds: 50, slow: {} },
  { during: "the start", said: /▸ Start [a-z, ]*web/, milliseconds: 300, slow: slowStart },
  { during: "the tests", said: /✓ public route/, milliseconds: 500, slow: slowTests },
];

describe.each(moments)("asked to stop during $during", ({ said, milliseconds, slow }) => {
  const version = () => app.checkout.git("rev-list", "--count", "HEAD").trim();
  let good: string | undefined;

  test("it ends with 130, and the environment is as it was", async () => {
    good = await app.answer("dev");
    app.checkout.commit({ ...slow, "web/version": `${version()}-next\n` }, "A change");
    const running = app.start("run");
    await running.until(said);
    await sleep(milliseconds);
    running.interrupt();
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: expect.stringContaining("stopping at the next safe point; once more stops at once"),
    });
    expect(await app.answer("dev")).toBe(good);
    expect((await app.run("verify", "dev")).code).toBe(0);
  });

  test("the next run succeeds without a person", async () => {
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    expect(spoken.json("run").deployment).toMatchObject({ verified: true });
    expect(await app.answer("dev")).not.toBe(good);
    expect(Object.keys(await app.containers("dev")).sort()).toEqual(["seed", "store", "web", "worker"]);
  });
});
