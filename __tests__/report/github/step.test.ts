import { describe, expect, test } from "@jest/globals";
import { ConfigError, UsageError } from "../../../src/errors.ts";
import { annotationsOf } from "../../../src/report/github/annotations.ts";
import { fenced } from "../../../src/report/github/fence.ts";
import { stepLog } from "../../../src/report/github/log.ts";
import { hidingSecrets, masksOf } from "../../../src/report/github/masks.ts";
import { runOf } from "../../../src/github/run.ts";
import { Secret } from "../../../src/secrets/secret.ts";
import { linesStep } from "../../support/step.ts";

describe("foreign text", () => {
  test.each([["web: started"], ["std::vector is fine inside of a line"], ["a # in a line, and ## in another"]])(
    "%j stays as it is",
    (text) => {
      expect(fenced(text, () => "t")).toBe(text);
    },
  );

  test.each([
    ["::error::no"],
    ["fine\n  ::add-mask::e"],
    ["\t- ::set-env name=PATH::x"],
    ["\u0085::error::a space only to the runner"],
    ["progress\r::error::no"],
    ["web: ##[error]no"],
  ])("%j cannot give a command", (text) => {
    expect(fenced(text, () => "t")).toBe(`::stop-commands::t\n${text}\n::t::`);
  });
});

describe("the log", () => {
  const logged = async (work: (log: ReturnType<typeof stepLog>) => Promise<void>) => {
    const step = linesStep();
    let now = 0;
    await work(stepLog(step, () => (now += 1))).catch(() => undefined);
    return step.lines;
  };

  test("a phase is a group, and one within it a line", async () => {
    const lines = await logged((log) =>
      log.phase("Going back", async () => {
        log.info("one");
        await log.phase("Start web", () => {
          log.progress("web", "starting");
          log.progress("web", "ready", "succeeded");
          return Promise.resolve();
        });
      }),
    );
    expect(lines).toEqual([
      ...["open Going back", "say one", "say ▸ Start web", "debug web: starting", "say   ✓ web: ready"],
      ...["say   after 1.0 s", "say after 3.0 s", "close"],
    ]);
  });

  test("a group is closed however its work ends", async () => {
    const lines = await logged((log) => log.phase("Start web", () => Promise.reject(new Error("no"))));
    expect(lines).toEqual(["open Start web", "say after 1.0 s", "close"]);
  });

  test("nothing in it moves a cursor", async () => {
    const lines = await logged((log) => {
      log.info("\u001b[2Jgone");
      log.warn("be \u001b[31mcareful");
      return Promise.resolve();
    });
    expect(lines).toEqual(["say gone", "warning be careful"]);
  });
});

describe("masks", () => {
  test.each([
    ["one-line", ["one-line"]],
    ['{\n  "user": "ada",\n  "password": "geheim"\n}\n', ['"user": "ada",', '"password": "geheim"']],
    ["abc", []],
    ["line-1\r\nline-1\r\nline-2", ["line-1", "line-2"]],
  ])("of %j are %j", (value, masks) => {
    expect(masksOf(new Secret("s", value))).toEqual(masks);
  });

  test("are given once, and the value is redacted as well", () => {
    const step = linesStep();
    const secrets = hidingSecrets(step);
    secrets.learn(new Secret("token", "geheim-1"));
    secrets.learn(new Secret("token", "geheim-1"));
    expect(step.lines).toEqual(["hide geheim-1"]);
    expect(secrets.redact("it is geheim-1")).toBe("it is [secret token]");
  });
});

describe("annotations", () => {
  const problem = {
    file: "aip-deploy.yml",
    line: 3,
    column: 5,
    path: "app",
    message: "must be text",
    hint: "write app: shop",
  };

  test("stand at the line, in the folder of the workspace", () => {
    expect(annotationsOf(new ConfigError([problem]), "apps/shop")).toEqual([
      {
        level: "error",
        message: "app: must be text\nwrite app: shop",
        file: "apps/shop/aip-deploy.yml",
        line: 3,
        column: 5,
      },
    ]);
  });

  test("are no more than GitHub shows, and say how many are left", () => {
    const many = annotationsOf(new ConfigError(Array.from({ length: 12 }, () => problem)), ".");
    expect(many).toHaveLength(10);
    expect(many.at(-1)).toEqual({ level: "error", message: "and 3 problems more; all are in the log" });
    expect(annotationsOf(new ConfigError(Array.from({ length: 10 }, () => problem)), ".")).toHaveLength(10);
  });

  test("of anything else are its first line", () => {
    expect(annotationsOf(new UsageError("input to: no", { hint: "more" }), ".")).toEqual([
      { level: "error", message: "input to: no" },
    ]);
  });
});

test("a run is known only on GitHub", () => {
  const env = { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "o/r", GITHUB_SHA: "abc", GITHUB_RUN_ID: "7" };
  expect(runOf(env)).toEqual({
    repository: { owner: "o", repo: "r" },
    commit: "abc",
    id: "7",
    url: "https://github.com/o/r/actions/runs/7/attempts/1",
  });
  expect(runOf({ ...env, GITHUB_SERVER_URL: "https://ghe.example", GITHUB_RUN_ATTEMPT: "2" })?.url).toBe(
    "https://ghe.example/o/r/actions/runs/7/attempts/2",
  );
  expect(runOf({ ...env, GITHUB_ACTIONS: undefined })).toBeUndefined();
  expect(runOf({ ...env, GITHUB_REPOSITORY: undefined })).toBeUndefined();
});
