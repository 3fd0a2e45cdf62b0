import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readAction } from "../../scripts/action-reference.ts";
import { inRoot } from "../../scripts/steps.ts";
import { workflowFiles } from "../../scripts/workflows/lint.ts";
import * as rules from "../../scripts/workflows/rules.ts";
import { manual } from "../../src/request/manual.ts";

const files = workflowFiles();
const texts = { ...files.workflows, ...files.templates, ...files.manual };
const parsed: rules.Parsed = {
  workflows: parseAll(files.workflows) as rules.Parsed["workflows"],
  actions: parseAll(files.actions) as rules.Parsed["actions"],
};
const all = Object.entries(parseAll(texts)) as [string, rules.Workflow][];
const callers = all.filter(([path]) => !path.startsWith(".github/"));
const called = Object.entries(parsed.workflows).filter(([, { on }]) => on?.workflow_call !== undefined);

function parseAll(from: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(from).map(([path, text]) => [path, parse(text) as unknown]));
}

describe("every workflow, template and example", () => {
  test.each(Object.entries(texts))("%s names what is another's by its hash", (_path, text) => {
    expect([...rules.pinned(text)]).toEqual([]);
  });

  test.each(all)("%s is bounded, declarative and connected", (_path, workflow) => {
    expect([...rules.scripts(workflow)]).toEqual([]);
    expect([...rules.bounded(workflow)]).toEqual([]);
    expect([...rules.groups(workflow)]).toEqual([]);
    expect([...rules.connected(workflow, parsed)]).toEqual([]);
  });
});

describe("the workflows that others call", () => {
  test.each(called)("%s leaves no record and no permission to chance", (_path, workflow) => {
    expect([...rules.unrecorded(workflow)]).toEqual([]);
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency).toBeUndefined();
  });

  test.each(callers)("%s grants what the called workflow asks for, and no more", (_path, workflow) => {
    expect([...rules.granted(workflow, parsed)]).toEqual([]);
  });

  test("each has a caller to copy", () => {
    const used = callers.flatMap(([, { jobs }]) => Object.values(jobs).flatMap(({ uses = [] }) => uses));
    const names = called.map(([path]) => `org/aip-deploy/${path}@v1`);
    expect([...new Set(used)].sort()).toEqual(names.sort());
  });

  test("the plan sees no secret", () => {
    const pipeline = parsed.workflows[".github/workflows/pipeline.yml"] ?? { jobs: {} };
    expect([...rules.seesNoSecret("plan", pipeline)]).toEqual([]);
  });

  test("a deployment waits for its turn, and a request for approval does not", () => {
    const turns = called.flatMap(([, { jobs }]) =>
      Object.entries(jobs).flatMap(([name, { concurrency }]) =>
        concurrency === undefined ? [] : [[name, concurrency] as const],
      ),
    );
    for (const [name, { group, ...how }] of turns) {
      const waits = { "cancel-in-progress": false, queue: "max" };
      expect([name, how]).toEqual([name, name === "approve" ? { "cancel-in-progress": true } : waits]);
      expect(group).toMatch(/^aip-deploy\//);
    }
    const queues = turns
      .filter(([name]) => name !== "approve" && name !== "preview")
      .map(([, { group = "" }]) => group);
    // A rollback and a deployment of one environment are in one queue.
    expect(
      new Set(queues.map((group) => group.replace(/(needs\.plan\.outputs|inputs)\.environment/, "ENV"))).size,
    ).toBe(1);
  });

  test("the manual's permissions are the ones that the pipeline asks for", () => {
    const page = readFileSync(inRoot("docs/action.md"), "utf8");
    const section = /## Permissions\n([^]*?)\n## /.exec(page)?.[1] ?? "";
    const documented = [...section.matchAll(/^\| `([\w-]+): (\w+)`/gm)].map(([, name = "", level = ""]) => [
      name,
      level,
    ]);
    const pipeline = parsed.workflows[".github/workflows/pipeline.yml"] ?? { jobs: {} };
    expect(Object.fromEntries(documented)).toEqual(rules.asked(pipeline));
  });
});

describe("the actions of single commands", () => {
  const root = readAction();
  const own = Object.entries(files.actions).filter(([path]) => path !== "action.yml");

  test.each(own)("%s runs the one bundle with a command that exists", (_path, text) => {
    const action = parse(text) as { inputs: Record<string, { default?: string; description: string }>; runs: unknown };
    expect(action.runs).toEqual({
      using: "node24",
      main: "../../dist/action/index.js",
      post: "../../dist/action/index.js",
    });
    const { command } = action.inputs;
    const commands =
      command?.default === undefined ? command?.description.match(/[\w-]+(?=,| or|\.)/g) : [command.default];
    expect(Object.keys(manual)).toEqual(expect.arrayContaining(commands ?? ["none"]));
  });

  test.each(own)("%s takes and gives what the action does, with the same defaults", (_path, text) => {
    const { inputs, outputs } = parse(text) as ReturnType<typeof readAction>;
    expect(Object.keys(root.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    expect(Object.keys(root.outputs)).toEqual(expect.arrayContaining(Object.keys(outputs)));
    for (const [name, { default: value }] of Object.entries(inputs)) {
      if (name === "command" || name === "to" || name === "limit") continue;
      expect([name, value]).toEqual([name, root.inputs[name]?.default]);
    }
    const described = [...Object.values(inputs), ...Object.values(outputs)];
    expect(described.filter(({ description = "" }) => !description.endsWith("."))).toEqual([]);
  });
});

describe("the templates", () => {
  const names = Object.keys(files.templates).map((path) => path.replace(/\.yml$/, ""));

  test.each(names)("%s has its properties and its icon", (name) => {
    const properties = JSON.parse(readFileSync(inRoot(`${name}.properties.json`), "utf8")) as Record<string, unknown>;
    expect(properties).toEqual({
      name: expect.stringMatching(/aip-deploy$/),
      description: expect.stringMatching(/\.$/),
      iconName: name.split("/")[1],
      categories: expect.arrayContaining(["deployment"]),
      filePatterns: expect.arrayContaining(["^aip-deploy\\.ya?ml$"]),
    });
    for (const pattern of properties["filePatterns"] as string[]) expect(() => new RegExp(pattern)).not.toThrow();
    expect(readFileSync(inRoot(`${name}.svg`), "utf8")).toMatch(/^<svg [^>]*viewBox="0 0 24 24"[^]*<\/svg>\n$/);
  });

  test("nothing else lies beside them", () => {
    const known = names.flatMap((name) => [`${name}.yml`, `${name}.properties.json`, `${name}.svg`]);
    const found = readdirSync(inRoot("workflows-templates")).map((name) => `workflows-templates/${name}`);
    expect(found.sort()).toEqual(known.sort());
    expect(existsSync(inRoot(".github/dependabot.yml"))).toBe(true);
  });

  test("the caller of the pipeline is the manual's first example", () => {
    const template = (files.templates["workflows-templates/aip-deploy.yml"] ?? "").replace("$default-branch", "main");
    expect(files.manual["docs/action-1.yml"]).toBe(template);
    expect(
      template
        .trim()
        .split("\n")
        .filter((line) => line !== "").length,
    ).toBeLessThanOrEqual(16);
  });
});
