import * as core from "@actions/core";
import { systemClock } from "./clock.ts";
import { messageOf } from "./errors.ts";
import { githubClient } from "./github/client.ts";
import { deploymentsOf } from "./github/deployments-of.ts";
import { runOf } from "./github/run.ts";
import type { OwnLease } from "./release/app.ts";
import { closeLeftOpen, type OpenRecord } from "./report/github/record.ts";

/** Puts right what a step left because it was ended from outside: its lease and its deployment record. Never fails the job. */
export async function post(giveBack: (lease: OwnLease) => Promise<boolean>): Promise<void> {
  await endLease(giveBack);
  await endRecord();
}

async function endLease(giveBack: (lease: OwnLease) => Promise<boolean>): Promise<void> {
  const kept = core.getState("lease");
  if (kept === "") return;
  try {
    const lease = JSON.parse(kept) as OwnLease;
    if (await giveBack(lease)) core.info(`${lease.environment} was still ours to change, and no longer is`);
  } catch (error) {
    core.warning(`The lease could not be given back; it runs out by itself: ${messageOf(error)}`);
  }
}

async function endRecord(): Promise<void> {
  const [kept, token, run] = [core.getState("record"), core.getInput("token"), runOf(process.env)];
  if (kept === "" || token === "" || run === undefined) return;
  try {
    const now = () => systemClock.now();
    const deployments = deploymentsOf(githubClient({ ...run, token, now }), run.url);
    const options = { deployments, clock: systemClock, random: Math.random };
    const open = JSON.parse(kept) as OpenRecord;
    const closed = await closeLeftOpen(open, options);
    if (closed !== undefined)
      core.info(`The deployment record of ${open.environment} was left open: ${closed.description}`);
  } catch (error) {
    core.warning(`The deployment record could not be closed: ${messageOf(error)}`);
  }
}
