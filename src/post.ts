import * as core from "@actions/core";
import { systemClock } from "./clock.ts";
import { endLeftovers, processVariable } from "./command/leftovers.ts";
import { messageOf } from "./errors.ts";
import { githubClient } from "./github/client.ts";
import { deploymentsOf } from "./github/deployments-of.ts";
import { runOf } from "./github/run.ts";
import type { OwnLease } from "./release/app.ts";
import { closeLeftOpen, type OpenRecord } from "./report/github/record.ts";
import type { Step } from "./report/github/step.ts";
import { switchedOn } from "./request/inputs.ts";

/**
 * After a step that was ended from outside: ends the programs that it left running, closes the deployment record that it left
 * open, gives its lease back, and tells so where its own summary would stand. Never fails the job.
 */
export async function post(step: Step, giveBack: (lease: OwnLease) => Promise<boolean>): Promise<void> {
  const wasKilled = core.getState("mark") !== "" && core.getState("ended") === "";
  await attempt("What the step left running could not be ended", endPrograms);
  await attempt("The lease could not be given back and runs out by itself", () => endLease(giveBack));
  await attempt("The deployment record could not be closed", closeRecord);
  if (!wasKilled) return;
  await attempt("The summary could not be written", async () => {
    if (switchedOn("summary", core.getInput("summary") || "true")) await step.summarise(() => `${killed()}\n`);
  });
}

async function attempt(otherwise: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    core.warning(`${otherwise}: ${messageOf(error)}`);
  }
}

async function endPrograms(): Promise<void> {
  const value = core.getState("mark");
  if (value === "") return;
  const names = await endLeftovers({ name: processVariable, value });
  if (names.length > 0) core.info(`Ended what the step had left running: ${names.join(", ")}`);
}

async function endLease(giveBack: (lease: OwnLease) => Promise<boolean>): Promise<void> {
  const kept = core.getState("lease");
  if (kept === "") return;
  const lease = JSON.parse(kept) as OwnLease;
  if (await giveBack(lease)) core.info(`${lease.environment} was still ours to change, and no longer is`);
}

async function closeRecord(): Promise<void> {
  const [kept, token, run] = [core.getState("record"), core.getInput("token"), runOf(process.env)];
  if (kept === "" || token === "" || run === undefined) return;
  const now = () => systemClock.now();
  const deployments = deploymentsOf(githubClient({ ...run, token, now }), run.url);
  const options = { deployments, clock: systemClock, random: Math.random };
  const open = JSON.parse(kept) as OpenRecord;
  const closed = await closeLeftOpen(open, options);
  if (closed !== undefined)
    core.info(`The deployment record of ${open.environment} was left open: ${closed.description}`);
}

function killed(): string {
  const command = core.getInput("command") || "run";
  return (
    `🛑 **${/^[\w-]+$/.test(command) ? command : "the step"} was ended from outside before it was over**, so nobody knows how far it came. ` +
    "The next run mends what was left half done; what runs now: `aip-deploy status`"
  );
}
