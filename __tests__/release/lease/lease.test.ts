import { beforeEach, describe, expect, test } from "@jest/globals";
import { TargetError } from "../../../src/errors.ts";
import { breakLease, giveBack } from "../../../src/release/lease/break.ts";
import { readRecord, taken, writeRecord, type Holder, type Journal } from "../../../src/release/lease/record.ts";
import { takeLease, type Deployer, type Taking } from "../../../src/release/lease/take.ts";
import { linesLog, memoryDeployer, memorySlate, stoppedClock, type MemorySlate } from "../../support/memory.ts";

/** A time of day that can be set, and milliseconds that only go forwards. */
let time: { day: number; monotonic: number };
let slate: MemorySlate;
let log: ReturnType<typeof linesLog>;

beforeEach(() => {
  time = { day: Date.parse("2026-11-23T12:00:00.000Z"), monotonic: 1_000 };
  slate = memorySlate();
  log = linesLog();
});

function pass(milliseconds: number): void {
  time.day += milliseconds;
  time.monotonic += milliseconds;
}

const clock = {
  now: () => new Date(time.day),
  sleep: (milliseconds: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    pass(milliseconds);
    whileWaiting();
    return Promise.resolve();
  },
};
let whileWaiting: () => void = () => undefined;
beforeEach(() => {
  whileWaiting = () => undefined;
});

const taking = (over: Partial<Deployer> = {}, signal = new AbortController().signal): Taking => ({
  environment: "dev",
  slate,
  clock,
  monotonic: () => time.monotonic,
  log,
  signal,
  work: "deploy release 0a0a0a0a0a0a",
  deployer: memoryDeployer({ waitSeconds: 600, ...over }),
});

const grace: Holder = {
  id: "of-grace",
  by: "grace",
  work: "deploy release 1b1b1b1b1b1b",
  since: "2026-11-23T11:59:00.000Z",
  expirySeconds: 30,
  beat: 0,
};
const journal: Journal = {
  environment: "dev",
  work: "deploy",
  act: { by: "grace", at: "2026-11-23T11:59:00.000Z" },
  number: 3,
  phase: "Start web",
  phaseSince: "2026-11-23T11:59:10.000Z",
  touched: true,
};

function heldBy(holder: Holder, fence = 7): void {
  slate.text = writeRecord({ format: 1, fence, holder, journal });
}

const record = () => {
  const read = readRecord(slate.text);
  if (read === "damaged") throw new Error("damaged");
  return read;
};

describe("taking a lease", () => {
  test("that nobody has is done at once, with the first fence", async () => {
    const lease = await takeLease(taking());
    expect({ fence: lease.fence, by: record().holder?.by, lines: log.lines }).toEqual({
      fence: 1,
      by: "ada",
      lines: [],
    });
    await lease.end({ isEnded: true, newest: { release: "r", commit: "c" } });
    expect(record()).toEqual({ format: 1, fence: 1, newest: { release: "r", commit: "c" } });
  });

  test("each taking has a higher fence, and what was begun stays written down", async () => {
    heldBy(grace);
    slate.text = writeRecord({ ...record(), holder: undefined } as never);
    const lease = await takeLease(taking());
    expect({ fence: lease.fence, journal: lease.record.journal }).toEqual({ fence: 8, journal });
  });

  test("somebody who beats is waited for, and told of", async () => {
    heldBy(grace);
    let beat = 0;
    whileWaiting = () => {
      beat++;
      if (beat === 100) slate.text = writeRecord({ format: 1, fence: 7 });
      else if (beat % 10 === 0) heldBy({ ...grace, beat });
    };
    await takeLease(taking());
    expect(log.lines).toEqual([
      "dev is being changed by grace (deploy release 1b1b1b1b1b1b, since 2026-11-23T11:59:00.000Z); waiting for at most 600 s",
      "dev is being changed by grace (deploy release 1b1b1b1b1b1b, since 2026-11-23T11:59:00.000Z); waiting for at most 570 s",
    ]);
  });

  test.each([
    ["a clock that is right", 0],
    ["a clock a day ahead", 86_400_000],
    ["a clock a day behind", -86_400_000],
  ])("somebody who is silent is waited for as long as the lease lasts, with %s", async (_name, skew) => {
    heldBy(grace);
    time.day += skew;
    const before = time.monotonic;
    await takeLease(taking());
    expect(time.monotonic - before).toBe(30_000);
    expect(log.lines.at(-1)).toBe(
      "! dev: grace (deploy release 1b1b1b1b1b1b, since 2026-11-23T11:59:00.000Z) was silent for 30 s; taking the lease over",
    );
  });

  test("a time of day that jumps while we wait makes nothing shorter", async () => {
    heldBy(grace);
    whileWaiting = () => {
      time.day += 3_600_000;
    };
    const before = time.monotonic;
    await takeLease(taking());
    expect(time.monotonic - before).toBe(30_000);
  });

  test("somebody whose process is known to have ended is not waited for", async () => {
    const mark = { machine: "m", pid: 42, started: "1" };
    heldBy({ ...grace, process: mark });
    const lease = await takeLease(taking({ isGone: (process) => Promise.resolve(process.pid === 42) }));
    expect({ fence: lease.fence, waited: time.monotonic - 1_000 }).toEqual({ fence: 8, waited: 0 });
  });

  test("patience ends with who has it and what to do", async () => {
    heldBy({ ...grace, link: "https://example.org/run/1" });
    whileWaiting = () => {
      heldBy({ ...grace, beat: time.monotonic, link: "https://example.org/run/1" });
    };
    const error: unknown = await takeLease(taking({ waitSeconds: 60 })).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TargetError);
    expect(error).toMatchObject({
      code: "target.busy",
      exitCode: 3,
      message:
        "dev is being changed by grace (deploy release 1b1b1b1b1b1b, since 2026-11-23T11:59:00.000Z, https://example.org/run/1); nothing was touched",
    });
    expect(time.monotonic - 1_000).toBe(60_000);
  });

  test("whoever waits can be stopped", async () => {
    heldBy(grace);
    const stop = new AbortController();
    whileWaiting = () => {
      stop.abort();
    };
    await expect(takeLease(taking({}, stop.signal))).rejects.toMatchObject({ name: "AbortError" });
    expect(record().holder).toEqual(grace);
  });

  test.each([
    ["nothing at all", "", 1],
    ["half a text", writeRecord({ format: 1, fence: 41, holder: grace }).slice(0, 60), 42],
    ["what a later version wrote", '{"format":2,"fence":41}', 42],
  ])("%s on the slate is waited for and then written anew", async (_name, text, fence) => {
    slate.text = text;
    const before = time.monotonic;
    const lease = await takeLease(taking());
    expect({ fence: lease.fence, waited: time.monotonic - before }).toEqual({ fence, waited: 30_000 });
  });

  test("of many at once, one has it", async () => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => takeLease(taking({ waitSeconds: 0 }))));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(record().fence).toBe(1);
  });
});

describe("a lease that we have", () => {
  test("is looked at before an effect, unless that was done a moment ago", async () => {
    const lease = await takeLease(taking());
    const before = record();
    await lease.mayChange();
    expect(record()).toEqual(before);
    pass(2_000);
    await lease.mayChange();
    expect(record().holder?.beat).toBe(1);
  });

  test("that somebody took over is never ours again", async () => {
    const lease = await takeLease(taking());
    slate.text = writeRecord(taken(record(), slate.text, grace));
    pass(2_000);
    const message =
      "dev is no longer ours: grace (deploy release 1b1b1b1b1b1b, since 2026-11-23T11:59:00.000Z) took it over; nothing was changed after that";
    await expect(lease.mayChange()).rejects.toMatchObject({ code: "target.taken", exitCode: 3, message });
    expect(lease.lost.aborted).toBe(true);
    const theirs = slate.text;
    await expect(lease.note(journal)).rejects.toMatchObject({ code: "target.taken" });
    await lease.end({ isEnded: true, newest: undefined });
    expect(slate.text).toBe(theirs);
  });

  test("that was ended by force is not ours, and what was begun stays written down", async () => {
    const lease = await takeLease(taking());
    await lease.note(journal);
    expect(await breakLease(slate)).toBe("ada (deploy release 0a0a0a0a0a0a, since 2026-11-23T12:00:00.000Z)");
    pass(2_000);
    await expect(lease.mayChange()).rejects.toMatchObject({
      message: "dev is no longer ours: somebody ended our lease by force; nothing was changed after that",
    });
    expect(record()).toEqual({ format: 1, fence: 2, journal });
    expect(await breakLease(slate)).toBeUndefined();
  });

  test("a jump of the time of day makes us look", async () => {
    const lease = await takeLease(taking());
    slate.text = writeRecord(taken(record(), slate.text, grace));
    time.day += 60_000;
    await expect(lease.mayChange()).rejects.toMatchObject({ code: "target.taken" });
  });

  test("a slate that cannot be written is borne for half of the lease, and no longer", async () => {
    const lease = await takeLease(taking());
    slate.refuse = new Error("no space left on the device");
    pass(10_000);
    await lease.mayChange();
    pass(6_000);
    await expect(lease.mayChange()).rejects.toMatchObject({
      code: "target.taken",
      message: "dev: the lease could not be renewed, so somebody else may have it: no space left on the device",
    });
    slate.refuse = undefined;
    await expect(lease.mayChange()).rejects.toMatchObject({ code: "target.taken" });
  });

  test("a change whose answer was lost was made all the same", async () => {
    const lease = await takeLease(taking());
    const replace = slate.replace.bind(slate);
    slate.replace = async (before, after) => {
      slate.replace = replace;
      await replace(before, after);
      throw new Error("the connection was lost");
    };
    await lease.note(journal);
    await lease.note({ ...journal, phase: "Checks" });
    expect(record()).toMatchObject({ holder: { by: "ada" }, journal: { phase: "Checks" } });
  });

  test("that cannot be given back runs out by itself, which is said", async () => {
    const lease = await takeLease(taking());
    slate.refuse = new Error("no space left on the device");
    await lease.end({ isEnded: true, newest: undefined });
    expect(log.lines).toEqual([
      "! dev: the lease could not be given back and runs out by itself: no space left on the device",
    ]);
  });

  test("beats by itself", async () => {
    const real = { ...taking({ expirySeconds: 0.3 }), clock: stoppedClock() };
    const lease = await takeLease(real);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(record().holder?.beat).toBeGreaterThan(1);
    await lease.end({ isEnded: true, newest: undefined });
    const ended = slate.text;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(slate.text).toBe(ended);
  });

  test("can be given back by another process, but only as long as it is that one", async () => {
    const lease = await takeLease(taking());
    await lease.note(journal);
    const id = record().holder?.id ?? "";
    expect(await giveBack(slate, "another")).toBe(false);
    expect(await giveBack(slate, id)).toBe(true);
    expect(record()).toEqual({ format: 1, fence: 1, journal });
    expect(await giveBack(slate, id)).toBe(false);
  });
});
