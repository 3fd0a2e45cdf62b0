import { expect, test } from "@jest/globals";
import type { StepResult, TargetPlan } from "../../src/targets/target.ts";
import { wavesDiagram } from "../../src/report/waves-diagram.ts";

function planOf(waves: readonly (readonly string[])[]): TargetPlan {
  const steps = waves.map((units, index) => ({
    ...{ id: `start:${index}`, kind: "start" as const, title: `Start ${units.join(", ")}`, units },
  }));
  const pull = { id: "pull", kind: "pull" as const, title: "Pull", units: waves.flat() };
  return { steps: [pull, ...steps], notes: [], units: [] };
}

function result(id: string, over: Partial<StepResult> = {}): StepResult {
  return { id, title: id, outcome: "succeeded", seconds: 1, ...over };
}

test("each wave is a box, and each unit has the colour of what came of it", () => {
  const units = [
    { unit: "api", outcome: "succeeded" as const, seconds: 1, detail: "ready" },
    { unit: "chat", outcome: "failed" as const, seconds: 1, detail: "exited with 1" },
  ];
  const results = [result("pull"), result("start:0"), result("start:1", { outcome: "failed", units })];
  expect(wavesDiagram(planOf([["db"], ["api", "chat"], ["gateway"]]), results)).toMatchInlineSnapshot(`
   "flowchart LR
     subgraph w0["start"]
       w0u0["db"]:::succeeded
     end
     subgraph w1["start"]
       w1u0["chat"]:::failed
       w1u1["api"]:::succeeded
     end
     subgraph w2["start"]
       w2u0["gateway"]:::skipped
     end
     w0 --> w1 --> w2
     classDef failed fill:#cf222e,stroke:#cf222e,color:#ffffff
     classDef skipped fill:#ffffff00,stroke:#6e7781,stroke-dasharray:4
     classDef succeeded fill:#1a7f37,stroke:#1a7f37,color:#ffffff"
  `);
});

test("there is no diagram of one unit", () => {
  expect(wavesDiagram(planOf([["db"]]), [result("start:0")])).toBe("");
});

test("names cannot become anything else than names", () => {
  const name = '"]; click w0 "javascript:alert(1)"\n```\n%%{init: {}}%% <b>&amp;#35;`';
  const text = wavesDiagram(planOf([[name, "a|b"]]), []);
  expect(text.split("\n").filter((line) => line.includes("w0u"))).toMatchInlineSnapshot(`
   [
     "    w0u0["#34;#93;#59; click w0 #34;javascript#58;alert#40;…"]:::skipped",
     "    w0u1["a#124;b"]:::skipped",
   ]
  `);
});

test("of hundreds of units as many are shown as can be read, and every one that was not good", () => {
  const waves = Array.from({ length: 32 }, (_, wave) =>
    Array.from({ length: 8 }, (_, at) => `service-${wave * 8 + at}`),
  );
  const wide = [Array.from({ length: 256 }, (_, at) => `service-${at}`)];
  const bad = { unit: "service-255", outcome: "failed" as const, seconds: 1, detail: "" };
  for (const [plan, id] of [
    [planOf(waves), "start:31"],
    [planOf(wide), "start:0"],
  ] as const) {
    const text = wavesDiagram(plan, [result(id, { outcome: "failed", units: [bad] })]);
    expect(text).toContain('"service-255"]:::failed');
    expect(text).toMatch(/and \d+ more/);
    expect(text.length).toBeLessThan(6_000);
  }
});
