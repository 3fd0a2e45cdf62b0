import type { Bundle, TargetKind } from "../release/release.ts";
import { composeUnits } from "./compose/index.ts";
import { kubernetesUnits } from "./kubernetes/units.ts";
import type { UnitsOfTarget } from "./target.ts";

const units = { compose: composeUnits, kubernetes: kubernetesUnits, helm: kubernetesUnits } satisfies Record<
  TargetKind,
  UnitsOfTarget
>;

/** The names of the units in the files; none when there are no files. */
export function unitNames(bundle: Bundle | undefined): readonly string[] {
  return bundle === undefined ? [] : units[bundle.target].names(bundle);
}

/** Everything differs when the one was made for another kind of target than the other. */
export function changedUnitParts(before: Bundle, after: Bundle, unit: string): readonly string[] {
  return before.target === after.target ? units[after.target].changedParts(before, after, unit) : ["target"];
}
