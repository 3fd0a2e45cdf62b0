import { UsageError } from "../../errors.ts";
import { environmentNamed, targetOf, type App } from "../app.ts";
import { bundleOf } from "../order.ts";
import type { DownResult } from "../results.ts";

/** Stops and removes everything that runs in the environment; with `data` its volumes too. The ledger keeps its history. */
export async function down(
  app: App,
  wish: { readonly environment: string; readonly data: boolean },
): Promise<DownResult> {
  const environment = environmentNamed(app, wish.environment);
  const state = await app.ledger.state(environment.name);
  const release = state.current?.release ?? state.last?.release;
  if (release === undefined) throw new UsageError(`nothing was deployed to ${environment.name} yet`);
  const bundle = bundleOf(await app.ledger.release(release), environment.name);
  await app.log.phase(`Removing ${environment.name}`, () =>
    targetOf(app, environment, bundle).remove({ data: wish.data }),
  );
  return { command: "down", environment: environment.name, data: wish.data };
}
