import { expect, test } from "@jest/globals";
import { read, type Answer } from "../../../scripts/start/answer.ts";
import { judge } from "../../../scripts/start/judge.ts";
import { outline } from "../../../scripts/start/outline.ts";
import type { Expected } from "../../../scripts/start/story.ts";
import { timesTable } from "../../../scripts/start/times.ts";
import type { DeploymentResult } from "../../../src/release/order.ts";
import { renderErrorJson, renderJson } from "../../../src/report/json.ts";
import { plain } from "../../../src/report/style.ts";
import { GateError } from "../../../src/errors.ts";
import { aDeployment, aFailedDeployment, aRun, ids } from "../../support/results.ts";

const releases = new Map([
  ["before", ids.old],
  ["same", ids.new],
]);
const deployed: Expected = { kind: "deployed", environment: "dev" };
const cameBack: Expected = { kind: "came-back", environment: "dev", to: "before" };

function answer(deployment: DeploymentResult, exitCode = 0): Answer {
  return { exitCode, seconds: 50, said: "", result: aRun({ deployment }) };
}

test.each<[string, Expected, Answer, string | undefined]>([
  ["deployed", deployed, answer(aDeployment()), undefined],
  ["deployed, the same release", { ...deployed, like: "same" }, answer(aDeployment()), undefined],
  [
    "deployed, but another release",
    { ...deployed, like: "before" },
    answer(aDeployment()),
    "dev got release 1b1b1b1b1b1b, expected was 0a0a0a0a0a0a of step before",
  ],
  ["not verified", deployed, answer(aDeployment({ verified: false })), "dev was not verified"],
  ["somewhere else", deployed, answer(aDeployment({ environment: "live" })), "nothing was deployed to dev"],
  ["failed", deployed, answer(aFailedDeployment(), 1), "the exit code is 1, expected was 0"],
  ["came back", cameBack, answer(aFailedDeployment(), 1), undefined],
  ["did not fail", cameBack, answer(aDeployment()), "the exit code is 0, expected was 1"],
  [
    "came back to another one",
    { ...cameBack, to: "same" },
    answer(aFailedDeployment(), 1),
    "dev came back to 0a0a0a0a0a0a, expected was 1b1b1b1b1b1b of step same",
  ],
  ["failed without a way back", cameBack, answer(withoutReturn(), 1), "dev did not come back"],
  ["no result", { kind: "done" }, { exitCode: 0, seconds: 1, said: "" }, "there is no result"],
])("%s", (_, expected, given, verdict) => {
  expect(judge(expected, given, releases)).toBe(verdict);
});

test("what the program prints is read as it was meant", () => {
  expect(read(renderJson(aRun())).result).toMatchObject(aRun());
  expect(read(renderErrorJson(new GateError("closed", ["held"], { hint: "lift it" }))).refusal).toEqual({
    code: "gate.closed",
    message: "closed",
    hint: "lift it",
    reasons: ["held"],
  });
  expect(read("")).toEqual({});
});

test("a failure in a few lines", () => {
  expect(outline(aRun({ deployment: aFailedDeployment() }))).toBe(
    [
      "dev: release 1b1b1b1b1b1b failed, 12.3 s",
      "chatbot: chatbot exited with 1",
      "Traceback (most recent call last):",
      "  ModuleNotFoundError: No module named 'llm'",
      "dev runs release 0a0a0a0a0a0a again, verified",
    ].join("\n"),
  );
});

test("the table of times", () => {
  expect(timesTable([{ id: "develop", answer: answer(aDeployment()) }], plain)).toBe(
    [
      "push     to   plan   build   release  deploy  whole   images",
      "develop  dev  0.4 s  33.0 s  0.6 s    12.3 s  50.0 s  1 built, 1 found",
    ].join("\n"),
  );
});

function withoutReturn(): DeploymentResult {
  const { comeback: _, ...rest } = aFailedDeployment();
  return rest;
}
