import { beforeEach, describe, expect, test } from "@jest/globals";
import { deploy } from "../../../src/release/deploy.ts";
import { readRecord, taken, writeRecord, type Holder, type LeaseRecord } from "../../../src/release/lease/record.ts";
import type { Order, World } from "../../../src/release/order.ts";
import type { Release } from "../../../src/release/release.ts";
import { anEnvironment } from "../../support/compose.ts";
import {
  linesLog,
  memoryDeployer,
  memoryLedger,
  memoryRelease,
  memoryTarget,
  memoryWorld,
  scriptedCheck,
  stoppedClock,
} from "../../support/memory.ts";

const one = memoryRelease({ units: { web: "1", api: "1" } });
const two = memoryRelease({ units: { web: "2", api: "2" } });
const bad = memoryRelease({ units: { web: "3", api: "3" }, broken: { api: "failed" } });

let ledger: ReturnType<typeof memoryLedger>;
let target: ReturnType<typeof memoryTarget>;
let log: ReturnType<typeof linesLog>;

beforeEach(() => {
  ledger = memoryLedger();
  target = memoryTarget();
  log = linesLog();
});

const world = (over: Partial<World> = {}): World => memoryWorld({ ledger, target, log }, over);

async function order(release: Release, over: Partial<Order> = {}): Promise<Order> {
  const origin = { commit: "c", ref: "develop", createdAt: "2026-11-23T00:00:00Z" };
  const id = await ledger.store({ release: structuredClone(release), origin, blobs: new Map() });
  const act = { by: "ada", at: "2026-11-23T12:00:00.000Z" };
  return { environment: anEnvironment(), release: id, kind: "deploy", act, approvals: [], dryRun: false, ...over };
}

const bringOut = async (release: Release, over: Partial<Order> = {}, worldOver: Partial<World> = {}) =>
  await deploy(await order(release, over), world(worldOver));

const grace: Holder = {
  id: "of-grace",
  by: "grace",
  work: "deploy release 2",
  since: "2026-11-23T11:59:00.000Z",
  expirySeconds: 30,
  beat: 0,
};

function record(): LeaseRecord {
  const read = readRecord(target.slate.text);
  if (read === "damaged") throw new Error("damaged");
  return read;
}

const told = () =>
  ledger.entries.map((entry) => (entry.kind === "deployment" ? `${entry.deployment} ${entry.outcome}` : entry.kind));

/** Does something right before the target is changed for the n-th time. */
function beforeStep(n: number, deed: () => void): void {
  const perform = target.perform.bind(target);
  let steps = 0;
  target.perform = async (...args) => {
    steps++;
    if (steps === n) deed();
    return await perform(...args);
  };
}

/** Ends the program without a word, as far as the target and the ledger can tell. */
function killBeforeStep(n: number): { readonly slate: () => string | undefined } {
  let left: string | undefined;
  beforeStep(n, () => {
    left = target.slate.text;
    throw new Error("killed");
  });
  return { slate: () => left };
}

describe("while a deployment works", () => {
  test("the slate says who, what for and how far it is, and nothing of it afterwards", async () => {
    const seen: unknown[] = [];
    const note = () => {
      const { holder, journal } = record();
      seen.push([holder?.by, journal?.work, journal?.phase, journal?.touched]);
    };
    beforeStep(1, note);
    await bringOut(
      one,
      { commit: "c1" },
      {
        checks: () => [
          {
            ...scriptedCheck("route", "succeeded"),
            evaluate: () => {
              note();
              return scriptedCheck("route", "succeeded").evaluate(new AbortController().signal);
            },
          },
        ],
      },
    );
    expect(seen).toEqual([
      ["ada", "deploy", "start web 1", true],
      ["ada", "deploy", "Checks", true],
    ]);
    expect(record()).toEqual({
      format: 1,
      fence: 1,
      newest: { release: (await ledger.state("dev")).current?.release, commit: "c1" },
    });
  });

  test("what runs already is confirmed without a lease, and nobody is waited for", async () => {
    await bringOut(one);
    const before = target.slate.text;
    expect(await bringOut(one)).toMatchObject({ unchanged: true });
    expect(target.slate.text).toBe(before);
  });

  test("somebody else who works there is not overrun", async () => {
    await bringOut(one);
    target.slate.text = writeRecord({ ...record(), holder: grace });
    await expect(bringOut(two)).rejects.toMatchObject({ code: "target.busy", exitCode: 3 });
    expect({ units: target.units, told: told() }).toEqual({
      units: { web: "1", api: "1" },
      told: ["deploy succeeded"],
    });
  });

  test("a dry run waits for nobody", async () => {
    target.slate.text = writeRecord({ format: 1, fence: 1, holder: grace });
    expect(await bringOut(one, { dryRun: true })).toMatchObject({ dryRun: true });
  });

  test("one that is taken over stops before its next effect, goes back nowhere and records nothing", async () => {
    await bringOut(one);
    beforeStep(2, () => {
      throw new Error("the second step was begun");
    });
    const perform = target.perform.bind(target);
    target.perform = async (...args) => {
      const result = await perform(...args);
      target.slate.text = writeRecord(taken(record(), target.slate.text, grace));
      return result;
    };
    await expect(bringOut(two)).rejects.toMatchObject({ code: "target.taken", exitCode: 3 });
    expect({ units: target.units, told: told(), holder: record().holder }).toEqual({
      units: { web: "2", api: "1" },
      told: ["deploy succeeded"],
      holder: grace,
    });
  });

  test("what happened while it waited is seen: the gates are judged and the plan is made again", async () => {
    await bringOut(one);
    target.slate.text = writeRecord({ ...record(), holder: grace });
    const clock = stoppedClock();
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async (...args) => {
      await sleep(...args);
      await ledger.append("dev", { kind: "hold", act: { by: "grace", at: "2026-11-23T12:00:00Z", reason: "wait" } });
      target.slate.text = writeRecord({ ...record(), fence: record().fence + 1, holder: undefined } as never);
    };
    const waiting = memoryDeployer({ waitSeconds: 60 });
    await expect(bringOut(two, {}, { clock, deployer: waiting })).rejects.toMatchObject({ code: "gate.closed" });
    expect(target.units).toEqual({ web: "1", api: "1" });
    expect(record().holder).toBeUndefined();
  });
});

describe("after a deployment that was killed", () => {
  const deployer = memoryDeployer({ isGone: () => Promise.resolve(true) });
  const gone = { mark: () => Promise.resolve({ machine: "m", pid: 1, started: "1" }) };

  async function killed(release: Release, step: number): Promise<void> {
    const perform = target.perform.bind(target);
    const left = killBeforeStep(step);
    await expect(bringOut(release, {}, { deployer: memoryDeployer(gone) })).rejects.toThrow("killed");
    target.slate.text = left.slate();
    target.perform = perform;
  }

  test("the next one finishes it, and history says what was interrupted", async () => {
    await bringOut(one);
    await killed(two, 2);
    expect(target.units).toEqual({ web: "2", api: "1" });
    const next = await bringOut(two, {}, { deployer });
    expect(next).toMatchObject({ outcome: "succeeded", verified: true, number: 3 });
    expect(target.units).toEqual({ web: "2", api: "2" });
    expect(told()).toEqual(["deploy succeeded", "deploy errored", "deploy succeeded"]);
    expect(ledger.entries[1]).toMatchObject({
      failure: 'interrupted in "start api 2": the program ended without a word',
      release: next.release,
    });
    expect(ledger.entries[1]?.state.current).toBeUndefined();
    expect(record().journal).toBeUndefined();
  });

  test("the next one brings another release, or goes back to the last good one", async () => {
    const first = await bringOut(one);
    await killed(two, 2);
    const next = await bringOut(bad, {}, { deployer });
    expect(next).toMatchObject({ outcome: "failed", comeback: { release: first.release, outcome: "succeeded" } });
    expect(target.units).toEqual({ web: "1", api: "1" });
    expect(told()).toEqual(["deploy succeeded", "deploy errored", "deploy failed", "return succeeded"]);
  });

  test("what ran all the time is not taken for what runs, and is proven anew", async () => {
    await bringOut(one);
    await killed(two, 1);
    const next = await bringOut(one, {}, { deployer });
    expect(next).toMatchObject({ outcome: "succeeded", unchanged: false, number: 3 });
    expect(told()).toEqual(["deploy succeeded", "deploy errored", "deploy succeeded"]);
  });

  test("a maintenance that was cut short counts as not begun, and is told of", async () => {
    await bringOut(one);
    const act = { by: "ada", at: "2026-11-23T13:00:00.000Z" };
    const journal = { environment: "dev", work: "maintenance-on", act, number: 1, touched: true } as const;
    const phase = { phase: "Give gateway its new files", phaseSince: act.at };
    target.slate.text = writeRecord({ ...record(), journal: { ...journal, ...phase } });
    expect(await bringOut(two)).toMatchObject({ outcome: "succeeded", number: 2 });
    expect(told()).toEqual(["deploy succeeded", "deploy succeeded"]);
    expect(log.lines.join("\n")).toContain(
      'maintenance on dev by ada since 2026-11-23T13:00:00.000Z (in "Give gateway its new files") was interrupted; it counts as if it had not begun',
    );
  });

  test("one that was recorded already is not recorded twice", async () => {
    await bringOut(one);
    const append = ledger.append.bind(ledger);
    let left: string | undefined;
    ledger.append = async (...args) => {
      const entry = await append(...args);
      left = target.slate.text;
      return entry;
    };
    await bringOut(two, { act: { by: "ada", at: "2026-11-23T13:00:00.000Z" } }, { deployer: memoryDeployer(gone) });
    ledger.append = append;
    target.slate.text = left;
    expect(record()).toMatchObject({ holder: { by: "ada" }, journal: { phase: "Checks" } });
    expect(await bringOut(two, {}, { deployer })).toMatchObject({ outcome: "succeeded" });
    expect(told()).toEqual(["deploy succeeded", "deploy succeeded"]);
    expect(record()).toMatchObject({ fence: 3 });
    expect([record().holder, record().journal]).toEqual([undefined, undefined]);
  });
});

describe("after everything was removed", () => {
  test("a release that is not good goes back to nothing, however good the one before was", async () => {
    await bringOut(one);
    await target.remove({ data: false });
    await ledger.append("dev", { kind: "down", act: { by: "grace", at: "2026-11-23T12:00:00Z" }, data: false });
    expect((await ledger.state("dev")).current).toBeUndefined();
    const result = await bringOut(bad);
    expect(result.comeback?.sentence).toBe("nothing runs on dev: nothing ran there before; its volumes are kept");
    expect(target.units).toEqual({});
    expect((await ledger.state("dev")).down).toMatchObject({ reason: "nothing was good before it" });
    await bringOut(one);
    expect((await ledger.state("dev")).down).toBeUndefined();
  });
});

describe("an older commit", () => {
  const order: Readonly<Record<string, number>> = { c1: 1, c2: 2, c3: 3 };
  const compareCommits: World["compareCommits"] = (candidate, deployed) =>
    Promise.resolve({ is: (order[candidate] ?? 0) < (order[deployed] ?? 0) ? "older" : "newer" });

  test("does not take the place of a newer one, unless somebody rolls back or has a reason", async () => {
    await bringOut(one, { commit: "c2" }, { compareCommits });
    await expect(bringOut(two, { commit: "c1" }, { compareCommits })).rejects.toMatchObject({
      code: "gate.closed",
      exitCode: 4,
      reasons: [
        expect.stringMatching(/^release [0-9a-f]{12} is of commit c1, which is older than c2, which runs there$/),
      ],
      hint: expect.stringMatching(/^aip-deploy rollback dev --to [0-9a-f]{12} --reason/),
    });
    expect(target.units).toEqual({ web: "1", api: "1" });
    expect(await bringOut(two, { commit: "c1", kind: "hotfix" }, { compareCommits })).toMatchObject({ verified: true });
    expect(await bringOut(one, { commit: "c3" }, { compareCommits })).toMatchObject({ verified: true });
  });

  test("that makes the same release is no step back, and the newest commit of a release counts", async () => {
    await bringOut(one, { commit: "c1" }, { compareCommits });
    expect(await bringOut(one, { commit: "c3" }, { compareCommits })).toMatchObject({ unchanged: true });
    expect(await bringOut(one, { commit: "c1" }, { compareCommits })).toMatchObject({ unchanged: true });
    expect(record().newest?.commit).toBe("c3");
    await expect(bringOut(two, { commit: "c2" }, { compareCommits })).rejects.toMatchObject({ code: "gate.closed" });
  });
});
