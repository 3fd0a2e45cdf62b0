/** The table of a day: what each push cost, stage by stage. */
import type { RunResult } from "../../src/release/results.ts";
import { table } from "../../src/report/table.ts";
import type { Style } from "../../src/report/style.ts";
import { isRun, type Answer } from "./answer.ts";

/** A step that was played. */
export type Played = { readonly id: string; readonly answer: Answer };

const stages = ["plan", "build", "release", "deploy"] as const;

/** One line for each push; `seconds` is the whole of it, the start of the program included. */
export function timesTable(played: readonly Played[], style: Style): string {
  const rows = played.flatMap(({ id, answer }) =>
    isRun(answer.result) ? [rowOf(id, answer.result, answer.seconds)] : [],
  );
  return table(["push", "to", ...stages, "whole", "images"], rows, style);
}

function rowOf(id: string, { environment = "", stages: took, build }: RunResult, whole: number): string[] {
  const seconds = new Map(took.map(({ name, seconds: each }) => [name, each]));
  const built = build.images.filter(({ state }) => state === "built").length;
  return [
    id,
    environment,
    ...stages.map((stage) => short(seconds.get(stage))),
    short(whole),
    `${built} built, ${build.images.length - built} found`,
  ];
}

function short(seconds: number | undefined): string {
  return seconds === undefined ? "" : `${seconds.toFixed(1)} s`;
}
