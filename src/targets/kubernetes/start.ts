import { worst } from "../../outcome.ts";
import { cancelled, ended } from "../compose/results.ts";
import type { StepResult, UnitResult } from "../target.ts";
import { applyAll } from "./apply.ts";
import { runningOn } from "./current.ts";
import { judge } from "./judge.ts";
import { untilAtRest } from "./rollout.ts";
import { wantedIn, type Work } from "./tools.ts";

/** Applies the units of a wave and waits until the cluster has brought each to what it asks for. */
export async function startUnits(work: Work): Promise<StepResult> {
  const units = wantedIn(work);
  const running = await runningOn(work);
  const applied = await applyAll(
    units.filter((unit) => judge(unit, running).waits !== true),
    work,
  );
  if (work.signal.aborted) return cancelled(work, "stopped on request before it was known whether the units are ready");
  return stepOf(work, await untilAtRest(units, applied, work));
}

/** What the units of a step came to, as one result. */
export function stepOf(work: Work, results: readonly UnitResult[]): StepResult {
  const failure = results.find((result) => result.failure !== undefined)?.failure;
  const told = results.filter(({ outcome }) => outcome !== "skipped");
  const detail =
    told.length > mostTold
      ? `${told.length} of ${results.length} units`
      : told.map(({ unit, detail: said }) => `${unit} ${said}`).join(", ");
  const outcome = worst(told.map((result) => result.outcome));
  return { ...ended(work, outcome), detail, units: results, ...(failure === undefined ? {} : { failure }) };
}

const mostTold = 12;
