import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import * as rules from "../../scripts/workflows/rules.ts";

const hash = "3d3c42e5aac5ba805825da76410c181273ba90b1";
const parsed: rules.Parsed = {
  workflows: {
    ".github/workflows/called.yml": parse(`
on: { workflow_call: { inputs: { a: { type: string }, b: { type: string, required: true } }, secrets: { S: {} } } }
jobs:
  one: { permissions: { contents: read } }
  two: { if: false, permissions: { contents: read, packages: write } }
`) as rules.Workflow,
  },
  actions: { "actions/plan/action.yml": { inputs: { directory: {} }, outputs: { matrix: {} } } },
};
const workflow = (text: string) => parse(text) as rules.Workflow;
const calling = (job: string) =>
  workflow(`jobs: { it: { uses: org/aip-deploy/.github/workflows/called.yml@v1, ${job} } }`);

describe("a rule finds", () => {
  test.each<[string, Iterable<string>, readonly string[]]>([
    [
      "a tag",
      rules.pinned("- uses: actions/checkout@v7"),
      ["- uses: actions/checkout@v7: is not a full hash with its version"],
    ],
    [
      "a hash without version",
      rules.pinned(`  uses: actions/checkout@${hash}`),
      [expect.stringContaining("is not a full hash") as unknown as string],
    ],
    ["nothing in a hash with version", rules.pinned(`  uses: actions/checkout@${hash} # v7.0.1`), []],
    [
      "expressions and long scripts",
      rules.scripts(workflow('jobs: { a: { steps: [{ run: "echo ${{ inputs.x }}" }, { run: "1\\n2\\n3\\n4" }] } }')),
      ["a: an expression in run", "a: more than three lines in run"],
    ],
    [
      "what is unbounded",
      rules.bounded(workflow("permissions: { contents: write }\njobs: { a: {}, b: { uses: x } }")),
      ["the workflow's own permissions are not none or read", "a: has no timeout", "b: grants what it does not say"],
    ],
    [
      "groups that meet a caller's",
      rules.groups(
        workflow(
          'concurrency: { group: "x-${{ github.workflow }}" }\njobs: { a: { concurrency: { group: "${{ github.ref }}", queue: max, cancel-in-progress: true } } }',
        ),
      ),
      [
        "the workflow: the group is named after github.workflow",
        "a: the group does not begin with a name of ours",
        "a: queues and cancels at once",
      ],
    ],
    [
      "a second record",
      rules.unrecorded(workflow("jobs: { a: { environment: dev }, b: { environment: { name: dev } }, c: {} }")),
      ["a: makes a record of its own", "b: makes a record of its own"],
    ],
    [
      "a secret in the plan",
      rules.seesNoSecret("a", workflow('jobs: { a: { steps: [{ uses: x/y@z, env: { A: "${{ secrets.A }}" } }] } }')),
      ["a: sees a secret", "a: uses x/y@z"],
    ],
    [
      "a permission that is asked for by a job that never runs, and one too many",
      rules.granted(calling("with: { b: 1 }, permissions: { contents: read, packages: read, issues: write }"), parsed),
      ["it: packages is read, and write is asked for", "it: issues: write is more than is asked for"],
    ],
    [
      "nothing where all is granted",
      rules.granted(calling("permissions: { contents: read, packages: write }"), parsed),
      [],
    ],
    [
      "what is not taken, and what is needed",
      rules.connected(calling("with: { a: 1, c: 2 }, secrets: { T: x }"), parsed),
      [
        expect.stringContaining("takes no c"),
        expect.stringContaining("needs b"),
        expect.stringContaining("takes no secret T"),
      ] as unknown as string[],
    ],
    [
      "what does not exist",
      rules.connected(workflow("jobs: { a: { steps: [{ uses: $/actions/none }] } }"), parsed),
      ["a: there is no $/actions/none"],
    ],
    [
      "outputs that nobody gives",
      rules.connected(
        workflow(`
on: { workflow_call: { outputs: { o: { value: "\${{ jobs.a.outputs.z }}" } } } }
jobs:
  a: { outputs: { m: "\${{ steps.p.outputs.matrix }}", n: "\${{ steps.p.outputs.nothing }}" }, steps: [{ id: p, uses: $/actions/plan }] }
  b: { needs: a, if: "needs.a.outputs.m == needs.a.outputs.k && needs.c.result == 'success'" }
  c: {}
`),
        parsed,
      ),
      [
        "a: step p has no output nothing",
        "b: a has no output k",
        "b: reads of c, which it does not need",
        "output o: a has no output z",
      ],
    ],
  ])("%s", (_name, found, expected) => {
    expect([...found]).toEqual(expected);
  });
});
