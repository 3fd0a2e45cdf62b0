import { DeployError, messageOf } from "../errors.ts";
import { isAncestor } from "../source/history.ts";
import type { Repository } from "../source/repository.ts";

/** How a commit stands to the one that runs; `unknown`: the clone cannot tell. */
export type CommitRelation =
  | { readonly is: "newer" | "older" | "apart" }
  | { readonly is: "unknown"; readonly why: string; readonly hint?: string };

/** Two commits and how they follow each other. */
export type ComparedCommits = {
  readonly candidate: string;
  readonly deployed: string;
  readonly relation: CommitRelation;
};

export async function commitsOf(repository: Repository, candidate: string, deployed: string): Promise<ComparedCommits> {
  return { candidate, deployed, relation: await compareCommits(repository, candidate, deployed) };
}

/** Asked from the history alone: the time in a commit is whatever somebody's clock said. */
export async function compareCommits(
  repository: Repository,
  candidate: string,
  deployed: string,
): Promise<CommitRelation> {
  if (candidate === deployed) return { is: "newer" };
  try {
    const [isOlder, isNewer] = await Promise.all([
      isAncestor(repository, candidate, deployed),
      isAncestor(repository, deployed, candidate),
    ]);
    return { is: isOlder ? "older" : isNewer ? "newer" : "apart" };
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    return { is: "unknown", why: messageOf(error), ...(error.hint === undefined ? {} : { hint: error.hint }) };
  }
}
