import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readAction } from "../../scripts/action-reference.ts";
import { inRoot } from "../../scripts/steps.ts";
import { requestInputs } from "../../src/request/inputs.ts";
import { manual } from "../../src/request/manual.ts";

describe("action.yml", () => {
  const { inputs, outputs } = readAction();

  test("has the inputs that the program reads, and no other", () => {
    expect(Object.keys(inputs).sort()).toEqual([...requestInputs, "token", "secrets", "summary", "record"].sort());
  });

  test("has the outputs that the program sets", () => {
    expect(Object.keys(outputs)).toEqual([
      ...[
        "environment",
        "release",
        "outcome",
        "number",
        "matrix",
        "deploys",
        "asks-approval",
        "approval-environment",
        "images",
        "url",
      ],
    ]);
  });

  test("names every command and describes everything", () => {
    for (const command of Object.keys(manual).filter(
      (each) => !["setup", "task", "migrate", "permissions"].includes(each),
    ))
      expect(inputs["command"]?.description).toContain(command);
    const all = [...Object.values(inputs), ...Object.values(outputs)];
    expect(all.filter(({ description = "" }) => !description.endsWith("."))).toEqual([]);
  });

  test("runs one bundle twice, on a node that runners still have", () => {
    expect(parse(readFileSync(inRoot("action.yml"), "utf8"))).toMatchObject({
      branding: { icon: "upload-cloud", color: "blue" },
      runs: { using: "node24", main: "dist/action/index.js", post: "dist/action/index.js" },
    });
  });
});
