import { DeployError, UsageError } from "../../errors.ts";
import type { DeployWish } from "../../request/request.ts";
import { environmentNamed, type App } from "../app.ts";
import type { EnvironmentState, StoredRelease } from "../ledger.ts";
import { shortId } from "../release.ts";
import type { DeployResult } from "../results.ts";
import { order } from "./deploy.ts";

/** Brings an earlier release back, after a look at whether it still can run, and holds the environment. */
export async function rollback(
  app: App,
  wish: { readonly environment: string; readonly to: string } & DeployWish,
): Promise<DeployResult> {
  const environment = environmentNamed(app, wish.environment);
  const state = await app.ledger.state(environment.name);
  const release = await candidate(app, state, wish.to);
  const stored = await app.ledger.release(release);
  await demandImages(app, stored);
  return { command: "rollback", ...(await order(app, environment, { release: stored.id, kind: "rollback" }, wish)) };
}

/** What `--to` means: the last good release before the current one, a number of the history, or a release itself. */
async function candidate(app: App, state: EnvironmentState, to: string): Promise<string> {
  if (to === "previous") {
    const running = state.current?.release ?? state.last?.release;
    const previous = state.good.find((good) => good.release !== running);
    if (previous !== undefined) return previous.release;
    throw new UsageError(`${state.environment} has no earlier release that was verified`, {
      hint: `aip-deploy history ${state.environment}`,
    });
  }
  if (!/^\d{1,5}$/.test(to)) return to;
  const entries = await app.ledger.history(state.environment, Math.max(1, state.number - Number(to) + 1));
  const entry = entries.find((each) => each.number === Number(to));
  if (entry?.kind === "deployment") return entry.release;
  throw new UsageError(`${state.environment} has no deployment number ${to}`, {
    hint: `aip-deploy history ${state.environment}`,
  });
}

/** Before anybody is asked to approve: every image of it still exists. */
async function demandImages({ registry, signal }: App, { id, release }: StoredRelease): Promise<void> {
  const images = Object.entries(release.images);
  const gone = await Promise.all(
    images.map(async ([name, { repository, digest }]) =>
      (await registry.headManifest(repository, digest, signal)) === undefined
        ? `${name} (${repository}@${digest})`
        : [],
    ),
  );
  if (gone.flat().length === 0) return;
  throw new DeployError(
    "release.incomplete",
    `release ${shortId(id)} has images that the registry lost:\n${gone.flat().join("\n")}`,
    {
      hint: "Roll back to another one, or build its commit again and deploy that.",
    },
  );
}
