import type { ApprovalConfig } from "../../config/config.ts";
import { DeployError } from "../../errors.ts";
import type { GitHub } from "../client.ts";
import { statusOf } from "../refusal.ts";

/** Those of the logins who may approve, in lower case. Throws like `GitHub.ask`. */
export async function whoMay(
  github: GitHub,
  { by }: ApprovalConfig,
  logins: readonly string[],
): Promise<ReadonlySet<string>> {
  const distinct = [...new Set(logins.map((login) => login.toLowerCase()))];
  const named = new Set(by.map((name) => name.toLowerCase()));
  const teams = [...named].filter((name) => name.includes("/"));
  const answers = await Promise.all(
    distinct.map(async (login) => {
      if (by.length === 0) return await mayWrite(github, login);
      if (named.has(login)) return true;
      return (await Promise.all(teams.map((team) => isMember(github, team, login)))).includes(true);
    }),
  );
  return new Set(distinct.filter((_, index) => answers[index]));
}

/** Somebody who may write to the repository, or more. */
export async function mayWrite(github: GitHub, username: string): Promise<boolean> {
  return await unlessUnknown(false, () =>
    github.ask(async ({ repos }, asking) => {
      const { data } = await repos.getCollaboratorPermissionLevel({ ...asking, username });
      return data.permission === "write" || data.permission === "admin";
    }),
  );
}

async function isMember(github: GitHub, team: string, username: string): Promise<boolean> {
  const [org = "", team_slug = ""] = team.split("/");
  const ask = () =>
    github.ask(async ({ teams }, { request }) => {
      const { data } = await teams.getMembershipForUserInOrg({ org, team_slug, username, request });
      return data.state === "active";
    });
  try {
    return await unlessUnknown(false, ask);
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    throw new DeployError("github.refused", `the token may not see who is in the team ${team}`, {
      hint: "The run's own token never may. Give the action a token that reads the organisation's members, or name people in `by`.",
      cause: error,
    });
  }
}

/** What is known of those who made a change. */
export type Authors = {
  readonly logins: ReadonlySet<string>;
  /** Why they cannot be told, when they cannot. */
  readonly problem?: string;
};

const perPage = 100;
const mostPages = 10;

/** Whose commits lie between what runs and what would run; without anything running, whose the last commit is. */
export async function authorsOf(github: GitHub, running: string | undefined, commit: string): Promise<Authors> {
  const logins = new Set<string>();
  const add = ({ author, committer }: WithPeople) => {
    // What somebody merges on the site is committed by GitHub itself.
    for (const person of [author, committer]) {
      if (person?.login !== undefined && person.login !== "web-flow") logins.add(person.login.toLowerCase());
    }
  };
  const unknown = (which: string) => ({ logins, problem: `GitHub does not know commit ${which.slice(0, 12)}` });
  const last = await unlessUnknown(undefined, () =>
    github.ask(async ({ repos }, asking) => (await repos.getCommit({ ...asking, ref: commit })).data as WithPeople),
  );
  if (last === undefined) return unknown(commit);
  if (running === undefined) add(last);
  if (running === undefined || running === commit) return { logins };
  const basehead = `${running}...${commit}`;
  for (let page = 1; page <= mostPages; page++) {
    const commits = await unlessUnknown(undefined, () =>
      github.ask(async ({ repos }, asking) => {
        const { data } = await repos.compareCommitsWithBasehead({ ...asking, basehead, per_page: perPage, page });
        return data.commits;
      }),
    );
    if (commits === undefined) return unknown(running);
    for (const each of commits) add(each);
    if (commits.length < perPage) return { logins };
  }
  return { logins, problem: `more than ${perPage * mostPages} commits lie in between` };
}

type Person = { readonly login?: string } | null;
type WithPeople = { readonly author?: Person; readonly committer?: Person };

/** The answer, or what stands for GitHub's not knowing what it was asked about. */
export async function unlessUnknown<T, Unknown>(unknown: Unknown, ask: () => Promise<T>): Promise<T | Unknown> {
  try {
    return await ask();
  } catch (error) {
    if (statusOf(error) === 404) return unknown;
    throw error;
  }
}
