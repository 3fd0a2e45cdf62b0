import type { ApprovalConfig } from "../../config/config.ts";
import type { Act } from "../../release/ledger.ts";
import type { Decision } from "../../release/approval.ts";
import { shortId, type ReleaseId } from "../../release/release.ts";
import type { Conversation, Word } from "./conversation.ts";

/** What an issue is judged by, beside what was said on it. */
export type JudgedBy = {
  readonly environment: string;
  readonly release: ReleaseId;
  readonly approval: ApprovalConfig;
  readonly now: Date;
  /** Logins, in lower case, of those who spoke and may decide. */
  readonly may: ReadonlySet<string>;
  /** Logins, in lower case, of those whose change it is. */
  readonly authors: ReadonlySet<string>;
};

/** How the approval on an issue stands; the last word of everybody counts, and one rejection closes. */
export function judge(conversation: Conversation, facts: JudgedBy): Decision {
  const { number, link, isOpen, request, ended, words } = conversation;
  const on = `issue #${number}`;
  const closed = (sentence: string, more: Partial<Decision> = {}): Decision => ({
    ...{ open: false, sentence, approvals: [], link },
    hint: `aip-deploy approve ${facts.environment} asks again.`,
    ...more,
  });
  if (ended === "withdrawn") return closed(`${on} was withdrawn for a newer request`, { final: true });
  if (ended === "done") return closed(`the approval on ${on} was used for a deployment`, { final: true });
  if (request === undefined) return closed(`what ${on} asks for was changed or removed, so that nothing on it counts`);
  if (request.release !== facts.release || request.environment !== facts.environment) {
    return closed(`${on} asks for release ${shortId(request.release)} on ${request.environment}, and for no other`);
  }
  if (!isOpen) return closed(`${on} was closed by hand`, { final: true });

  const latest = lastWords(words);
  const rejection = latest.find(({ by, says }) => says === "reject" && facts.may.has(by.toLowerCase()));
  if (rejection !== undefined) {
    const because = rejection.reason === undefined ? "" : `: ${rejection.reason}`;
    const hint = `${rejection.by} can take it back with /approve on ${link}.`;
    return closed(`${rejection.by} rejected it on ${on}${because}`, { hint, final: true });
  }
  const given = latest.filter(({ says }) => says === "approve").map((word) => ({ word, why: whyNot(word, facts) }));
  const valid = given.filter(({ why }) => why === undefined).map(({ word }) => word);
  const approvals = valid.map(actOf);
  const names = valid.map(({ by }) => by).join(", ");
  if (valid.length >= facts.approval.count) {
    return { open: true, sentence: `approved by ${names} on ${on}`, approvals, link };
  }
  const invalid = given.flatMap(({ word, why }) => (why === undefined ? [] : [`${word.by}'s does not count: ${why}`]));
  const soFar = valid.length === 0 ? "nobody's approval counts yet" : `only ${names} approved`;
  return {
    open: false,
    sentence: [`${facts.environment} asks for ${asked(facts.approval)} on ${on}; ${soFar}`, ...invalid].join("; "),
    hint: `Comment /approve on ${link}, then run the failed jobs again.`,
    approvals,
    link,
  };
}

/** How many, and of whom. */
export function asked({ count, by }: ApprovalConfig): string {
  const who = by.length === 0 ? "whoever may write to the repository" : by.join(", ");
  return `${count} approval${count === 1 ? "" : "s"} (of ${who})`;
}

function lastWords(words: readonly Word[]): Word[] {
  return [...new Map(words.map((word) => [word.by.toLowerCase(), word])).values()];
}

function whyNot({ by, isEdited, at }: Word, { may, authors, approval, now }: JudgedBy): string | undefined {
  const login = by.toLowerCase();
  if (!may.has(login)) return approval.by.length === 0 ? "no access to write" : "not among those who may";
  if (approval.authors === "refuse" && authors.has(login)) return "it is their own change";
  if (isEdited) return "the comment was changed after it was written";
  const until = Date.parse(at) + approval.expiresSeconds * 1000;
  return now.getTime() < until ? undefined : `it expired at ${new Date(until).toISOString()}`;
}

function actOf({ by, at, link, reason }: Word): Act {
  return { by, at: new Date(at).toISOString(), link, ...(reason === undefined ? {} : { reason }) };
}
