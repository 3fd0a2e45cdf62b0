import type { getOctokit } from "@actions/github";
import { refusalOf } from "./refusal.ts";

/** GitHub's REST API, method by method, as its own client has it. */
export type Rest = ReturnType<typeof getOctokit>["rest"];

export type Repository = { readonly owner: string; readonly repo: string };

/** What every question begins with: whose repository it is about, and how long the answer is waited for. */
export type Asking = Repository & { readonly request: { readonly signal: AbortSignal } };

/** One repository on GitHub, asked with one token. */
export type GitHub = {
  readonly repository: Repository;
  /** Throws `DeployError` (`github.refused`), and `Transient` when asking again may help. */
  ask<T>(question: (rest: Rest, asking: Asking) => Promise<T>): Promise<T>;
};

export type ClientOptions = {
  readonly repository: Repository;
  readonly token: string;
  /** Where the API is; default: what the runner's variables say, else github.com. */
  readonly api?: string;
  readonly now: () => Date;
};

const answerWithinMs = 10_000;

/** The repository as the token's owner sees it; where the API is, the toolkit reads from the runner's variables. */
export function githubClient({ repository, token, api, now }: ClientOptions): GitHub {
  // Only who asks GitHub needs its client, and loading it takes longer than a plan.
  let client: Promise<Rest> | undefined;
  return {
    repository,
    async ask(question) {
      client ??= import("@actions/github").then(({ getOctokit }) => {
        return getOctokit(token, api === undefined ? {} : { baseUrl: api }).rest;
      });
      try {
        return await question(await client, {
          ...repository,
          request: { signal: AbortSignal.timeout(answerWithinMs) },
        });
      } catch (error) {
        throw refusalOf(error, now());
      }
    },
  };
}
