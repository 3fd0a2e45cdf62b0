import { worst } from "../../outcome.ts";
import { environmentNamed, worldOf, type App } from "../app.ts";
import { evaluate } from "../bring.ts";
import type { VerifyResult } from "../results.ts";
import { deployedOn } from "./current.ts";

/** Proves again that what should run does run: digests, readiness, the public route and the environment's own checks. */
export async function verify(app: App, wish: { readonly environment: string }): Promise<VerifyResult> {
  const environment = environmentNamed(app, wish.environment);
  const { release, bundle, state } = await deployedOn(app, environment.name);
  const world = await worldOf(app, environment, bundle);
  const materials = await world.materials(bundle, state);
  const all = [...world.target.proof(bundle, materials), ...world.checks(bundle, materials, { tests: false })];
  const checks = await evaluate(all, app.log, app.signal);
  return {
    command: "verify",
    environment: environment.name,
    release,
    outcome: worst(checks.map(({ outcome }) => outcome)),
    checks,
  };
}
