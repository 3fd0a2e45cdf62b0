import type { Clock } from "../clock.ts";
import { closedDesk, type ApprovalDesk, type Approvals } from "../release/approval.ts";
import type { ReviewPage } from "./approval/issue-desk.ts";
import type { Repository } from "./client.ts";
import type { Run } from "./run.ts";

export type ApprovalsOptions = {
  /** The run on GitHub; `undefined` in a terminal. */
  readonly run: Run | undefined;
  /** Empty: there is none. */
  readonly token: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: ReviewPage;
};

/** How approvals are given here: in a run on GitHub by its environments, in a terminal by name, anywhere on an issue. */
export function approvalsOf(options: ApprovalsOptions): Approvals {
  const usual = options.run === undefined ? "name" : "environment";
  return { usual, desk: (way, remote) => deskFor(way, remote, options) };
}

async function deskFor(
  way: ApprovalDesk["way"],
  remote: () => Promise<string | undefined>,
  { run, token, clock, random, page }: ApprovalsOptions,
): Promise<ApprovalDesk> {
  if (run === undefined && way === "environment") {
    const sentence = "the approval is given in a run on GitHub, by the reviewers of its environment";
    return closedDesk(way, sentence, "Start the workflow that deploys; a terminal cannot stand in for it.");
  }
  if (token === "") {
    const sentence = "the approval is given on GitHub, which cannot be asked without a token";
    return closedDesk(
      way,
      sentence,
      run === undefined ? "export GH_TOKEN=$(gh auth token)" : "token: ${{ github.token }}",
    );
  }
  const place = run === undefined ? placeOf(await remote()) : { repository: run.repository };
  if (place === undefined) {
    const sentence = "the approval is given on GitHub, and this checkout was not cloned from there";
    return closedDesk(way, sentence, "git remote add origin https://github.com/OWNER/REPOSITORY");
  }
  const { githubClient } = await import("./client.ts");
  const github = githubClient({ ...place, token, now: () => clock.now() });
  if (run !== undefined && way === "environment") {
    const { environmentDesk } = await import("./approval/environment-desk.ts");
    return environmentDesk({ github, run, clock, random });
  }
  const { issueDesk } = await import("./approval/issue-desk.ts");
  return issueDesk({
    github,
    clock,
    random,
    page,
    ...(run?.startedBy === undefined ? {} : { startedBy: run.startedBy }),
  });
}

/** The repository of a web address, and where its API is. */
export function placeOf(
  remote: string | undefined,
): { readonly repository: Repository; readonly api?: string } | undefined {
  if (remote === undefined) return undefined;
  const { origin, hostname, pathname } = new URL(remote);
  const [, owner = "", repo = "", ...rest] = pathname.split("/");
  if (owner === "" || repo === "" || rest.length > 0) return undefined;
  return { repository: { owner, repo }, ...(hostname === "github.com" ? {} : { api: `${origin}/api/v3` }) };
}
