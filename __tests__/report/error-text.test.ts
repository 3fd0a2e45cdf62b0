import { describe, expect, test } from "@jest/globals";
import {
  BuildError,
  CancelledError,
  CommandError,
  ConfigError,
  DeployError,
  GateError,
  InternalError,
  RegistryError,
  SecretError,
  TargetError,
  UsageError,
} from "../../src/errors.ts";
import type { Outcome } from "../../src/outcome.ts";
import type { Result } from "../../src/release/results.ts";
import { renderError } from "../../src/report/error-text.ts";
import { exitCodeFor, exitCodeOf } from "../../src/report/exit-code.ts";
import { plain } from "../../src/report/style.ts";
import { aDeployment, aFailedDeployment, aRun, samples } from "../support/results.ts";

const shown = (error: unknown) => renderError(error, plain);

describe("an error for a person", () => {
  test("the hint stands on a line of its own", () => {
    expect(shown(new UsageError('there is no command "deplyo"', { hint: "Commands: deploy, diff" }))).toBe(
      'there is no command "deplyo"\nhint: Commands: deploy, diff\n',
    );
  });

  test("every problem of a file with its place and its hint, and how many there are", () => {
    const error = new ConfigError([
      {
        file: "aip-deploy.yml",
        line: 7,
        column: 3,
        path: "environments.dev.branhc",
        message: "is not known",
        hint: 'did you mean "branch"?',
      },
      { file: ".env.dev", message: "cannot be read:\nEACCES" },
    ]);
    expect(shown(error)).toMatchInlineSnapshot(`
     "aip-deploy.yml:7:3: environments.dev.branhc: is not known
       hint: did you mean "branch"?
     .env.dev: cannot be read:
       EACCES
     2 problems
     "
    `);
  });

  test("a hint of all problems together is not said twice", () => {
    const hint = "add a docker-compose.yml";
    const error = new ConfigError([{ message: "there is no Compose file", hint }], { hint });
    expect(shown(error)).toBe(`there is no Compose file\n  hint: ${hint}\n1 problem\n`);
  });

  test("the last lines of a program, unless the message holds them already", () => {
    const details = { line: "docker pull x", status: 1, lastLines: ["no space left on device", "try again"] };
    const first = "docker pull ended with 1\n";
    expect(shown(new CommandError("command.failed", `${first}no space left on device\ntry again`, details))).toBe(
      `${first}no space left on device\ntry again\n`,
    );
    expect(shown(new CommandError("command.failed", "docker pull ended with 1", details))).toBe(
      `${first}  | no space left on device\n  | try again\n`,
    );
    const build = new BuildError("build.failed", "auth does not build", { lastLines: ["pip: no such package"] });
    expect(shown(build)).toBe("auth does not build\n  | pip: no such package\n");
  });

  test("the closed gates, and how they open", () => {
    const reasons = ["dev is held by Ada", "nobody approved"];
    const error = new GateError("dev is closed", reasons, { hint: "aip-deploy lift dev\naip-deploy deploy dev" });
    expect(shown(error)).toBe(
      "dev is closed\n  - dev is held by Ada\n  - nobody approved\nhint: aip-deploy lift dev\n      aip-deploy deploy dev\n",
    );
    expect(shown(new GateError("closed:\n- nobody approved", ["nobody approved"]))).toBe(
      "closed:\n- nobody approved\n",
    );
  });

  test("what is no error of ours is a bug, with the place and where to report it", () => {
    const lines = shown(new TypeError("x is not a function", { cause: new Error("deeper") })).split("\n");
    expect(lines[0]).toBe("internal error: x is not a function");
    expect(lines[1]).toMatch(/^ {2}at .*error-text\.test\.ts/);
    expect(lines.slice(-3)).toEqual([
      "  caused by: deeper",
      "hint: This is a bug in aip-deploy; please report it with this text.",
      "",
    ]);
    expect(shown("thrown")).toBe(
      "internal error: thrown\nhint: This is a bug in aip-deploy; please report it with this text.\n",
    );
  });

  test("a request to stop is no bug", () => {
    expect(shown(new DOMException("This operation was aborted", "AbortError"))).toBe("stopped on request\n");
    expect(shown(new CancelledError())).toBe("stopped on request\n");
  });
});

describe("the exit code", () => {
  test.each<[unknown, number]>([
    [new UsageError("x"), 2],
    [new ConfigError([]), 2],
    [new SecretError("secret.missing", "x"), 2],
    [new BuildError("build.failed", "x"), 1],
    [new GateError("x", []), 4],
    [new RegistryError("registry.unreachable", "x"), 3],
    [new TargetError("target.unreachable", "x"), 3],
    [new DeployError("release.unknown", "x"), 3],
    [new CancelledError(), 130],
    [new CommandError("command.cancelled", "x", { line: "x" }), 130],
    [new DOMException("x", "AbortError"), 130],
    [new DOMException("x", "TimeoutError"), 3],
    [new InternalError("x"), 3],
    [new TypeError("x"), 3],
    [undefined, 3],
  ])("of %p is %d", (error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });

  test.each<[Outcome, number]>([
    ["succeeded", 0],
    ["skipped", 0],
    ["failed", 1],
    ["errored", 3],
    ["cancelled", 130],
  ])("of what %s is %d, whether it was deployed, rolled back, run or verified", (outcome, code) => {
    const deployment = aDeployment({ outcome });
    const results: Result[] = [
      { command: "deploy", deployment },
      { command: "rollback", deployment },
      aRun({ deployment }),
      { ...samples.verify, outcome },
    ];
    expect(results.map(exitCodeFor)).toEqual([code, code, code, code]);
  });

  test("of a failure that came back by itself is 1", () => {
    expect(exitCodeFor({ command: "deploy", deployment: aFailedDeployment() })).toBe(1);
  });

  test("of a deployment that is in no ledger is 3", () => {
    expect(exitCodeFor({ command: "deploy", deployment: aDeployment({ unrecorded: "no" }) })).toBe(3);
  });

  test("of reports and of what throws when it fails is 0", () => {
    const { deployment: _none, ...run } = aRun();
    const { plan, build, release, status, history, diff, hold, lift, down } = samples;
    const results = [run, plan, build, release, status, history, diff, samples["sign-off"], hold, lift, down];
    expect(results.map(exitCodeFor)).toEqual(results.map(() => 0));
  });
});
