import { describe, expect, test } from "@jest/globals";
import { CancelledError, ConfigError, GateError } from "../../../src/errors.ts";
import type { DeploymentResult } from "../../../src/release/order.ts";
import { renderErrorMarkdown } from "../../../src/report/error-markdown.ts";
import { described, endingOf, endingOfError } from "../../../src/report/github/ending.ts";
import { outputsOf, outputsOfError, written } from "../../../src/report/github/outputs.ts";
import { aDeployment, aStep, ids } from "../../support/results.ts";

const url = "https://dev.example";
const back = { release: ids.old, steps: [], checks: [], sentence: "dev runs release 0a0a0a0a0a0a again, verified" };

describe("how a record ends", () => {
  test.each<[string, Partial<DeploymentResult>, string]>([
    ["a good deployment", {}, "success"],
    ["one that changed nothing", { unchanged: true }, "success"],
    ["a bad release", { outcome: "failed", verified: false }, "failure"],
    ["what could not be told", { outcome: "errored", verified: false }, "error"],
    [
      "a stop before anything was touched",
      {
        outcome: "cancelled",
        verified: false,
        steps: [aStep({ outcome: "cancelled" }), aStep({ outcome: "skipped" })],
      },
      "inactive",
    ],
    [
      "a stop after which all is as before",
      { outcome: "cancelled", verified: false, comeback: { ...back, outcome: "succeeded" } },
      "inactive",
    ],
    [
      "a stop that could not be undone",
      { outcome: "cancelled", verified: false, comeback: { ...back, outcome: "failed" } },
      "error",
    ],
    [
      "a stop in a hook before anything was touched",
      {
        outcome: "cancelled",
        verified: false,
        steps: [
          aStep({ id: "hook:before-deploy", outcome: "cancelled" }),
          aStep({ outcome: "skipped" }),
          aStep({ id: "hook:on-failure" }),
        ],
      },
      "inactive",
    ],
    ["a good release whose last hook failed", { outcome: "failed" }, "success"],
    ["a stop in the middle", { outcome: "cancelled", verified: false, steps: [aStep()] }, "error"],
  ])("%s", (_name, over, state) => {
    expect(endingOf(aDeployment(over), url).state).toBe(state);
  });

  test("tells the number and the address", () => {
    expect(endingOf(aDeployment({ number: 7, seconds: 12 }), url)).toEqual({
      state: "success",
      description: "dev runs release 1b1b1b1b1b1b, verified after 12.0 s (number 7)",
      environmentUrl: url,
    });
    expect(endingOf(aDeployment(), "not an address")).not.toHaveProperty("environmentUrl");
  });

  test("an error leaves it open how far it came", () => {
    expect(endingOfError(new CancelledError())).toEqual({
      state: "error",
      description: "It is not known how far it came: stopped on request",
    });
  });

  test("a description is one line of at most 140 characters and splits none", () => {
    expect(described("a\n  b\tc ")).toBe("a b c");
    expect(described(`${"x".repeat(138)}😀😀`)).toBe(`${"x".repeat(138)}…`);
    expect(described("x".repeat(200))).toHaveLength(140);
  });
});

describe("outputs", () => {
  test("of a deployment", () => {
    const result = { command: "deploy" as const, deployment: aDeployment({ number: 7 }), url };
    expect(written(outputsOf(result))).toEqual([
      ["outcome", "succeeded"],
      ["environment", "dev"],
      ["release", ids.new],
      ["number", "7"],
      ["url", url],
    ]);
  });

  test.each([
    [new CancelledError(), "cancelled"],
    [new ConfigError([]), "failed"],
    [new GateError("closed", []), "failed"],
    [new Error("a bug"), "errored"],
  ])("of %s", (error, outcome) => {
    expect(outputsOfError(error, "dev")).toEqual({ outcome, environment: "dev" });
  });
});

describe("the summary of an error", () => {
  test("names every problem with its place", () => {
    const problems = [
      { file: "aip-deploy.yml", line: 2, column: 3, message: "one", hint: "do *this*" },
      { message: "two" },
    ];
    expect(renderErrorMarkdown(new ConfigError(problems), "plan")).toBe(
      "❌ **plan: 2 problems**\n\n- aip-deploy.yml:2:3: one<br>do \\*this\\*\n- two\n",
    );
  });

  test("says what keeps a gate closed and what opens it", () => {
    const error = new GateError("production is closed:\n- nobody", ["nobody approved"], { hint: "aip-deploy deploy" });
    expect(renderErrorMarkdown(error, "deploy production")).toBe(
      "🔴 **deploy production: production is closed**\n\n- nobody approved\n\n```text\naip-deploy deploy\n```\n",
    );
  });

  test("holds under a number of bytes", () => {
    const problems = Array.from({ length: 500 }, (_, index) => ({ message: `problem ${index}` }));
    expect(Buffer.byteLength(renderErrorMarkdown(new ConfigError(problems), "plan", 1000))).toBeLessThanOrEqual(1000);
  });
});
