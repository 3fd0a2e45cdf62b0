import { describe, expect, test } from "@jest/globals";
import type { DeploymentResult } from "../../src/release/order.ts";
import type { Result } from "../../src/release/results.ts";
import type { Failure, StepResult } from "../../src/targets/target.ts";
import { colours, plain } from "../../src/report/style.ts";
import { renderText } from "../../src/report/text.ts";
import {
  aCheck,
  aDeployment,
  aFailedDeployment,
  aPlan,
  aRun,
  aStep,
  ids,
  now,
  samples,
  url,
} from "../support/results.ts";

const commands = Object.keys(samples) as Result["command"][];
const escape = String.fromCharCode(27);

function shown(result: Result): string {
  return renderText(result, plain, now);
}

function deployed(deployment: DeploymentResult): string {
  return shown({ command: "deploy", deployment, url });
}

function hookFailure(name: string): Failure {
  return { message: `the hook ${name} ended with exit code 3`, log: ["the chat is down"], events: [] };
}

function aBadHook(name: string): StepResult {
  const title = `Run the hook ${name}: ./tell.sh`;
  return aStep({ id: `hook:${name}`, title, outcome: "failed", seconds: 0.2, failure: hookFailure(name) });
}

/** The first line and the last block: what people read. */
function ends(text: string): readonly string[] {
  const blocks = text.trimEnd().split("\n\n");
  return [blocks[0] ?? "", blocks.at(-1) ?? ""];
}

describe.each(commands)("%s", (command) => {
  test("as a whole", () => {
    expect(shown(samples[command])).toMatchSnapshot();
  });

  test("has colours only where they are wanted, and the same words with them", () => {
    const coloured = renderText(samples[command], colours, now);
    expect(shown(samples[command])).not.toContain(escape);
    expect(coloured.replaceAll(new RegExp(`${escape}\\[\\d+m`, "g"), "")).toBe(shown(samples[command]));
  });

  test("fits 100 columns", () => {
    const long = shown(samples[command])
      .split("\n")
      .filter((line) => line.length > 100);
    expect(long).toEqual([]);
  });
});

test("what was lost is said: how much, for how long, what it met first, and what was cut off", () => {
  const requests = { url: `${url}/`, sent: 120, lost: 14, slowestMs: 1210, outSeconds: 1.4, firstLoss: "ECONNREFUSED" };
  const unit = {
    unit: "chatbot",
    outcome: "succeeded" as const,
    seconds: 1,
    detail: "ready",
    cut: "chatbot-1 was killed.",
  };
  const back = {
    outcome: "succeeded" as const,
    steps: [],
    checks: [],
    sentence: "back",
    requests: { ...requests, lost: 0 },
  };
  const text = deployed(aDeployment({ requests, steps: [aStep({ units: [unit] })], comeback: back }));
  expect(text).toContain(`Requests while it was brought there
  - 14 of 120 requests to ${url}/ were lost, the slowest took 1210 ms
  - from the first loss to the last: 1.4 s; the first met ECONNREFUSED
  - on the way back 0 of 120 requests to ${url}/ were lost, the slowest took 1210 ms
  - chatbot-1 was killed.`);
});

describe("the first and the last lines of a deployment", () => {
  test.each<[string, DeploymentResult, readonly string[]]>([
    [
      "that worked",
      aDeployment(),
      ["✓ dev runs release 1b1b1b1b1b1b, verified after 12.3 s", `Open: ${url}\nUndo: aip-deploy rollback dev`],
    ],
    [
      "that was the first",
      aDeployment({ before: undefined }),
      [
        "✓ dev runs release 1b1b1b1b1b1b, verified after 12.3 s",
        `Open: ${url}\nUndo (there was nothing before): aip-deploy down dev`,
      ],
    ],
    [
      "that had nothing to do",
      aDeployment({ unchanged: true, before: ids.new, steps: [] }),
      [
        "✓ dev runs release 1b1b1b1b1b1b already, verified; nothing was touched",
        `Open: ${url}\nSee what happened there: aip-deploy history dev`,
      ],
    ],
    [
      "that was a rollback",
      aDeployment({ kind: "rollback" }),
      [
        "✓ dev was rolled back to release 1b1b1b1b1b1b, verified after 12.3 s",
        `Open: ${url}\ndev is held; let pushes deploy there again: aip-deploy lift dev`,
      ],
    ],
    [
      "that was stopped",
      aDeployment({ outcome: "cancelled", verified: false, checks: [] }),
      [
        "■ Stopped on request after 12.3 s, before release 1b1b1b1b1b1b was verified on dev",
        "Try the same release again: aip-deploy deploy dev --release 1b1b1b1b1b1b\nSee what happened there: aip-deploy history dev",
      ],
    ],
    [
      "that nobody recorded",
      aDeployment({ outcome: "errored", unrecorded: "the ledger could not be written" }),
      [
        "? dev runs release 1b1b1b1b1b1b, verified, but the ledger does not know of it",
        "Open: http://127.0.0.1:8080\nHave it recorded: aip-deploy deploy dev --release 1b1b1b1b1b1b",
      ],
    ],
    [
      "whose check could not be evaluated",
      aDeployment({
        outcome: "errored",
        verified: false,
        checks: [aCheck({ outcome: "errored", detail: "no route to host" })],
        failure: { message: "public route: no route to host", log: [], events: [] },
      }),
      [
        "? It could not be told whether release 1b1b1b1b1b1b works on dev, after 12.3 s: public route: no route to host",
        "Look again: aip-deploy verify dev\nGo back: aip-deploy rollback dev",
      ],
    ],
    [
      "whose first hook failed",
      aDeployment({
        outcome: "failed",
        verified: false,
        steps: [aBadHook("before-deploy"), aStep({ outcome: "skipped" })],
        checks: [],
        failure: hookFailure("before-deploy"),
      }),
      [
        "✗ release 1b1b1b1b1b1b failed on dev after 12.3 s: the hook before-deploy ended with exit code 3",
        "Mend the cause and push again\nTry the same release again: aip-deploy deploy dev --release 1b1b1b1b1b1b\n" +
          "The same without the hooks: aip-deploy deploy dev --release 1b1b1b1b1b1b --skip-hooks\n" +
          "See what happened there: aip-deploy history dev",
      ],
    ],
    [
      "that worked, and its last hook did not",
      aDeployment({
        outcome: "failed",
        steps: [aStep(), aBadHook("after-deploy")],
        failure: hookFailure("after-deploy"),
      }),
      [
        "✗ dev runs release 1b1b1b1b1b1b, verified, but the hook after-deploy ended with exit code 3",
        `Open: ${url}\ndev stays as it is; do by hand what the hook was to do\nUndo all of it: aip-deploy rollback dev`,
      ],
    ],
    [
      "that failed and could not be undone",
      aFailedDeployment({
        comeback: {
          release: ids.old,
          outcome: "failed",
          steps: [aStep({ outcome: "failed" })],
          checks: [],
          sentence: "dev could not be brought back",
        },
      }),
      [
        "✗ release 1b1b1b1b1b1b failed on dev after 12.3 s: chatbot exited with 1",
        "dev needs somebody to look at it: aip-deploy status\nGo back once more: aip-deploy rollback dev --to 0a0a0a0a0a0a",
      ],
    ],
    [
      "that was the first and left something behind",
      aFailedDeployment({
        before: undefined,
        comeback: { outcome: "errored", steps: [], checks: [], sentence: "parts may still run" },
      }),
      [
        "✗ release 1b1b1b1b1b1b failed on dev after 12.3 s: chatbot exited with 1",
        "dev needs somebody to look at it: aip-deploy status\nRemove what is left: aip-deploy down dev",
      ],
    ],
    [
      "that is only tried",
      aDeployment({
        dryRun: true,
        outcome: "skipped",
        verified: false,
        gates: [{ gate: "hold", open: false, sentence: "dev is held by Ada", hint: "aip-deploy lift dev" }],
      }),
      [
        "Dry run: release 1b1b1b1b1b1b would be brought to dev; nothing was touched",
        `Open the gate hold: aip-deploy lift dev\nDo it: aip-deploy deploy dev --release 1b1b1b1b1b1b`,
      ],
    ],
  ])("%s", (_name, deployment, expected) => {
    expect(ends(deployed(deployment))).toEqual(expected);
  });
});

test("several units that failed in one step are all told, the decisive one once", () => {
  const failure = { unit: "rag", message: "rag was killed", log: ["out of memory"], events: [] };
  const failed = aFailedDeployment();
  const [step] = failed.steps.slice(1);
  const units = [
    ...(step?.units ?? []),
    { unit: "rag", outcome: "failed" as const, seconds: 1, detail: "killed", failure },
  ];
  const text = deployed({ ...failed, steps: [aStep({ ...step, units })] });
  expect(text.match(/ModuleNotFoundError/g)).toHaveLength(1);
  expect(text).toContain("  rag was killed\n  its last log lines:\n    | out of memory");
});

test("what a hook said is told: beside what failed, or alone when nothing else did", () => {
  const failed = aFailedDeployment();
  const text = deployed({ ...failed, steps: [...failed.steps, aBadHook("on-failure")] });
  expect(text).toContain("the hook on-failure ended with exit code 3\n  its last log lines:\n    | the chat is down");
  expect(text.indexOf("ModuleNotFoundError")).toBeLessThan(text.indexOf("the chat is down"));
  const steps = [aBadHook("before-deploy"), aStep({ outcome: "skipped" })];
  const untouched = { outcome: "failed", verified: false, checks: [], failure: hookFailure("before-deploy") } as const;
  const alone = deployed(aDeployment({ ...untouched, steps }));
  expect(alone.match(/the chat is down/g)).toHaveLength(1);
  expect(alone).toContain("What was done about it\n  dev was left as it was: nothing had been changed yet");
});

test("what would change is told before it is done", () => {
  expect(deployed(aDeployment({ dryRun: true, outcome: "skipped", verified: false, steps: [], checks: [] })))
    .toMatchInlineSnapshot(`
   "Dry run: release 1b1b1b1b1b1b would be brought to dev; nothing was touched

   What would change
     unit     what  why
     chatbot  roll  its image changed
     2 units stay as they are

   Requests while it was brought there
     - 0 of 118 requests to http://127.0.0.1:8080/ were lost, the slowest took 23 ms

   Do it: aip-deploy deploy dev --release 1b1b1b1b1b1b
   "
  `);
});

test("a plan that deploys nothing says why", () => {
  const {
    environment: _none,
    target: _unasked,
    ...plan
  } = aPlan({ because: "no environment has the branch feature/x" });
  expect(ends(shown({ ...plan, source: { ...plan.source, ref: "feature/x" } }))).toMatchInlineSnapshot(`
   [
     "shop at 3f2a1b0 (feature/x): nothing will be deployed (no environment has the branch feature/x); 1 of 2 images to build (0.4 s)",
     "Only environments' branches are deployed; feature/x by hand: aip-deploy run --environment ENV",
   ]
  `);
});

test("a plan whose target could not be asked says so", () => {
  const { target: _unasked, ...plan } = aPlan({ targetProblem: "the engine does not answer" });
  expect(shown(plan)).toContain("What changes on dev\n  Not known: the engine does not answer\n");
  expect(shown({ ...aPlan(), targetProblem: "the engine does not answer" })).toContain(
    "What changes on dev\n  From what the ledger says that runs, not from what does: the engine does not answer\n  unit ",
  );
});

test("a run that deploys nothing says what it made", () => {
  const {
    deployment: _none,
    environment: _nowhere,
    ...run
  } = aRun({
    because: "v1.2 is a tag",
    stages: aRun().stages.slice(0, 3),
  });
  expect(shown(run)).toMatchInlineSnapshot(`
   "✓ shop: release 1b1b1b1b1b1b is made and stored; nothing was deployed: v1.2 is a tag

   shop at 3f2a1b0 (develop)
     plan     0.4 s
     build    33.0 s  1 image built, 1 found
     release  0.6 s   release 1b1b1b1b1b1b

   Deploy it by hand: aip-deploy deploy ENV --release 1b1b1b1b1b1b
   "
  `);
});

test("tests are counted, and the first that failed are named", () => {
  const failures = Array.from({ length: 7 }, (_, at) => ({ name: `case ${at + 1}`, message: "expected 200\n  at x" }));
  const tests = { passed: 3, failed: 7, skipped: 1, failures };
  const check = aCheck({ name: "integration tests", outcome: "failed", detail: "timed out after 60 s", tests });
  expect(shown({ command: "verify", environment: "dev", release: ids.new, outcome: "failed", checks: [check] }))
    .toMatchInlineSnapshot(`
   "✗ dev does not run release 1b1b1b1b1b1b as it should: integration tests

   Checks
     ✗ integration tests: timed out after 60 s (0.1 s)
         3 passed, 7 failed, 1 skipped
         ✗ case 1: expected 200
         ✗ case 2: expected 200
         ✗ case 3: expected 200
         ✗ case 4: expected 200
         ✗ case 5: expected 200
         … and 2 more

   Put it right: aip-deploy deploy dev --release 1b1b1b1b1b1b
   Go back: aip-deploy rollback dev
   "
  `);
});

test("a program's output cannot steer the terminal", () => {
  const log = [`${escape}[31mred${escape}[0m${escape}]0;title\u0007 and \u0008back \u202eturned`];
  const failure = { unit: "web", message: `web ${escape}[2J died`, log, events: [] };
  const text = renderText({ command: "deploy", deployment: aFailedDeployment({ failure, steps: [] }) }, plain, now);
  expect(text).toContain("web  died");
  expect(text).toContain("| red and back turned");
  expect(text).not.toContain(escape);
});
