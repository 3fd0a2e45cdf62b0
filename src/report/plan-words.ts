import type { Commit } from "../source/history.ts";
import { shortId } from "../release/release.ts";
import type { PlanResult } from "../release/results.ts";
import { opens, type Next } from "./next.ts";
import { checkout, duration, plural, release, shortCommit } from "./words.ts";

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

/** What runs now, what would run and what a failure would go back to: a row each of name, release and commit. */
export function fromNowToThen(plan: PlanResult): readonly (readonly [string, string, string])[] {
  const { environment, current, currentCommit, release: id, source, fallback, fallbackCommit } = plan;
  const sha = (commit: string | undefined) => (commit === undefined ? "–" : shortCommit(commit));
  const then = id === undefined ? "known after the build" : shortId(id);
  const dirty = source.isDirty ? " with changes that are not committed" : "";
  const becomes = [
    id !== undefined && id === current ? `${then} (the same)` : then,
    sha(source.commit) + dirty,
  ] as const;
  if (environment === undefined) return [["it becomes", ...becomes]];
  return [
    [`${environment} runs now`, current === undefined ? "nothing yet" : shortId(current), sha(currentCommit)],
    ["it would run", ...becomes],
    [
      "when it fails",
      fallback === undefined ? "nothing is left running: there is no good release" : `back to ${shortId(fallback)}`,
      sha(fallbackCommit),
    ],
  ];
}

/** The commits in between, newest first, with the names of the images that each of them changed. */
export function changingCommits({ images, commits }: PlanResult): {
  all: readonly Commit[];
  about: (sha: string) => readonly string[];
} {
  const changing = images.flatMap((image) => image.commits);
  const byId = new Map([...commits, ...changing].map((commit) => [commit.sha, commit] as const));
  const all = [...byId.values()].sort((left, right) => Date.parse(right.date) - Date.parse(left.date));
  const about = (sha: string) =>
    images.filter((image) => image.commits.some((commit) => commit.sha === sha)).map(({ name }) => name);
  return { all, about };
}

/** Why it is not known, or not for sure, what changes on the target; `undefined` when it is known. */
export function targetUnknown({ target, targetProblem }: PlanResult): string | undefined {
  if (targetProblem === undefined) return target === undefined ? "Not known" : undefined;
  const known = target === undefined ? "Not known" : "From what the ledger says that runs, not from what does";
  return `${known}: ${targetProblem}`;
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
