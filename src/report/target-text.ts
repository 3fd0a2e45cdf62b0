import type { TargetPlan } from "../targets/target.ts";
import { lines } from "./blocks.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cut, plural } from "./words.ts";

/** What happens to which unit and why; those that stay as they are are only counted. */
export function changeLines({ units, steps }: TargetPlan, style: Style): string {
  const changing = units.filter(({ action }) => action !== "keep");
  const kept = units.length - changing.length;
  const rows = changing.map(({ unit, action, strategy, why }) => [unit, style.bold(strategy ?? action), cut(why, 60)]);
  const none = changing.length === 0 && steps.length === 0 ? "nothing has to be done" : "";
  return lines(none, table(["unit", "what", "why"], rows, style), kept === 0 ? "" : style.dim(stays(kept)));
}

/** How many units are left alone. */
export function stays(kept: number): string {
  return `${plural(kept, "unit")} ${kept === 1 ? "stays" : "stay"} as ${kept === 1 ? "it is" : "they are"}`;
}
