import type { StepResult } from "../targets/target.ts";
import { aligned, indented, lines, mark } from "./blocks.ts";
import type { Style } from "./style.ts";
import { cut, duration } from "./words.ts";

/** One line a step with its time; below a step that was not good, the units that were not. */
export function stepLines(steps: readonly StepResult[], style: Style): string {
  const rows = steps.map(({ outcome, title, seconds, detail = "" }) => [
    `${mark(outcome, style)} ${cut(title, 56)}`,
    outcome === "skipped" ? "" : duration(seconds),
    outcome === "skipped" ? "" : cut(detail, 30),
  ]);
  return aligned(rows)
    .map((line, index) => lines(line, indented(badUnits(steps[index], style), "    ")))
    .join("\n");
}

function badUnits(step: StepResult | undefined, style: Style): string {
  const bad = (step?.units ?? []).filter(({ outcome }) => outcome !== "succeeded" && outcome !== "skipped");
  return bad.map(({ outcome, unit, detail }) => `${mark(outcome, style)} ${unit}: ${cut(detail, 80)}`).join("\n");
}
