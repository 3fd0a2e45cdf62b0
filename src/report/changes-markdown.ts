import type { Differences } from "../release/differences.ts";
import type { UnitPlan } from "../targets/target.ts";
import { changedIn, redefined, tasksIn, touchedData } from "./changes-words.ts";
import { list } from "./markdown-words.ts";
import { flowing, heading, tableOf, type Part } from "./page.ts";

/** What changes beside the images, and what of it a reviewer must not miss; the units are those of the target's plan. */
export function changeParts(
  { services, files }: Pick<Differences, "services" | "files">,
  units: readonly UnitPlan[],
): readonly Part[] {
  return [
    heading(
      "Services that change",
      tableOf(
        ["service", "change"],
        redefined(services).map((service) => [service.name, changedIn(service)]),
      ),
    ),
    heading(
      "Files that change",
      tableOf(
        ["file", "change"],
        files.map(({ path, change }) => [path, change]),
      ),
    ),
    heading("What runs before the switch", flowing(list(tasksIn(units)))),
    heading(
      "What keeps data and is touched",
      tableOf(
        ["unit", "what", "why"],
        touchedData(units).map(({ unit, action, why }) => [unit, action, why]),
      ),
    ),
  ];
}
