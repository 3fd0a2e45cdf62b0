import { z } from "zod";
import { doorKinds } from "../targets/compose/index.ts";
import {
  act,
  check,
  described,
  digest,
  failure,
  gate,
  hooks,
  kind,
  moment,
  optionalText,
  outcome,
  releaseId,
  requests,
  seconds,
  step,
  targetPlan,
  text,
  whole,
  yesOrNo,
} from "./json-shapes.ts";

const hosts = described(
  z.array(
    z.strictObject({
      host: text("the host"),
      runs: releaseId(
        "what it runs, asked from the host; left out: none of the expected, or it could not be asked",
      ).exactOptional(),
      detail: text("what was seen"),
    }),
  ),
  "of several hosts: what each runs at the end",
);

const comeback = z
  .strictObject({
    release: releaseId(
      "what it came back to; left out: there was no good release, everything was removed",
    ).exactOptional(),
    outcome,
    steps: described(z.array(step), "the steps of the way back"),
    checks: described(z.array(check), "what proves it"),
    requests: requests.exactOptional(),
    sentence: text("what was done about it"),
    held: described(
      z.literal(true),
      "nothing was undone, because the environment is configured so; it is held",
    ).exactOptional(),
  })
  .meta({ id: "Comeback", description: "what was done after a deployment that was not good" });

export const deployment = z
  .strictObject({
    environment: text("the environment"),
    release: releaseId("the release that was brought there"),
    before: releaseId("the release before; left out: there was none").optional(),
    kind,
    outcome,
    verified: yesOrNo("the release runs, and every check says so"),
    unchanged: yesOrNo("the environment ran this release already; nothing was done"),
    dryRun: yesOrNo("it was only planned and judged"),
    gates: described(z.array(gate), "the gates that were judged"),
    plan: targetPlan,
    hooks,
    steps: described(z.array(step), "what was done, in order; a hook that ran too, its id is `hook:` and its name"),
    checks: described(z.array(check), "what was checked after it, in order"),
    requests: requests.exactOptional(),
    failure: failure.exactOptional(),
    comeback: comeback.exactOptional(),
    unrecorded: optionalText("why the ledger does not know of it, when it does not"),
    hosts: hosts.exactOptional(),
    number: whole("the number in the environment's history").exactOptional(),
    seconds,
  })
  .meta({ id: "Deployment", description: "one attempt to bring an environment to a release" });

const number = whole("the number of the entry in the environment's history");

const maintenance = {
  act,
  page: digest("the page, a blob in the ledger's repository"),
  retryAfterSeconds: whole("after how many seconds those who come should try again"),
  doors: described(
    z.array(
      z.strictObject({
        unit: text("the service"),
        kind: described(z.enum(doorKinds), "what it is"),
        config: optionalText("the file that it was started with"),
      }),
    ),
    "the gateways that show it",
  ),
};

export const state = z
  .strictObject({
    environment: text("the environment"),
    number: whole("the number of the newest entry; 0 when nothing has happened yet"),
    current: described(
      z.strictObject({
        release: releaseId("the release"),
        number,
        since: moment("since when"),
        commit: optionalText("the commit that it was deployed from"),
      }),
      "what runs as far as the ledger knows",
    ).exactOptional(),
    good: described(
      z.array(z.strictObject({ release: releaseId("the release"), number, at: moment("when") })),
      "releases that were verified here, newest first, at most 20",
    ),
    hold: described(act, "who holds the environment; left out when nobody does").exactOptional(),
    freeze: described(
      z.strictObject({ act, until: moment("when it ends by itself") }),
      "who froze the environment, even when that is over; left out when it was lifted",
    ).exactOptional(),
    maintenance: described(
      z.strictObject(maintenance),
      "everybody is shown a page instead of the app; left out when nobody is",
    ).exactOptional(),
    down: described(
      act,
      "who removed everything; left out as soon as something is brought there again",
    ).exactOptional(),
    signOffs: described(
      z.array(z.strictObject({ release: releaseId("the release"), act })),
      "who said yes to which release, newest first",
    ),
    last: described(
      z.strictObject({ release: releaseId("the release"), number, outcome, at: moment("when it ended") }),
      "the newest deployment, however it ended",
    ).exactOptional(),
    previews: described(
      z.array(
        z.strictObject({
          preview: whole("the pull request"),
          slot: whole("which block of host ports is its own, from 0"),
          since: moment("since when"),
          at: moment("when it was wanted the last time"),
        }),
      ),
      "only in the row of the previews: those that are open",
    ).exactOptional(),
  })
  .meta({ id: "State", description: "an environment after the newest entry of its history" });

const numbered = { number, state };

export const entry = z.discriminatedUnion("kind", [
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("deployment"), "a deployment"),
      deployment: kind,
      release: releaseId("the release that was brought there"),
      from: releaseId("what ran before").exactOptional(),
      commit: optionalText("the commit that it was deployed from"),
      ref: optionalText("the branch or tag"),
      act,
      endedAt: moment("when it was over"),
      outcome,
      verified: yesOrNo("the release runs, and every check says so"),
      runs: releaseId("what runs after it").exactOptional(),
      approvals: described(z.array(act), "who approved"),
      steps: described(z.array(step), "what was done, in order"),
      checks: described(z.array(check), "what was checked after it, in order"),
      secrets: described(
        z.record(z.string(), z.string()),
        "fingerprints of the secrets that were used, by name; never values",
      ),
      failure: optionalText("what went wrong"),
      hosts: hosts.exactOptional(),
    })
    .meta({ id: "DeploymentEntry", description: "a deployment in the history" }),
  z
    .strictObject({ ...numbered, kind: described(z.literal("hold"), "the environment is held"), act })
    .meta({ id: "HoldEntry", description: "from then on nothing is deployed there" }),
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("freeze"), "the environment is frozen"),
      act,
      until: moment("when it ends"),
    })
    .meta({ id: "FreezeEntry", description: "until then nothing is deployed there" }),
  z
    .strictObject({ ...numbered, kind: described(z.literal("lift"), "holds and freezes are over"), act })
    .meta({ id: "LiftEntry", description: "a hold or a freeze that ended" }),
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("sign-off"), "somebody said yes to a release"),
      release: releaseId("the release"),
      act,
    })
    .meta({ id: "SignOffEntry", description: "a yes to a release" }),
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("down"), "everything was removed"),
      act,
      data: yesOrNo("the volumes were removed too"),
      failure: optionalText("why something may be left"),
    })
    .meta({ id: "DownEntry", description: "everything that ran there was removed" }),
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("task"), "a program was run once"),
      unit: text("the service as which it was run"),
      words: text("the program with its arguments, without secrets"),
      release: releaseId("the release that ran"),
      act,
      outcome,
      detail: text("how it ended"),
    })
    .meta({ id: "TaskEntry", description: "a program that was run once" }),
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("maintenance-on"), "everybody is shown a page instead of the app"),
      ...maintenance,
    })
    .meta({ id: "MaintenanceOnEntry", description: "from then on everybody is shown a page" }),
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("maintenance-off"), "everybody comes to the app again"),
      act,
    })
    .meta({ id: "MaintenanceOffEntry", description: "a maintenance that ended" }),
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("unlock"), "a lease was ended by hand"),
      act,
      holder: text("whose lease it was, what for and since when"),
    })
    .meta({ id: "UnlockEntry", description: "the lease of a deployer that no longer worked was ended by hand" }),
  z
    .strictObject({
      ...numbered,
      kind: described(z.literal("preview"), "a preview came or went"),
      preview: whole("the pull request"),
      change: described(z.enum(["opened", "closed"]), "what happened"),
      act,
    })
    .meta({ id: "PreviewEntry", description: "a preview that was opened or closed, in the row of the previews" }),
]);
