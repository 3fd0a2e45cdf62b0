/** Plays a story in a checkout, and says at the end what it cost or where it stopped. */
import { colours, plain } from "../../src/report/style.ts";
import { renderText } from "../../src/report/text.ts";
import { push } from "./git.ts";
import type { Places } from "./places.ts";
import { play, type Stop } from "./play.ts";
import type { Program } from "./program.ts";
import type { Step } from "./story.ts";
import { timesTable } from "./times.ts";

export type Telling = {
  readonly places: Places;
  readonly program: Program;
  /** The folder that commits are made from. */
  readonly example: string;
  /** How to start it again. */
  readonly again: string;
  /** What else can be tried afterwards. */
  readonly next: readonly string[];
  /** What to know when it stopped. */
  readonly advice: readonly string[];
};

export const style = process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "" ? colours : plain;

export function say(text: string): void {
  console.log(text);
}

/** Resolves the exit code: 0 only when every step came out as expected. Throws `Stopped`. */
export async function tell(story: readonly Step[], telling: Telling): Promise<number> {
  const { places, program, example, next } = telling;
  const started = performance.now();
  const { played, stopped } = await play(story, {
    program,
    push: (wish) => push(places.work, example, wish),
    say,
    style,
    whole: process.stdout.isTTY,
  });
  const times = timesTable(played, style);
  if (times !== "") say(`\n${times}`);
  if (stopped !== undefined) return await tellStop(stopped, telling);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  say(`\nAll ${story.length} steps came out as expected, in ${seconds} s.`);
  say(`The repository is ${places.work}; npm start -- --down removes everything.`);
  if (next.length > 0)
    say(
      `\nWhat you can try (npm install --global . makes aip-deploy known to your shell):\n${next.map((line) => `  ${line}`).join("\n")}`,
    );
  return 0;
}

async function tellStop({ step, answer, because }: Stop, { program, again, advice }: Telling): Promise<number> {
  if (answer.said !== "") say(`\n${answer.said.trimEnd().split("\n").slice(-30).join("\n")}`);
  say(`\n${style.bad(`Stopped at step "${step.id}"`)}: ${because}`);
  for (const line of advice) say(line);
  say(`This step by hand: ${program.byHand(step.args)}`);
  say(`All of it again, from what is there: ${again}\n`);
  const { result } = await program.run(["status"]);
  if (result !== undefined) say(renderText(result, style, new Date()).trimEnd());
  return answer.exitCode === 0 ? 1 : answer.exitCode;
}
