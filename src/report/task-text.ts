import type { TaskResult } from "../release/results.ts";
import { blocks, mark, nextLines } from "./blocks.ts";
import type { Style } from "./style.ts";
import { release } from "./words.ts";

/** How a program that was run once ended; what it said was told while it ran. */
export function taskText(result: TaskResult, style: Style): string {
  const { environment, unit, words, release: id, outcome, detail, number } = result;
  const paint = outcome === "succeeded" ? style.good : style.bad;
  return blocks(
    `${mark(outcome, style)} ${paint(`${unit} on ${environment}: ${detail}`)}`,
    `${words}\nran as in ${release(id)}; number ${number} of its history`,
    nextLines([{ what: "See what happened there", command: `aip-deploy history ${environment}` }], style),
  );
}
