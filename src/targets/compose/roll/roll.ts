import type { StepResult, UnitResult } from "../../target.ts";
import { gatewaysOf } from "../gateways/running.ts";
import { ended, failed, resultOf } from "../results.ts";
import { othersReady } from "../starting.ts";
import { inWords, type Work } from "../tools.ts";
import { clearLeftovers } from "./containers.ts";
import { oneRound, type Exchanged } from "./round.ts";
import { traffic } from "./traffic.ts";

/**
 * Exchanges the containers of one wave of units: new ones beside the old, all of them ready before any request goes elsewhere,
 * then requests moved, old ones drained, stopped and removed. Until requests are moved a failure removes the new ones, and the
 * old ones never noticed. It goes by what runs, so that a run that was killed is finished, or undone, by the next one.
 */
export async function roll(work: Work): Promise<StepResult> {
  const unready = await othersReady(work);
  if (unready !== undefined) return failed(work, unready);
  const [gateways] = await Promise.all([gatewaysOf(work), clearLeftovers(work)]);
  const moving = traffic(gateways, work);
  const exchanged: Exchanged[] = [];
  try {
    for (;;) {
      const round = await oneRound(work, moving);
      if (round === "done") return finished(work, exchanged);
      if ("refused" in round) return round.refused;
      exchanged.push(...round.exchanged);
    }
  } catch (error) {
    // What gateways were told stays true as long as both sides run; the next run goes on from here.
    return resultOf(work, error);
  } finally {
    await moving.letGo().catch((error: unknown) => {
      work.log.warn(`A gateway still has addresses of this deployment: ${(error as Error).message}`);
    });
  }
}

function finished(work: Work, exchanged: readonly Exchanged[]): StepResult {
  const units = work.step.units.map((unit): UnitResult => {
    const own = exchanged.filter((each) => each.unit === unit);
    const seconds = own[0]?.readySeconds ?? 0;
    const said = own.flatMap(({ drained, stopped }) => [
      ...(drained === undefined ? [] : [drained]),
      ...stopped.map((each) => each.said),
    ]);
    const cut = own.flatMap(({ stopped }) => stopped.flatMap((each) => each.cut ?? []));
    const detail =
      own.length === 0 ? "was as wanted" : [`ready after ${inWords(seconds)}`, ...new Set(said)].join(", ");
    work.log.progress(unit, detail, "succeeded");
    return { unit, outcome: "succeeded", seconds, detail, ...(cut.length === 0 ? {} : { cut: cut.join(" ") }) };
  });
  const detail = units.map(({ unit, detail: said }) => `${unit} ${said}`).join("; ");
  return { ...ended(work, "succeeded"), detail, units };
}
