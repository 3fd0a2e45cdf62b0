import { markIn, type Mark } from "./marks.ts";

export type Speaker = { readonly login: string; readonly isBot: boolean };

export type Comment = {
  readonly by: Speaker;
  readonly body: string;
  readonly at: string;
  readonly editedAt: string;
  readonly link: string;
};

export type Reaction = { readonly by: Speaker; readonly content: string; readonly at: string };

/** An issue as GitHub has it. */
export type IssueThread = {
  readonly number: number;
  readonly link: string;
  readonly isOpen: boolean;
  readonly by: Speaker;
  /** Oldest first. */
  readonly comments: readonly Comment[];
  readonly reactions: readonly Reaction[];
};

/** What somebody said about the release that is asked for. */
export type Word = {
  readonly by: string;
  readonly says: "approve" | "reject";
  readonly at: string;
  readonly reason?: string;
  readonly link: string;
  /** It was changed after it was written. */
  readonly isEdited: boolean;
};

/** The part of an issue that counts: what was asked last, and what people have said since. */
export type Conversation = {
  readonly number: number;
  readonly link: string;
  readonly isOpen: boolean;
  /** `undefined`: nobody asks, or the question was changed by somebody. */
  readonly request?: Extract<Mark, { is: "request" }>;
  /** What ended the last request, when something did. */
  readonly ended?: "withdrawn" | "done";
  readonly words: readonly Word[];
};

/**
 * Reads an issue. The text of an issue can be changed without a trace, a comment cannot: what is asked stands in a
 * comment of ours, and only what was said after it counts. Whoever changes that comment takes the question away.
 */
export function conversationOf(thread: IssueThread): Conversation {
  const { number, link, isOpen, comments } = thread;
  const base = { number, link, isOpen };
  const marked = comments.flatMap((comment, index) => {
    const mark = isOurs(comment, thread) ? markIn(comment.body) : undefined;
    return mark === undefined || mark.is === "approval" ? [] : [{ mark, comment, index }];
  });
  const last = marked.at(-1);
  if (last === undefined) return { ...base, words: [] };
  if (last.mark.is !== "request") return { ...base, ended: last.mark.is, words: [] };
  if (last.comment.editedAt !== last.comment.at) return { ...base, words: [] };
  const said = comments.slice(last.index + 1).flatMap((comment) => wordIn(comment));
  const shown = thread.reactions.filter(({ at }) => at >= last.comment.at).flatMap((each) => wordOf(each, link));
  return { ...base, request: last.mark, words: inOrder([...said, ...shown]) };
}

/** Bots speak for us, and whoever opened the issue with a token of their own. */
function isOurs({ by }: Comment, thread: IssueThread): boolean {
  return by.isBot || by.login === thread.by.login;
}

/** `/approve` or `/reject` at the start of the first line; what follows on that line is the reason. */
function wordIn({ by, body, at, editedAt, link }: Comment): Word[] {
  const [, command, rest = ""] = /^\/(approve|reject)(?=\s|$)[^\S\n]*([^\n]*)/i.exec(body.trimStart()) ?? [];
  if (command === undefined || by.isBot) return [];
  const says = command.toLowerCase() === "approve" ? "approve" : "reject";
  const reason = rest.trim();
  return [{ by: by.login, says, at, link, isEdited: editedAt !== at, ...(reason === "" ? {} : { reason }) }];
}

function wordOf({ by, content, at }: Reaction, link: string): Word[] {
  const says = content === "+1" ? "approve" : content === "-1" ? "reject" : undefined;
  return says === undefined || by.isBot ? [] : [{ by: by.login, says, at, link, isEdited: false }];
}

/** By time; of the same second, a rejection comes last, so that it is the last word. */
function inOrder(words: readonly Word[]): Word[] {
  return words.toSorted((a, b) => {
    if (a.at !== b.at) return a.at < b.at ? -1 : 1;
    return Number(a.says === "reject") - Number(b.says === "reject");
  });
}
