/** The user's day with the example, as data: what git does, what is started then, and how it must come out. */
import type { StatusResult } from "../../src/release/results.ts";

export type Step = {
  /** Unique in its story; expectations of later steps refer to it. */
  readonly id: string;
  /** What happens, for the one who watches. */
  readonly sentence: string;
  /** Done before the program starts. */
  readonly push?: Push;
  /** The arguments of aip-deploy. */
  readonly args: readonly string[];
  readonly expected: Expected;
};

export type Push =
  /** The branch comes to hold the example with these edits. */
  | {
      readonly kind: "commit";
      readonly branch: string;
      readonly subject: string;
      readonly edits: readonly Edit[];
    }
  | { readonly kind: "merge"; readonly branch: string; readonly from: string }
  /** The branch comes to what the owner's repository has under that name, else to its default branch. */
  | { readonly kind: "take"; readonly branch: string };

/** Replaces the first occurrence of `find`, which must be there, in a file of the example; an empty one stands for the file's end. */
export type Edit = { readonly file: string; readonly find: string; readonly replace: string };

export type Expected =
  /** Exit code 0, verified; the same release as an earlier step's when it names one. */
  | { readonly kind: "deployed"; readonly environment: string; readonly like?: string }
  /** Exit code 1, and the release of an earlier step runs again, verified. */
  | { readonly kind: "came-back"; readonly environment: string; readonly to: string }
  /** Exit code 0. */
  | { readonly kind: "done" }
  /** Exit code 0, and these environments are well. */
  | { readonly kind: "board"; readonly well: readonly string[] };

/** The message of the commit that brings the example. */
export const asItIs = "Bring AI-PlayGround as it is";

const broken: Edit = {
  file: "services/learning-service/service.py",
  find: "",
  replace: `
import sys

if sys.argv[0].endswith("gunicorn"):
    raise RuntimeError("the course catalogue cannot be read")
`,
};

const visible: Edit = {
  file: "frontend/index.html",
  find: "<title>AI-PlayGround</title>",
  replace: "<title>AI-PlayGround, autumn term</title>",
};

const environments = ["dev", "staging", "production"];

/** The whole day. Each step is good to do again, whatever was done before and however that ended. */
export function dayOf(me: string): readonly Step[] {
  return [
    {
      id: "develop",
      sentence: "A push to develop: aip-deploy builds what the registry does not have and brings it to dev.",
      push: { kind: "commit", branch: "develop", subject: asItIs, edits: [] },
      args: ["run"],
      expected: { kind: "deployed", environment: "dev" },
    },
    {
      id: "staging",
      sentence: "develop is merged into staging: the very same release goes there, nothing is built.",
      push: { kind: "merge", branch: "staging", from: "develop" },
      args: ["run"],
      expected: { kind: "deployed", environment: "staging", like: "develop" },
    },
    {
      id: "sign-off",
      sentence: `${me} tries staging and signs the release off; production asks for that.`,
      args: ["sign-off", "staging", "--by", me, "--reason", "tried on staging"],
      expected: { kind: "done" },
    },
    {
      id: "main",
      sentence: `staging is merged into main, and ${me} approves: the same release goes to production.`,
      push: { kind: "merge", branch: "main", from: "staging" },
      args: ["run", "--approve-by", me],
      expected: { kind: "deployed", environment: "production", like: "develop" },
    },
    {
      id: "board",
      sentence: "The board: three environments, one release.",
      args: ["status"],
      expected: { kind: "board", well: environments },
    },
    {
      id: "broken",
      sentence:
        "Somebody pushes a learning service that dies at its start. It must fail (exit code 1), and dev must come back by itself.",
      push: { kind: "commit", branch: "develop", subject: "Read the course catalogue at the start", edits: [broken] },
      args: ["run"],
      expected: { kind: "came-back", environment: "dev", to: "develop" },
    },
    {
      id: "revert",
      sentence: "The commit is reverted: dev runs that already, so there is nothing to do.",
      push: {
        kind: "commit",
        branch: "develop",
        subject: 'Revert "Read the course catalogue at the start"',
        edits: [],
      },
      args: ["run"],
      expected: { kind: "deployed", environment: "dev", like: "develop" },
    },
    {
      id: "visible",
      sentence: "A small change: the pages get another title. One image is built, one container replaced.",
      push: { kind: "commit", branch: "develop", subject: "Name the term in the title", edits: [visible] },
      args: ["run"],
      expected: { kind: "deployed", environment: "dev" },
    },
    {
      id: "visible-staging",
      sentence: "It goes to staging too.",
      push: { kind: "merge", branch: "staging", from: "develop" },
      args: ["run"],
      expected: { kind: "deployed", environment: "staging", like: "visible" },
    },
    {
      id: "rollback",
      sentence: "The new title is not liked there: staging goes back to the release before, and is held.",
      args: ["rollback", "staging", "--reason", "the old title was better"],
      expected: { kind: "deployed", environment: "staging", like: "develop" },
    },
    {
      id: "last-board",
      sentence: "The board at the end of the day.",
      args: ["status"],
      expected: { kind: "board", well: environments },
    },
  ];
}

/** Ends the holds that an earlier rollback left; without that nothing could be deployed. */
export function liftsFor({ environments: rows }: StatusResult): readonly Step[] {
  return rows.flatMap(({ environment, state: { hold } }): Step[] =>
    hold === undefined
      ? []
      : [
          {
            id: `lift-${environment}`,
            sentence: `${environment} is still held from the last rollback; the hold is lifted.`,
            args: ["lift", environment, "--reason", "a new day"],
            expected: { kind: "done" },
          },
        ],
  );
}
