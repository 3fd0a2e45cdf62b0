import type { PlannedImage, PlanResult } from "../release/results.ts";
import { changedIn, redefined, tasksIn } from "./changes-words.ts";
import { blocks, bullets, commitTable, lines, nextLines, problemLines, section } from "./blocks.ts";
import { objectTable } from "./drift-text.ts";
import { gateLines } from "./gates-text.ts";
import { hookSentences } from "./hooks-words.ts";
import { changingCommits, nextAfterPlan, planned, releaseSentences, targetUnknown } from "./plan-words.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { changeLines } from "./target-text.ts";
import { shortCommit, shortKey, some } from "./words.ts";

/** What would be built and what would change; nothing of it has been done. */
export function planText(plan: PlanResult, style: Style, now: Date): string {
  const { environment, images, gates, warnings } = plan;
  const { all, about } = changingCommits(plan);
  const where = environment ?? "the environment";
  return blocks(
    style.bold(planned(plan)),
    section("Images", imageTable(images, style), style),
    section("Commits", commitTable(all, { now, style, about: (sha) => some(about(sha), 3) }), style),
    section("Services that change", serviceLines(plan), style),
    section("Files that change", fileLines(plan), style),
    section("What runs before the switch", bullets(tasksIn(plan.target?.units ?? [])), style),
    environment === undefined ? "" : section(`What changes on ${where}`, changes(plan, style), style),
    section("Hooks", bullets(hookSentences(plan.hooks)), style),
    section("What differs there", objectTable(plan.objects ?? [], style), style),
    section("What to know", bullets([...plan.notes, ...(plan.target?.notes ?? [])]), style),
    section("Warnings", problemLines(warnings), style),
    section("Gates", gateLines(gates, style), style),
    lines(...releaseSentences(plan)),
    nextLines(nextAfterPlan(plan), style),
  );
}

function imageTable(images: readonly PlannedImage[], style: Style): string {
  const rows = images.map(({ name, state, key, services, commits }) => [
    name,
    { found: style.good, build: style.bold, unknown: style.warn }[state](state),
    shortKey(key),
    some(services, 3),
    some(
      commits.map(({ sha }) => shortCommit(sha)),
      3,
    ),
  ]);
  return table(["image", "state", "key", "services", "changed by"], rows, style);
}

const mostLines = 20;

function serviceLines({ changes: differences }: PlanResult): string {
  const services = redefined(differences?.services ?? []);
  return some(
    services.map((service) => `${service.name} ${changedIn(service)}`),
    mostLines,
    "\n",
  );
}

function fileLines({ changes: differences }: PlanResult): string {
  return some(
    (differences?.files ?? []).map(({ path, change }) => `${path} ${change}`),
    mostLines,
    "\n",
  );
}

function changes(plan: PlanResult, style: Style): string {
  const unknown = targetUnknown(plan);
  const above = unknown === undefined ? "" : plan.targetProblem === undefined ? unknown : style.warn(unknown);
  return lines(above, plan.target === undefined ? "" : changeLines(plan.target, style));
}
