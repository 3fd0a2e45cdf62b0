import { beforeEach, describe, expect, test } from "@jest/globals";
import { anyApproval } from "../../src/config/conventions.ts";
import type { EnvironmentConfig, GatesConfig } from "../../src/config/config.ts";
import type { ApprovalDesk, Conclusion, Wanted } from "../../src/release/approval.ts";
import { deploy } from "../../src/release/deploy.ts";
import type { Order, World } from "../../src/release/order.ts";
import type { Release } from "../../src/release/release.ts";
import type { Outcome } from "../../src/outcome.ts";
import { linesLog, memoryLedger, memoryRelease, memoryTarget, memoryWorld, scriptedCheck } from "../support/memory.ts";

const one = memoryRelease({ units: { web: "1", api: "1" } });
const two = memoryRelease({ units: { web: "2", api: "1" } });
const crashes = memoryRelease({ units: { web: "3", api: "3" }, broken: { web: "failed" } });
const wrongDigest = memoryRelease({ units: { web: "4", api: "4" }, proof: "failed" });

let ledger: ReturnType<typeof memoryLedger>;
let target: ReturnType<typeof memoryTarget>;
let log: ReturnType<typeof linesLog>;
let routeSays: Outcome;
let stop: AbortController;

beforeEach(() => {
  ledger = memoryLedger();
  target = memoryTarget();
  log = linesLog();
  routeSays = "succeeded";
  stop = new AbortController();
});

const world = (over: Partial<World> = {}): World => {
  const checks: World["checks"] = (_bundle, _materials, { tests }) => [
    scriptedCheck("route", routeSays),
    ...(tests ? [scriptedCheck("tests", "succeeded")] : []),
  ];
  return memoryWorld({ ledger, target, log }, { checks, signal: stop.signal, ...over });
};

const environment = (gates: Partial<GatesConfig> = {}): EnvironmentConfig => ({
  name: "dev",
  branch: "develop",
  target: { kind: "compose" },
  composeFiles: [],
  envFiles: [],
  profiles: [],
  gates: { requires: [], soakSeconds: 0, freeze: [], ...gates },
  checks: [],
  hooks: {},
  variables: {},
  secrets: {},
  state: {},
  sourceMounts: "drop",
  lease: { expirySeconds: 30, waitSeconds: 0 },
});

async function order(release: Release, over: Partial<Order> = {}): Promise<Order> {
  const origin = { commit: "c", ref: "develop", createdAt: "2026-11-23T00:00:00Z" };
  const id = await ledger.store({ release: structuredClone(release), origin, blobs: new Map() });
  const act = { by: "ada", at: "2026-11-23T12:00:00.000Z" };
  return { environment: environment(), release: id, kind: "deploy", act, approvals: [], dryRun: false, ...over };
}

const bringOut = async (release: Release, over: Partial<Order> = {}, worldOver: Partial<World> = {}) =>
  await deploy(await order(release, over), world(worldOver));

const entries = () =>
  ledger.entries.map((entry) => (entry.kind === "deployment" ? `${entry.deployment} ${entry.outcome}` : entry.kind));

describe("a deployment", () => {
  test("is told of before its target is touched, with the number that it will have", async () => {
    const told: unknown[] = [];
    const onBeginning: World["onBeginning"] = (beginning) => told.push({ ...beginning, done: target.done.length });
    const first = await bringOut(one, { commit: "c1" }, { onBeginning });
    const second = await bringOut(two, { dryRun: true }, { onBeginning });
    const again = await bringOut(one, { commit: "c2" }, { onBeginning });
    await bringOut(two, { environment: environment({ approval: anyApproval }) }, { onBeginning }).catch(
      () => undefined,
    );
    expect(second.dryRun).toBe(true);
    const base = { environment: "dev", release: first.release, kind: "deploy", number: 1 };
    expect(told).toEqual([
      { ...base, commit: "c1", before: undefined, done: 0 },
      { ...base, commit: "c2", before: again.release, done: 2 },
    ]);
  });

  test("performs the plan, proves it and records it", async () => {
    const result = await bringOut(one);
    expect(result).toMatchObject({ outcome: "succeeded", verified: true, unchanged: false, number: 1 });
    expect(result.checks.map((check) => check.name)).toEqual(["proof", "route", "tests"]);
    expect(target.units).toEqual({ web: "1", api: "1" });
    expect((await ledger.state("dev")).current?.release).toBe(result.release);
  });

  test("of what runs already does nothing, tests nothing again and records nothing", async () => {
    await bringOut(one);
    const again = await bringOut(one);
    expect(again).toMatchObject({ outcome: "succeeded", verified: true, unchanged: true });
    expect(again.checks.map((check) => check.name)).toEqual(["proof", "route"]);
    expect(entries()).toEqual(["deploy succeeded"]);
  });

  test("that fails goes back to the last good release, proves it and records both", async () => {
    const good = await bringOut(one);
    const result = await bringOut(crashes);
    expect(result).toMatchObject({
      outcome: "failed",
      verified: false,
      failure: { unit: "web", message: "web did not start", log: ["boom"] },
      comeback: {
        release: good.release,
        outcome: "succeeded",
        sentence: `dev runs release ${good.release.slice(0, 12)} again, verified`,
      },
    });
    expect(result.steps.map((step) => step.outcome)).toEqual(["failed", "skipped"]);
    expect(target.units).toEqual({ web: "1", api: "1" });
    expect(entries()).toEqual(["deploy succeeded", "deploy failed", "return succeeded"]);
    expect(await ledger.state("dev")).toMatchObject({
      current: { release: good.release },
      last: { outcome: "succeeded" },
    });
  });

  test("whose digest is not the release's is not taken for a success", async () => {
    await bringOut(one);
    const result = await bringOut(wrongDigest);
    expect(result.checks.map((check) => check.name)).toEqual(["proof"]);
    expect(result).toMatchObject({ outcome: "failed", comeback: { outcome: "succeeded" } });
  });

  test("that is the first and fails leaves nothing running and says so", async () => {
    const result = await bringOut(crashes);
    expect(target.units).toEqual({});
    expect(result.comeback).toMatchObject({
      outcome: "succeeded",
      sentence: "nothing runs on dev: it was its first release; its volumes are kept",
    });
    expect((await ledger.state("dev")).current).toBeUndefined();
  });

  test("that is the first on another kind of target goes back to nothing: the one before may still run where it was", async () => {
    await bringOut(one);
    const there = { kind: "kubernetes", overlay: "k8s", fallbackNamespace: "shop", secrets: {} } as const;
    const moved = { environment: { ...environment(), target: there } };
    const bundles = Object.entries(crashes.bundles).map(
      ([name, each]) => [name, { ...each, target: there.kind }] as const,
    );
    target = memoryTarget();
    const result = await bringOut({ ...crashes, bundles: Object.fromEntries(bundles) }, moved);
    expect(target.units).toEqual({});
    expect(result.comeback?.sentence).toBe("nothing runs on dev: nothing ran there before; its volumes are kept");
    await expect(bringOut(one, { ...moved, kind: "rollback" })).rejects.toThrow(
      / was made for dev on compose, and dev is on kubernetes now$/,
    );
  });

  test("that Argo CD brings goes back to one of before Argo CD: both are made for a cluster", async () => {
    const onCluster = (release: typeof one) => {
      const bundles = Object.entries(release.bundles).map(
        ([name, each]) => [name, { ...each, target: "kubernetes" as const }] as const,
      );
      return { ...release, bundles: Object.fromEntries(bundles) };
    };
    const there = { overlay: "k8s", fallbackNamespace: "shop", secrets: {} };
    const before = { environment: { ...environment(), target: { kind: "kubernetes", ...there } as const } };
    const application = { application: "shop-dev", applicationNamespace: "argocd" };
    const after = { environment: { ...environment(), target: { kind: "argocd", ...there, ...application } as const } };
    await bringOut(onCluster(one), before);
    const result = await bringOut(onCluster(crashes), after);
    expect(result.comeback).toMatchObject({ outcome: "succeeded" });
    expect(target.units).toEqual({ web: "1", api: "1" });
  });

  test("whose check could not be evaluated stays, is not verified, and is errored", async () => {
    await bringOut(one);
    routeSays = "errored";
    const result = await bringOut(two);
    expect(result).toMatchObject({ outcome: "errored", verified: false });
    expect(result.comeback).toBeUndefined();
    expect(target.units).toEqual({ web: "2", api: "1" });
    expect((await ledger.state("dev")).good).toHaveLength(1);
  });

  test("that was stopped in between goes back", async () => {
    await bringOut(one);
    const stopping = memoryTarget();
    Object.assign(stopping.units, target.units);
    const perform = stopping.perform.bind(stopping);
    stopping.perform = (step, bundle, materials, signal) => {
      const result = perform(step, bundle, materials, signal);
      stop.abort();
      return result;
    };
    const both = memoryRelease({ units: { web: "5", api: "5" } });
    const result = await bringOut(both, {}, { target: stopping });
    expect(result.steps.map((step) => step.outcome)).toEqual(["succeeded", "cancelled"]);
    expect(result).toMatchObject({ outcome: "cancelled", comeback: { outcome: "succeeded" } });
    expect(stopping.units).toEqual({ web: "1", api: "1" });
  });

  test("whose way back fails too says that the environment is not well", async () => {
    await bringOut(one);
    const first = await ledger.release((await ledger.state("dev")).good[0]?.release ?? "");
    Object.assign(first.release.bundles["dev"]?.document as object, { broken: { web: "failed" } });
    const result = await bringOut(crashes);
    expect(result.comeback).toMatchObject({ outcome: "failed" });
    expect(result.comeback?.sentence).toMatch(/^dev could not be brought back to release \w{12}: web did not start$/);
    expect(entries()).toEqual(["deploy succeeded", "deploy failed", "return failed"]);
  });

  test("that cannot be recorded still goes back, and says that it was not recorded", async () => {
    await bringOut(one);
    ledger.refuse = new Error("registry gone");
    const result = await bringOut(crashes);
    expect(result.unrecorded).toBe("the ledger could not be written, the next run will do it: registry gone");
    expect(target.units).toEqual({ web: "1", api: "1" });
  });

  test("changes nothing as a dry run, and shows gates and plan", async () => {
    const gates = { approval: anyApproval };
    const result = await bringOut(one, { dryRun: true, environment: environment(gates) });
    expect(result).toMatchObject({ outcome: "skipped", dryRun: true, gates: [{ gate: "approval", open: false }] });
    expect(result.plan.steps.map((step) => step.title)).toEqual(["start web 1", "start api 1"]);
    expect([target.done, ledger.entries]).toEqual([[], []]);
  });
});

describe("gates before a deployment", () => {
  const gated = environment({ approval: anyApproval });

  test("a closed gate leaves the target untouched and says how it opens", async () => {
    await expect(bringOut(one, { environment: gated })).rejects.toMatchObject({
      code: "gate.closed",
      exitCode: 4,
      reasons: ["dev asks for 1 approval (anybody, by name); nobody approved"],
    });
    expect(target.done).toEqual([]);
  });

  test("an approval that somebody gives when asked opens it and is recorded", async () => {
    const act = { by: "grace", at: "2026-11-23T12:00:00.000Z" };
    await bringOut(one, { environment: gated }, { askApproval: () => Promise.resolve([act]) });
    expect(ledger.entries[0]).toMatchObject({ approvals: [act] });
  });

  test("nobody is asked for an approval while another gate is closed", async () => {
    let asked = 0;
    await ledger.append("dev", { kind: "hold", act: { by: "ada", at: "2026-11-23T12:00:00Z", reason: "demo" } });
    const askApproval = () => {
      asked++;
      return Promise.resolve([]);
    };
    await expect(bringOut(one, { environment: gated }, { askApproval })).rejects.toMatchObject({ code: "gate.closed" });
    expect(asked).toBe(0);
  });

  describe("approved at a desk", () => {
    const act = { by: "grace", at: "2026-11-23T11:00:00.000Z", link: "https://github.example/7" };
    const asked: Wanted[] = [];
    const concluded: Conclusion[] = [];
    const desk = (open: boolean): ApprovalDesk => ({
      way: "issue",
      decide: (wanted) => {
        asked.push(wanted);
        return Promise.resolve({ open, sentence: open ? "grace said yes" : "nobody said yes", approvals: [act] });
      },
      request: () => Promise.resolve(),
      conclude: (_wanted, conclusion) => {
        concluded.push(conclusion);
        return Promise.resolve();
      },
    });

    beforeEach(() => {
      asked.length = 0;
      concluded.length = 0;
    });

    test("it is asked right before, and what it says is recorded and told how it ended", async () => {
      await bringOut(one);
      const { gates } = await bringOut(two, { environment: gated }, { desk: desk(true) });
      expect(gates).toEqual([{ gate: "approval", open: true, sentence: "grace said yes" }]);
      expect(asked).toMatchObject([{ environment: "dev", commit: "c", running: "c" }]);
      expect(ledger.entries[1]).toMatchObject({ approvals: [act] });
      expect(concluded).toMatchObject([
        { verified: true, sentence: expect.stringContaining("number 2 of its history") },
      ]);
    });

    test("nobody's name and nobody's word stands in for it", async () => {
      const asking = { desk: desk(false), askApproval: () => Promise.resolve([act]) };
      await expect(bringOut(one, { environment: gated, approvals: [act] }, asking)).rejects.toMatchObject({
        reasons: ["nobody said yes"],
      });
      expect([target.done, concluded]).toEqual([[], []]);
    });

    test("it is told when it did not work, and its silence changes nothing", async () => {
      const result = await bringOut(crashes, { environment: gated }, { desk: desk(true) });
      expect(result.outcome).toBe("failed");
      expect(concluded).toMatchObject([
        { verified: false, sentence: expect.stringContaining("did not come to dev: failed") },
      ]);
      const mute = { ...desk(true), conclude: () => Promise.reject(new Error("GitHub is away")) };
      expect((await bringOut(two, { environment: gated }, { desk: mute })).verified).toBe(true);
      expect(log.lines).toContain("! The approval could not be closed: GitHub is away");
    });

    test("without the gate it is not asked", async () => {
      await bringOut(one, {}, { desk: desk(false) });
      expect(asked).toEqual([]);
    });
  });

  test("a secret that does not resolve stops it before the target is touched", async () => {
    const materials = () => Promise.reject(new Error("secret token: file token is missing"));
    await expect(bringOut(one, {}, { materials })).rejects.toThrow("token is missing");
    expect([target.done, ledger.entries]).toEqual([[], []]);
  });
});

describe("a rollback", () => {
  test("is a deployment of an earlier release, and holds the environment", async () => {
    const first = await bringOut(one);
    await bringOut(two);
    const back = await bringOut(one, {
      kind: "rollback",
      act: { by: "ada", at: "2026-11-23T12:00:00Z", reason: "slow" },
    });
    expect(back).toMatchObject({ outcome: "succeeded", release: first.release });
    await expect(bringOut(two)).rejects.toMatchObject({
      reasons: ["dev is held by ada since 2026-11-23T12:00:00Z: slow"],
    });
    expect(target.units).toEqual({ web: "1", api: "1" });
  });
});
