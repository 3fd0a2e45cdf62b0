import type { DeploymentResult } from "../../release/order.ts";
import { messageOf } from "../../errors.ts";
import { isHook } from "../../release/hooks.ts";
import { isStop } from "../exit-code.ts";
import { printable } from "../printable.ts";
import { aftermath, verdict } from "../verdict.ts";
import { firstLine } from "../words.ts";
import type { DeploymentStatus } from "../../github/deployments.ts";

/** GitHub takes no longer descriptions. */
const longest = 140;

/** How a deployment that was begun ended, as the status of its record. */
export function endingOf(deployment: DeploymentResult, url: string | undefined): DeploymentStatus {
  const { number, verified } = deployment;
  const numbered = number === undefined ? "" : ` (number ${number})`;
  const what = verified ? `${verdict(deployment)}${numbered}` : `${verdict(deployment)}; ${aftermath(deployment)}`;
  const status = { state: stateOf(deployment), description: described(what) };
  return url === undefined || !/^https?:/.test(url) ? status : { ...status, environmentUrl: url };
}

/** A deployment that was begun and then ended without a result. */
export function endingOfError(error: unknown): DeploymentStatus {
  const why = isStop(error) ? "stopped on request" : firstLine(messageOf(error));
  return { state: "error", description: described(`It is not known how far it came: ${why}`) };
}

/** One line of at most 140 characters. */
export function described(text: string): string {
  const line = printable(text).replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** A stop that left the environment as it was, or put it back, is no failure of the release; nor is a hook that comes after the proof. */
function stateOf({ outcome, comeback, steps, verified, unrecorded }: DeploymentResult): DeploymentStatus["state"] {
  if (verified && unrecorded === undefined) return "success";
  switch (outcome) {
    case "succeeded":
      return "success";
    case "failed":
      return "failure";
    case "errored":
      return "error";
    case "skipped":
      return "inactive";
    case "cancelled": {
      const untouched = steps.every(
        (step) => isHook(step) || step.outcome === "cancelled" || step.outcome === "skipped",
      );
      const isBack = comeback === undefined ? untouched : comeback.outcome === "succeeded";
      return isBack ? "inactive" : "error";
    }
  }
}
