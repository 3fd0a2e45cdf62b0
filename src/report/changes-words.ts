import type { Differences, ImageDifference } from "../release/differences.ts";
import type { UnitPlan } from "../targets/target.ts";
import { shortDigest } from "./words.ts";

/** The phrases for what a release changes, for the terminal and the page alike. */

type ServiceDifference = Differences["services"][number];

/** Services that change in more than the image that they run, which is told beside the images. */
export function redefined(services: Differences["services"]): readonly ServiceDifference[] {
  return services.filter(({ change, parts }) => change !== "changed" || parts.some((part) => part !== "image"));
}

/** For example `changed: environment, ports`. */
export function changedIn({ change, parts }: ServiceDifference): string {
  return parts.length === 0 ? change : `${change}: ${parts.join(", ")}`;
}

/** The digests before and after, `–` for none. */
export function beforeAndAfter({ change, before, after }: ImageDifference): readonly [string, string] {
  const built = change === "removed" ? "–" : "to be built";
  return [before === undefined ? "–" : shortDigest(before), after === undefined ? built : shortDigest(after)];
}

/** What runs once before its unit starts, such as a migration, one phrase a unit. */
export function tasksIn(units: readonly UnitPlan[]): readonly string[] {
  return units.flatMap(({ unit, tasks = [] }) => (tasks.length === 0 ? [] : [`${tasks.join(", then ")} of ${unit}`]));
}

/** Units that keep data and do not stay as they are. */
export function touchedData(units: readonly UnitPlan[]): readonly UnitPlan[] {
  return units.filter(({ stateful = false, action }) => stateful && action !== "keep");
}
