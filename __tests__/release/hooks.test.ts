import { beforeEach, describe, expect, test } from "@jest/globals";
import { hookNames, type EnvironmentConfig, type HookName } from "../../src/config/config.ts";
import type { Outcome } from "../../src/outcome.ts";
import { deploy } from "../../src/release/deploy.ts";
import { plannedHooks } from "../../src/release/hooks.ts";
import { writeRecord } from "../../src/release/lease/record.ts";
import type { Order } from "../../src/release/order.ts";
import type { Release } from "../../src/release/release.ts";
import { anEnvironment } from "../support/compose.ts";
import { linesLog, memoryLedger, memoryRelease, memoryTarget, memoryWorld, scriptedHooks } from "../support/memory.ts";

const one = memoryRelease({ units: { web: "1" } });
const two = memoryRelease({ units: { web: "2" } });
const crashes = memoryRelease({ units: { web: "3" }, broken: { web: "failed" } });

let ledger: ReturnType<typeof memoryLedger>;
let target: ReturnType<typeof memoryTarget>;
let log: ReturnType<typeof linesLog>;
let ran: ReturnType<typeof scriptedHooks>;

beforeEach(() => {
  ledger = memoryLedger();
  target = memoryTarget();
});

const command = (name: HookName) => ({ command: [`./${name}.sh`], timeoutSeconds: 300 });
const all = Object.fromEntries(hookNames.map((name) => [name, command(name)]));

async function bringOut(
  release: Release,
  {
    hooks = all,
    outcomes = {},
    ...over
  }: Partial<Order> & { hooks?: EnvironmentConfig["hooks"]; outcomes?: Partial<Record<HookName, Outcome>> } = {},
) {
  const origin = { commit: "c1", ref: "develop", createdAt: "2026-11-23T00:00:00Z" };
  const id = await ledger.store({ release: structuredClone(release), origin, blobs: new Map() });
  const act = { by: "ada", at: "2026-11-23T12:00:00.000Z", reason: "faster answers" };
  log = linesLog();
  ran = scriptedHooks(outcomes);
  const order = { kind: "deploy", act, approvals: [], dryRun: false, commit: "c1", ref: "develop" } as const;
  return await deploy(
    { ...order, environment: anEnvironment({ hooks }), release: id, ...over },
    memoryWorld({ ledger, target, log }, { runHook: () => ran.runHook }),
  );
}

const names = () => ran.told.map((told) => told["AIP_DEPLOY_HOOK"]);
const doings = () => log.lines.map((line) => /hook (?<name>[\w-]+)/.exec(line)?.groups?.["name"] ?? line);

describe("the hooks of a deployment", () => {
  test("run where they belong", async () => {
    await bringOut(one);
    expect(doings()).toEqual([
      "before-deploy",
      "before-switch",
      "start web 1",
      "after-switch",
      "succeeded proof: proof says succeeded",
      "succeeded route: route says succeeded",
      "after-deploy",
    ]);
  });

  test("are told what happens, and at the end what came of it", async () => {
    const first = await bringOut(one);
    const second = await bringOut(two, { outcomes: { "after-deploy": "failed" } });
    const about = {
      AIP_DEPLOY_APP: "shop",
      AIP_DEPLOY_ENVIRONMENT: "dev",
      AIP_DEPLOY_KIND: "deploy",
      AIP_DEPLOY_RELEASE: second.release,
      AIP_DEPLOY_PREVIOUS_RELEASE: first.release,
      AIP_DEPLOY_COMMIT: "c1",
      AIP_DEPLOY_REF: "develop",
      AIP_DEPLOY_BY: "ada",
      AIP_DEPLOY_REASON: "faster answers",
    };
    const silent = { AIP_DEPLOY_OUTCOME: "", AIP_DEPLOY_FAILURE: "" };
    const unknown = { ...silent, AIP_DEPLOY_NUMBER: "", AIP_DEPLOY_RUNNING_RELEASE: "" };
    const known = { AIP_DEPLOY_NUMBER: "2", AIP_DEPLOY_RUNNING_RELEASE: second.release };
    const bad = { AIP_DEPLOY_OUTCOME: "failed", AIP_DEPLOY_FAILURE: "the hook after-deploy says failed" };
    expect(ran.told).toEqual([
      { AIP_DEPLOY_HOOK: "before-deploy", ...about, ...unknown },
      { AIP_DEPLOY_HOOK: "before-switch", ...about, ...unknown },
      { AIP_DEPLOY_HOOK: "after-switch", ...about, ...unknown },
      { AIP_DEPLOY_HOOK: "after-deploy", ...about, ...known, ...silent, AIP_DEPLOY_OUTCOME: "succeeded" },
      { AIP_DEPLOY_HOOK: "on-failure", ...about, ...known, ...bad },
    ]);
  });

  test("are only named by a dry run, and are not where nothing has to be done", async () => {
    const dry = await bringOut(one, { dryRun: true });
    expect(dry.hooks.map(({ hook, command: line }) => `${hook} ${line}`)).toEqual(
      hookNames.map((name) => `${name} ./${name}.sh`),
    );
    expect(names()).toEqual([]);
    await bringOut(one);
    const again = await bringOut(one);
    expect([again.unchanged, again.hooks, names()]).toEqual([true, [], []]);
  });

  test("around the switch are left out of a plan that exchanges nothing", () => {
    const plan = {
      steps: [{ id: "files", kind: "files" as const, title: "Place files", units: [] }],
      notes: [],
      units: [],
    };
    const planned = plannedHooks(anEnvironment({ hooks: all }), plan).map(({ hook }) => hook);
    expect(planned).toEqual(["before-deploy", "after-deploy", "on-failure"]);
  });
});

describe("a hook that fails", () => {
  test("before the deployment stops it with nothing touched, and the history knows", async () => {
    const good = await bringOut(one);
    const done = target.done.length;
    const result = await bringOut(two, { outcomes: { "before-deploy": "failed" } });
    expect(result).toMatchObject({
      outcome: "failed",
      verified: false,
      failure: { message: "the hook before-deploy says failed", log: ["cold"] },
    });
    expect(result.steps.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "hook:before-deploy failed",
      "hook:before-switch skipped",
      "start-web skipped",
      "hook:after-switch skipped",
      "hook:on-failure succeeded",
    ]);
    expect([target.done.length, result.comeback]).toEqual([done, undefined]);
    expect(ran.told.at(-1)).toMatchObject({ AIP_DEPLOY_OUTCOME: "failed", AIP_DEPLOY_RUNNING_RELEASE: good.release });
    expect(await ledger.state("dev")).toMatchObject({
      current: { release: good.release },
      last: { release: result.release, outcome: "failed" },
    });
  });

  test("before the deployment lets nobody's half done work stand", async () => {
    const good = await bringOut(one);
    target.units["web"] = "half made";
    const act = { by: "grace", at: "2026-11-23T11:00:00.000Z" };
    const left = {
      environment: "dev",
      work: "deploy",
      release: good.release,
      act,
      number: 1,
      phase: "Start web",
    } as const;
    const journal = { ...left, phaseSince: act.at, touched: true };
    target.slate.text = writeRecord({ format: 1, fence: 7, journal });
    const result = await bringOut(two, { outcomes: { "before-deploy": "failed" } });
    expect(result).toMatchObject({ outcome: "failed", comeback: { release: good.release, outcome: "succeeded" } });
    expect(target.units).toEqual({ web: "1" });
  });

  test.each(["before-switch", "after-switch"] as const)(
    "%s lets the environment go back, on which way no hook runs",
    async (name) => {
      const good = await bringOut(one);
      const result = await bringOut(two, { outcomes: { [name]: "failed" } });
      expect(result).toMatchObject({ outcome: "failed", failure: { message: `the hook ${name} says failed` } });
      expect(target.units).toEqual({ web: "1" });
      expect(names().filter((each) => each !== "on-failure")).toEqual(hookNames.slice(0, hookNames.indexOf(name) + 1));
      expect(ran.told.at(-1)).toMatchObject({
        AIP_DEPLOY_HOOK: "on-failure",
        AIP_DEPLOY_RUNNING_RELEASE: good.release,
      });
    },
  );

  test("after the deployment leaves the release, which is recorded as good, and ends badly", async () => {
    const result = await bringOut(one, { outcomes: { "after-deploy": "failed" } });
    expect(result).toMatchObject({ outcome: "failed", verified: true, number: 1 });
    expect(result.comeback).toBeUndefined();
    expect(await ledger.state("dev")).toMatchObject({
      current: { release: result.release },
      good: [{ release: result.release }],
    });
  });

  test("on failure hides nothing of the failure", async () => {
    await bringOut(one);
    const result = await bringOut(crashes, { outcomes: { "on-failure": "failed" } });
    expect(result).toMatchObject({
      outcome: "failed",
      failure: { message: "web did not start" },
      comeback: { outcome: "succeeded" },
    });
    expect(result.steps.at(-1)).toMatchObject({ id: "hook:on-failure", outcome: "failed" });
    expect(ran.told.at(-1)).toMatchObject({ AIP_DEPLOY_FAILURE: "web did not start" });
  });
});

test("who asked to stop in a hook has the environment back, and on-failure is told", async () => {
  await bringOut(one);
  const result = await bringOut(two, { outcomes: { "after-switch": "cancelled" } });
  expect([result.outcome, target.units]).toEqual(["cancelled", { web: "1" }]);
  expect(ran.told.at(-1)).toMatchObject({ AIP_DEPLOY_HOOK: "on-failure", AIP_DEPLOY_OUTCOME: "cancelled" });
});
