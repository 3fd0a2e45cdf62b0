/** The shapes that occur in the JSON of several commands; `docs/json.md` is generated from their descriptions. */
import { z } from "zod";
import { hookNames } from "../config/config.ts";

/** A value with what it means. */
export function described<Shape extends z.ZodType>(shape: Shape, description: string): Shape {
  return shape.meta({ description });
}

export const text = (description: string) => described(z.string(), description);
export const optionalText = (description: string) => text(description).exactOptional();
export const texts = (description: string) => described(z.array(z.string()), description);
export const yesOrNo = (description: string) => described(z.boolean(), description);
export const whole = (description: string) => described(z.int(), description);
export const moment = (description: string) => text(`${description}; ISO 8601 in UTC`);
export const seconds = described(z.number(), "how long it took, in seconds");
export const format = described(z.literal(1), "the version of this format; a new field does not change it");

export const releaseId = (description: string) => text(`${description}; 64 hex digits`);
export const digest = (description: string) => text(`${description}; \`sha256:\` and 64 hex digits`);
export const key = text("the content key, and the tag in the registry; `c1-` and 40 hex digits");

const outcomes = z.enum(["succeeded", "failed", "errored", "skipped", "cancelled"]);
export const outcome = described(outcomes, "`failed`: we looked and the answer is no; `errored`: it could not be told");
export const kind = described(
  z.enum(["deploy", "rollback", "return", "hotfix"]),
  "why the release was brought there; `return`: by itself, after one that was not good",
);
export const change = described(z.enum(["added", "removed", "changed"]), "how it differs");

export const act = z
  .strictObject({
    by: text("who, by the name that was given"),
    at: moment("when"),
    reason: optionalText("why"),
    link: optionalText("where it was said"),
    via: optionalText("who really gave the order, as GitHub says, when `by` is another"),
  })
  .meta({ id: "Act", description: "who did something, and when" });

export const commit = z
  .strictObject({
    sha: text("its id"),
    author: text("who wrote it"),
    date: text("when it was committed; ISO 8601"),
    subject: text("the first line of its message"),
  })
  .meta({ id: "Commit", description: "one commit" });

export const problem = z
  .strictObject({
    file: optionalText("the file"),
    line: whole("the line, from 1").exactOptional(),
    column: whole("the column, from 1").exactOptional(),
    path: optionalText("where inside the file, for example `environments.production.url`"),
    message: text("what is wrong"),
    hint: optionalText("what to do"),
  })
  .meta({ id: "Problem", description: "something wrong, or odd, in the user's files" });

export const source = z
  .strictObject({
    commit: text("the commit that is checked out"),
    ref: text("a branch, a tag, or the commit when neither is checked out"),
    isDirty: yesOrNo("there are changes that are not committed"),
  })
  .meta({ id: "Source", description: "the checkout" });

export const failure = z
  .strictObject({
    unit: optionalText("the unit that is not good"),
    message: text("what went wrong"),
    hint: optionalText("what to do"),
    log: texts("the unit's last log lines, without secrets"),
    events: texts("what the engine did with it, oldest first"),
  })
  .meta({ id: "Failure", description: "why something is not good" });

const unitResult = z
  .strictObject({
    unit: text("the unit"),
    outcome,
    seconds,
    detail: text("one line for people"),
    failure: failure.exactOptional(),
    cut: optionalText("what may not have been finished because its old container was killed"),
  })
  .meta({ id: "UnitResult", description: "what came of one unit in a step" });

export const step = z
  .strictObject({
    id: text("the step's id in the plan"),
    title: text("what is done, one sentence"),
    outcome,
    seconds,
    detail: optionalText("one line for people"),
    failure: failure.exactOptional(),
    units: described(z.array(unitResult), "by unit, when the step did something with several").exactOptional(),
  })
  .meta({ id: "StepResult", description: "what came of one step" });

export const requests = z
  .strictObject({
    url: text("the public route"),
    sent: whole("how many requests were sent while the steps were performed"),
    lost: whole("how many of them nobody answered, or only a gateway with 502, 503 or 504"),
    slowestMs: described(z.number(), "milliseconds that the slowest answer took"),
    outSeconds: described(z.number(), "seconds from the first lost request to the last one"),
    firstLoss: optionalText("what the first lost request met"),
  })
  .meta({ id: "Requests", description: "what users would have noticed of the steps" });

const tests = z
  .strictObject({
    passed: whole("how many passed"),
    failed: whole("how many failed"),
    skipped: whole("how many were skipped"),
    failures: described(
      z.array(z.strictObject({ name: text("the test"), message: text("why it failed") })),
      "the first failed tests, at most 20",
    ),
  })
  .meta({ id: "TestTotals", description: "what a test report says" });

export const check = z
  .strictObject({
    name: text("the check"),
    outcome,
    seconds,
    detail: text("what was seen, one line"),
    hint: optionalText("how to look closer"),
    tests: tests.exactOptional(),
  })
  .meta({ id: "CheckResult", description: "what came of one check" });

export const gate = z
  .strictObject({
    gate: described(z.enum(["order", "hold", "requires", "sign-off", "soak", "freeze", "approval"]), "which gate"),
    open: yesOrNo("the deployment may pass"),
    sentence: text("why it is open or closed"),
    hint: optionalText("how it opens"),
  })
  .meta({ id: "Gate", description: "one gate and whether it is open" });

export const unitPlan = z.strictObject({
  unit: text("the unit"),
  action: described(z.enum(["create", "replace", "keep", "remove", "run"]), "what happens to it"),
  why: text("why"),
  tasks: texts("its tasks that run before it starts, in order").exactOptional(),
  stateful: yesOrNo("it keeps data").exactOptional(),
  strategy: described(z.enum(["roll", "recreate", "reload"]), "how it is replaced, for a unit that is").exactOptional(),
  how: optionalText("why it is replaced in this way"),
});

const stepKinds = [
  "check",
  "mend",
  "files",
  "pull",
  "task",
  "roll",
  "reload",
  "start",
  "remove",
  "prove",
  "unreached",
] as const;

const hostStep = {
  id: text("names the step"),
  kind: described(z.enum(stepKinds), "what sort of step it is"),
  title: text("what is done, one sentence"),
  units: texts("the units that it is about"),
  anew: texts("units that are made anew although their own definition did not change").exactOptional(),
};

export const plannedStep = z.strictObject({
  ...hostStep,
  hosts: described(
    z.array(
      z.strictObject({ host: text("the host"), step: described(z.strictObject(hostStep), "what it does there") }),
    ),
    "of several hosts: which of them do it, and what each does",
  ).exactOptional(),
});

export const drifted = z
  .strictObject({
    object: text("for example `Deployment web`"),
    change: described(z.enum(["missing", "changed", "unexpected"]), "how it differs from the release"),
    fields: described(
      z.array(
        z.strictObject({
          path: text("for example `spec.replicas`"),
          wanted: text("as the release has it"),
          found: text("as it is"),
          by: optionalText("who changed it, where the target knows"),
        }),
      ),
      "what differs; empty when the object as a whole does",
    ),
  })
  .meta({ id: "Drift", description: "something that is not as a release has it" });

export const hook = z
  .strictObject({
    hook: described(z.enum(hookNames), "when it runs"),
    command: text("its command, as one line of a shell"),
  })
  .meta({ id: "Hook", description: "a person's own command around a deployment" });

export const hooks = described(
  z.array(hook),
  "the hooks of the deployment, in their order, `on-failure` only when it fails; empty when nothing has to be done",
);

export const targetPlan = z
  .strictObject({
    steps: described(z.array(plannedStep), "what is done, in order; empty: nothing has to be"),
    notes: texts("what a person should know about units that are not simply replaced"),
    units: described(z.array(unitPlan), "every unit, those that stay as they are too"),
  })
  .meta({ id: "TargetPlan", description: "what changes in an environment" });
