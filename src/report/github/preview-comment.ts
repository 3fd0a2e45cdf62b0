import type { Clock } from "../../clock.ts";
import { DeployError, messageOf } from "../../errors.ts";
import type { Comments } from "../../github/comments.ts";
import { retrying } from "../../registry/retry.ts";
import type { PreviewUpResult, Result } from "../../release/results.ts";
import { verdictMarkdown } from "../deployment-markdown.ts";
import { signs } from "../markdown-words.ts";
import { code, link } from "../page.ts";
import { keptUntil } from "../preview-text.ts";
import { printable } from "../printable.ts";
import { markdown } from "../table.ts";
import { aftermath } from "../verdict.ts";
import { firstLine, shortCommit } from "../words.ts";
import { outputsOfError } from "./outputs.ts";

/** By this line our comment is found again; nobody sees it. */
const marker = "<!-- aip-deploy preview -->";

export type CommentOptions = {
  readonly comments: Comments;
  readonly clock: Clock;
  readonly random: () => number;
  readonly warn: (message: string) => void;
  readonly redact: (text: string) => string;
};

/** What is to be said on one pull request; `isNews`: only where something was said before. */
type Word = { readonly pullRequest: number; readonly text: string; readonly isNews: boolean };

/** Says in the one comment of each pull request what became of its preview. Never fails the job: what cannot be written is a warning. */
export async function tellPreviews(result: Result, options: CommentOptions): Promise<void> {
  for (const word of wordsOn(printable(result))) await tell(word, options);
}

/** The same for a preview that came to no result. */
export async function tellFailure(error: unknown, pullRequest: number, options: CommentOptions): Promise<void> {
  const { outcome } = outputsOfError(error, undefined);
  const why = firstLine(error instanceof DeployError ? error.message : messageOf(error));
  const text = `${signs[outcome]} **The preview could not be brought up to date**: ${markdown(why)}`;
  await tell({ pullRequest, text, isNews: false }, options);
}

function wordsOn(result: Result): Word[] {
  if (result.command === "preview-up") return wordOn(result);
  if (result.command === "preview-down") {
    return [{ pullRequest: result.pullRequest, text: gone("is removed, its data too"), isNews: true }];
  }
  if (result.command !== "preview-prune") return [];
  const text = gone("was removed, since nobody deployed to it for too long");
  const removed = result.removed.filter(({ problem }) => problem === undefined);
  return removed.map(({ pullRequest }) => ({ pullRequest, text, isNews: true }));
}

function wordOn(result: PreviewUpResult): Word[] {
  const { pullRequest, run } = result;
  const { deployment, url, source } = run;
  if (deployment === undefined) return [];
  const lines = [
    verdictMarkdown(deployment),
    deployment.verified ? (url === undefined ? "" : link(url)) : markdown(aftermath(deployment)),
    `Commit ${code(shortCommit(source.commit))}. ${markdown(keptUntil(result))}. Remove it: ${code(`aip-deploy preview down ${pullRequest}`)}`,
  ];
  return [{ pullRequest, text: lines.filter((line) => line !== "").join("\n\n"), isNews: false }];
}

function gone(how: string): string {
  return `🧹 **The preview of this pull request ${how}**`;
}

async function tell({ pullRequest, text, isNews }: Word, { comments, warn, redact, ...asking }: CommentOptions) {
  const body = redact(`${marker}\n${text}\n`);
  try {
    await retrying(async () => {
      // Asked each time: an answer that did not arrive may have been a yes.
      const known = await comments.find(pullRequest, marker);
      if (known !== undefined) await comments.update(known.id, body);
      else if (!isNews) await comments.create(pullRequest, body);
    }, asking);
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    warn(
      `The comment on pull request ${pullRequest} could not be written: ${messageOf(error)}. Give the job \`permissions: pull-requests: write\`, or the action \`record: off\`.`,
    );
  }
}
