/** The two days that can be played: the example's, and that of somebody's own repository. */
import { userInfo } from "node:os";
import { renderError } from "../../src/report/error-text.ts";
import { attempt } from "../lab/run.ts";
import { setUp } from "../lab/up.ts";
import { inRoot } from "../steps.ts";
import { boardOf, errorOf } from "./answer.ts";
import { makeRepositories, push, takeRepository } from "./git.ts";
import { goOn, listen } from "./interruption.ts";
import { ownDay, possible } from "./own-story.ts";
import { ownPlaces, playgroundPlaces, registryOf, sourceOf } from "./places.ts";
import { programFor } from "./program.ts";
import { demandOwnVolumes, makeSecrets } from "./secrets.ts";
import { asItIs, dayOf, liftsFor, type Push } from "./story.ts";
import { say, style, tell } from "./tell.ts";

type Wish = { readonly verbose: boolean };

const example = inRoot("examples", "ai-playground");
/** The board can only be asked where there is something to read; the first step finds this done. */
const firstPush: Push = { kind: "commit", branch: "develop", subject: asItIs, edits: [] };

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
  const telling = { places, program, example, again: "npm start", next: [], advice: [] };
  return await tell([...liftsFor(board), ...dayOf(me)], telling);
}

/** Plays the pipeline with somebody's own repository and resolves the exit code. */
export async function ownRepository(home: string, wish: Wish & { readonly repository: string }): Promise<number> {
  const source = sourceOf(wish.repository, process.cwd());
  const places = ownPlaces(home, source);
  const me = await nameOfMe();
  await prepareMachine();
  await takeRepository(places, source, me);
  goOn();
  const registry = registryOf(places);
  const program = await programFor({ work: places.work, registry, ...output(wish) });
  const answer = await program.run(["status"]);
  if (answer.refusal !== undefined) {
    say(`${renderError(errorOf(answer.refusal), style)}\nAgain by hand: ${program.byHand(["status"])}`);
    return answer.exitCode;
  }
  const board = boardOf(answer);
  const advice = [`Files that are in no commit, such as secrets, belong into its clone: ${places.work}`];
  const again = `npm start -- --repo ${source}`;
  const next = [`cd ${places.work} && export AIP_DEPLOY_REGISTRY=${registry}`, ...possible(board)];
  return await tell(ownDay(board, me), { places, program, example, again, next, advice });
}

async function prepareMachine(): Promise<void> {
  for (const line of await setUp()) say(line);
  listen();
}

function output({ verbose }: Wish): { live: boolean; verbose: boolean } {
  return { live: process.stderr.isTTY || verbose, verbose };
}

async function nameOfMe(): Promise<string> {
  const known = (await attempt("git", ["config", "--get", "user.name"])).stdout.trim();
  return known === "" ? (process.env["USER"] ?? userInfo().username) : known;
}
