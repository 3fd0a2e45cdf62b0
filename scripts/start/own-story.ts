/** What is played with somebody's own repository: every environment that it has, in the order of promotion. */
import type { StatusResult } from "../../src/release/results.ts";
import { liftsFor, type Step } from "./story.ts";

/** No release is broken and nothing rolled back: that is for the owner to try. */
export function ownDay(board: StatusResult, me: string): readonly Step[] {
  const names = board.environments.map(({ environment }) => environment);
  const pushes = board.environments.flatMap(({ environment, branch }, index): Step[] => {
    const before = names[index - 1];
    const run: Step = {
      id: environment,
      sentence: `A push to ${branch}: the release goes to ${environment}.`,
      push: { kind: "take", branch },
      args: ["run", "--environment", environment, "--approve-by", me],
      expected: { kind: "deployed", environment },
    };
    return before === undefined ? [run] : [signOff(before, environment, me), run];
  });
  const last: Step = {
    id: "board",
    sentence: "The board.",
    args: ["status"],
    expected: { kind: "board", well: names },
  };
  return [...liftsFor(board), ...pushes, last];
}

function signOff(environment: string, next: string, me: string): Step {
  return {
    id: `sign-off-${environment}`,
    sentence: `${me} says yes to what runs on ${environment}, in case ${next} asks for it.`,
    args: ["sign-off", environment, "--by", me, "--reason", "npm start"],
    expected: { kind: "done" },
  };
}

/** What else the owner can try, as lines to copy. */
export function possible({ environments }: StatusResult): readonly string[] {
  const [{ environment: first, branch } = { environment: "dev", branch: "develop" }, second] = environments;
  return [
    `git checkout ${branch}; git commit …; git push; aip-deploy run    # only what changed is built`,
    `aip-deploy rollback ${first}    # a release that is not good goes back by itself`,
    `aip-deploy diff ${second?.environment ?? first}${second === undefined ? "" : ` ${first}`}    # what would change there`,
    `aip-deploy history ${first}`,
  ];
}
