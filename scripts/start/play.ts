/** Plays a story: announces each step, does it, judges it, and stops at the first that comes out otherwise than expected. */
import { renderError } from "../../src/report/error-text.ts";
import { renderText } from "../../src/report/text.ts";
import type { Style } from "../../src/report/style.ts";
import { errorOf, type Answer } from "./answer.ts";
import { goOn } from "./interruption.ts";
import { deploymentIn, judge, type Releases } from "./judge.ts";
import { commandLine, type Program } from "./program.ts";
import { outline } from "./outline.ts";
import type { Push, Step } from "./story.ts";
import type { Played } from "./times.ts";

export type Stage = {
  readonly program: Program;
  readonly push: (wish: Push) => Promise<void>;
  readonly say: (text: string) => void;
  readonly style: Style;
  /** Whole results, as the program prints them; otherwise one line each. */
  readonly whole: boolean;
};

/** Where a story ended that came out otherwise. */
export type Stop = { readonly step: Step; readonly answer: Answer; readonly because: string };

const mostLooks = 3;

/** Resolves what was played and, when it stopped, the step and what was wrong. Throws `Stopped`. */
export async function play(
  story: readonly Step[],
  stage: Stage,
): Promise<{ played: readonly Played[]; stopped?: Stop }> {
  const played: Played[] = [];
  const releases = new Map<string, string>();
  for (const [index, step] of story.entries()) {
    goOn();
    stage.say(`\n${stage.style.bold(`${index + 1}/${story.length}`)} ${step.sentence}`);
    const answer = await perform(step, stage, releases);
    const because = judge(step.expected, answer, releases);
    stage.say(shown(answer, stage));
    if (because !== undefined) return { played, stopped: { step, answer, because } };
    if (step.expected.kind === "came-back") stage.say(`Exit code ${answer.exitCode}, as expected.`);
    played.push({ id: step.id, answer });
    const release = deploymentIn(answer)?.release;
    if (release !== undefined) releases.set(step.id, release);
  }
  return { played };
}

async function perform({ push, args, expected }: Step, stage: Stage, releases: Releases): Promise<Answer> {
  const { program, style, say } = stage;
  if (push !== undefined) {
    say(style.dim(`  ${pushLine(push)}`));
    await stage.push(push);
    goOn();
  }
  say(style.dim(`  $ ${commandLine(args)}`));
  for (let looks = 1; ; looks++) {
    const answer = await program.run(args);
    goOn();
    // Right after a deployment a small machine may be too busy to answer every question in time.
    if (expected.kind !== "board" || looks === mostLooks) return answer;
    const because = judge(expected, answer, releases);
    if (because === undefined) return answer;
    say(`${because}; asking again`);
  }
}

function pushLine(push: Push): string {
  const before = { commit: "git commit …", merge: `git merge …`, take: "git checkout …" }[push.kind];
  return `$ ${push.kind === "merge" ? `git merge ${push.from}` : before} && git push origin ${push.branch}`;
}

function shown({ result, refusal }: Answer, { style, whole }: Stage): string {
  if (refusal !== undefined) return renderError(errorOf(refusal), style).trimEnd();
  if (result === undefined) return "";
  return whole || result.command === "status" ? renderText(result, style, new Date()).trimEnd() : outline(result);
}
