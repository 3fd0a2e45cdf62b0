import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { systemClock } from "../../src/clock.ts";
import { localRunner } from "../../src/command/local.ts";
import { hookRunner } from "../../src/release/hook-runner.ts";
import { linesLog } from "../support/memory.ts";
import { tree } from "../support/tree.ts";

const cwd = tree({
  "scripts/tell.sh": '#!/bin/sh\necho "$AIP_DEPLOY_RELEASE on $ENVIRONMENT"; pwd\n',
  "scripts/plain.sh": "#!/bin/sh\n",
});
chmodSync(join(cwd, "scripts/tell.sh"), 0o755);
const log = linesLog();
const runner = localRunner({ env: process.env, redact: (text) => text.replaceAll("hunter2", "***") });
const run = hookRunner({ runner, clock: systemClock, cwd, env: { ENVIRONMENT: "dev" }, log });

const never = new AbortController().signal;
const ended = async (command: string[], timeoutSeconds = 60, signal = never) => {
  const told = { AIP_DEPLOY_RELEASE: "1b1b" };
  const { outcome, failure } = await run({ name: "before-deploy", config: { command, timeoutSeconds }, told }, signal);
  const { message = "", log: said = [], hint } = failure ?? {};
  return { outcome, message, hint, said: said.toSorted() };
};

test("a hook runs in the checkout, knows what happens, and is heard as it speaks", async () => {
  expect(await ended(["./scripts/tell.sh"])).toMatchObject({ outcome: "succeeded", message: "" });
  expect(log.lines).toEqual(["1b1b on dev", cwd]);
});

test.each([
  [["sh", "-c", "echo one; echo hunter2 >&2; exit 3"], "ended with exit code 3", ["one", "***"], undefined],
  [["no-such-program"], "could not be started: no-such-program was not found", [], undefined],
  [
    ["./scripts/gone.sh"],
    "could not be started: ./scripts/gone.sh was not found",
    [],
    "Hooks run in the repository's folder, and a path is looked for from there.",
  ],
  [
    ["./scripts/plain.sh"],
    "could not be started: ./scripts/plain.sh may not be executed",
    [],
    "git update-index --chmod=+x ./scripts/plain.sh",
  ],
])("%j has failed: %s", async (command, why, said, hint) => {
  const message = `the hook before-deploy ${why}`;
  expect(await ended(command)).toEqual({ outcome: "failed", message, said: said.toSorted(), hint });
});

test("one that hangs is stopped and has failed; one that somebody stops has not", async () => {
  const hanging = ["sh", "-c", "echo waiting; sleep 60"];
  expect(await ended(hanging, 0.3)).toMatchObject({
    outcome: "failed",
    message: "the hook before-deploy did not end within 0.3 s",
    said: ["waiting"],
  });
  expect(await ended(hanging, 60, AbortSignal.timeout(200))).toMatchObject({ outcome: "cancelled", message: "" });
});
