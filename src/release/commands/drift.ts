import { environmentNamed, worldOf, type App } from "../app.ts";
import { planned } from "../planned.ts";
import type { DriftResult } from "../results.ts";
import { deployedOn } from "./current.ts";

/**
 * What runs there and is not as the current release has it, whoever changed it: what a deployment of the same release would
 * put right, and each field that differs where the target can tell. Changes nothing and waits for nobody.
 */
export async function drift(app: App, wish: { readonly environment: string }): Promise<DriftResult> {
  const environment = environmentNamed(app, wish.environment);
  const { release, bundle, state } = await deployedOn(app, environment.name);
  const { target, materials: resolve } = await worldOf(app, environment, bundle);
  const [running, materials] = await Promise.all([target.current(), resolve(bundle, state)]);
  const [plan, objects = []] = await Promise.all([
    planned({ target, bundle, materials, running, interrupted: false }),
    target.drift?.(bundle, materials),
  ]);
  const units = plan.units.filter(({ action }) => action !== "keep");
  const same = units.length === 0 && plan.steps.length === 0 && objects.length === 0;
  return {
    command: "drift",
    environment: environment.name,
    release,
    outcome: same ? "succeeded" : "failed",
    units,
    steps: plan.steps,
    objects,
  };
}
