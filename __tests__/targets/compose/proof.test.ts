import { expect, test } from "@jest/globals";
import { wrongUnits } from "../../../src/targets/compose/proof.ts";
import type { Instance } from "../../../src/targets/target.ts";
import { definition, digest, documentOf, foreign, instance, runningOf, type UnitDraft } from "./units.ts";

const now = new Date("2026-11-23T12:00:00.000Z");
const justNow = "2026-11-23T11:59:30.000Z";
const oneShot: UnitDraft = { role: "one-shot" };

test.each<[string, UnitDraft, Instance[], string[]]>([
  ["as it should be", {}, [instance()], []],
  ["not there", {}, [], ["api has 0 running containers, expected 1"]],
  ["stopped", {}, [instance({ state: "exited", exitCode: 1 })], ["api is exited (exit code 1), expected running"]],
  ["crash loop", {}, [instance({ state: "restarting" })], ["api is restarting, expected running"]],
  ["too many", {}, [instance(), instance()], ["api has 2 running containers, expected 1"]],
  ["another digest", {}, [instance({ digests: [digest("b")] })], [`api runs ${digest("b")}, expected ${digest("a")}`]],
  [
    "no digest at all",
    {},
    [instance({ digests: [], image: "shop-api:latest" })],
    [`api runs an image without a digest (shop-api:latest), expected ${digest("a")}`],
  ],
  [
    "another tag",
    { tag: "redis:7" },
    [instance({ digests: [], image: "redis:6" })],
    ["api runs redis:6, expected redis:7"],
  ],
  [
    "one container of an older definition",
    { replicas: 2 },
    [instance(), instance({ definition: definition("b") })],
    ["api runs definition bbbbbbbbbbbb, expected aaaaaaaaaaaa"],
  ],
  ["started by somebody else", {}, [foreign()], ["api runs definition of somebody else, expected aaaaaaaaaaaa"]],
  [
    "restarted a moment ago",
    {},
    [instance({ restarts: 1, startedAt: justNow })],
    ["api was restarted 1 time, the last time less than 60 s ago"],
  ],
  ["restarted long ago", {}, [instance({ restarts: 3 })], []],
  ["stateful, left as it was found", { role: "stateful" }, [foreign({ digests: [digest("b")] })], []],
  [
    "stateful and stopped",
    { role: "stateful" },
    [foreign({ state: "exited", exitCode: 0 })],
    ["api is exited (exit code 0), expected running"],
  ],
  ["one-shot that ended well", oneShot, [instance({ state: "exited", exitCode: 0 })], []],
  [
    "one-shot that failed",
    oneShot,
    [instance({ state: "exited", exitCode: 2 })],
    ["api is exited (exit code 2), expected exited with 0"],
  ],
  [
    "one-shot of an older release",
    oneShot,
    [instance({ state: "exited", exitCode: 0, definition: definition("b") })],
    ["api did not run from this release, expected an exit code of 0"],
  ],
])("%s", (_name, unit, instances, expected) => {
  expect(wrongUnits(documentOf({ api: unit }), runningOf({ api: instances }), {}, now)).toEqual(expected);
});

test("every wrong unit is named, strangers too", () => {
  const document = documentOf({ api: {}, web: {} });
  const running = runningOf({ api: [instance({ state: "paused" })], old: [instance()] });
  expect(wrongUnits(document, running, {}, now)).toEqual([
    "api is paused, expected running",
    "web has 0 running containers, expected 1",
    "old runs and is not in the release",
  ]);
});
