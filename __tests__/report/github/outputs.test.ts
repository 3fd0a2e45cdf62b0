import { expect, test } from "@jest/globals";
import { readAction } from "../../../scripts/action-reference.ts";
import { GateError } from "../../../src/errors.ts";
import type { Result } from "../../../src/release/results.ts";
import { outputsOf, outputsOfError, written } from "../../../src/report/github/outputs.ts";
import { aFailedDeployment, aPlan, aRun, samples } from "../../support/results.ts";

const results: readonly (readonly [string, Result])[] = [
  ...Object.entries(samples).map(([name, result]) => [name, result as Result] as const),
  ["a plan that builds", aPlan()],
  ["a run that failed", aRun({ deployment: aFailedDeployment() })],
];

test.each(results)("the outputs of %s hold names and ids, and no address of a registry", (_name, result) => {
  const outputs = written(outputsOf(result));
  const described = Object.keys(readAction().outputs);
  expect(outputs.filter(([name]) => !described.includes(name))).toEqual([]);
  expect(JSON.stringify(outputs)).not.toMatch(/registry\.example|sha256:|c1-/);
  for (const [name, value] of outputs) expect(`${name} ${value}`).not.toMatch(/undefined|\[object/);
});

test("what was thrown gives an outcome and nothing of its text", () => {
  const error = new GateError("registry.example is closed", ["registry.example"], { hint: "registry.example" });
  expect(written(outputsOfError(error, "dev"))).toEqual([
    ["outcome", "failed"],
    ["environment", "dev"],
  ]);
});
