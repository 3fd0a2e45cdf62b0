import type { PlannedImage, PlanResult } from "../release/results.ts";
import { changes, gateTable } from "./deployment-markdown.ts";
import { list, nextList, problemList } from "./markdown-words.ts";
import { flowing, heading, tableOf, type Part } from "./page.ts";
import { changingCommits, nextAfterPlan, planned, releaseSentences, targetUnknown } from "./plan-words.ts";
import { markdown } from "./table.ts";
import { ago, shortCommit, shortKey, some } from "./words.ts";

/** What a reviewer must see before anything is done. */
export function planParts(plan: PlanResult, now: Date): readonly Part[] {
  const { environment, images, notes, warnings, gates, target } = plan;
  return [
    flowing(`📋 **${markdown(planned(plan))}**`),
    flowing(list(releaseSentences(plan))),
    heading("Images", imageTable(images)),
    heading("Commits that changed them", commits(plan, now)),
    ...(environment === undefined ? [] : [heading(`What changes on ${environment}`, targetPart(plan))]),
    heading("What to know", flowing(list([...notes, ...(target?.notes ?? [])]))),
    heading("Warnings", flowing(problemList(warnings))),
    heading("Gates", gateTable(gates)),
    heading("How to go on", flowing(nextList(nextAfterPlan(plan)))),
  ];
}

function imageTable(images: readonly PlannedImage[]): Part {
  return tableOf(
    ["image", "state", "key", "services", "changed by"],
    images.map(({ name, state, key, services, commits: own }) => [
      name,
      { found: "♻️ found", build: "🔨 build", unknown: "❓ unknown" }[state],
      shortKey(key),
      services.join(", "),
      some(
        own.map(({ sha }) => shortCommit(sha)),
        5,
      ),
    ]),
  );
}

function commits(plan: PlanResult, now: Date): Part {
  const { commits: all, about } = changingCommits(plan);
  return tableOf(
    ["commit", "subject", "author", "when", "images"],
    all.map(({ sha, subject, author, date }) => [
      shortCommit(sha),
      subject,
      author,
      ago(date, now),
      about(sha).join(", "),
    ]),
  );
}

function targetPart(plan: PlanResult): Part {
  const unknown = targetUnknown(plan);
  if (unknown !== undefined) return flowing(markdown(unknown));
  return plan.target === undefined ? flowing("") : changes(plan.target, true);
}
