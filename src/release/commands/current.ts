import { UsageError } from "../../errors.ts";
import { commitsBetween, hasCommit, type Commit } from "../../source/history.ts";
import type { Repository } from "../../source/repository.ts";
import type { App } from "../app.ts";
import type { EnvironmentState, StoredRelease } from "../ledger.ts";
import { bundleOf } from "../order.ts";

/** What an environment runs as far as the ledger knows. */
export type Current = {
  readonly state: EnvironmentState;
  readonly stored?: StoredRelease;
  /** The commit that it was deployed from. */
  readonly commit?: string;
};

export async function currentOf({ ledger }: Pick<App, "ledger">, name: string): Promise<Current> {
  const state = await ledger.state(name);
  if (state.current === undefined) return { state };
  const [stored, deployed] = await Promise.all([
    ledger.release(state.current.release),
    deployedCommit({ ledger }, state),
  ]);
  return { state, stored, commit: deployed ?? stored.origin.commit };
}

/**
 * The same release may have come from several commits; the one that was deployed is the one to speak of. States of older
 * ledgers do not have it, the history does.
 */
export async function deployedCommit(
  { ledger }: Pick<App, "ledger">,
  { environment, number, current }: EnvironmentState,
) {
  if (current?.commit !== undefined) return current.commit;
  const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
  const entry = entries.find((each) => each.number === current?.number);
  return entry?.kind === "deployment" ? entry.commit : undefined;
}

/** The release that an environment runs, with its deployment files there. Throws `UsageError` when nothing was deployed yet. */
export async function deployedOn({ ledger }: Pick<App, "ledger">, name: string) {
  const state = await ledger.state(name);
  const { current } = state;
  if (current === undefined) {
    throw new UsageError(`nothing was deployed to ${name} yet`, { hint: `aip-deploy deploy ${name}` });
  }
  return { release: current.release, state, bundle: bundleOf(await ledger.release(current.release), name) };
}

export type Between = { readonly commits: readonly Commit[]; readonly commitsProblem?: string };

/** The commits from one to the other, or why they cannot be told; none when one of the two is not known. */
export async function commitsFrom(
  repository: () => Promise<Repository> | Repository,
  from: string | undefined,
  to: string | undefined,
): Promise<Between> {
  if (to === undefined || from === undefined) return { commits: [] };
  const clone = await repository();
  for (const commit of [from, to]) {
    if (!(await hasCommit(clone, commit))) {
      return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
    }
  }
  return { commits: await commitsBetween(clone, from, to) };
}
