import { describe, expect, test } from "@jest/globals";
import { command } from "../../src/command/command.ts";
import { localRunner } from "../../src/command/local.ts";
import { trusting } from "../../src/source/trust.ts";
import { repository } from "../support/repository.ts";

const run = (env: Readonly<Record<string, string | undefined>>, folder: string) =>
  localRunner({ env, redact: (text) => text }).run({
    ...command("git", "rev-parse", "--is-inside-work-tree"),
    cwd: folder,
  });

describe("a checkout that somebody else owns", () => {
  const env = { PATH: process.env["PATH"], HOME: "/nonexistent", GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };

  test("is refused by git, unless it is told otherwise", async () => {
    const made = repository({ "sub/file": "" });
    await expect(run(env, made.root)).rejects.toThrow("dubious ownership");
    expect((await run(trusting(env, made.root), made.root)).stdout).toBe("true\n");
    expect((await run(trusting(env, made.path("sub")), made.path("sub"))).stdout).toBe("true\n");
  });

  test("adds to what git was told already", () => {
    const before = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "a.b", GIT_CONFIG_VALUE_0: "c" };
    expect(trusting(before, "/w/app")).toEqual({
      ...{ GIT_CONFIG_COUNT: "3", GIT_CONFIG_KEY_0: "a.b", GIT_CONFIG_VALUE_0: "c" },
      ...{ GIT_CONFIG_KEY_1: "safe.directory", GIT_CONFIG_VALUE_1: "/w/app" },
      ...{ GIT_CONFIG_KEY_2: "safe.directory", GIT_CONFIG_VALUE_2: "/w" },
    });
  });
});
