import type { Outcome } from "../outcome.ts";
import type { Step, StepResult, TargetPlan } from "../targets/target.ts";

/** GitHub draws a diagram of any size as wide as the page: of more than this nobody could read a name. */
const most = { waves: 12, units: 8, letters: 32 };

const colours: Readonly<Record<Outcome, string>> = {
  succeeded: "fill:#1a7f37,stroke:#1a7f37,color:#ffffff",
  failed: "fill:#cf222e,stroke:#cf222e,color:#ffffff",
  errored: "fill:#bc4c00,stroke:#bc4c00,color:#ffffff",
  cancelled: "fill:#6e7781,stroke:#6e7781,color:#ffffff",
  skipped: "fill:#ffffff00,stroke:#6e7781,stroke-dasharray:4",
};

type Node = { readonly label: string; readonly outcome: Outcome };

/**
 * The waves of a deployment in their order, each with its units coloured by what came of them, as a diagram in Mermaid; a unit
 * that was not good is never left out. The empty string when there is no order to show.
 */
export function wavesDiagram({ steps: planned }: TargetPlan, results: readonly StepResult[]): string {
  const steps = planned.filter(({ kind }) => kind !== "mend" && kind !== "files" && kind !== "pull");
  if (steps.flatMap(({ units }) => units).length < 2) return "";
  const waves = chosen(steps, results).map((step, index) => waveLines(step, `w${index}`, results));
  const left = steps.length - waves.length;
  const order = waves.map((_lines, index) => `w${index}`);
  const more = left > 0 ? [`  more["and ${left} more"]:::skipped`] : [];
  const used = [...new Set(waves.flat().flatMap((line) => /:::(\w+)$/.exec(line)?.[1] ?? []))].sort();
  return [
    "flowchart LR",
    ...waves.flat(),
    ...more,
    ...(order.length + more.length > 1 ? [`  ${[...order, ...(left > 0 ? ["more"] : [])].join(" --> ")}`] : []),
    ...used.map((outcome) => `  classDef ${outcome} ${colours[outcome as Outcome]}`),
  ].join("\n");
}

/** The first waves, and every one that was not good. */
function chosen(steps: readonly Step[], results: readonly StepResult[]): readonly Step[] {
  const bad = steps.filter(({ id }) => isBad(results.find((each) => each.id === id)?.outcome ?? "skipped"));
  const room = Math.max(0, most.waves - bad.length);
  const good = steps.filter((step) => !bad.includes(step)).slice(0, room);
  return steps.filter((step) => bad.slice(0, most.waves).includes(step) || good.includes(step));
}

function waveLines(step: Step, id: string, results: readonly StepResult[]): readonly string[] {
  const result = results.find((each) => each.id === step.id);
  const nodes = step.units
    .map((unit): Node => ({ label: unit, outcome: outcomeOf(unit, result) }))
    .sort((left, right) => Number(isBad(right.outcome)) - Number(isBad(left.outcome)));
  const left = nodes.length - most.units;
  const shown = nodes.slice(0, left > 0 ? most.units - 1 : most.units);
  const rest: readonly Node[] =
    left > 0 ? [{ label: `and ${nodes.length - shown.length} more`, outcome: nodes.at(-1)?.outcome ?? "skipped" }] : [];
  return [
    `  subgraph ${id}["${escaped(step.kind)}"]`,
    ...[...shown, ...rest].map(({ label, outcome }, at) => `    ${id}u${at}["${escaped(label)}"]:::${outcome}`),
    "  end",
  ];
}

function outcomeOf(unit: string, result: StepResult | undefined): Outcome {
  if (result === undefined) return "skipped";
  const { units, failure, outcome } = result;
  if (units !== undefined) return units.find((each) => each.unit === unit)?.outcome ?? "skipped";
  const isOther = failure?.unit !== undefined && failure.unit !== unit;
  return isBad(outcome) && isOther ? "skipped" : outcome;
}

function isBad(outcome: Outcome): boolean {
  return outcome !== "succeeded" && outcome !== "skipped";
}

/** Every letter that could mean something to Mermaid becomes its number. */
function escaped(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, " "));
  const shown = letters.length > most.letters ? [...letters.slice(0, most.letters - 1), "…"] : letters;
  return shown.map((each) => (/[\p{L}\p{N} ._…-]/u.test(each) ? each : `#${each.codePointAt(0)};`)).join("");
}
