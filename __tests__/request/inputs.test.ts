import { describe, expect, test } from "@jest/globals";
import { parseArguments } from "../../src/request/arguments.ts";
import { requestInputs, requestOfInputs, switchedOn, type Inputs } from "../../src/request/inputs.ts";
import { manual } from "../../src/request/manual.ts";

const nothing = Object.fromEntries(requestInputs.map((name) => [name, ""])) as Inputs;
const request = (inputs: Partial<Inputs>) => requestOfInputs({ ...nothing, ...inputs }, { verbose: false });

describe("the action's inputs", () => {
  test.each<[Partial<Inputs>, string]>([
    [{}, "run"],
    [{ command: "run", environment: "dev", "dry-run": "true" }, "run -e dev --dry-run"],
    [{ command: "plan", environment: "staging" }, "plan -e staging"],
    [{ command: "build", images: "web, api\nworker" }, "build web api worker"],
    [{ command: "build", images: "web", results: "out/web.json" }, "build web --results out/web.json"],
    [{ command: "release" }, "release"],
    [
      { command: "release", results: "out", expect: '[{"name":"web","images":["web"]}]' },
      'release --results out --expect [{"name":"web","images":["web"]}]',
    ],
    [{ command: "deploy", environment: "dev", release: "abc123" }, "deploy dev --release abc123"],
    [
      { command: "deploy", environment: "production", "approve-by": "ada, Grace Hopper\nlin" },
      "deploy production --approve-by ada --approve-by Grace_Hopper --approve-by lin",
    ],
    [{ command: "deploy", environment: "dev", hotfix: "true", reason: "fire" }, "deploy dev --hotfix --reason fire"],
    [{ command: "rollback", environment: "staging" }, "rollback staging"],
    [{ command: "rollback", environment: "staging", "skip-hooks": "true" }, "rollback staging --skip-hooks"],
    [{ command: "rollback", environment: "staging", to: "4", reason: "slow" }, "rollback staging --to 4 --reason slow"],
    [{ command: "approve", environment: "production", release: "abc123" }, "approve production --release abc123"],
    [{ command: "approve", environment: "production", wait: "10m" }, "approve production --wait 10m"],
    [{ command: "verify", environment: "dev" }, "verify dev"],
    [{ command: "sign-off", environment: "staging", release: "abc123" }, "sign-off staging --release abc123"],
    [{ command: "hold", environment: "dev", reason: "demo" }, "hold dev --reason demo"],
    [{ command: "freeze", environment: "dev", until: "2d", reason: "exams" }, "freeze dev --until 2d --reason exams"],
    [{ command: "lift", environment: "dev" }, "lift dev"],
    [{ command: "unlock", environment: "dev", reason: "gone" }, "unlock dev --reason gone"],
    [{ command: "deploy", environment: "dev", wait: "0s" }, "deploy dev --wait 0s"],
    [{ command: "down", environment: "dev", wait: "5m", reason: "over" }, "down dev --wait 5m --reason over"],
    [{ command: "status" }, "status"],
    [{ command: "history", environment: "dev", limit: "3" }, "history dev --limit 3"],
    [{ command: "history", environment: "dev" }, "history dev"],
    [{ command: "diff", environment: "production", against: "staging" }, "diff production staging"],
    [{ command: "down", environment: "dev", data: "True" }, "down dev --data"],
    [{ command: "preview up", "pull-request": "12", reason: "demo" }, "preview up 12 --reason demo"],
    [{ command: "preview-down", "pull-request": "12" }, "preview down 12"],
    [{ command: "preview list" }, "preview list"],
    [{ command: "preview prune", "older-than": "7d" }, "preview prune --older-than 7d"],
    [{ command: "promote", environment: "staging", "dry-run": "true" }, "promote staging --dry-run"],
    [{ command: "promote" }, "promote"],
    [{ command: "doctor" }, "doctor"],
    [
      { command: "status", directory: "/app", config: "a.yml", registry: "ghcr.io/o/a", by: "ada" },
      "status -C /app --config a.yml --registry ghcr.io/o/a --by ada",
    ],
    [
      { command: "deploy", environment: "dev", release: "abc123", require: "environment release" },
      "deploy dev --release abc123",
    ],
    [{ command: "plan", hotfix: "false", "skip-hooks": "false", "dry-run": "false", data: "false" }, "plan"],
  ])("%j is the same as %s", (inputs, line) => {
    const words = line.split(" ").map((word) => word.replace("_", " "));
    expect(request(inputs)).toEqual(parseArguments(words, ""));
  });

  test.each<[Partial<Inputs>, string]>([
    [
      { command: "release", results: "out" },
      "input expect: is missing, so it is not known which build legs there must be",
    ],
    [{ command: "release", expect: "[]" }, "input results: input expect needs it"],
    [{ command: "release", results: "out", expect: "web" }, 'input expect: must be the matrix of a plan, got "web"'],
    [{ command: "deploi" }, 'input command: there is no command "deploi"'],
    [{ command: "deploy" }, "input environment: deploy needs it"],
    [{ command: "diff", against: "dev" }, "input environment: diff needs it"],
    [{ command: "status", environment: "dev" }, "input environment: status does not take it"],
    [{ command: "plan", "dry-run": "true" }, "input dry-run: plan does not take it"],
    [{ command: "deploy", environment: "dev", to: "4" }, "input to: deploy does not take it"],
    [
      { command: "rollback", environment: "dev", hotfix: "true", reason: "x" },
      "input hotfix: rollback does not take it",
    ],
    [{ command: "deploy", environment: "dev", hotfix: "true" }, "input reason: a hotfix needs it"],
    [{ command: "freeze", environment: "dev", reason: "exams" }, "input until: freeze needs it"],
    [{ command: "unlock", environment: "dev" }, "input reason: unlock needs it"],
    [{ command: "maintenance on", environment: "dev" }, "input reason: maintenance-on needs it"],
    [
      { command: "deploy", environment: "dev", release: "", require: "release" },
      "input release: is empty, and require names it",
    ],
    [{ command: "plan", require: "environment, relaese" }, 'input require: there is no input "relaese"'],
    [{ command: "preview up" }, "input pull-request: preview-up needs it"],
    [{ command: "preview up", "pull-request": "mine" }, '"mine" is no number of a pull request'],
    [
      { command: "preview prune", "older-than": "soon" },
      'input older-than: must be a duration such as 12h or 7d, got "soon"',
    ],
    [{ hotfix: "yes" }, 'input hotfix: must be true or false, got "yes"'],
    [
      { command: "history", environment: "dev", limit: "many" },
      'input limit: must be a number from 1 to 9999, got "many"',
    ],
  ])("%j is refused", (inputs, message) => {
    expect(() => request(inputs)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
  });

  test("an unknown command is told the known ones", () => {
    expect(() => request({ command: "x" })).toThrow(
      expect.objectContaining({
        hint: `Commands: ${Object.keys(manual).filter(isForWorkflows).join(", ")}`,
      }),
    );
  });

  test("every command is reachable", () => {
    for (const command of Object.keys(manual).filter(isForWorkflows)) {
      const hasNone = ["release", "status", "doctor"].includes(command) || command.startsWith("preview-");
      const needed = {
        ...(["preview-up", "preview-down"].includes(command) ? { "pull-request": "12" } : {}),
        ...(command === "freeze" ? { until: "2d" } : {}),
        ...(["freeze", "unlock", "maintenance-on"].includes(command) ? { reason: "why" } : {}),
      };
      expect(request({ command, environment: hasNone ? "" : "dev", ...needed }).wish.command).toBe(command);
    }
  });

  test("true and false are read as YAML writes them", () => {
    expect(["true", "True", "TRUE", "false", "False", "FALSE", ""].map((text) => switchedOn("x", text))).toEqual([
      ...[true, true, true, false, false, false, false],
    ]);
  });
});

/** The others are for somebody at a terminal. */
function isForWorkflows(command: string): boolean {
  return !["setup", "task", "migrate", "permissions"].includes(command);
}
