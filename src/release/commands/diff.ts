import { openRepository } from "../../source/repository.ts";
import { environmentNamed, type App } from "../app.ts";
import { differencesOf } from "../differences.ts";
import { releaseId } from "../naming.ts";
import type { Release } from "../release.ts";
import type { DiffResult, Side } from "../results.ts";
import { commitsFrom, currentOf } from "./current.ts";
import { prepareAnew, releaseOf } from "./prepare.ts";

type Compared = Side & { readonly content?: Release };

/** What would change in an environment if it came to another release: another environment's, one by id, or the checkout's. */
export async function diff(
  app: App,
  wish: { readonly environment: string; readonly against?: string },
): Promise<DiffResult> {
  const { name } = environmentNamed(app, wish.environment);
  const from = await environmentSide(app, name);
  const to = await sideOf(app, wish.against);
  const repository = () => openRepository(app.config.root, app.runner);
  return {
    command: "diff",
    from: bare(from),
    to: bare(to),
    ...differencesOf(from.content, to.content, name),
    ...(await commitsFrom(repository, from.commit, to.commit)),
  };
}

async function sideOf(app: App, against: string | undefined): Promise<Compared> {
  if (against === undefined) return await checkoutSide(app);
  const isEnvironment = app.config.environments.some((environment) => environment.name === against);
  if (isEnvironment) return await environmentSide(app, against);
  const { id, release, origin } = await app.ledger.release(against);
  return { name: `release ${id.slice(0, 12)}`, release: id, commit: origin.commit, content: release };
}

async function environmentSide(app: App, name: string): Promise<Compared> {
  const { stored, commit } = await currentOf(app, name);
  if (stored === undefined) return { name };
  return { name, release: stored.id, content: stored.release, ...(commit === undefined ? {} : { commit }) };
}

async function checkoutSide(app: App): Promise<Compared> {
  const prepared = await prepareAnew(app);
  const { commit } = prepared.source;
  const { content } = await releaseOf(app, prepared, prepared.found);
  return { name: "the checkout", release: releaseId(content.release), commit, content: content.release };
}

function bare({ name, release, commit }: Compared): Side {
  return { name, ...(release === undefined ? {} : { release }), ...(commit === undefined ? {} : { commit }) };
}
