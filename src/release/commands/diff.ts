import { isDeepStrictEqual } from "node:util";
import { commitsBetween, hasCommit, type Commit } from "../../source/history.ts";
import { openRepository } from "../../source/repository.ts";
import { readDocument } from "../../targets/compose/index.ts";
import { environmentNamed, type App } from "../app.ts";
import type { EnvironmentState } from "../ledger.ts";
import { releaseId } from "../naming.ts";
import type { Release } from "../release.ts";
import type { DiffResult, Side } from "../results.ts";
import { prepareAnew, releaseOf } from "./prepare.ts";

type Compared = Side & { readonly content?: Release };

/** What would change in an environment if it came to another release: another environment's, one by id, or the checkout's. */
export async function diff(
  app: App,
  wish: { readonly environment: string; readonly against?: string },
): Promise<DiffResult> {
  const { name } = environmentNamed(app, wish.environment);
  const from = await currentOf(app, name);
  const to = await sideOf(app, wish.against);
  const [before, after] = [from.content, to.content];
  return {
    command: "diff",
    from: bare(from),
    to: bare(to),
    images: changes(before?.images ?? {}, after?.images ?? {}).map(({ name: image, change }) => ({
      name: image,
      change,
      commits: [],
      ...digest("before", before?.images[image]?.digest),
      ...digest("after", after?.images[image]?.digest),
    })),
    services: changes(definitions(before, name), definitions(after, name)),
    files: changes(files(before, name), files(after, name)).map(({ name: path, change }) => ({ path, change })),
    ...(await commitsOf(app, from, to)),
  };
}

async function sideOf(app: App, against: string | undefined): Promise<Compared> {
  if (against === undefined) return await checkoutSide(app);
  const isEnvironment = app.config.environments.some((environment) => environment.name === against);
  if (isEnvironment) return await currentOf(app, against);
  const { id, release, origin } = await app.ledger.release(against);
  return { name: `release ${id.slice(0, 12)}`, release: id, commit: origin.commit, content: release };
}

async function currentOf(app: App, name: string): Promise<Compared> {
  const state = await app.ledger.state(name);
  if (state.current === undefined) return { name };
  const { id, release, origin } = await app.ledger.release(state.current.release);
  return { name, release: id, content: release, commit: (await deployedCommit(app, state)) ?? origin.commit };
}

/** The same release may have come from several commits; the one that was deployed is the one to speak of. */
export async function deployedCommit({ ledger }: App, { environment, number, current }: EnvironmentState) {
  const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
  const entry = entries.find((each) => each.number === current?.number);
  return entry?.kind === "deployment" ? entry.commit : undefined;
}

async function checkoutSide(app: App): Promise<Compared> {
  const prepared = await prepareAnew(app);
  const { commit } = prepared.source;
  const { content } = await releaseOf(app, prepared, prepared.found);
  return { name: "the checkout", release: releaseId(content.release), commit, content: content.release };
}

type Change = { readonly name: string; readonly change: "added" | "removed" | "changed" };

function changes(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name): Change[] => {
    if (before[name] === undefined) return [{ name, change: "added" }];
    if (after[name] === undefined) return [{ name, change: "removed" }];
    return isDeepStrictEqual(before[name], after[name]) ? [] : [{ name, change: "changed" }];
  });
}

function definitions(release: Release | undefined, environment: string): Record<string, string> {
  const bundle = release?.bundles[environment];
  if (bundle === undefined) return {};
  const { units } = readDocument(bundle);
  return Object.fromEntries(Object.entries(units).map(([name, { definition }]) => [name, definition]));
}

function files(release: Release | undefined, environment: string): Record<string, string> {
  const trees = Object.values(release?.bundles[environment]?.trees ?? {});
  return Object.fromEntries(trees.flatMap((tree) => tree.map(({ path, digest: of }) => [path, of])));
}

async function commitsOf(
  app: App,
  from: Compared,
  to: Compared,
): Promise<{ commits: readonly Commit[]; commitsProblem?: string }> {
  if (to.commit === undefined || from.commit === undefined) return { commits: [] };
  const repository = await openRepository(app.config.root, app.runner);
  for (const commit of [from.commit, to.commit]) {
    if (!(await hasCommit(repository, commit))) {
      return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
    }
  }
  return { commits: await commitsBetween(repository, from.commit, to.commit) };
}

function bare({ name, release, commit }: Compared): Side {
  return { name, ...(release === undefined ? {} : { release }), ...(commit === undefined ? {} : { commit }) };
}

function digest<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, string>>);
}
