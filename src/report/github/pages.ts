/** What is written for people on GitHub other than the summary; made by modules that only those who need them wait for. */
import type { PullRequestText } from "../../github/pull-requests.ts";
import type { Review } from "../../release/approval.ts";
import type { Promotion } from "../../release/results.ts";

/** What a reviewer must see, in at most so many bytes. */
export async function reviewPage(review: Review, bytes: number): Promise<string> {
  return (await import("../review-markdown.ts")).reviewMarkdown(review, bytes);
}

/** The pull request of a promotion. */
export async function promotionPage(promotion: Promotion): Promise<PullRequestText> {
  return (await import("../promotion-markdown.ts")).promotionPullRequest(promotion);
}
