import { DeployError } from "../errors.ts";
import { askAncestor, askCommit, listCommits } from "./commands.ts";
import { parseCommits, type Commit } from "./parse.ts";
import type { Repository } from "./repository.ts";

export type { Commit } from "./parse.ts";

export type CommitsOptions = {
  /** Only commits that touch one of these, relative to the top level. Default: all. */
  readonly paths?: readonly string[];
  /** Default: 50. */
  readonly limit?: number;
};

/**
 * The commits that are in `to` and not in `from`, the newest first; `from` left out: all up to `to`. Throws
 * `source.unreadable` when one of them is not in this clone.
 */
export async function commitsBetween(
  repository: Repository,
  from: string | undefined,
  to: string,
  { paths = [], limit = 50 }: CommitsOptions = {},
): Promise<readonly Commit[]> {
  await demandCommits(repository, from === undefined ? [to] : [from, to]);
  const { stdout } = await repository.run(listCommits(repository.topLevel, { from, to, limit, paths }));
  return parseCommits(stdout);
}

/** Whether the clone holds the commit; a shallow clone lacks older ones. */
export async function hasCommit(repository: Repository, commit: string): Promise<boolean> {
  const { exitCode } = await repository.run(askCommit(repository.topLevel, commit), { accept: [0, 1, 128] });
  return exitCode === 0;
}

/** Whether everything in `ancestor` is also in `descendant`; a commit is its own ancestor. */
export async function isAncestor(repository: Repository, ancestor: string, descendant: string): Promise<boolean> {
  await demandCommits(repository, [ancestor, descendant]);
  const asked = await repository.run(askAncestor(repository.topLevel, ancestor, descendant), { accept: [0, 1] });
  return asked.exitCode === 0;
}

async function demandCommits(repository: Repository, commits: readonly string[]): Promise<void> {
  for (const commit of commits) {
    if (await hasCommit(repository, commit)) continue;
    const hint = repository.isShallow
      ? "The clone is shallow: git fetch --unshallow (actions/checkout: fetch-depth: 0)"
      : "git fetch --all";
    throw new DeployError("source.unreadable", `${repository.topLevel}: there is no commit "${commit}"`, { hint });
  }
}
