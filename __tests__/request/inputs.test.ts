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
    [{ command: "release" }, "release"],
    [{ command: "deploy", environment: "dev", release: "abc123" }, "deploy dev --release abc123"],
    [
      { command: "deploy", environment: "production", "approve-by": "ada, Grace Hopper\nlin" },
      "deploy production --approve-by ada --approve-by Grace_Hopper --approve-by lin",
    ],
    [{ command: "deploy", environment: "dev", hotfix: "true", reason: "fire" }, "deploy dev --hotfix --reason fire"],
    [{ command: "rollback", environment: "staging" }, "rollback staging"],
    [{ command: "rollback", environment: "staging", to: "4", reason: "slow" }, "rollback staging --to 4 --reason slow"],
    [{ command: "verify", environment: "dev" }, "verify dev"],
    [{ command: "sign-off", environment: "staging", release: "abc123" }, "sign-off staging --release abc123"],
    [{ command: "hold", environment: "dev", reason: "demo" }, "hold dev --reason demo"],
    [{ command: "lift", environment: "dev" }, "lift dev"],
    [{ command: "status" }, "status"],
    [{ command: "history", environment: "dev", limit: "3" }, "history dev --limit 3"],
    [{ command: "history", environment: "dev" }, "history dev"],
    [{ command: "diff", environment: "production", against: "staging" }, "diff production staging"],
    [{ command: "down", environment: "dev", data: "True" }, "down dev --data"],
    [
      { command: "status", directory: "/app", config: "a.yml", registry: "ghcr.io/o/a", by: "ada" },
      "status -C /app --config a.yml --registry ghcr.io/o/a --by ada",
    ],
    [{ command: "plan", hotfix: "false", "dry-run": "false", data: "false" }, "plan"],
  ])("%j is the same as %s", (inputs, line) => {
    const words = line.split(" ").map((word) => word.replace("_", " "));
    expect(request(inputs)).toEqual(parseArguments(words, ""));
  });

  test.each<[Partial<Inputs>, string]>([
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
        hint: `Commands: ${Object.keys(manual)
          .filter((each) => each !== "setup")
          .join(", ")}`,
      }),
    );
  });

  test("every command is reachable", () => {
    for (const command of Object.keys(manual).filter((each) => each !== "setup")) {
      const environment = ["release", "status"].includes(command) ? "" : "dev";
      expect(request({ command, environment }).wish.command).toBe(command);
    }
  });

  test("true and false are read as YAML writes them", () => {
    expect(["true", "True", "TRUE", "false", "False", "FALSE", ""].map((text) => switchedOn("x", text))).toEqual([
      ...[true, true, true, false, false, false, false],
    ]);
  });
});
