import type { RetryOptions } from "../../registry/retry.ts";
import type { GitHub } from "../client.ts";
import { steady } from "../steady.ts";
import type { Comment, IssueThread, Reaction, Speaker } from "./conversation.ts";
import { markIn, type Mark } from "./marks.ts";
import { mayWrite } from "./people.ts";

export const label = "aip-deploy-approval";

/** An issue of ours, by what its text says that it is about. */
export type KnownIssue = {
  readonly number: number;
  readonly link: string;
  readonly isOpen: boolean;
  readonly by: Speaker;
  readonly body: string;
  readonly about: Extract<Mark, { is: "approval" }>;
};

/** The approval issues of one repository. Throws like `GitHub.ask`, after asking again for a while. */
export class ApprovalIssues {
  readonly #github: GitHub;
  readonly #steady: GitHub;
  readonly #trusted = new Map<string, Promise<boolean>>();

  constructor(github: GitHub, retry: RetryOptions) {
    this.#github = github;
    this.#steady = steady(github, retry);
  }

  /** The newest hundred, newest first. Whoever may not write cannot set the label, and not pass an issue off as ours. */
  async all(): Promise<readonly KnownIssue[]> {
    const found = await this.#steady.ask(async ({ issues }, asking) => {
      const { data } = await issues.listForRepo({ ...asking, labels: label, state: "all", per_page: 100 });
      return data.filter((issue) => issue.pull_request === undefined).flatMap(known);
    });
    const trusted = await Promise.all(
      found.map(({ by }) => (by.isBot ? Promise.resolve(true) : this.#mayWrite(by.login))),
    );
    return found.filter((_, index) => trusted[index]);
  }

  async of(environment: string, release: string): Promise<KnownIssue | undefined> {
    const all = await this.all();
    return all.find(({ about }) => about.environment === environment && about.release === release);
  }

  async thread(issue: KnownIssue): Promise<IssueThread> {
    const issue_number = issue.number;
    const [comments, reactions] = await Promise.all([
      this.#pages(async (page) =>
        this.#steady.ask(async ({ issues }, asking) => {
          const { data } = await issues.listComments({ ...asking, issue_number, per_page: 100, page });
          return data.map((each): Comment => ({
            by: speaker(each.user),
            body: each.body ?? "",
            at: each.created_at,
            editedAt: each.updated_at,
            link: each.html_url,
          }));
        }),
      ),
      this.#pages(async (page) =>
        this.#steady.ask(async ({ reactions: given }, asking) => {
          const { data } = await given.listForIssue({ ...asking, issue_number, per_page: 100, page });
          return data.map((each): Reaction => ({ by: speaker(each.user), content: each.content, at: each.created_at }));
        }),
      ),
    ]);
    return { ...issue, comments, reactions };
  }

  /** Not asked twice: a second issue would be worse than an error. */
  async open(title: string, body: string): Promise<KnownIssue> {
    return await this.#github.ask(async ({ issues }, asking) => {
      const { data } = await issues.create({ ...asking, title, body, labels: [label] });
      const [opened] = known(data);
      if (opened === undefined) throw new Error("GitHub gave another issue back than was written");
      return opened;
    });
  }

  async comment({ number }: KnownIssue, body: string): Promise<void> {
    await this.#steady.ask(({ issues }, asking) => issues.createComment({ ...asking, issue_number: number, body }));
  }

  async rewrite({ number }: KnownIssue, title: string, body: string): Promise<void> {
    const change = { issue_number: number, title, body };
    await this.#steady.ask(({ issues }, asking) => issues.update({ ...asking, ...change, state: "open" }));
  }

  async close({ number }: KnownIssue, reason: "completed" | "not_planned"): Promise<void> {
    const change = { issue_number: number, state: "closed" as const, state_reason: reason };
    await this.#steady.ask(({ issues }, asking) => issues.update({ ...asking, ...change }));
  }

  #mayWrite(login: string): Promise<boolean> {
    const answer = this.#trusted.get(login) ?? mayWrite(this.#steady, login);
    this.#trusted.set(login, answer);
    return answer;
  }

  async #pages<T>(read: (page: number) => Promise<readonly T[]>): Promise<readonly T[]> {
    const all: T[] = [];
    for (let page = 1; ; page++) {
      const items = await read(page);
      all.push(...items);
      if (items.length < 100) return all;
    }
  }
}

type Shown = {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly user: User;
  readonly body?: string | null;
};
type User = { readonly login: string; readonly type: string } | null;

function known({ number, html_url, state, user, body }: Shown): KnownIssue[] {
  const about = markIn(body ?? "");
  if (about?.is !== "approval") return [];
  return [{ number, link: html_url, isOpen: state === "open", by: speaker(user), body: body ?? "", about }];
}

/** Accounts that were deleted have no name any more. */
function speaker(user: User | undefined): Speaker {
  return { login: user?.login ?? "ghost", isBot: user?.type === "Bot" };
}
