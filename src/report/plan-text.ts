import type { PlannedImage, PlanResult } from "../release/results.ts";
import { blocks, bullets, commitTable, lines, nextLines, problemLines, section } from "./blocks.ts";
import { gateLines } from "./gates-text.ts";
import { changingCommits, nextAfterPlan, planned, releaseSentences, targetUnknown } from "./plan-words.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { changeLines } from "./target-text.ts";
import { shortCommit, shortKey, some } from "./words.ts";

/** What would be built and what would change; nothing of it has been done. */
export function planText(plan: PlanResult, style: Style, now: Date): string {
  const { environment, images, gates, warnings } = plan;
  const { commits, about } = changingCommits(plan);
  const where = environment ?? "the environment";
  return blocks(
    style.bold(planned(plan)),
    section("Images", imageTable(images, style), style),
    section(
      "Commits that changed them",
      commitTable(commits, { now, style, about: (sha) => some(about(sha), 3) }),
      style,
    ),
    environment === undefined ? "" : section(`What changes on ${where}`, changes(plan, style), style),
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

function changes(plan: PlanResult, style: Style): string {
  const unknown = targetUnknown(plan);
  if (unknown !== undefined) return plan.targetProblem === undefined ? unknown : style.warn(unknown);
  return plan.target === undefined ? "" : changeLines(plan.target, style);
}
