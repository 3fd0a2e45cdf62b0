import { describe, expect, test } from "@jest/globals";
import { anyApproval } from "../../../src/config/conventions.ts";
import type { ApprovalConfig } from "../../../src/config/config.ts";
import { conversationOf, type IssueThread } from "../../../src/github/approval/conversation.ts";
import { judge } from "../../../src/github/approval/judge.ts";
import { markIn, written, type Mark } from "../../../src/github/approval/marks.ts";

const release = "a".repeat(64);
const link = "https://github.example/octo/app/issues/7";
const now = new Date("2026-11-23T12:00:00Z");
const request: Mark = { is: "request", environment: "production", release, by: "octocat" };

/** One thing that happened on an issue: who, when, what; `changed` when the comment was edited. */
type Event = readonly [who: string, time: string, what: string, changed?: "changed"];

const robot = "github-actions[bot]";
const asked: Event = [robot, "10:00", written(request)];

function thread(events: readonly Event[], over: Partial<IssueThread> = {}): IssueThread {
  const speaker = (login: string) => ({ login, isBot: login.endsWith("[bot]") });
  const at = (time: string) => `2026-11-23T${time}:00Z`;
  const isReaction = ([, , what]: Event) => /^[+-]1$|^heart$/.test(what);
  return {
    ...{ number: 7, link, isOpen: true, by: speaker(robot) },
    comments: events
      .filter((event) => !isReaction(event))
      .map(([who, time, body, changed]) => ({
        ...{ by: speaker(who), body, at: at(time), link: `${link}#${time}` },
        editedAt: changed === undefined ? at(time) : at("11:59"),
      })),
    reactions: events.filter(isReaction).map(([who, time, content]) => ({ by: speaker(who), content, at: at(time) })),
    ...over,
  };
}

type Given = {
  readonly approval?: Partial<ApprovalConfig>;
  readonly may?: readonly string[];
  readonly authors?: readonly string[];
  readonly thread?: Partial<IssueThread>;
};

function verdict(events: readonly Event[], given: Given = {}): string {
  const decision = judge(conversationOf(thread(events, given.thread)), {
    ...{ environment: "production", release, now },
    approval: { ...anyApproval, ...given.approval },
    may: new Set(given.may ?? ["ada", "bob"]),
    authors: new Set(given.authors ?? ["carl"]),
  });
  return `${decision.open ? "open" : decision.final === true ? "shut" : "closed"}: ${decision.sentence}`;
}

const nobody = "production asks for 1 approval (of whoever may write to the repository) on issue #7";

describe("an approval on an issue", () => {
  test.each<[string, readonly Event[], string, Given?]>([
    ["is open after a comment", [asked, ["ada", "10:05", "/approve"]], "open: approved by ada on issue #7"],
    ["or a thumb", [asked, ["ada", "10:05", "+1"]], "open: approved by ada on issue #7"],
    [
      "counts whatever the case of a name",
      [asked, ["Ada", "10:05", "/Approve looks good"]],
      "open: approved by Ada on issue #7",
    ],
    ["is closed while nobody said anything", [asked], `closed: ${nobody}; nobody's approval counts yet`],
    [
      "is not given in the middle of a sentence, in a quote, or by another word",
      [asked, ["ada", "10:05", "I would /approve"], ["ada", "10:06", "> /approve"], ["ada", "10:07", "/approved"]],
      `closed: ${nobody}; nobody's approval counts yet`,
    ],
    ["nor by another reaction", [asked, ["ada", "10:05", "heart"]], `closed: ${nobody}; nobody's approval counts yet`],
    [
      "does not count of a stranger",
      [asked, ["eve", "10:05", "/approve"]],
      `closed: ${nobody}; nobody's approval counts yet; eve's does not count: no access to write`,
    ],
    [
      "does not count of somebody who was not named",
      [asked, ["eve", "10:05", "/approve"]],
      "closed: production asks for 1 approval (of ada, org/ops) on issue #7; nobody's approval counts yet; eve's does not count: not among those who may",
      { approval: { by: ["ada", "org/ops"] } },
    ],
    [
      "does not count of those whose change it is",
      [asked, ["Carl", "10:05", "/approve"]],
      `closed: ${nobody}; nobody's approval counts yet; Carl's does not count: it is their own change`,
      { may: ["carl"] },
    ],
    [
      "counts of them where the configuration says so",
      [asked, ["carl", "10:05", "/approve"]],
      "open: approved by carl on issue #7",
      { may: ["carl"], approval: { authors: "accept" } },
    ],
    [
      "does not count of a robot",
      [asked, ["helpful[bot]", "10:05", "/approve"], ["helpful[bot]", "10:06", "+1"]],
      `closed: ${nobody}; nobody's approval counts yet`,
    ],
    [
      "needs as many people as are wanted, and the same one twice is one",
      [asked, ["ada", "10:05", "/approve"], ["ada", "10:06", "+1"]],
      "closed: production asks for 2 approvals (of ada, bob) on issue #7; only ada approved",
      { approval: { count: 2, by: ["ada", "bob"] } },
    ],
    [
      "is open when there are enough",
      [asked, ["ada", "10:05", "/approve"], ["bob", "10:06", "+1"]],
      "open: approved by ada, bob on issue #7",
      { approval: { count: 2 } },
    ],
    [
      "does not count when the comment was changed",
      [asked, ["ada", "10:05", "/approve", "changed"]],
      `closed: ${nobody}; nobody's approval counts yet; ada's does not count: the comment was changed after it was written`,
    ],
    [
      "counts until it expires",
      [asked, ["ada", "10:05", "/approve"]],
      "open: approved by ada on issue #7",
      { approval: { expiresSeconds: 6901 } },
    ],
    [
      "and no longer",
      [asked, ["ada", "10:05", "/approve"]],
      `closed: ${nobody}; nobody's approval counts yet; ada's does not count: it expired at 2026-11-23T12:00:00.000Z`,
      { approval: { expiresSeconds: 6900 } },
    ],
  ])("%s", (_name, ...[events, expected, given]) => {
    expect(verdict(events, given)).toBe(expected);
  });
});

describe("a rejection", () => {
  test.each<[string, readonly Event[], string, Given?]>([
    [
      "closes, whoever else approved",
      [asked, ["ada", "10:05", "/approve"], ["bob", "10:06", "/reject it is Friday\nReally."]],
      "shut: bob rejected it on issue #7: it is Friday",
    ],
    ["is a thumb too", [asked, ["bob", "10:06", "-1"]], "shut: bob rejected it on issue #7"],
    [
      "is taken back by an approval",
      [asked, ["bob", "10:06", "/reject no"], ["bob", "10:07", "/approve"]],
      "open: approved by bob on issue #7",
    ],
    [
      "is the last word of the same moment",
      [asked, ["bob", "10:06", "-1"], ["bob", "10:06", "/approve"]],
      "shut: bob rejected it on issue #7",
    ],
    [
      "counts of those whose change it is",
      [asked, ["ada", "10:05", "/approve"], ["carl", "10:06", "/reject I broke it"]],
      "shut: carl rejected it on issue #7: I broke it",
      { may: ["ada", "carl"] },
    ],
    [
      "counts when the comment was changed into it",
      [asked, ["ada", "10:05", "/reject", "changed"]],
      "shut: ada rejected it on issue #7",
    ],
    [
      "does not count of a stranger",
      [asked, ["ada", "10:05", "/approve"], ["eve", "10:06", "/reject"]],
      "open: approved by ada on issue #7",
    ],
  ])("%s", (_name, ...[events, expected, given]) => {
    expect(verdict(events, given)).toBe(expected);
  });
});

describe("what is asked", () => {
  const early: Event = ["ada", "10:05", "/approve"];
  const thumb: Event = ["bob", "10:05", "+1"];
  const again: Event = [robot, "11:00", written(request)];

  test.each<[string, readonly Event[], string, Given?]>([
    [
      "counts only what was said after it",
      [asked, early, thumb, again],
      `closed: ${nobody}; nobody's approval counts yet`,
    ],
    [
      "was withdrawn",
      [asked, early, [robot, "11:00", written({ is: "withdrawn" })], ["ada", "11:05", "/approve"]],
      "shut: issue #7 was withdrawn for a newer request",
    ],
    [
      "was used",
      [asked, early, [robot, "11:00", written({ is: "done" })]],
      "shut: the approval on issue #7 was used for a deployment",
    ],
    ["was closed by hand", [asked, early], "shut: issue #7 was closed by hand", { thread: { isOpen: false } }],
    [
      "is another release",
      [[robot, "10:00", written({ ...request, release: "b".repeat(64) })], early],
      "closed: issue #7 asks for release bbbbbbbbbbbb on production, and for no other",
    ],
    [
      "is another environment",
      [[robot, "10:00", written({ ...request, environment: "staging" })], early],
      "closed: issue #7 asks for release aaaaaaaaaaaa on staging, and for no other",
    ],
    [
      "was changed by somebody",
      [[robot, "10:00", written(request), "changed"], early],
      "closed: what issue #7 asks for was changed or removed, so that nothing on it counts",
    ],
    ["was removed", [early], "closed: what issue #7 asks for was changed or removed, so that nothing on it counts"],
    [
      "was faked by somebody",
      [["eve", "10:00", written(request)], early],
      "closed: what issue #7 asks for was changed or removed, so that nothing on it counts",
    ],
    [
      "is ours with a token of a person too",
      [["octo", "10:00", written(request)], early],
      "open: approved by ada on issue #7",
      { thread: { by: { login: "octo", isBot: false } } },
    ],
    [
      "cannot be ended by what somebody writes",
      [asked, early, ["eve", "11:00", written({ is: "done" })]],
      "open: approved by ada on issue #7",
    ],
  ])("%s", (_name, ...[events, expected, given]) => {
    expect(verdict(events, given)).toBe(expected);
  });
});

test("an approval is recorded with its name, its time, its link and its reason", () => {
  const facts = {
    environment: "production",
    release,
    approval: anyApproval,
    now,
    may: new Set(["ada"]),
    authors: new Set<string>(),
  };
  const { approvals } = judge(conversationOf(thread([asked, ["ada", "10:05", "/approve tried it myself"]])), facts);
  expect(approvals).toEqual([
    { by: "ada", at: "2026-11-23T10:05:00.000Z", link: `${link}#10:05`, reason: "tried it myself" },
  ]);
});

describe("marks", () => {
  test("are read back, and nothing in them ends the comment that hides them", () => {
    const mark: Mark = { is: "approval", environment: "a --> <b>", release };
    expect(written(mark).indexOf("-->")).toBe(written(mark).length - 3);
    expect(markIn(`${written(mark)}\nMore`)).toEqual(mark);
  });

  test.each(["", "text", `> ${written(request)}`, "<!-- aip-deploy {broken} -->"])("%j is none", (text) => {
    expect(markIn(text)).toBeUndefined();
  });
});
