import type { DriftResult } from "../release/results.ts";
import { shortId } from "../release/release.ts";
import type { Drift } from "../targets/target.ts";
import { blocks, mark, nextLines, section } from "./blocks.ts";
import { objectRows } from "./drift-words.ts";
import type { Next } from "./next.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { changeLines } from "./target-text.ts";
import { plural, release } from "./words.ts";

/** What is not as the release has it. */
export function driftText(result: DriftResult, style: Style): string {
  const { outcome, objects, units, steps } = result;
  const paint = outcome === "succeeded" ? style.good : style.bad;
  const changes = units.length + steps.length === 0 ? "" : changeLines({ units, steps, notes: [] }, style);
  return blocks(
    `${mark(outcome, style)} ${paint(found(result))}`,
    section("What a deployment would put right", changes, style),
    section("What differs", objectTable(objects, style), style),
    nextLines(next(result), style),
  );
}

function found({ environment, release: id, outcome, units, steps, objects }: DriftResult): string {
  if (outcome === "succeeded") return `${environment} is as ${release(id)} has it`;
  const parts = [
    units.length === 0 ? "" : plural(units.length, "unit"),
    objects.length === 0 ? "" : plural(objects.length, "object"),
    units.length + objects.length === 0 ? plural(steps.length, "step") : "",
  ];
  return `${environment} is not as ${release(id)} has it: ${parts.filter((part) => part !== "").join(", ")}`;
}

/** What differs, field by field. */
export function objectTable(objects: readonly Drift[], style: Style): string {
  return table(["object", "field", "wanted", "found", "by"], objectRows(objects), style);
}

function next({ environment, outcome, release: id }: DriftResult): readonly Next[] {
  if (outcome === "succeeded") return [{ what: "See the board", command: "aip-deploy status" }];
  return [{ what: "Put it right", command: `aip-deploy deploy ${environment} --release ${shortId(id)}` }];
}
