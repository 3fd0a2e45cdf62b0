import { describe, expect, test } from "@jest/globals";
import { anyApproval } from "../../src/config/conventions.ts";
import type { EnvironmentConfig, FreezeWindow, GatesConfig } from "../../src/config/config.ts";
import { isInside, judgeGates, type GateFacts } from "../../src/release/gates.ts";
import type { EnvironmentState } from "../../src/release/ledger.ts";

const release = "a".repeat(64);
const other = "b".repeat(64);
const now = new Date("2026-11-23T12:00:00Z");

const open: GatesConfig = { requires: [], soakSeconds: 0, freeze: [] };
const environment = (gates: Partial<GatesConfig>): EnvironmentConfig => ({
  name: "production",
  branch: "main",
  target: { kind: "compose" },
  composeFiles: [],
  envFiles: [],
  profiles: [],
  gates: { ...open, ...gates },
  checks: [],
  hooks: {},
  variables: {},
  secrets: {},
  state: {},
  sourceMounts: "drop",
  lease: { expirySeconds: 30, waitSeconds: 0 },
});

const staging = (over: Partial<EnvironmentState> = {}): EnvironmentState => ({
  environment: "staging",
  number: 4,
  good: [{ release, number: 4, at: "2026-11-23T11:30:00Z" }],
  signOffs: [],
  ...over,
});

const verdicts = (gates: Partial<GatesConfig>, facts: Partial<GateFacts> = {}) =>
  judgeGates(environment(gates), { now, release, kind: "deploy", states: {}, approvals: [], ...facts }).map(
    ({ gate, open: isOpen, sentence }) => `${isOpen ? "open" : "closed"} ${gate}: ${sentence}`,
  );

const act = (by: string) => ({ by, at: "2026-11-23T11:45:00Z" });

const commits = (relation: NonNullable<GateFacts["commits"]>["relation"]) => ({
  candidate: "c1".repeat(20),
  deployed: "d2".repeat(20),
  relation,
});

describe("the order of commits", () => {
  const state = staging({ current: { release, number: 4, since: "2026-11-23T11:30:00Z" } });
  test.each<[string, Partial<GatesConfig>, Partial<GateFacts>, string[]]>([
    ["a newer one passes", {}, { commits: commits({ is: "newer" }) }, []],
    [
      "an older one does not",
      {},
      { commits: commits({ is: "older" }) },
      ["closed order: release aaaaaaaaaaaa is of commit c1c1c1c, which is older than d2d2d2d, which runs there"],
    ],
    ["a hotfix may be older", {}, { kind: "hotfix", commits: commits({ is: "older" }) }, []],
    ["a rollback may be older", {}, { kind: "rollback", commits: commits({ is: "older" }) }, []],
    [
      "what was taken back, and runs upstream again, is not older",
      { requires: ["staging"] },
      { commits: commits({ is: "older" }), states: { staging: state } },
      ["open requires: release aaaaaaaaaaaa was verified on staging at 2026-11-23T11:30:00Z"],
    ],
    [
      "one beside it passes and is told of",
      {},
      { commits: commits({ is: "apart" }) },
      ["open order: commit c1c1c1c does not follow d2d2d2d, which runs there, and is not older either"],
    ],
    [
      "one that cannot be compared passes and is told of",
      {},
      { commits: commits({ is: "unknown", why: "the clone is shallow" }) },
      [
        "open order: it is not known whether commit c1c1c1c is older than d2d2d2d, which runs there: the clone is shallow",
      ],
    ],
  ])("%s", (_name, gates, facts, expected) => {
    expect(verdicts(gates, facts)).toEqual(expected);
  });
});

describe("a freeze by a person", () => {
  const frozen = (until: string): EnvironmentState =>
    staging({ environment: "production", freeze: { act: { ...act("ada"), reason: "exams" }, until } });
  test.each<[string, string, Partial<GateFacts>, string[]]>([
    [
      "closes until its end",
      "2026-11-24T00:00:00Z",
      {},
      ["closed freeze: production is frozen by ada until 2026-11-24T00:00:00Z: exams"],
    ],
    ["is over at its end", "2026-11-23T12:00:00Z", {}, []],
    ["lets a rollback pass", "2026-11-24T00:00:00Z", { kind: "rollback" }, []],
  ])("%s", (_name, until, facts, expected) => {
    expect(verdicts({}, { states: { production: frozen(until) }, ...facts })).toEqual(expected);
  });
});

describe("gates", () => {
  test("without gates nothing is asked", () => {
    expect(verdicts({})).toEqual([]);
  });

  test.each<[string, Partial<GatesConfig>, Partial<GateFacts>, string[]]>([
    [
      "verified upstream",
      { requires: ["staging"] },
      { states: { staging: staging() } },
      ["open requires: release aaaaaaaaaaaa was verified on staging at 2026-11-23T11:30:00Z"],
    ],
    [
      "another release was verified upstream",
      { requires: ["staging"] },
      { states: { staging: staging({ good: [{ release: other, number: 3, at: "2026-11-22T10:00:00Z" }] }) } },
      ["closed requires: release aaaaaaaaaaaa was not verified on staging"],
    ],
    [
      "nobody signed off",
      { requires: ["staging"], signOff: { by: [] } },
      { states: { staging: staging() } },
      [
        "open requires: release aaaaaaaaaaaa was verified on staging at 2026-11-23T11:30:00Z",
        "closed sign-off: nobody signed off release aaaaaaaaaaaa on staging",
      ],
    ],
    [
      "somebody else signed off, and the right person another release",
      { requires: ["staging"], signOff: { by: ["ada"] } },
      {
        states: {
          staging: staging({
            signOffs: [
              { release, act: act("bob") },
              { release: other, act: act("ada") },
            ],
          }),
        },
      },
      [
        "open requires: release aaaaaaaaaaaa was verified on staging at 2026-11-23T11:30:00Z",
        "closed sign-off: none of ada signed off release aaaaaaaaaaaa on staging",
      ],
    ],
    [
      "it has not soaked for an hour",
      { requires: ["staging"], soakSeconds: 3600 },
      { states: { staging: staging() } },
      [
        "open requires: release aaaaaaaaaaaa was verified on staging at 2026-11-23T11:30:00Z",
        "closed soak: it has to run on staging until 2026-11-23T12:30:00.000Z, for 3600 s",
      ],
    ],
    [
      "two approvals wanted, the same person twice",
      { approval: { ...anyApproval, count: 2 } },
      { approvals: [act("ada"), act("ada")] },
      ["closed approval: production asks for 2 approvals (anybody, by name); only ada approved"],
    ],
    [
      "approved by somebody who may not",
      { approval: { ...anyApproval, by: ["ada"] } },
      { approvals: [act("eve")] },
      ["closed approval: production asks for 1 approval (of ada); only eve approved"],
    ],
    [
      "asked for on GitHub, where nobody was asked yet",
      { approval: anyApproval },
      { usualWay: "environment" },
      ["closed approval: production asks for an approval on GitHub, by the reviewers of its environment"],
    ],
    [
      "asked for on an issue, whatever name is given",
      { approval: { ...anyApproval, through: "issue" } },
      { approvals: [act("ada")] },
      ["closed approval: production asks for an approval on GitHub, on an issue"],
    ],
    [
      "signed off under another name than GitHub's",
      { requires: ["staging"], signOff: { by: ["ada"] } },
      { states: { staging: staging({ signOffs: [{ release, act: { ...act("ada"), via: "eve" } }] }) } },
      [
        "open requires: release aaaaaaaaaaaa was verified on staging at 2026-11-23T11:30:00Z",
        "closed sign-off: none of ada signed off release aaaaaaaaaaaa on staging",
      ],
    ],
    [
      "held",
      {},
      {
        states: {
          production: { ...staging(), environment: "production", hold: { ...act("ada"), reason: "rolled back" } },
        },
      },
      ["closed hold: production is held by ada since 2026-11-23T11:45:00Z: rolled back"],
    ],
  ])("%s", (_name, gates, facts, expected) => {
    expect(verdicts(gates, facts)).toEqual(expected);
  });

  const strict: Partial<GatesConfig> = {
    requires: ["staging"],
    signOff: { by: [] },
    soakSeconds: 3600,
    approval: anyApproval,
    freeze: [{ days: ["mon"], from: "00:00", to: "23:59", zone: "UTC" }],
  };
  const held = { production: { ...staging(), environment: "production", hold: act("ada") } };

  test.each<[GateFacts["kind"], string[]]>([
    ["rollback", ["approval"]],
    ["hotfix", ["hold", "freeze", "approval"]],
    ["return", []],
    ["deploy", ["hold", "requires", "freeze", "approval"]],
  ])("a %s asks for %j", (kind, gates) => {
    const judged = judgeGates(environment(strict), { now, release, kind, states: held, approvals: [] });
    expect(judged.map((each) => each.gate)).toEqual(gates);
  });
});

describe("freeze windows", () => {
  const window = (over: Partial<FreezeWindow>): FreezeWindow => ({
    days: ["fri"],
    from: "18:00",
    to: "22:00",
    zone: "UTC",
    ...over,
  });
  test.each<[string, FreezeWindow, string, boolean]>([
    ["inside", window({}), "2026-11-27T18:00:00Z", true],
    ["at its end", window({}), "2026-11-27T22:00:00Z", false],
    ["another day", window({}), "2026-11-26T19:00:00Z", false],
    ["over midnight, the evening", window({ to: "06:00" }), "2026-11-27T23:00:00Z", true],
    ["over midnight, the morning after", window({ to: "06:00" }), "2026-11-28T05:59:00Z", true],
    ["over midnight, the morning before", window({ to: "06:00" }), "2026-11-27T05:00:00Z", false],
    ["in its own zone", window({ zone: "Europe/Rome" }), "2026-11-27T17:00:00Z", true],
    [
      "over a change of summer time",
      window({ days: ["sun"], from: "02:00", to: "03:30", zone: "Europe/Rome" }),
      "2026-10-25T01:30:00Z",
      true,
    ],
  ])("%s", (_name, which, moment, inside) => {
    expect(isInside(which, new Date(moment))).toBe(inside);
  });
});
