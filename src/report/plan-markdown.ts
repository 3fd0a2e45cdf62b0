import type { PlannedImage, PlanResult } from "../release/results.ts";
import { changeParts } from "./changes-markdown.ts";
import { beforeAndAfter } from "./changes-words.ts";
import { objectRows } from "./drift-words.ts";
import { changes, gateTable } from "./deployment-markdown.ts";
import { hookSentences } from "./hooks-words.ts";
import { list, nextList, problemList } from "./markdown-words.ts";
import { flowing, heading, tableOf, type Part } from "./page.ts";
import { changingCommits, fromNowToThen, nextAfterPlan, planned, targetUnknown } from "./plan-words.ts";
import { markdown } from "./table.ts";
import { ago, plural, shortCommit, shortKey, some } from "./words.ts";

/** What a reviewer must see before anything is done: the decisive first, all images last. */
export function planParts(plan: PlanResult, now: Date): readonly Part[] {
  const { environment, images, notes, warnings, gates, target } = plan;
  return [
    flowing(`📋 **${markdown(planned(plan))}**`),
    tableOf(["", "release", "commit"], fromNowToThen(plan)),
    heading("Gates", gateTable(gates)),
    heading("Images that change", imageChanges(plan)),
    heading("Commits", commits(plan, now)),
    ...changeParts(plan.changes ?? { services: [], files: [] }, target?.units ?? []),
    ...(environment === undefined ? [] : [heading(`What changes on ${environment}`, targetPart(plan))]),
    heading("Hooks", flowing(list(hookSentences(plan.hooks)))),
    heading(
      "What differs there",
      tableOf(["object", "field", "wanted", "found", "by"], objectRows(plan.objects ?? [])),
    ),
    heading("What to know", flowing(list([...notes, ...(target?.notes ?? [])]))),
    heading("Warnings", flowing(problemList(warnings))),
    heading("How to go on", flowing(nextList(nextAfterPlan(plan)))),
    heading("All images", imageTable(images)),
  ];
}

function imageChanges({ changes: differences }: PlanResult): Part {
  return tableOf(
    ["image", "change", "now", "then", "changed by"],
    (differences?.images ?? []).map((image) => [
      image.name,
      image.change,
      ...beforeAndAfter(image),
      some(
        image.commits.map(({ sha }) => shortCommit(sha)),
        5,
      ),
    ]),
  );
}

function imageTable(images: readonly PlannedImage[]): Part {
  return tableOf(
    ["image", "state", "key", "services"],
    images.map(({ name, state, key, services }) => [
      name,
      { found: "♻️ found", build: "🔨 build", unknown: "❓ unknown" }[state],
      shortKey(key),
      services.join(", "),
    ]),
  );
}

const mostCommits = 30;

function commits(plan: PlanResult, now: Date): Part {
  const { all, about } = changingCommits(plan);
  const shown = all.slice(0, mostCommits);
  const rows = shown.map(({ sha, subject, author, date }) => [
    shortCommit(sha),
    subject,
    author,
    ago(date, now),
    about(sha).join(", "),
  ]);
  if (all.length > shown.length) rows.push([plural(all.length - shown.length, "more commit"), "", "", "", ""]);
  const table = tableOf(["commit", "subject", "author", "when", "images"], rows);
  return plan.commitsProblem === undefined ? table : flowing(`⚠️ Not shown: ${markdown(plan.commitsProblem)}`);
}

function targetPart(plan: PlanResult): Part {
  const { target } = plan;
  const unknown = targetUnknown(plan);
  const above = unknown === undefined ? "" : `⚠️ ${markdown(unknown)}`;
  if (target === undefined) return flowing(above);
  const table = changes(target, true);
  return (bytes) => {
    const text = table(bytes === undefined ? undefined : bytes - 3 * (above.length + 2));
    return [above, text].filter((part) => part !== "").join("\n\n");
  };
}
