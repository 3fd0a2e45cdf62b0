/** The two days that can be played: the example's, and that of somebody's own repository. */
import { userInfo } from "node:os";
import { basename } from "node:path";
import { slug } from "../../src/config/conventions.ts";
import { colours, plain } from "../../src/report/style.ts";
import { renderText } from "../../src/report/text.ts";
import { attempt } from "../lab/run.ts";
import { setUp } from "../lab/up.ts";
import { inRoot } from "../steps.ts";
import { boardOf } from "./answer.ts";
import { makeRepositories, push, takeRepository } from "./git.ts";
import { goOn, listen } from "./interruption.ts";
import { ownPlaces, playgroundPlaces, sourceOf, type Places } from "./places.ts";
import { play } from "./play.ts";
import { programFor, type Program } from "./program.ts";
import { ownDay, possible } from "./own-story.ts";
import { demandOwnVolumes, makeSecrets } from "./secrets.ts";
import { asItIs, dayOf, liftsFor, type Push, type Step } from "./story.ts";
import { timesTable } from "./times.ts";

type Wish = { readonly verbose: boolean };

const example = inRoot("examples", "ai-playground");
/** The board can only be asked where there is something to read; the first step finds this done. */
const firstPush: Push = { kind: "commit", branch: "develop", subject: asItIs, edits: [] };
const style = process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "" ? colours : plain;

/** Plays the example's day and resolves the exit code. */
export async function playground(home: string, wish: Wish): Promise<number> {
  const places = playgroundPlaces(home);
  const me = await nameOfMe();
  await prepareMachine();
  for (const note of await makeRepositories(places, me)) say(note);
  await push(places.work, example, firstPush);
  await demandOwnVolumes(places.work);
  await makeSecrets(places.work);
  goOn();
  const program = await programFor({ work: places.work, ...output(wish) });
  const board = boardOf(await program.run(["status"]));
  return await tell([...liftsFor(board), ...dayOf(me)], places, program, []);
}

/** Plays the pipeline with somebody's own repository and resolves the exit code. */
export async function ownRepository(home: string, wish: Wish & { readonly repository: string }): Promise<number> {
  const source = sourceOf(wish.repository, process.cwd());
  const places = ownPlaces(home, source);
  const me = await nameOfMe();
  await prepareMachine();
  await takeRepository(places, source, me);
  goOn();
  const program = await programFor({ work: places.work, registry: registryOf(places), ...output(wish) });
  const answer = await program.run(["status"]);
  if (answer.refusal !== undefined) {
    say(`${answer.refusal.message}\n${answer.refusal.hint ?? ""}\n\nAgain by hand: ${program.byHand(["status"])}`);
    return answer.exitCode;
  }
  const board = boardOf(answer);
  return await tell(ownDay(board, me), places, program, possible(board));
}

/** Plays, and says at the end what it cost or where it stopped. */
async function tell(
  story: readonly Step[],
  places: Places,
  program: Program,
  next: readonly string[],
): Promise<number> {
  const started = performance.now();
  const { played, stopped } = await play(story, {
    program,
    push: (wish) => push(places.work, example, wish),
    say,
    style,
    whole: process.stdout.isTTY,
  });
  say(`\n${timesTable(played, style)}`);
  if (stopped === undefined) {
    say(`\nAll ${story.length} steps came out as expected, in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
    say(`The repository is ${places.work}; npm start -- --down removes everything.`);
    if (next.length > 0) say(`\nFrom there, for example:\n${next.map((line) => `  ${line}`).join("\n")}`);
    return 0;
  }
  const { step, answer, because } = stopped;
  say(`\n${style.bad(`Stopped at step "${step.id}"`)}: ${because}`);
  if (answer.said !== "") say(answer.said.trimEnd().split("\n").slice(-30).join("\n"));
  say(`Again by hand: ${program.byHand(step.args)}\n`);
  const { result } = await program.run(["status"]);
  if (result !== undefined) say(renderText(result, style, new Date()).trimEnd());
  return answer.exitCode === 0 ? 1 : answer.exitCode;
}

async function prepareMachine(): Promise<void> {
  for (const line of await setUp()) say(line);
  listen();
}

/** Where images of a repository go that may name a registry of its owner's: nothing is ever pushed there. */
export function registryOf({ work }: Places): string {
  return `localhost:5000/${slug(basename(work))}`;
}

function output({ verbose }: Wish): { live: boolean; verbose: boolean } {
  return { live: process.stderr.isTTY || verbose, verbose };
}

async function nameOfMe(): Promise<string> {
  const known = (await attempt("git", ["config", "--get", "user.name"])).stdout.trim();
  return known === "" ? (process.env["USER"] ?? userInfo().username) : known;
}

function say(text: string): void {
  console.log(text);
}
