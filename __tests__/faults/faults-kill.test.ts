import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { docker } from "../support/engine.ts";
import type { Spoken } from "../support/cli.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";

jest.setTimeout(120_000);

let app: SmallApp;
/** How long a deployment takes on this machine. */
let usual = 0;

beforeAll(async () => {
  app = await openSmallApp();
  expect((await app.run("run")).code).toBe(0);
  change("measured");
  usual = (await app.run("run")).seconds * 1000;
}, 180_000);

afterAll(async () => {
  await app.close();
}, 60_000);

/** Both services that are built change, so that each deployment replaces them. */
function change(version: string): void {
  app.checkout.commit({ "web/version": `${version}\n`, "worker/version": `${version}\n` }, `Version ${version}`);
}

/** Names of everything that carries the project's label; a service has one container, and nothing is left of tasks and tests. */
async function names(): Promise<string[]> {
  const filter = `label=com.docker.compose.project=${app.name}-dev`;
  const text = await docker("ps", "--all", "--format", "{{.Names}}", "--filter", filter);
  return (
    text
      .split("\n")
      // The worker is rolled, so that its next container has the next number; `web` has a port of the host.
      .map((name) => name.replace(`${app.name}-dev-`, "").replace(/^worker-\d+$/, "worker-1"))
      .sort()
  );
}

const whole = ["seed-1", "store-1", "web-1", "worker-1"];

async function heals(version: string): Promise<Spoken> {
  const spoken = await app.run("run", "--json");
  expect({ code: spoken.code, said: spoken.code === 0 ? "" : spoken.stdout }).toEqual({ code: 0, said: "" });
  expect(spoken.json("run").deployment).toMatchObject({ verified: true });
  expect(await app.answer("dev")).toBe(version);
  expect(await names()).toEqual(whole);
  return spoken;
}

describe("killed without a warning, the next run heals", () => {
  const parts = Array.from({ length: 8 }, (_, index) => [`${index + 1} ninths`, (index + 1) / 9] as const);

  test.each(parts)("with everything that it started, about %s through", async (name, part) => {
    change(`all ${name}`);
    const running = app.start("run");
    await sleep(usual * (part + (Math.random() - 0.5) / 9));
    running.killAll();
    await running.ended;
    const spoken = await heals(`all ${name}`);
    // Who is known to have ended is not waited for.
    expect(spoken.stderr).not.toMatch(/waiting for/);
  });

  test("alone, in the migration: the next run waits for what it started", async () => {
    change("alone");
    const running = app.start("run");
    await running.until(/▸ Run migrate/);
    await sleep(100);
    running.killOnly();
    await running.ended;
    await heals("alone");
  });
});

describe("somebody else was there", () => {
  test("a container that was removed by hand comes back, alone", async () => {
    const before = await app.containers("dev");
    await docker("rm", "--force", before["web"]?.id ?? "");
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    expect(spoken.json("run").deployment?.plan.units.map(({ unit, action }) => `${unit} ${action}`)).toEqual([
      ...["seed keep", "store keep", "web create", "worker keep"],
    ]);
    const after = await app.containers("dev");
    expect(after["worker"]).toEqual(before["worker"]);
    expect(await names()).toEqual(whole);
  });

  test("what a person started with docker compose up is seen, and replaced except where data is", async () => {
    app.checkout.write({ ".env.person": "SECRETS=dev\nDB_PASSWORD=by-hand\n" });
    await docker(
      ...["compose", "--project-name", `${app.name}-dev`, "--env-file", app.checkout.path(".env.person")],
      ...["docker-compose.yml", "docker-compose.dev.yml"].flatMap((file) => ["--file", app.checkout.path(file)]),
      ...["up", "--detach", "--build"],
    );
    app.checkout.write({ ".env.person": null });
    expect((await app.run("verify", "dev")).code).toBe(1);
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    expect(spoken.json("run").deployment?.plan.units.map(({ unit, action }) => `${unit} ${action}`)).toEqual([
      ...["seed run", "store keep", "web replace", "worker replace"],
    ]);
    expect(await names()).toEqual(whole);
  });
});
