/** The JSON of every command, by command; strict, so that nothing is printed that is not documented. */
import { z } from "zod";
import { areas } from "../doctor/finding.ts";
import { deployment, entry, state } from "./json-deployment.ts";
import {
  act,
  change,
  check,
  commit,
  described,
  digest,
  drifted,
  failure,
  format,
  gate,
  hooks,
  key,
  moment,
  optionalText,
  outcome,
  plannedStep,
  problem,
  releaseId,
  seconds,
  source,
  step,
  targetPlan,
  text,
  texts,
  unitPlan,
  whole,
  yesOrNo,
} from "./json-shapes.ts";

const environment = text("the environment");
const app = text("the app");
const url = optionalText("where the environment is reached");
const because = optionalText("why nothing is deployed, when nothing is");
const approval = described(
  z.strictObject({ environment: optionalText("the environment on GitHub whose reviewers approve") }),
  "who is asked before each deployment, when somebody is",
).exactOptional();
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

const differences = {
  images: described(
    z.array(
      z.strictObject({
        name: text("the image"),
        change,
        before: digest("before").exactOptional(),
        after: digest("after; left out also for one that is still to be built").exactOptional(),
        commits: described(z.array(commit), "the newest commits that changed it, as far as they are known"),
      }),
    ),
    "images that differ",
  ),
  services: described(
    z.array(
      z.strictObject({
        name: text("the service"),
        change,
        parts: texts("the keys of its definition that changed"),
      }),
    ),
    "services whose definition differs",
  ),
  files: described(z.array(z.strictObject({ path: text("the file"), change })), "deployment files that differ"),
};
const between = {
  commits: described(z.array(commit), "the commits in between, newest first"),
  commitsProblem: optionalText("why commits are not shown, when they are not"),
};

const plan = result("plan", {
  app,
  source,
  environment: optionalText("the environment; left out: nothing will be deployed"),
  because,
  approval,
  images: described(z.array(plannedImage), "every image of the app"),
  release: releaseId("the release it becomes, known once every image is found").exactOptional(),
  current: releaseId("what runs now").exactOptional(),
  currentCommit: optionalText("the commit that what runs now was deployed from"),
  fallback: releaseId("to what a failure would go back").exactOptional(),
  fallbackCommit: optionalText("the commit that it came from"),
  changes: described(
    z.strictObject(differences),
    "how the release differs from what runs now; left out when nothing runs or it is not known",
  ).exactOptional(),
  ...between,
  gates: described(z.array(gate), "what must hold before the deployment starts"),
  target: targetPlan.exactOptional(),
  targetProblem: optionalText(
    "why the target was not asked or not believed; `target` is then made from what the ledger says that runs",
  ),
  hooks,
  objects: described(
    z.array(drifted),
    "what differs on the target from the release, where it can tell",
  ).exactOptional(),
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

const running = {
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
};
const run = result("run", running);

const boardRow = {
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
  busy: described(
    z.strictObject({
      by: text("who"),
      work: text("what for, for example `deploy release 0123456789ab`"),
      since: moment("since when"),
      link: optionalText("the run"),
    }),
    "who changes it right now",
  ).exactOptional(),
  interrupted: optionalText("what was begun there and not ended; whoever deploys next deals with it"),
};

const status = result("status", {
  app,
  environments: described(z.array(z.strictObject(boardRow)), "every environment, in the order of promotion"),
});

const pullRequest = whole("the number of the pull request");
const deployedAt = moment("when it was wanted the last time");
const until = moment("until when it is kept if nobody deploys to it again");

const previewList = result("preview-list", {
  app,
  most: whole("how many there may be at the same time"),
  previews: described(
    z.array(z.strictObject({ ...boardRow, pullRequest, since: moment("since when it is there"), deployedAt, until })),
    "those that are open, the oldest first",
  ),
});

const previewPrune = result("preview-prune", {
  seconds: whole("the age from which they were removed, in seconds"),
  removed: described(
    z.array(
      z.strictObject({ environment, pullRequest, deployedAt, problem: optionalText("why it could not be removed") }),
    ),
    "those that were old enough",
  ),
  kept: whole("how many were not"),
});

const side = z
  .strictObject({
    name: text("an environment, a release or the checkout"),
    release: releaseId("its release").exactOptional(),
    commit: optionalText("its commit"),
  })
  .meta({ id: "Side", description: "one side of a comparison" });

const difference = {
  from: described(side, "what would change"),
  to: described(side, "what it would become"),
  ...differences,
  ...between,
};

const diff = result("diff", difference);

const approve = result("approve", {
  app,
  environment,
  release: releaseId("the release that is asked for"),
  way: described(
    z.enum(["environment", "issue", "name"]),
    "how it is given; left out: none is asked for",
  ).exactOptional(),
  open: yesOrNo("nothing has to be waited for; by name nobody is asked before the deployment"),
  sentence: text("how it stands"),
  hint: optionalText("how it opens"),
  approvals: described(z.array(act), "who approved"),
  link: optionalText("where it is decided"),
  review: described(
    z.strictObject({
      ...difference,
      target: targetPlan.exactOptional(),
      hooks,
      fallback: releaseId("to what a failure would go back").exactOptional(),
      gates: described(z.array(gate), "the other gates as they stand"),
    }),
    "what a reviewer must see",
  ),
});

const promote = result("promote", {
  from: text("the environment that it comes from"),
  environment,
  base: text("the branch of the environment"),
  head: text("the branch that it comes from"),
  release: releaseId("what runs on the environment that it comes from").exactOptional(),
  current: releaseId("what runs on the environment now").exactOptional(),
  verified: yesOrNo("that release was verified there"),
  ahead: whole("how many commits it brings"),
  commits: described(z.array(commit), "these commits, newest first, at most 250"),
  ...differences,
  gates: described(z.array(gate), "the environment's gates, as they stand for that release"),
  warnings: described(z.array(problem), "what speaks against merging just now"),
  state: described(
    z.enum(["opened", "updated", "unchanged", "nothing", "dry-run"]),
    "what became of the pull request; `nothing`: there is nothing to promote",
  ),
  pullRequest: described(
    z.strictObject({ number: whole("its number"), url: text("where it is") }),
    "the pull request, when there is one",
  ).exactOptional(),
});

const doctor = result("doctor", {
  repository: optionalText("the repository on GitHub, when it could be looked at"),
  findings: described(
    z.array(
      z.strictObject({
        area: described(z.enum(areas), "what it is about"),
        state: described(
          z.enum(["ok", "advice", "wrong", "unknown"]),
          "`advice`: it works and could be better; `unknown`: it could not be looked at",
        ),
        what: text("what was seen, one sentence"),
        why: optionalText("why it matters, or why it could not be told"),
        commands: texts("what mends it"),
      }),
    ),
    "everything that was looked at, area by area",
  ),
});

const migrate = result("migrate", {
  app,
  dryRun: yesOrNo("nothing was written"),
  environments: described(
    z.array(
      z.strictObject({
        name: text("the environment"),
        overlay: text("the folder below `k8s/overlays`"),
        namespace: text("its namespace"),
      }),
    ),
    "in the order of promotion",
  ),
  written: texts("the files that were written, relative to the repository; in a dry run, that would be"),
  unchanged: texts("the files that were like that already"),
  stale: texts("the files that were written once and are wanted no longer"),
  notes: described(
    z.array(
      z.strictObject({
        kind: described(
          z.enum(["left", "look"]),
          "`left`: it is not in the manifests; `look`: it is, and a person has to look at it",
        ),
        what: text("what stands in the Compose files"),
        instead: text("what Kubernetes has for it"),
        services: texts("the services that it is about"),
        environments: texts("the environments that it is about; empty: all"),
        places: described(
          z.array(
            z.strictObject({
              file: text("the file"),
              line: whole("the line, from 1"),
              column: whole("the column, from 1"),
            }),
          ),
          "where it stands",
        ),
      }),
    ),
    "what needs a person",
  ),
  lines: text("what aip-deploy.yml has to say, as YAML"),
});

const deploy = { deployment, url };
const maintained = {
  environment,
  outcome,
  unchanged: yesOrNo("it was like that already; nothing was done"),
  act,
  gateways: texts("the gateways that show the page, or did"),
  notes: texts("what a person should know of how they came to it"),
  steps: described(z.array(step), "what was done, in order"),
  checks: described(z.array(check), "what was checked after it, in order"),
  failure: failure.exactOptional(),
  comeback: optionalText("what was done after it was not good"),
  url,
  number: whole("the number in the environment's history, when it was recorded").exactOptional(),
};
const note = {
  environment,
  release: releaseId("the release that it is about").exactOptional(),
  act,
  until: optionalText("for `freeze`, when it ends; ISO 8601 in UTC"),
  holder: optionalText("for `unlock`, whose lease it was, what for and since when"),
  number: whole("the number in the environment's history"),
};

/** By command, in the order of the manual. */
export const resultSchemas = {
  run,
  plan,
  build: result("build", build),
  release,
  deploy: result("deploy", deploy),
  approve,
  verify: result("verify", {
    environment,
    release: releaseId("the release that should run"),
    outcome,
    checks: described(z.array(check), "what was checked, in order"),
  }),
  drift: result("drift", {
    environment,
    release: releaseId("the release that should run"),
    outcome: described(z.enum(["succeeded", "failed"]), "`failed`: something is not as the release has it"),
    units: described(z.array(unitPlan), "units that a deployment of the same release would touch"),
    steps: described(z.array(plannedStep), "what it would do"),
    objects: described(z.array(drifted), "what differs, where the target can tell"),
  }),
  rollback: result("rollback", deploy),
  "sign-off": result("sign-off", note),
  hold: result("hold", note),
  freeze: result("freeze", note),
  lift: result("lift", note),
  "maintenance-on": result("maintenance-on", {
    ...maintained,
    retryAfterSeconds: whole("after how many seconds those who come should try again"),
  }),
  "maintenance-off": result("maintenance-off", maintained),
  unlock: result("unlock", note),
  status,
  history: result("history", {
    environment,
    approval,
    entries: described(z.array(entry), "what happened, newest first"),
  }),
  diff,
  down: result("down", {
    environment,
    data: yesOrNo("the volumes were removed too"),
    number: whole("the number in the environment's history"),
  }),
  task: result("task", {
    environment,
    unit: text("the service as which it was run"),
    words: text("the program with its arguments, without secrets"),
    release: releaseId("the release that runs"),
    outcome,
    detail: text("how it ended"),
    exitCode: whole("the program's own exit code").exactOptional(),
    seconds,
    number: whole("the number in the environment's history"),
  }),
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
  "preview-up": result("preview-up", {
    pullRequest,
    until,
    run: described(
      z.strictObject({ command: described(z.literal("run"), "the command"), ...running }),
      "what was built, released and deployed",
    ),
  }),
  "preview-down": result("preview-down", { environment, pullRequest }),
  "preview-list": previewList,
  "preview-prune": previewPrune,
  promote,
  migrate,
  permissions: result("permissions", {
    environment,
    namespace: text("its namespace"),
    rules: described(
      z.array(
        z.strictObject({
          apiGroups: texts("the groups of the API; empty: the core"),
          resources: texts("the kinds of objects, as the API calls them"),
          resourceNames: texts("the only objects of these kinds; left out: all in the namespace").exactOptional(),
          verbs: texts("what may be done with them"),
        }),
      ),
      "the rights, all of them in the namespace",
    ),
    manifest: text("the account, its role and what binds them, as YAML that `kubectl apply` takes"),
  }),
  doctor,
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
