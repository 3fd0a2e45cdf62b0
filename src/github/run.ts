import type { Repository } from "./client.ts";

/** What GitHub tells a step about the run that it belongs to. */
export type Run = {
  readonly repository: Repository;
  /** The commit that started it. */
  readonly commit: string;
  /** The page with its log. */
  readonly url: string;
  readonly id: string;
  /** Who started it, by an event or by hand; not who ran a part of it again. */
  readonly startedBy: string | undefined;
  /** Who started this attempt. */
  readonly triggeredBy: string | undefined;
};

/** `undefined` outside of GitHub. */
export function runOf(env: Readonly<Record<string, string | undefined>>): Run | undefined {
  const { GITHUB_ACTIONS, GITHUB_REPOSITORY = "", GITHUB_SHA = "", GITHUB_SERVER_URL, GITHUB_RUN_ID = "" } = env;
  const [owner, repo] = GITHUB_REPOSITORY.split("/");
  if (GITHUB_ACTIONS !== "true" || owner === undefined || owner === "" || repo === undefined) return undefined;
  const server = GITHUB_SERVER_URL ?? "https://github.com";
  const attempt = env["GITHUB_RUN_ATTEMPT"] ?? "1";
  return {
    repository: { owner, repo },
    commit: GITHUB_SHA,
    id: GITHUB_RUN_ID,
    startedBy: env["GITHUB_ACTOR"],
    triggeredBy: env["GITHUB_TRIGGERING_ACTOR"] ?? env["GITHUB_ACTOR"],
    url: `${server}/${owner}/${repo}/actions/runs/${GITHUB_RUN_ID}/attempts/${attempt}`,
  };
}
