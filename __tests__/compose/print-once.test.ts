import { expect, test } from "@jest/globals";
import { toShell } from "../../src/command/command.ts";
import type { Runner } from "../../src/command/runner.ts";
import { printModel } from "../../src/compose/commands.ts";
import { printingOnce } from "../../src/compose/print-once.ts";

const files = { root: "/shop", files: ["compose.yml"], envFiles: [], profiles: [], variables: {}, prelude: "{}" };

test("the same model is printed once, another one and everything else each time", async () => {
  const ran: string[] = [];
  const runner: Runner = {
    run(command) {
      ran.push(toShell(command));
      return Promise.resolve({ stdout: String(ran.length), stderr: "", exitCode: 0, milliseconds: 0 });
    },
  };
  const once = printingOnce(runner);
  const git = { program: "git", args: ["status"] };
  const commands = [printModel(files), printModel({ ...files }), printModel({ ...files, prelude: "{ }" }), git, git];
  const answers = await Promise.all(commands.map((command) => once.run(command)));
  expect(answers.map(({ stdout }) => stdout)).toEqual(["1", "1", "2", "3", "4"]);
});
