import type { GitHub } from "./client.ts";

/** Comments of one pull request or issue. */
export interface Comments {
  /** The one that holds this text, which nobody else writes; the oldest when there are several. */
  find(issue: number, text: string): Promise<Comment | undefined>;
  create(issue: number, body: string): Promise<void>;
  update(id: number, body: string): Promise<void>;
}

export type Comment = { readonly id: number; readonly body: string };

const pageSize = 100;
const mostPages = 20;

/** Throws like `GitHub.ask`. */
export function commentsOf(github: GitHub): Comments {
  return {
    async find(issue, text) {
      for (let page = 1; page <= mostPages; page++) {
        const found = await github.ask(async ({ issues }, asking) => {
          const { data } = await issues.listComments({ ...asking, issue_number: issue, per_page: pageSize, page });
          return data.map(({ id, body = "" }): Comment => ({ id, body }));
        });
        const own = found.find(({ body }) => body.includes(text));
        if (own !== undefined || found.length < pageSize) return own;
      }
      return undefined;
    },
    create: (issue, body) =>
      github.ask(async ({ issues }, asking) => {
        await issues.createComment({ ...asking, issue_number: issue, body });
      }),
    update: (id, body) =>
      github.ask(async ({ issues }, asking) => {
        await issues.updateComment({ ...asking, comment_id: id, body });
      }),
  };
}
