import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { openSmallApp, secretValues, type SmallApp } from "../support/small-app.ts";
import { docker } from "../support/engine.ts";

jest.setTimeout(120_000);

let app: SmallApp;

beforeAll(async () => {
  app = await openSmallApp();
  app.checkout.commit({});
  expect((await app.run("run")).code).toBe(0);
}, 180_000);

afterAll(async () => {
  await app.close();
}, 60_000);

const once = () => docker("ps", "--all", "--quiet", "--filter", `name=${app.name}-dev-web-once`);

async function newest() {
  const { entries } = (await app.run("history", "dev", "--json")).json("history");
  return entries[0];
}

test("a program runs once as the service is deployed, says what it says without secrets, and is in the history", async () => {
  const script = 'echo "image of $(cat /app/version)"; cat /run/secrets/* 2> /dev/null; exit 0';
  const spoken = await app.run("task", "dev", "web", "--reason", "to see", "--", "sh", "-c", script);
  expect(spoken.code).toBe(0);
  expect(spoken.stderr).toContain(`image of ${(await app.answer("dev")) ?? ""}`);
  for (const value of Object.values(secretValues)) expect(spoken.stdout + spoken.stderr).not.toContain(value);
  expect(spoken.stdout).toMatch(
    /web on dev: ended with exit code 0\n\nsh -c [^]*\nran as in release [0-9a-f]{12}; number \d+ of its history/,
  );
  expect(await newest()).toMatchObject({ kind: "task", unit: "web", outcome: "succeeded", act: { reason: "to see" } });
  expect(await once()).toBe("");
});

test("one that fails has exit code 1, and its own is in the JSON", async () => {
  const spoken = await app.run("task", "dev", "web", "--json", "--", "sh", "-c", "exit 7");
  expect(spoken.code).toBe(1);
  expect(spoken.json("task")).toMatchObject({ outcome: "failed", exitCode: 7, detail: "ended with exit code 7" });
});

test("a service that is not there, and a task without words, are refused before anything is done", async () => {
  const strange = await app.run("task", "dev", "wep", "--", "true");
  expect([strange.code, strange.stderr]).toEqual([3, expect.stringContaining("the release has no service wep")]);
  const empty = await app.run("task", "dev", "web");
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining("what is to be run?")]);
});

test("one that is killed with its program ends nothing else: the next one waits for what it began, and tells of it", async () => {
  const killed = app.start("task", "dev", "web", "--", "sh", "-c", "sleep 4; echo late");
  while ((await once()) === "") await sleep(50);
  process.kill(killed.pid, "SIGKILL");
  await killed.ended;
  const next = await app.run("task", "dev", "web", "--", "echo", "next");
  expect([next.code, next.stderr]).toEqual([
    0,
    expect.stringMatching(/task dev by .* was interrupted|task of release/),
  ]);
  const { entries } = (await app.run("history", "dev", "--json")).json("history");
  expect(entries.slice(0, 2)).toMatchObject([
    { kind: "task", words: "echo next", outcome: "succeeded" },
    { kind: "task", words: "sh -c sleep 4; echo late", outcome: "errored" },
  ]);
  expect(await once()).toBe("");
  expect((await app.run("verify", "dev")).code).toBe(0);
});
