import { api, asUser, invalid, moment, notFound, paged, parameter, queried, site, type Operations } from "./part.ts";

export type Pull = {
  readonly number: number;
  readonly by: string;
  readonly title: string;
  readonly body: string;
  readonly base: string;
  readonly head: string;
  readonly state: "open" | "closed";
};

type Written = { readonly title?: string; readonly body?: string; readonly base?: string; readonly head?: string };

/** Pull requests between branches of the one repository; `robot` is who the token speaks for. */
export function pullsPart({ robot }: { readonly robot: string }) {
  const pulls: Pull[] = [];
  let mayOpen = true;
  const add = (pull: Omit<Pull, "number" | "state">): Pull => {
    const opened: Pull = { ...pull, number: 100 + pulls.length, state: "open" };
    pulls.push(opened);
    return opened;
  };
  const isOpen = (base: string | undefined, head: string | undefined) =>
    pulls.filter((each) => each.state === "open" && each.base === base && each.head === head);
  const operations: Operations = {
    "pulls/list": (context) => {
      const [, head] = (queried(context, "head") ?? "").split(":");
      return { status: 200, body: paged(isOpen(queried(context, "base"), head), context).map(asSimple) };
    },
    "pulls/create": ({ request }) => {
      const { title = "", body = "", base = "", head = "" } = request.requestBody as Written;
      const message = "GitHub Actions is not permitted to create or approve pull requests.";
      if (!mayOpen) return { status: 403, body: { message } };
      if (isOpen(base, head).length > 0) return invalid;
      return { status: 201, body: asWhole(add({ by: robot, title, body, base, head })) };
    },
    "pulls/update": (context) => {
      const index = pulls.findIndex(({ number }) => number === Number(parameter(context, "pull_number")));
      const before = pulls[index];
      if (before === undefined) return notFound;
      const { title = before.title, body = before.body } = context.request.requestBody as Written;
      const changed = { ...before, title, body };
      pulls[index] = changed;
      return { status: 200, body: asWhole(changed) };
    },
  };
  return {
    operations,
    pulls: (): readonly Pull[] => pulls,
    /** What a person opens. */
    openPull: (pull: Omit<Pull, "number" | "state">) => add(pull),
    /** The setting by which jobs may not open any. */
    forbidPulls: () => {
      mayOpen = false;
    },
  };
}

function asSimple({ number, by, title, body, base, head, state }: Pull) {
  const [page, url] = [`${site}/pull/${number}`, `${api}/pulls/${number}`];
  const side = (ref: string) => ({ label: `octo:${ref}`, ref, sha: "a".repeat(40), user: asUser("octo"), repo: null });
  const href = (address: string) => ({ href: address });
  return {
    ...{ id: 8000 + number, node_id: `PR_${number}`, number, title, body, state, user: asUser(by), locked: false },
    ...{
      url,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      issue_url: `${api}/issues/${number}`,
    },
    ...{ commits_url: `${url}/commits`, review_comments_url: `${url}/comments`, statuses_url: `${api}/statuses/x` },
    ...{ review_comment_url: `${url}/comments{/number}`, comments_url: `${api}/issues/${number}/comments` },
    ...{ labels: [], milestone: null, assignee: null, assignees: [], requested_reviewers: [], requested_teams: [] },
    ...{ created_at: moment, updated_at: moment, closed_at: null, merged_at: null, merge_commit_sha: null },
    ...{ head: { ...side(head), repo: asRepository() }, base: { ...side(base), repo: asRepository() }, draft: false },
    ...{ author_association: "MEMBER", auto_merge: null },
    _links: {
      ...{ self: href(url), html: href(page), issue: href(api), comments: href(api), review_comments: href(api) },
      ...{ review_comment: href(api), commits: href(api), statuses: href(api) },
    },
  };
}

function asWhole(pull: Pull) {
  return {
    ...asSimple(pull),
    ...{ merged: false, mergeable: null, rebaseable: null, mergeable_state: "unknown", merged_by: null, comments: 0 },
    ...{ review_comments: 0, maintainer_can_modify: false, commits: 1, additions: 0, deletions: 0, changed_files: 0 },
  };
}

const links = [
  ...["archive", "assignees", "blobs", "branches", "collaborators", "comments", "commits", "compare", "contents"],
  ...["contributors", "deployments", "downloads", "events", "forks", "git_commits", "git_refs", "git_tags", "hooks"],
  ...["issue_comment", "issue_events", "issues", "keys", "labels", "languages", "merges", "milestones"],
  ...["notifications", "pulls", "releases", "stargazers", "statuses", "subscribers", "subscription", "tags"],
  ...["teams", "trees"],
].map((name) => [`${name}_url`, `${api}/${name}`] as const);

export type RepositoryFacts = { readonly isPrivate?: boolean; readonly owner?: "User" | "Organization" };

/** The repository as GitHub shows it. */
export function asRepository({ isPrivate = false, owner = "Organization" }: RepositoryFacts = {}) {
  return {
    ...{
      id: 1,
      node_id: "R_1",
      name: "app",
      full_name: "octo/app",
      private: isPrivate,
      description: null,
      fork: false,
    },
    ...{ owner: { ...asUser("octo"), type: owner }, html_url: site, url: api, default_branch: "main", homepage: null },
    ...Object.fromEntries(links),
    ...{ clone_url: `${site}.git`, git_url: `${site}.git`, ssh_url: `${site}.git`, svn_url: site, mirror_url: null },
    ...{ language: null, forks: 0, forks_count: 0, stargazers_count: 0, watchers: 0, watchers_count: 0, size: 1 },
    ...{ open_issues: 0, open_issues_count: 0, network_count: 0, subscribers_count: 0, license: null },
    ...{ has_issues: true, has_projects: true, has_wiki: false, has_pages: false, has_downloads: true },
    ...{ has_discussions: false, archived: false, disabled: false, pushed_at: moment, created_at: moment },
    ...{ updated_at: moment, visibility: isPrivate ? "private" : "public" },
  };
}
