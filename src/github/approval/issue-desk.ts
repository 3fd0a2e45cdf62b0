import type { Clock } from "../../clock.ts";
import type { ApprovalDesk, Conclusion, Decision, Review, Wanted } from "../../release/approval.ts";
import { shortId } from "../../release/release.ts";
import { retrying, type RetryOptions } from "../../registry/retry.ts";
import type { GitHub } from "../client.ts";
import { steady } from "../steady.ts";
import { conversationOf } from "./conversation.ts";
import { ApprovalIssues, type KnownIssue } from "./issues.ts";
import { asked, judge } from "./judge.ts";
import { written } from "./marks.ts";
import { authorsOf, whoMay, type Authors } from "./people.ts";

export type IssueDeskOptions = {
  readonly github: GitHub;
  readonly clock: Clock;
  readonly random: () => number;
  /** Who started this run; `undefined` in a terminal. */
  readonly startedBy?: string;
  readonly page: ReviewPage;
};

/** What a reviewer must see, as Markdown of at most so many bytes. */
export type ReviewPage = (review: Review, bytes: number) => Promise<string>;

/** GitHub takes no longer texts; what stands around the page needs some room. */
const pageBytes = 60_000;

/** Approval on an issue: one for each environment and release, decided by its comments and reactions. */
export function issueDesk(options: IssueDeskOptions): ApprovalDesk {
  const { github, clock, startedBy, page } = options;
  const retry: RetryOptions = { clock, random: options.random };
  const patient = steady(github, retry);
  const issues = new ApprovalIssues(github, retry);
  let authors: Promise<Authors> | undefined;

  const decide = async (wanted: Wanted): Promise<Decision> => {
    const { environment, approval, release, running, commit } = wanted;
    const issue = await issues.of(environment, release);
    if (issue === undefined) {
      const sentence = `${environment} asks for ${asked(approval)} on an issue; none was opened for release ${shortId(release)}`;
      const hint = `aip-deploy approve ${environment} --release ${shortId(release)}`;
      return { open: false, sentence, hint, approvals: [] };
    }
    const conversation = conversationOf(await issues.thread(issue));
    if (approval.authors === "refuse") authors ??= authorsOf(patient, running, commit);
    const [may, { logins, problem }] = await Promise.all([
      whoMay(
        patient,
        approval,
        conversation.words.map(({ by }) => by),
      ),
      authors ?? { logins: new Set<string>(), problem: undefined },
    ]);
    if (problem !== undefined) {
      const sentence = `whose change it is cannot be told: ${problem}`;
      const hint = "Push it, or write `authors: accept` under the environment's gates.approval.";
      return { open: false, sentence, hint, approvals: [], link: issue.link };
    }
    const starters = [startedBy, conversation.request?.by].flatMap((login) => login?.toLowerCase() ?? []);
    const facts = { environment, release, approval, now: clock.now(), may, authors: new Set([...logins, ...starters]) };
    return judge(conversation, facts);
  };

  const request = async (wanted: Wanted, review: Review): Promise<void> => {
    const { environment, release } = wanted;
    const title = `Approve release ${shortId(release)} for ${environment}`;
    const body = `${written({ is: "approval", environment, release })}\n${await page(review, pageBytes)}\n\n${howTo(wanted)}`;
    // An answer that did not arrive may have been a yes, so it is looked for again.
    const issue = await retrying(
      async () => (await issues.of(environment, release)) ?? (await issues.open(title, body)),
      retry,
    );
    const { request: standing } = conversationOf(await issues.thread(issue));
    const isStanding = standing?.release === release && standing.environment === environment && issue.isOpen;
    if (!issue.isOpen || issue.body !== body) await issues.rewrite(issue, title, body);
    if (!isStanding) await issues.comment(issue, question(wanted, startedBy));
    for (const other of await othersThan(issue, environment)) {
      await issues.comment(
        other,
        `${written({ is: "withdrawn" })}\nWithdrawn: #${issue.number} asks for a newer release.`,
      );
      await issues.close(other, "not_planned");
    }
  };

  const othersThan = async ({ number }: KnownIssue, environment: string) =>
    (await issues.all()).filter(
      (each) => each.isOpen && each.number !== number && each.about.environment === environment,
    );

  const conclude = async ({ environment, release }: Wanted, { verified, sentence }: Conclusion): Promise<void> => {
    const issue = await issues.of(environment, release);
    if (issue === undefined) return;
    if (!verified) {
      await issues.comment(issue, `${sentence}\n\nThe approval stays, so that it can be tried again.`);
      return;
    }
    await issues.comment(issue, `${written({ is: "done" })}\n${sentence}`);
    await issues.close(issue, "completed");
  };

  return { way: "issue", decide, request, conclude };
}

/** The comment that decides what is asked; see `conversationOf`. */
function question({ environment, release, approval }: Wanted, startedBy = ""): string {
  const mark = written({ is: "request", environment, release, by: startedBy });
  const called = approval.by.filter((name) => /^[\w-]+(\/[\w-]+)?$/.test(name)).map((name) => `@${name}`);
  return [
    mark,
    `**May release ${shortId(release)} go to ${environment}?** Only what is said below this comment counts.`,
    ...(called.length === 0 ? [] : [`Asked: ${called.join(", ")}`]),
  ].join("\n\n");
}

function howTo({ approval }: Wanted): string {
  const { count, by, authors, expiresSeconds } = approval;
  const who = by.length === 0 ? "whoever may write to this repository" : by.map((name) => `\`${name}\``).join(", ");
  const days = expiresSeconds / 86_400;
  const long = Number.isInteger(days) ? `${days} day${days === 1 ? "" : "s"}` : `${expiresSeconds} s`;
  return [
    "### How to decide",
    "- Comment `/approve`, or `/reject` and why; or react to this text with 👍 or 👎. Everybody's last word counts, one rejection closes.",
    `- ${count === 1 ? "One approval is" : `${count} approvals are`} needed, of ${who}.`,
    ...(authors === "refuse" ? ["- Not of those whose commits are in it, and not of who started it."] : []),
    `- An approval counts for ${long}. A comment that is changed afterwards does not count.`,
    "- After it was approved, run the failed jobs of the run again.",
  ].join("\n");
}
