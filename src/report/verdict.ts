import { isHook } from "../release/hooks.ts";
import type { DeploymentResult } from "../release/order.ts";
import type { Failure } from "../targets/target.ts";
import { duration, firstLine, release } from "./words.ts";

/** What, where, which release, and whether it worked, in one line. */
export function verdict(deployment: DeploymentResult): string {
  const { environment, dryRun, unchanged, unrecorded, verified, outcome } = deployment;
  const what = release(deployment.release);
  if (dryRun) {
    return unchanged
      ? `Dry run: ${environment} runs ${what} already, verified; nothing would be touched`
      : `Dry run: ${what} would be brought to ${environment}; nothing was touched`;
  }
  if (unchanged) return `${environment} runs ${what} already, verified; nothing was touched`;
  if (unrecorded !== undefined && verified) {
    return `${environment} runs ${what}, verified, but the ledger does not know of it`;
  }
  if (verified && outcome !== "succeeded") return `${arrived(deployment)}, verified, but ${cause(deployment)}`;
  const took = `after ${duration(deployment.seconds)}`;
  switch (outcome) {
    case "succeeded":
      return `${arrived(deployment)}, verified ${took}`;
    case "failed":
      return `${what} failed on ${environment} ${took}: ${cause(deployment)}`;
    case "errored":
      return `It could not be told whether ${what} works on ${environment}, ${took}: ${cause(deployment)}`;
    case "cancelled":
      return `Stopped on request ${took}, before ${what} was verified on ${environment}`;
    case "skipped":
      return `${what} on ${environment}: nothing was done and nothing proven`;
  }
}

function arrived({ kind, environment, release: id }: DeploymentResult): string {
  if (kind === "rollback") return `${environment} was rolled back to ${release(id)}`;
  return kind === "hotfix" ? `${environment} runs ${release(id)} as a hotfix` : `${environment} runs ${release(id)}`;
}

function cause({ failure, unrecorded, outcome }: DeploymentResult): string {
  if (outcome === "cancelled") return "a hook was stopped on request";
  return failure === undefined ? firstLine(unrecorded ?? "nobody said why") : failureLine(failure);
}

/** Which unit failed and why, in one line. */
export function failureLine({ unit, message }: Failure): string {
  const line = firstLine(message);
  return unit === undefined || line.includes(unit) ? line : `${unit}: ${line}`;
}

/** What was done about a deployment that was not good. */
export function aftermath({ comeback, checks, steps, outcome, environment, release: id }: DeploymentResult): string {
  if (comeback !== undefined) return comeback.sentence;
  if (steps.some(isHook) && steps.every((step) => isHook(step) || step.outcome === "skipped")) {
    return `${environment} was left as it was: nothing had been changed yet`;
  }
  return checks.length > 0 && outcome === "errored"
    ? `${environment} was left with ${release(id)}: what cannot be told is no reason to interrupt what may work`
    : `nothing was undone: there was nothing else to go back to, or nothing had been changed yet`;
}

/** What a host runs, in one line. */
export function hostSentence({ host, runs, detail }: NonNullable<DeploymentResult["hosts"]>[number]): string {
  return runs === undefined ? `${host}: ${firstLine(detail)}` : `${host} runs ${release(runs)}`;
}

/** Every failure that is known, the decisive one first, each unit once; what a hook said of it comes last. */
export function failuresOf({ failure, steps, outcome }: DeploymentResult): readonly Failure[] {
  if (outcome === "succeeded" || outcome === "skipped") return [];
  const ofHooks = steps.filter(isHook).flatMap((step) => step.failure ?? []);
  const ofUnits = steps.flatMap(({ units = [] }) =>
    units.flatMap(({ unit, failure: own }) => (own === undefined ? [] : [{ unit, ...own }])),
  );
  if (failure === undefined) return [...ofUnits, ...ofHooks];
  const isOther = (each: Failure) =>
    failure.unit === undefined ? each.message !== failure.message : each.unit !== failure.unit;
  return [failure, ...ofUnits.filter(isOther), ...ofHooks.filter(({ message }) => message !== failure.message)];
}
