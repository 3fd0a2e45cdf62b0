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
  const { name } = environment;
  const { target, project } = await targetFor(app, environment);
  const deployer = deployerOf(app, environment, project, waitOf(wish.wait));
  const place = { ...app, environment: name, target, deployer };
  const number = await underLease(`down ${name}`, place, async (held) => {
    const act = actOf(app, wish.reason);
    const state = await app.ledger.state(name);
    const note = noteIn(held.lease, app.clock, { environment: name, work: "down", act, number: state.number });
    await note(`Removing ${name}`, true);
    await app.log.phase(`Removing ${name}`, () => held.target.remove({ data: wish.data }));
    const entry = await app.ledger.append(name, { kind: "down", act, data: wish.data });
    return { result: entry.number };
  });
  return { command: "down", environment: name, data: wish.data, number };
}
