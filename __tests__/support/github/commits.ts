import { api, asUser, moment, notFound, paged, parameter, site, type Operations } from "./part.ts";

export type KnownCommit = { readonly sha: string; readonly author?: string; readonly message?: string };

/** Commits with the account that GitHub found for their author; a comparison answers those that were said to lie between. */
export function commitsPart() {
  const known = new Map<string, KnownCommit>();
  const between = new Map<string, readonly KnownCommit[]>();
  const behind = new Map<string, number>();
  const operations: Operations = {
    "repos/get-commit": (context) => {
      const commit = known.get(parameter(context, "ref"));
      return commit === undefined ? notFound : { status: 200, body: asCommit(commit) };
    },
    "repos/compare-commits-with-basehead": (context) => {
      const range = parameter(context, "basehead");
      const commits = between.get(range);
      const [base = ""] = range.split("...");
      if (commits === undefined) return notFound;
      const urls = { html_url: `${site}/compare/${range}`, permalink_url: `${site}/compare/${range}` };
      const start = asCommit({ sha: base });
      return {
        status: 200,
        body: {
          ...{ ...urls, url: `${api}/compare/${range}`, diff_url: `${site}/x.diff`, patch_url: `${site}/x.patch` },
          ...{ base_commit: start, merge_base_commit: start, status: commits.length === 0 ? "identical" : "ahead" },
          ...{ ahead_by: commits.length, behind_by: behind.get(range) ?? 0, total_commits: commits.length, files: [] },
          commits: paged(commits, context).map(asCommit),
        },
      };
    },
  };
  return {
    operations,
    commit: (commit: KnownCommit) => known.set(commit.sha, commit),
    /** What lies between two commits or branches, oldest first, and how many commits only the base has. */
    compared: (base: string, head: string, commits: readonly KnownCommit[], lacks = 0) => {
      behind.set(`${base}...${head}`, lacks);
      between.set(`${base}...${head}`, commits);
      for (const commit of commits) known.set(commit.sha, commit);
    },
  };
}

function asCommit({ sha, author, message = "Change it" }: KnownCommit) {
  const url = `${api}/commits/${sha}`;
  const signature = { name: author ?? "Somebody", email: "somebody@example.org", date: moment };
  const user = author === undefined ? null : asUser(author);
  const tree = { sha, url: `${api}/git/trees/${sha}` };
  return {
    ...{
      sha,
      node_id: `C_${sha.slice(0, 7)}`,
      url,
      html_url: `${site}/commit/${sha}`,
      comments_url: `${url}/comments`,
    },
    commit: { url, author: signature, committer: signature, message, comment_count: 0, tree },
    ...{ author: user, committer: user, parents: [] },
  };
}
