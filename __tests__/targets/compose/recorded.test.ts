import { expect, test } from "@jest/globals";
import { changedParts } from "../../../src/targets/compose/changed.ts";
import { planOf } from "../../../src/targets/compose/plan.ts";
import { recordedUnits } from "../../../src/targets/compose/recorded.ts";
import { unbuilt } from "../../../src/release/release.ts";
import { definition, digest, documentOf, type UnitDraft } from "./units.ts";

const migrate = { name: "migrate", command: ["./migrate"], timeoutSeconds: 60 };
const shop: Readonly<Record<string, UnitDraft>> = {
  store: { role: "stateful", service: { ports: [{ target: 5432, published: "5432" }] } },
  seed: { role: "one-shot", waits: ["store"] },
  api: { waits: ["store"], replicas: 2, secrets: ["KEY"], tasks: [migrate] },
  idle: { replicas: 0 },
  tool: { service: { container_name: "tool" } },
};

function changes(after: Readonly<Record<string, UnitDraft>>) {
  const plan = planOf(documentOf(after), recordedUnits(documentOf(shop), {}), {});
  return {
    units: plan.units.filter(({ action }) => action !== "keep"),
    notes: plan.notes,
    steps: plan.steps.map(({ title }) => title),
  };
}

test("a document that runs as it is recorded has nothing to do", () => {
  expect(changes(shop)).toEqual({ units: [], notes: [], steps: [] });
});

test("what differs is what a target would say that runs the document before", () => {
  const { tool: _gone, ...rest } = shop;
  const after = {
    ...rest,
    store: { ...shop["store"], definition: definition("b") },
    api: { ...shop["api"], digest: unbuilt, definition: definition("b") },
    web: {},
  };
  expect(changes(after)).toEqual({
    units: [
      {
        unit: "api",
        action: "replace",
        why: "another image: aaaaaaaaaaaa → one that is still to be built",
        tasks: ["migrate"],
        strategy: "roll",
        how: "nobody has to be told",
      },
      {
        unit: "store",
        action: "replace",
        why: "its definition changed",
        stateful: true,
        strategy: "recreate",
        how: "it keeps data",
      },
      { unit: "tool", action: "remove", why: "is not in the release" },
      { unit: "web", action: "create", why: "is not there yet" },
    ],
    notes: ["store keeps data and is stopped and started anew (its definition changed); its volumes stay."],
    steps: [
      "Place the release's files on the host",
      "Pull the images that the host does not have",
      "Start store",
      "Run migrate of api",
      "Roll api: new beside old",
      "Start web",
      "Remove tool",
    ],
  });
});

test.each<[string, UnitDraft, UnitDraft, readonly string[]]>([
  ["nothing", {}, {}, []],
  ["its image", {}, { digest: digest("b") }, ["image"]],
  [
    "keys of its service",
    { service: { image: "a", environment: { A: "1" } } },
    { service: { image: "a", environment: { A: "2" }, ports: [{ target: 80 }] } },
    ["environment", "ports"],
  ],
  ["its order", {}, { waits: ["store"], service: { depends_on: {} } }, ["after", "depends_on"]],
  [
    "what is configured",
    {},
    { replicas: 2, tasks: [migrate], startSeconds: 9 },
    ["replicas", "start-timeout", "tasks"],
  ],
])("the parts that changed of a unit: %s", (_name, before, after, parts) => {
  expect(changedParts(documentOf({ api: before }), documentOf({ api: after }), "api")).toEqual(parts);
});
