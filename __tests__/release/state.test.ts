import { describe, expect, test } from "@jest/globals";
import type { DeploymentEntry, EnvironmentState, NewEntry } from "../../src/release/ledger.ts";
import { after, emptyState } from "../../src/release/state.ts";

const [a, b, c] = ["a", "b", "c"].map((digit) => digit.repeat(64)) as [string, string, string];
const anna = { by: "anna", at: "2026-01-05T10:00:00Z" };
const ben = { by: "ben", at: "2026-01-05T11:00:00Z", reason: "it was slow" };

/** A good deployment of the release at minute `minute`. */
function deployed(release: string, minute = 0, differences: Partial<DeploymentEntry> = {}): DeploymentEntry {
  return {
    kind: "deployment",
    deployment: "deploy",
    release,
    act: anna,
    endedAt: at(minute),
    outcome: "succeeded",
    verified: true,
    runs: release,
    approvals: [],
    steps: [],
    checks: [],
    secrets: {},
    ...differences,
  };
}

/** A bad one; `runs` is what came back. */
function failed(release: string, minute: number, runs?: string): DeploymentEntry {
  const { runs: _nothing, ...entry } = deployed(release, minute, { outcome: "failed", verified: false });
  return runs === undefined ? entry : { ...entry, runs };
}

function at(minute: number): string {
  return `2026-01-05T10:${String(minute).padStart(2, "0")}:00Z`;
}

function folded(...entries: NewEntry[]): EnvironmentState {
  return entries.reduce((state, entry, index) => after(state, entry, index + 1), emptyState("dev"));
}

const hold: NewEntry = { kind: "hold", act: ben };
const lift: NewEntry = { kind: "lift", act: anna };

test("a freeze and a hold are lifted together; down is over when something runs again", () => {
  const freeze: NewEntry = { kind: "freeze", act: ben, until: at(59) };
  const down: NewEntry = { kind: "down", act: ben, data: false };
  expect(folded(hold, freeze)).toMatchObject({ hold: ben, freeze: { act: ben, until: at(59) } });
  expect(folded(hold, freeze, lift)).toEqual({ ...emptyState("dev"), number: 3 });
  expect(folded(deployed(a), down).current).toBeUndefined();
  expect(folded(deployed(a), down, failed(b, 1))).toMatchObject({ down: ben, good: [{ release: a }] });
  expect(folded(deployed(a), down, deployed(b, 1)).down).toBeUndefined();
});

test("a maintenance lasts over deployments, lifts and the removal of everything, until it is ended", () => {
  const notice = { page: `sha256:${a}`, retryAfterSeconds: 60, doors: [{ unit: "gateway", kind: "nginx" as const }] };
  const on: NewEntry = { kind: "maintenance-on", act: ben, ...notice };
  const down: NewEntry = { kind: "down", act: ben, data: true };
  expect(folded(on, deployed(a, 1), lift, down).maintenance).toEqual({ act: ben, ...notice });
  expect(folded(on, { kind: "maintenance-off", act: anna })).toEqual({ ...emptyState("dev"), number: 2 });
});

test("nothing has happened yet", () => {
  expect(emptyState("dev")).toEqual({ environment: "dev", number: 0, good: [], signOffs: [] });
});

test("a good deployment is current, good and last", () => {
  expect(folded(deployed(a, 3))).toEqual({
    environment: "dev",
    number: 1,
    current: { release: a, number: 1, since: at(3) },
    good: [{ release: a, number: 1, at: at(3) }],
    signOffs: [],
    last: { release: a, number: 1, outcome: "succeeded", at: at(3) },
  });
});

describe("what runs", () => {
  test.each<[string, NewEntry[], EnvironmentState["current"]]>([
    ["the newest", [deployed(a), deployed(b, 1)], { release: b, number: 2, since: at(1) }],
    [
      "the same again runs since the first time",
      [deployed(a), deployed(a, 1)],
      { release: a, number: 1, since: at(0) },
    ],
    [
      "what it came back to has run all the time",
      [deployed(a), failed(b, 1, a)],
      { release: a, number: 1, since: at(0) },
    ],
    ["an earlier one", [deployed(a), deployed(b, 1), failed(c, 2, a)], { release: a, number: 3, since: at(2) }],
    ["nothing after a first failure", [failed(a, 0)], undefined],
    ["nothing when it could not come back", [deployed(a), failed(b, 1)], undefined],
    ["the bad release itself when it stayed", [deployed(a), failed(b, 1, b)], { release: b, number: 2, since: at(1) }],
    [
      "signing off changes nothing",
      [deployed(a), { kind: "sign-off", release: a, act: ben }],
      { release: a, number: 1, since: at(0) },
    ],
  ])("%s", (_name, entries, current) => {
    const state = folded(...entries);
    expect(state.current).toEqual(current);
    expect("current" in state).toBe(current !== undefined);
  });
});

describe("what was good", () => {
  test.each<[string, NewEntry[], string[]]>([
    ["newest first", [deployed(a), deployed(b, 1)], [`${b} 2`, `${a} 1`]],
    ["each once, by its newest proof", [deployed(a), deployed(b, 1), deployed(a, 2)], [`${a} 3`, `${b} 2`]],
    ["not what failed", [deployed(a), failed(b, 1, a)], [`${a} 1`]],
    ["not what nobody verified", [deployed(a, 0, { verified: false })], []],
    ["not what errored after it was verified", [deployed(a, 0, { outcome: "errored" })], []],
    [
      "also what was rolled back to",
      [deployed(a), deployed(b), deployed(a, 1, { deployment: "rollback" })],
      [`${a} 3`, `${b} 2`],
    ],
  ])("%s", (_name, entries, good) => {
    expect(folded(...entries).good.map(({ release, number }) => `${release} ${number}`)).toEqual(good);
  });

  test("twenty are kept", () => {
    const releases = Array.from({ length: 25 }, (_, index) => index.toString(16).padStart(64, "0"));
    const good = folded(...releases.map((release) => deployed(release))).good.map(({ release }) => release);
    expect(good).toEqual(releases.slice(5).reverse());
  });
});

describe("hold", () => {
  const rolledBack = deployed(a, 1, { deployment: "rollback", act: ben });
  test.each<[string, NewEntry[], EnvironmentState["hold"]]>([
    ["by a person", [hold], ben],
    ["by a rollback", [deployed(a), deployed(b), rolledBack], ben],
    ["not by a rollback that failed", [deployed(a), { ...rolledBack, outcome: "failed" }], undefined],
    ["not by an automatic return", [deployed(a, 0, { deployment: "return" })], undefined],
    ["not by a hotfix", [deployed(a, 0, { deployment: "hotfix" })], undefined],
    ["stays through deployments", [hold, deployed(a), failed(b, 1, a)], ben],
    ["stays through sign-offs", [hold, { kind: "sign-off", release: a, act: anna }], ben],
    ["the newest counts", [{ kind: "hold", act: anna }, hold], ben],
    ["lifted", [hold, lift], undefined],
    ["lifting what is not held is nothing", [lift], undefined],
    ["held again", [hold, lift, hold], ben],
  ])("%s", (_name, entries, expected) => {
    const state = folded(...entries);
    expect(state.hold).toEqual(expected);
    expect("hold" in state).toBe(expected !== undefined);
    expect(state.number).toBe(entries.length);
  });
});

describe("sign-offs", () => {
  test("are kept with who said yes to what, newest first", () => {
    const state = folded({ kind: "sign-off", release: a, act: anna }, { kind: "sign-off", release: b, act: ben });
    expect(state.signOffs).toEqual([
      { release: b, act: ben },
      { release: a, act: anna },
    ]);
  });

  test("fifty of them", () => {
    const acts = Array.from({ length: 60 }, (_, index) => ({ ...anna, by: `p${index}` }));
    const state = folded(...acts.map((act): NewEntry => ({ kind: "sign-off", release: a, act })));
    expect(state.signOffs.map(({ act }) => act)).toEqual(acts.slice(10).reverse());
  });
});

test("the last deployment is the last, however it ended", () => {
  expect(folded(deployed(a), failed(b, 1, a), lift).last).toEqual({
    release: b,
    number: 2,
    outcome: "failed",
    at: at(1),
  });
});

test("after everything was removed, data too, there is nothing to go back to; the numbers go on, and a hold stays", () => {
  expect(folded(deployed(a), hold, { kind: "down", act: anna, data: true })).toEqual({
    ...emptyState("dev"),
    number: 3,
    hold: ben,
    down: anna,
  });
});

describe("previews", () => {
  const change = (preview: number, how: "opened" | "closed", minute = 0): NewEntry => ({
    kind: "preview",
    preview,
    change: how,
    act: { by: "anna", at: at(minute) },
  });
  const slots = (...entries: NewEntry[]) => folded(...entries).previews?.map(({ preview, slot }) => [preview, slot]);

  test("each has a slot of its own, and the lowest free one is given again", () => {
    expect(slots(change(7, "opened"), change(3, "opened"), change(9, "opened"))).toEqual([
      [7, 0],
      [3, 1],
      [9, 2],
    ]);
    const closed = [change(7, "opened"), change(3, "opened"), change(7, "closed")];
    expect(slots(...closed, change(9, "opened"))).toEqual([
      [3, 1],
      [9, 0],
    ]);
    expect(slots(...closed, change(3, "closed"), change(3, "closed"))).toEqual([]);
  });

  test("one that is wanted again keeps its slot and its age, and is young", () => {
    expect(folded(change(7, "opened", 1), change(3, "opened", 2), change(7, "opened", 5)).previews).toEqual([
      { preview: 7, slot: 0, since: at(1), at: at(5) },
      { preview: 3, slot: 1, since: at(2), at: at(2) },
    ]);
  });
});
