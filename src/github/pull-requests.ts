import { DeployError } from "../errors.ts";
import { Transient, type RetryOptions } from "../registry/retry.ts";
import type { GitHub, Repository } from "./client.ts";
import { steady } from "./steady.ts";

/** The pull requests from one branch to another of the same repository. */
export interface PullRequests {
  readonly repository: Repository;
  /** What `head` has that `base` has not. Throws `github.refused` when one of them is not there. */
  compare(base: string, head: string): Promise<Comparison>;
  /** The open one; `undefined` when there is none. */
  find(branches: Branches): Promise<PullRequest | undefined>;
  create(branches: Branches, text: PullRequestText): Promise<PullRequest>;
  update(number: number, body: string): Promise<void>;
}

export type Branches = { readonly base: string; readonly head: string };
export type PullRequestText = { readonly title: string; readonly body: string };

export type PullRequest = {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  /** The account that opened it, such as `github-actions[bot]`. */
  readonly author: string;
};

export type Comparison = {
  /** The newest commit of `head`. */
  readonly tip: string | undefined;
  readonly ahead: number;
  readonly behind: number;
  /** Newest first; GitHub tells at most 250. */
  readonly commits: readonly RemoteCommit[];
};

export type RemoteCommit = {
  readonly sha: string;
  readonly author: string;
  readonly date: string;
  readonly subject: string;
};

/** Whom GitHub names for what the token of a job did: nothing that it does starts a workflow by itself. */
export const jobAccount = "github-actions[bot]";

/**
 * Throws `DeployError` (`github.refused`), with the setting that has to change when it is one. Questions are asked again
 * while GitHub stumbles; what changes something is done once, since an answer that did not arrive may have been a yes.
 */
export function pullRequestsOf(github: GitHub, patience: RetryOptions): PullRequests {
  const { owner } = github.repository;
  const explained = (error: unknown) => {
    throw withSetting(error, github.repository);
  };
  const patient = steady(github, patience);
  const ask: GitHub["ask"] = (question) => patient.ask(question).catch(explained);
  const change: GitHub["ask"] = (question) => github.ask(question).catch(explained);
  return {
    repository: github.repository,
    compare: (base, head) =>
      ask(async ({ repos }, asking) => {
        const basehead = `${base}...${head}`;
        const { data } = await repos.compareCommitsWithBasehead({ ...asking, basehead });
        const commits = data.commits.map(({ sha, commit }): RemoteCommit => {
          const { name = "somebody", date = "" } = commit.author ?? {};
          return { sha, author: name, date, subject: commit.message.split("\n", 1)[0] ?? "" };
        });
        return { tip: commits.at(-1)?.sha, ahead: data.ahead_by, behind: data.behind_by, commits: commits.reverse() };
      }),
    find: ({ base, head }) =>
      ask(async ({ pulls }, asking) => {
        const { data } = await pulls.list({ ...asking, state: "open", base, head: `${owner}:${head}`, per_page: 1 });
        return data[0] === undefined ? undefined : asPullRequest(data[0]);
      }),
    create: (branches, text) =>
      change(async ({ pulls }, asking) =>
        asPullRequest((await pulls.create({ ...asking, ...branches, ...text })).data),
      ),
    update: (number, body) =>
      change(async ({ pulls }, asking) => {
        await pulls.update({ ...asking, pull_number: number, body });
      }),
  };
}

type Answer = {
  readonly number: number;
  readonly html_url: string;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
};

function asPullRequest({ number, html_url: url, body, user }: Answer): PullRequest {
  return { number, url, body: body ?? "", author: user?.login ?? "" };
}

/** GitHub says which setting it is only in words. */
function withSetting(error: unknown, { owner, repo }: Repository): unknown {
  if (!(error instanceof DeployError)) return error instanceof Transient ? error.error : error;
  const hint = settingFor(error.message, `${owner}/${repo}`);
  return hint === undefined ? error : new DeployError(error.code, error.message, { hint, cause: error.cause });
}

function settingFor(message: string, repository: string): string | undefined {
  if (/not permitted to create or approve pull requests/i.test(message)) {
    return `The repository does not let jobs open pull requests. An administrator allows it with
gh api -X PUT repos/${repository}/actions/permissions/workflow -F can_approve_pull_request_reviews=true
(where that is refused, the organization forbids it), or give a token of your own.`;
  }
  if (/not accessible by (?:integration|personal access token)/i.test(message)) {
    return "The token needs `contents: read` and `pull-requests: write`: in a job under `permissions:`, else in the token's own settings.";
  }
  if (/^404/.test(message))
    return `Is the branch pushed, and may the token see the repository? gh api repos/${repository}/branches`;
  return undefined;
}
