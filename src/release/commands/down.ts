import { previewNumber } from "../../config/preview.ts";
import type { EnvironmentConfig } from "../../config/config.ts";
import { UsageError } from "../../errors.ts";
import type { Wait } from "../../request/request.ts";
import { actOf, deployerOf, environmentNamed, type App } from "../app.ts";
import { noteIn, underLease } from "../lease/under-lease.ts";
import type { DownResult } from "../results.ts";
import { targetFor } from "./target-for.ts";
import { waitOf } from "./wait.ts";

/** Stops and removes everything that runs in the environment; with `data` its volumes too. The ledger keeps its history. */
export async function down(
  app: App,
  wish: { readonly environment: string; readonly data: boolean; readonly reason?: string } & Wait,
): Promise<DownResult> {
  const environment = environmentNamed(app, wish.environment);
  const preview = previewNumber(environment.name);
  if (preview !== undefined) {
    throw new UsageError(`${environment.name} is a preview`, { hint: `aip-deploy preview down ${preview}` });
  }
  return { command: "down", environment: environment.name, ...(await takeDown(app, environment, wish)) };
}

/** The same for an environment that stands in no configuration. */
export async function takeDown(
  app: App,
  environment: EnvironmentConfig,
  { data, reason, wait }: { readonly data: boolean; readonly reason?: string } & Wait,
): Promise<{ readonly data: boolean; readonly number: number }> {
  const { name } = environment;
  const { target, project } = await targetFor(app, environment);
  const deployer = deployerOf(app, environment, project, waitOf(wait));
  const place = { ...app, environment: name, target, deployer };
  const number = await underLease(`down ${name}`, place, async (held) => {
    const act = actOf(app, reason);
    const state = await app.ledger.state(name);
    const note = noteIn(held.lease, app.clock, { environment: name, work: "down", act, number: state.number });
    await note(`Removing ${name}`, true);
    await app.log.phase(`Removing ${name}`, () => held.target.remove({ data }));
    const entry = await app.ledger.append(name, { kind: "down", act, data });
    return { result: entry.number };
  });
  return { data, number };
}
