import type { Materials, Running, Target, TargetPlan } from "../targets/target.ts";
import type { EnvironmentState } from "./ledger.ts";
import type { Bundle, ReleaseId } from "./release.ts";

/** What is to be planned, from what runs. */
export type Planning = {
  readonly target: Target;
  readonly bundle: Bundle;
  readonly materials: Materials;
  readonly running: Running;
  /** Somebody may have been interrupted, whose words to gateways still hold. */
  readonly interrupted: boolean;
  /** Units that it is about; the others are left as they are. Default: all. */
  readonly only?: readonly string[];
};

/**
 * The way from what runs to the bundle. Gateways are asked only when something is to be exchanged behind them, or may have been
 * left half done, because asking takes longer than everything else.
 */
export async function planned(planning: Planning): Promise<TargetPlan> {
  const { target, bundle, materials, running, interrupted, only } = planning;
  const plan = target.plan(bundle, running, materials, only);
  const about = plan.units.filter(({ strategy }) => strategy === "roll" || strategy === "reload");
  if (!interrupted && about.length === 0) return plan;
  return target.plan(bundle, { ...running, gateways: await target.gateways() }, materials, only);
}

/** The environment runs this very release, verified, and nothing on the target has to change. */
export function isThere({ current, good, hold }: EnvironmentState, release: ReleaseId, { steps }: TargetPlan): boolean {
  const verified = current?.release === release && good.some((each) => each.release === release);
  return verified && steps.length === 0 && hold === undefined;
}
