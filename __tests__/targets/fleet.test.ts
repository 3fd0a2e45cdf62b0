import { expect, test } from "@jest/globals";
import { systemClock } from "../../src/clock.ts";
import { TargetError } from "../../src/errors.ts";
import { silent } from "../../src/log.ts";
import { memoryRelease, memoryTarget } from "../support/memory.ts";
import type { Bundle } from "../../src/release/release.ts";
import { fleetTarget } from "../../src/targets/fleet.ts";
import type { Materials, Target } from "../../src/targets/target.ts";

const materials: Materials = { file: () => Promise.resolve(new Uint8Array()), secrets: new Map(), fingerprintKey: "k" };
const bundle = memoryRelease({ units: { api: "2", web: "2" } }).bundles["dev"] as Bundle;

function fleet(batch?: number, gone: readonly string[] = [], names: readonly string[] = ["a", "b", "c"]) {
  const members = names.map((name) => {
    const target = memoryTarget();
    const away: Partial<Target> = {
      current: () => Promise.reject(new TargetError("target.unreachable", `${name} is away`)),
    };
    return { name, memory: target, target: gone.includes(name) ? { ...target, ...away } : target };
  });
  return { members, target: fleetTarget({ members, batch, pauseSeconds: 0, clock: systemClock, log: silent }) };
}

test("hosts take their steps together, batch after batch, each proven before the next", async () => {
  const { target, members } = fleet(2);
  (members[1]?.memory.units ?? {})["api"] = "2";
  const plan = target.plan(bundle, await target.current(), materials);
  expect(plan.steps.map(({ id, hosts = [] }) => `${id}: ${hosts.map(({ host }) => host).join(" ")}`))
    .toMatchInlineSnapshot(`
   [
     "1:start-api: a",
     "1:start-web: a b",
     "prove:1: a b",
     "2:start-api: c",
     "2:start-web: c",
   ]
  `);
  for (const step of plan.steps) {
    expect((await target.perform(step, bundle, materials, new AbortController().signal)).outcome).toBe("succeeded");
  }
  expect(members.map(({ memory }) => memory.units)).toEqual([1, 2, 3].map(() => ({ api: "2", web: "2" })));
});

test("single units are exchanged on all hosts at once, and nothing else of them is proven", async () => {
  const { target } = fleet(2);
  const plan = target.plan(bundle, await target.current(), materials, ["api"]);
  expect(plan.steps.map(({ id, units }) => `${id}: ${units.join(" ")}`)).toEqual(["start-api: a/api b/api c/api"]);
});

test("a host that is away stops a deployment, and on the way back it is left out and named", async () => {
  const { target } = fleet(undefined, ["b"]);
  await expect(target.current()).rejects.toMatchObject({ code: "target.unreachable", message: "b is away" });
  const plan = target.plan(bundle, await target.current({ reachable: true }), materials);
  const last = plan.steps.at(-1);
  expect(last).toMatchObject({ kind: "unreached", title: "b was left as it is: b is away" });
  if (last === undefined) return;
  const result = await target.perform(last, bundle, materials, new AbortController().signal);
  expect(result.outcome).toBe("errored");
});

test("the lease lies on the host whose name sorts first, however they are written", () => {
  const { target, members } = fleet(undefined, [], ["c", "a", "b"]);
  expect(target.slate).toBe(members[1]?.memory.slate);
  expect(target.guardedBy(() => Promise.resolve()).slate).toBe(members[1]?.memory.slate);
});

test("every host is asked before it is changed whether it may be", async () => {
  const { target, members } = fleet();
  let asked = 0;
  const guarded = target.guardedBy(() => {
    asked += 1;
    return Promise.reject(new TargetError("target.taken", "somebody took it"));
  });
  const [step] = target.plan(bundle, await target.current(), materials).steps;
  if (step === undefined) throw new Error("nothing is planned");
  await expect(guarded.perform(step, bundle, materials, new AbortController().signal)).rejects.toThrow("took it");
  asked = 0;
  await expect(guarded.remove({ data: false })).rejects.toThrow("a: somebody took it\nb: somebody took it\nc: ");
  expect(asked).toBe(3);
  expect(members.flatMap(({ memory }) => memory.done)).toEqual([]);
});

test("what a bundle would run is told for each host, and nothing is left to do then", () => {
  const { target } = fleet();
  const running = target.recorded(bundle, materials);
  expect(Object.keys(running.units)).toEqual(["a/api", "a/web", "b/api", "b/web", "c/api", "c/web"]);
  expect(target.plan(bundle, running, materials).steps).toEqual([]);
});
