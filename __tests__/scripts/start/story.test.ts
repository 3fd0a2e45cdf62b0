import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { edited } from "../../../scripts/start/git.ts";
import { ownDay, possible } from "../../../scripts/start/own-story.ts";
import { dayOf, liftsFor, type Step } from "../../../scripts/start/story.ts";
import { parseArguments } from "../../../src/request/arguments.ts";
import type { BoardRow, StatusResult } from "../../../src/release/results.ts";
import { emptyState } from "../../../src/release/state.ts";

const day = dayOf("Ada");

function aBoard(...rows: readonly (Partial<BoardRow> & { environment: string; branch: string })[]): StatusResult {
  const environments = rows.map((row): BoardRow => {
    return { state: emptyState(row.environment), health: "empty", detail: "", ...row };
  });
  return { command: "status", app: "shop", environments };
}

test("the day, step by step", () => {
  const lines = day.map(({ id, args, push }) => {
    const pushed = push === undefined ? "" : `${push.kind} ${push.branch}: `;
    return `${id}: ${pushed}${args.join(" ")}`;
  });
  expect(lines).toEqual([
    "develop: commit develop: run",
    "staging: merge staging: run",
    "sign-off: sign-off staging --by Ada --reason tried on staging",
    "main: merge main: run --approve-by Ada",
    "board: status",
    "broken: commit develop: run",
    "revert: commit develop: run",
    "visible: commit develop: run",
    "visible-staging: merge staging: run",
    "rollback: rollback staging --reason the old title was better",
    "last-board: status",
  ]);
});

test.each([
  ["the example", day],
  [
    "an own repository",
    ownDay(aBoard({ environment: "dev", branch: "develop" }, { environment: "live", branch: "main" }), "Ada"),
  ],
])("%s: every command is one of the program, and every expectation refers to an earlier step", (_, story) => {
  const earlier: string[] = [];
  for (const { id, args, expected } of story) {
    expect(parseArguments(args, "0")).not.toHaveProperty("text");
    const refers = referenceOf(expected);
    if (refers !== undefined) expect(earlier).toContain(refers);
    expect(earlier).not.toContain(id);
    earlier.push(id);
  }
});

test("every edit of the day has its place in the example", () => {
  const edits = day.flatMap(({ push }) => (push?.kind === "commit" ? push.edits : []));
  expect(edits.map(({ file }) => file)).toEqual(["services/learning-service/service.py", "frontend/index.html"]);
  for (const edit of edits) {
    const before = readFileSync(`examples/ai-playground/${edit.file}`, "utf8");
    expect(edited(before, edit)).not.toBe(before);
  }
});

test("an edit whose place is gone says so", () => {
  expect(() => edited("<title>B</title>", { file: "a.html", find: "<title>A</title>", replace: "" })).toThrow(
    'a.html does not hold "<title>A</title>" any longer',
  );
});

test("only what is held is lifted", () => {
  const hold = { by: "Ada", at: "2026-11-23T12:00:00.000Z" };
  const board = aBoard(
    { environment: "dev", branch: "develop" },
    { environment: "staging", branch: "staging", state: { ...emptyState("staging"), hold } },
  );
  expect(liftsFor(board).map(({ args }) => args)).toEqual([["lift", "staging", "--reason", "a new day"]]);
});

test("an own repository: every environment it has, each with the yes that the next one may ask for", () => {
  const board = aBoard({ environment: "dev", branch: "develop" }, { environment: "live", branch: "release" });
  expect(ownDay(board, "Ada").map(({ args }) => args.join(" "))).toEqual([
    "run --environment dev --approve-by Ada",
    "sign-off dev --by Ada --reason npm start",
    "run --environment live --approve-by Ada",
    "status",
  ]);
  expect(possible(board)).toContainEqual(expect.stringMatching(/^aip-deploy diff live dev /));
});

function referenceOf(expected: Step["expected"]): string | undefined {
  if (expected.kind === "deployed") return expected.like;
  return expected.kind === "came-back" ? expected.to : undefined;
}
