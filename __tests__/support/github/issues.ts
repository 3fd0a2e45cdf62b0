import type { Context } from "openapi-backend";
import { api, asUser, invalid, notFound, paged, parameter, queried, site, type Operations } from "./part.ts";

export type Comment = {
  readonly id: number;
  readonly by: string;
  readonly body: string;
  readonly at: string;
  readonly editedAt?: string;
};

export type Reaction = { readonly id: number; readonly by: string; readonly content: string; readonly at: string };

export type Issue = {
  readonly number: number;
  readonly by: string;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly state: "open" | "closed";
  readonly comments: readonly Comment[];
  readonly reactions: readonly Reaction[];
  readonly at: string;
};

type Stored = { -readonly [Name in keyof Issue]: Issue[Name] } & { comments: Comment[]; reactions: Reaction[] };

/** Issues with their comments, reactions and labels; `robot` is who the token speaks for. */
export function issuesPart({ robot, now }: { readonly robot: string; readonly now: () => Date }) {
  const issues: Stored[] = [];
  const labels = new Set<string>();
  let ids = 1;
  const at = () => `${now().toISOString().slice(0, 19)}Z`;
  const numbered = (number: number) => issues.find((issue) => issue.number === number);
  const found = (context: Context) => numbered(Number(parameter(context, "issue_number")));
  const commentOf = (id: number) => issues.flatMap(({ comments }) => comments).find((comment) => comment.id === id);
  const within = (context: Context, status: number, work: (issue: Stored) => unknown) => {
    const issue = found(context);
    return issue === undefined ? notFound : { status, body: work(issue) };
  };
  const open = (by: string, wanted: Partial<Stored>): Stored => {
    const fresh = { number: issues.length + 1, by, title: "", body: "", labels: [], state: "open" as const, at: at() };
    const issue: Stored = { ...fresh, ...wanted, comments: [], reactions: [] };
    for (const label of issue.labels) labels.add(label);
    issues.push(issue);
    return issue;
  };
  const comment = (issue: Stored, by: string, body: string): Comment => {
    const written = { id: 7000 + ids++, by, body, at: at() };
    issue.comments.push(written);
    return written;
  };
  const react = (issue: Stored, by: string, content: string): Reaction => {
    const given = { id: 9000 + ids++, by, content, at: at() };
    issue.reactions.push(given);
    return given;
  };
  const edit = (id: number, body: string) => {
    for (const { comments } of issues) {
      const index = comments.findIndex((each) => each.id === id);
      const before = comments[index];
      // GitHub's times have whole seconds.
      if (before !== undefined) comments[index] = { ...before, body, editedAt: later(before.at, at()) };
    }
  };
  const operations: Operations = {
    "issues/list-for-repo": (context) => {
      const [state, wanted] = [queried(context, "state") ?? "open", queried(context, "labels")?.split(",") ?? []];
      const matching = issues.filter(
        (issue) => (state === "all" || issue.state === state) && wanted.every((label) => issue.labels.includes(label)),
      );
      return { status: 200, body: paged(matching.toReversed(), context).map(asIssue) };
    },
    "issues/create": ({ request }) => {
      const { title, body = "", labels: wanted = [] } = request.requestBody as Partial<Stored>;
      return { status: 201, body: asIssue(open(robot, { title: title ?? "", body, labels: wanted })) };
    },
    "issues/get": (context) => within(context, 200, asIssue),
    "issues/update": (context) =>
      within(context, 200, (issue) => {
        const { title, body, state } = context.request.requestBody as Partial<Stored>;
        Object.assign(issue, {
          ...(title === undefined ? {} : { title }),
          ...(body === undefined ? {} : { body }),
          ...(state === undefined ? {} : { state }),
        });
        return asIssue(issue);
      }),
    "issues/list-comments": (context) =>
      within(context, 200, (issue) => paged(issue.comments, context).map((each) => asComment(each, issue))),
    "issues/create-comment": (context) => {
      const { body = "" } = context.request.requestBody as Partial<Comment>;
      if (body.length > 65_536) return invalid;
      return within(context, 201, (issue) => asComment(comment(issue, robot, body), issue));
    },
    "issues/update-comment": (context) => {
      const id = Number(parameter(context, "comment_id"));
      const { body = "" } = context.request.requestBody as Partial<Comment>;
      edit(id, body);
      const [edited, issue] = [commentOf(id), issues.find(({ comments }) => comments.some((each) => each.id === id))];
      return edited === undefined || issue === undefined ? notFound : { status: 200, body: asComment(edited, issue) };
    },
    "issues/get-label": (context) => {
      const name = parameter(context, "name");
      return labels.has(name) ? { status: 200, body: asLabel(name) } : notFound;
    },
    "issues/create-label": ({ request }) => {
      const { name = "" } = request.requestBody as { readonly name?: string };
      if (labels.has(name)) return invalid;
      labels.add(name);
      return { status: 201, body: asLabel(name) };
    },
    "issues/add-labels": (context) =>
      within(context, 200, (issue) => {
        const { labels: wanted = [] } = context.request.requestBody as { readonly labels?: readonly string[] };
        issue.labels = [...new Set([...issue.labels, ...wanted])];
        return issue.labels.map(asLabel);
      }),
    "reactions/list-for-issue": (context) =>
      within(context, 200, ({ reactions }) => paged(reactions, context).map(asReaction)),
    "reactions/create-for-issue": (context) =>
      within(context, 201, (issue) => {
        const { content = "" } = context.request.requestBody as Partial<Reaction>;
        return asReaction(react(issue, robot, content));
      }),
  };
  const must = (number: number) => {
    const issue = numbered(number);
    if (issue === undefined) throw new Error(`there is no issue ${number}`);
    return issue;
  };
  return {
    operations,
    issues: (): readonly Issue[] => issues,
    /** What people do on the site. */
    openIssue: (by: string, wanted: Partial<Issue>) => open(by, wanted as Partial<Stored>),
    comment: (number: number, by: string, body: string) => comment(must(number), by, body),
    react: (number: number, by: string, content: string) => react(must(number), by, content),
    editComment: edit,
    changeIssue: (number: number, change: Partial<Pick<Issue, "state" | "body" | "title" | "labels">>) =>
      Object.assign(must(number), change),
  };
}

function later(first: string, second: string): string {
  if (second > first) return second;
  return `${new Date(Date.parse(first) + 1000).toISOString().slice(0, 19)}Z`;
}

function asIssue({ number, by, title, body, labels, state, comments, at }: Issue) {
  const url = `${api}/issues/${number}`;
  return {
    ...{ id: 6000 + number, node_id: `I_${number}`, number, title, body, state, user: asUser(by) },
    ...{ labels: labels.map(asLabel), assignee: null, assignees: [], milestone: null, locked: false },
    ...{ comments: comments.length, created_at: at, updated_at: at, closed_at: state === "closed" ? at : null },
    ...{ author_association: "NONE", url, html_url: `${site}/issues/${number}`, repository_url: api },
    ...{ labels_url: `${url}/labels{/name}`, comments_url: `${url}/comments`, events_url: `${url}/events` },
  };
}

function asComment({ id, by, body, at, editedAt = at }: Comment, { number }: Issue) {
  return {
    ...{ id, node_id: `IC_${id}`, body, user: asUser(by), created_at: at, updated_at: editedAt },
    ...{ author_association: "NONE", url: `${api}/issues/comments/${id}`, issue_url: `${api}/issues/${number}` },
    html_url: `${site}/issues/${number}#issuecomment-${id}`,
  };
}

function asReaction({ id, by, content, at }: Reaction) {
  return { id, node_id: `REA_${id}`, user: asUser(by), content, created_at: at };
}

function asLabel(name: string) {
  const url = `${api}/labels/${encodeURIComponent(name)}`;
  return { id: 3000 + name.length, node_id: "LA_1", url, name, description: null, color: "ededed", default: false };
}
