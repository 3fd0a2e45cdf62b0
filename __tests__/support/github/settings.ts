import type { Context } from "openapi-backend";
import { api, asUser, moment, notFound, paged, parameter, site, type Operations } from "./part.ts";
import { asRepository, type RepositoryFacts } from "./pulls.ts";

export type Branch = "open" | "protected" | "ruled";

export type Settings = RepositoryFacts & {
  readonly plan?: string;
  readonly branches?: Readonly<Record<string, Branch>>;
  readonly jobs?: { readonly permissions: "read" | "write"; readonly mayOpenPullRequests: boolean };
  readonly secrets?: readonly string[];
  readonly variables?: readonly string[];
  readonly lent?: { readonly secrets: readonly string[]; readonly variables: readonly string[] };
  /** By environment. */
  readonly own?: Readonly<Record<string, readonly string[]>>;
  /** Names of the workflow files on the default branch. */
  readonly workflows?: readonly string[];
  /** Files of other repositories, as `owner/name/path@ref`. */
  readonly files?: Readonly<Record<string, string>>;
  /** The token is no administrator's. */
  readonly isLow?: boolean;
};

const hidden = { status: 403, body: { message: "Resource not accessible by integration" } };

/** What an administrator sees on the repository's pages of settings. */
export function settingsPart() {
  let settings: Settings = {};
  const seen = (body: unknown) => (settings.isLow === true ? hidden : { status: 200, body });
  const secrets = (context: Context, names: readonly string[] = []) => ({
    total_count: names.length,
    secrets: paged(names, context).map((name) => ({ name, created_at: moment, updated_at: moment })),
  });
  const variables = (context: Context, names: readonly string[] = []) => ({
    total_count: names.length,
    variables: paged(names, context).map((name) => ({ name, value: "x", created_at: moment, updated_at: moment })),
  });
  const operations: Operations = {
    "repos/get": () => ({ status: 200, body: asRepository(settings) }),
    "orgs/get": () => ({ status: 200, body: asOrganization(settings) }),
    "repos/get-branch": (context) => {
      const name = parameter(context, "branch");
      const branch = settings.branches?.[name];
      if (branch === undefined) return { status: 404, body: { message: "Branch not found" } };
      return { status: 200, body: asBranch(name, branch === "protected") };
    },
    "repos/get-branch-rules": (context) => {
      const isRuled = settings.branches?.[parameter(context, "branch")] === "ruled";
      const rule = { ruleset_id: 1, ruleset_source: "octo/app", ruleset_source_type: "Repository" };
      return { status: 200, body: isRuled ? [{ type: "update", ...rule }] : [] };
    },
    "actions/get-github-actions-default-workflow-permissions-repository": () => {
      const { permissions, mayOpenPullRequests } = settings.jobs ?? { permissions: "read", mayOpenPullRequests: true };
      return seen({
        default_workflow_permissions: permissions,
        can_approve_pull_request_reviews: mayOpenPullRequests,
      });
    },
    "actions/list-repo-secrets": (context) => seen(secrets(context, settings.secrets)),
    "actions/list-repo-variables": (context) => seen(variables(context, settings.variables)),
    "actions/list-repo-organization-secrets": (context) => seen(secrets(context, settings.lent?.secrets)),
    "actions/list-repo-organization-variables": (context) => seen(variables(context, settings.lent?.variables)),
    "actions/list-environment-secrets": (context) =>
      seen(secrets(context, settings.own?.[parameter(context, "environment_name")])),
    "actions/list-environment-variables": (context) => seen(variables(context)),
    "repos/get-content": (context) => {
      const [owner, repo, path] = ["owner", "repo", "path"].map((name) => parameter(context, name));
      const { ref } = context.request.query as Record<string, string>;
      const file = settings.files?.[`${owner}/${repo}/${path}@${ref}`];
      if (file !== undefined) return { status: 200, body: { ...asEntry(path ?? ""), ...encoded(file) } };
      if (`${owner}/${repo}/${path}` !== "octo/app/.github/workflows" || settings.workflows === undefined)
        return notFound;
      return { status: 200, body: settings.workflows.map(asEntry) };
    },
  };
  return {
    operations,
    settings: (wanted: Settings) => {
      settings = wanted;
    },
  };
}

function asBranch(name: string, isProtected: boolean) {
  const sha = "a".repeat(40);
  const url = `${api}/branches/${name}`;
  const person = { name: "Ada", email: "ada@example.org", date: moment };
  const commit = { url, author: person, committer: person, message: "x", comment_count: 0, tree: { sha, url } };
  return {
    ...{ name, protected: isProtected, protection: { enabled: isProtected }, protection_url: `${url}/protection` },
    commit: {
      ...{ sha, node_id: "C_1", commit, url, html_url: `${site}/commit/${sha}`, comments_url: url },
      ...{ author: asUser("ada"), committer: asUser("ada"), parents: [] },
    },
    _links: { html: url, self: url },
  };
}

function asEntry(name: string) {
  const path = `.github/workflows/${name}`;
  const url = `${api}/contents/${path}`;
  return {
    ...{ type: "file", size: 1, name, path, sha: "b".repeat(40), url, git_url: url, html_url: url, download_url: url },
    _links: { git: url, self: url, html: url },
  };
}

function encoded(text: string) {
  return { encoding: "base64", content: Buffer.from(text).toString("base64"), size: text.length };
}

function asOrganization({ plan = "team" }: Settings) {
  const url = "https://api.github.example/orgs/octo";
  return {
    ...{ login: "octo", id: 1, node_id: "O_1", url, repos_url: url, events_url: url, hooks_url: url, issues_url: url },
    ...{
      members_url: url,
      public_members_url: url,
      avatar_url: url,
      description: null,
      html_url: url,
      type: "Organization",
    },
    ...{ has_organization_projects: true, has_repository_projects: true, public_repos: 1, public_gists: 0 },
    ...{ followers: 0, following: 0, created_at: moment, updated_at: moment, archived_at: null },
    plan: { name: plan, space: 1, private_repos: 1 },
  };
}
