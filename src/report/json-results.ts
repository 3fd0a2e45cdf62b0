/** The JSON of every command, by command; strict, so that nothing is printed that is not documented. */
import { z } from "zod";
import { deployment, entry, state } from "./json-deployment.ts";
import {
  act,
  change,
  check,
  commit,
  described,
  digest,
  format,
  gate,
  key,
  optionalText,
  outcome,
  problem,
  releaseId,
  seconds,
  source,
  targetPlan,
  text,
  texts,
  whole,
  yesOrNo,
} from "./json-shapes.ts";

const environment = text("the environment");
const app = text("the app");
const url = optionalText("where the environment is reached");
const because = optionalText("why nothing is deployed, when nothing is");
const warnings = described(z.array(problem), "what is odd in the user's files");

function result<const Command extends string, Shape extends z.core.$ZodLooseShape>(command: Command, shape: Shape) {
  return z.strictObject({ format, command: described(z.literal(command), "the command"), ...shape });
}

const plannedImage = z.strictObject({
  name: text("the image"),
  repository: text("registry, path and name, without tag"),
  key,
  services: texts("the services that run it"),
  state: described(z.enum(["found", "build", "unknown"]), "`unknown`: the registry could not be asked"),
  digest: digest("what the registry has").exactOptional(),
  before: digest("what the environment runs of it now, when that is another one").exactOptional(),
  commits: described(z.array(commit), "the newest commits that changed it since what runs now"),
});

const plan = result("plan", {
  app,
  source,
  environment: optionalText("the environment; left out: nothing will be deployed"),
  because,
  images: described(z.array(plannedImage), "every image of the app"),
  release: releaseId("the release it becomes, known once every image is found").exactOptional(),
  current: releaseId("what runs now").exactOptional(),
  fallback: releaseId("to what a failure would go back").exactOptional(),
  gates: described(z.array(gate), "what must hold before the deployment starts"),
  target: targetPlan.exactOptional(),
  targetProblem: optionalText("why the target could not be asked, when it could not"),
  matrix: described(
    z.array(z.strictObject({ name: text("the leg"), images: texts("what it builds") })),
    "what there is to build, as legs of a job matrix; at most 256",
  ),
  warnings,
  notes: texts("what a person should know"),
  seconds,
});

const build = {
  images: described(
    z.array(
      z.strictObject({
        name: text("the image"),
        key,
        digest: digest("as the registry gives it back"),
        state: described(z.enum(["found", "built"]), "whether it was there already"),
        seconds,
      }),
    ),
    "every image that was asked for",
  ),
  seconds,
};

const release = result("release", {
  app,
  release: releaseId("the release"),
  images: whole("how many images it holds"),
  environments: texts("the environments whose deployment files it holds"),
  warnings: texts("what is odd in it"),
});

const run = result("run", {
  app,
  source,
  environment: optionalText("the environment; left out: nothing was deployed"),
  because,
  build: described(
    z.strictObject({ command: described(z.literal("build"), "the command"), ...build }),
    "what was built",
  ),
  release: releaseId("the release that was made"),
  deployment: deployment.exactOptional(),
  url,
  warnings,
  stages: described(
    z.array(z.strictObject({ name: described(z.enum(["plan", "build", "release", "deploy"]), "the stage"), seconds })),
    "how long each stage took, in order",
  ),
});

const status = result("status", {
  app,
  environments: described(
    z.array(
      z.strictObject({
        environment,
        branch: text("the branch that is deployed there"),
        url,
        state,
        commit: optionalText("the commit that the current release was deployed from"),
        by: optionalText("who deployed it"),
        health: described(
          z.enum(["well", "unwell", "unknown", "empty"]),
          "`well`: all units run and the route answers; `unknown`: it could not be asked",
        ),
        detail: text("what was seen, one line"),
      }),
    ),
    "every environment, in the order of promotion",
  ),
});

const side = z
  .strictObject({
    name: text("an environment, a release or the checkout"),
    release: releaseId("its release").exactOptional(),
    commit: optionalText("its commit"),
  })
  .meta({ id: "Side", description: "one side of a comparison" });

const diff = result("diff", {
  from: described(side, "what would change"),
  to: described(side, "what it would become"),
  images: described(
    z.array(
      z.strictObject({
        name: text("the image"),
        change,
        before: digest("before").exactOptional(),
        after: digest("after").exactOptional(),
        commits: described(z.array(commit), "what changed it"),
      }),
    ),
    "images that differ",
  ),
  services: described(
    z.array(z.strictObject({ name: text("the service"), change })),
    "services whose definition differs",
  ),
  files: described(z.array(z.strictObject({ path: text("the file"), change })), "deployment files that differ"),
  commits: described(z.array(commit), "the commits in between, newest first"),
  commitsProblem: optionalText("why commits are not shown, when they are not"),
});

const deploy = { deployment, url };
const note = {
  environment,
  release: releaseId("the release that it is about").exactOptional(),
  act,
  number: whole("the number in the environment's history"),
};

/** By command, in the order of the manual. */
export const resultSchemas = {
  run,
  plan,
  build: result("build", build),
  release,
  deploy: result("deploy", deploy),
  verify: result("verify", {
    environment,
    release: releaseId("the release that should run"),
    outcome,
    checks: described(z.array(check), "what was checked, in order"),
  }),
  rollback: result("rollback", deploy),
  "sign-off": result("sign-off", note),
  hold: result("hold", note),
  lift: result("lift", note),
  status,
  history: result("history", { environment, entries: described(z.array(entry), "what happened, newest first") }),
  diff,
  down: result("down", { environment, data: yesOrNo("the volumes were removed too") }),
  setup: result("setup", {
    host: text("the machine"),
    outcome: described(z.enum(["succeeded", "failed"]), "`succeeded`: it can be deployed to"),
    dryRun: yesOrNo("it was only looked at"),
    findings: described(
      z.array(
        z.strictObject({
          level: described(z.enum(["good", "warning", "error"]), "`error`: nothing can be deployed there"),
          about: described(z.enum(["engine", "compose", "disk", "clock", "state", "programs"]), "what was looked at"),
          sentence: text("what was seen"),
          hint: optionalText("what to do"),
        }),
      ),
      "what was looked at",
    ),
    steps: described(
      z.array(
        z.strictObject({
          sentence: text("what is done"),
          outcome: described(z.enum(["succeeded", "failed", "skipped"]), "`skipped`: it was not done"),
          detail: optionalText("why it failed"),
        }),
      ),
      "what it needs, and what was done of it",
    ),
    notes: texts("what has to be done by hand"),
  }),
};

/** What is printed instead when a command could not be carried out. */
export const errorSchema = z.strictObject({
  format,
  error: described(
    z.strictObject({
      code: text("what went wrong, for programs, for example `gate.closed`"),
      message: text("what went wrong, for people"),
      hint: optionalText("what to do next"),
      problems: described(z.array(problem), "everything that is wrong in the user's files").exactOptional(),
      reasons: texts("the closed gates, one sentence each").exactOptional(),
    }),
    "why there is no result",
  ),
});
