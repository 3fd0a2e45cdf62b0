import * as core from "@actions/core";
import { systemClock } from "./clock.ts";
import { messageOf } from "./errors.ts";
import { githubClient } from "./github/client.ts";
import { deploymentsOf } from "./github/deployments-of.ts";
import { runOf } from "./github/run.ts";
import { closeLeftOpen, type OpenRecord } from "./report/github/record.ts";

/** Closes the deployment record that a step left open because it was ended from outside. Never fails the job. */
export async function post(): Promise<void> {
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
