import type { Commit } from "../source/history.ts";
import type { PlanResult } from "../release/results.ts";
import { opens, type Next } from "./next.ts";
import { checkout, duration, plural, release } from "./words.ts";

/** What is planned, from what, for where, in one line. */
export function planned(plan: PlanResult): string {
  const { environment, because = "no environment belongs to it", app, source } = plan;
  const where = environment === undefined ? `: nothing will be deployed (${because});` : ` for ${environment}:`;
  return `${checkout(app, source)}${where} ${countPlanned(plan)} (${duration(plan.seconds)})`;
}

function countPlanned({ images }: PlanResult): string {
  const count = (state: string) => images.filter((image) => image.state === state).length;
  const [build, unknown] = [count("build"), count("unknown")];
  const all = plural(images.length, "image");
  if (unknown > 0) return `the registry could not be asked for ${unknown} of ${all}`;
  return build === 0 ? `all ${all} found` : `${build} of ${all} to build`;
}

/** The release that it becomes, what runs now, and to what a failure would go back. */
export function releaseSentences(plan: PlanResult): readonly string[] {
  const { environment, current, fallback, target } = plan;
  const becomes =
    plan.release === undefined
      ? "The release is known after the build"
      : plan.release === current && target?.steps.length === 0
        ? `${environment ?? "It"} runs ${release(plan.release)} already`
        : `It becomes ${release(plan.release)}`;
  if (environment === undefined) return [becomes];
  return [
    becomes,
    current === undefined ? `Nothing runs on ${environment} yet` : `${environment} runs ${release(current)} now`,
    fallback === undefined
      ? "When it fails nothing is left running: there is no good release to go back to"
      : `When it fails ${environment} goes back to ${release(fallback)}`,
  ];
}

/** The commits that changed any image, each once, newest first, with the names of the images. */
export function changingCommits({ images }: PlanResult): {
  commits: readonly Commit[];
  about: (sha: string) => readonly string[];
} {
  const byId = new Map(images.flatMap((image) => image.commits.map((commit) => [commit.sha, commit] as const)));
  const commits = [...byId.values()].sort((left, right) => Date.parse(right.date) - Date.parse(left.date));
  const about = (sha: string) =>
    images.filter((image) => image.commits.some((commit) => commit.sha === sha)).map(({ name }) => name);
  return { commits, about };
}

/** Why it is not known what changes on the target; `undefined` when it is known. */
export function targetUnknown({ target, targetProblem, release: id }: PlanResult): string | undefined {
  if (target !== undefined) return undefined;
  if (targetProblem !== undefined) return `the target could not be asked: ${targetProblem}`;
  return id === undefined ? "known after the build" : "not known";
}

export function nextAfterPlan({ environment, gates, source }: PlanResult): readonly Next[] {
  if (environment === undefined)
    return [
      {
        what: `Only environments' branches are deployed; ${source.ref} by hand`,
        command: "aip-deploy run --environment ENV",
      },
    ];
  const closed = gates.filter(({ open }) => !open);
  return [
    ...closed.flatMap(({ gate, hint }) => (hint === undefined ? [] : [opens(gate, hint)])),
    { what: "Do it", command: `aip-deploy run --environment ${environment}` },
  ];
}
