import type { Failure, Materials } from "../targets/target.ts";
import type { Brought } from "./bring.ts";
import type { Act, DeploymentEntry, EnvironmentState, StoredRelease } from "./ledger.ts";
import type { Comeback, Order } from "./order.ts";
import type { ReleaseId } from "./release.ts";
import type { HostStanding } from "./standings.ts";

/** What the ledger's entry of an attempt is made from. */
export type Attempt = {
  readonly order: Order;
  readonly stored: StoredRelease;
  readonly state: EnvironmentState;
  readonly brought: Brought;
  readonly approvals: readonly Act[];
  readonly materials: Materials;
  readonly endedAt: Date;
  readonly hosts?: readonly HostStanding[] | undefined;
};

/** The entry that tells what was tried, what came of it and what runs now. */
export function entryOf({ order, stored, state, brought, ...rest }: Attempt): DeploymentEntry {
  const verified = brought.outcome === "succeeded";
  const runs = runsAfter(stored.id, state, brought);
  const failure = failureOf(brought);
  return {
    kind: "deployment",
    deployment: order.kind,
    release: stored.id,
    act: order.act,
    endedAt: rest.endedAt.toISOString(),
    outcome: brought.outcome,
    verified,
    approvals: rest.approvals,
    steps: brought.steps,
    checks: brought.checks,
    secrets: fingerprints(rest.materials),
    ...(state.current === undefined ? {} : { from: state.current.release }),
    ...(runs === undefined ? {} : { runs }),
    ...(order.commit === undefined ? {} : { commit: order.commit }),
    ...(order.ref === undefined ? {} : { ref: order.ref }),
    ...(failure === undefined ? {} : { failure: failure.message }),
    ...(rest.hosts === undefined ? {} : { hosts: rest.hosts }),
  };
}

/** `undefined` when a touched target did not get to the end: a mixture, or nothing, may run. */
function runsAfter(release: ReleaseId, state: EnvironmentState, brought: Brought): ReleaseId | undefined {
  const performed = brought.checks.length > 0;
  if (performed) return release;
  return brought.touched ? undefined : state.current?.release;
}

/** What runs after the attempt and the way back; `undefined`: nothing, or it cannot be told. */
export function runsAtLast(
  release: ReleaseId,
  state: EnvironmentState,
  brought: Brought,
  comeback: Comeback | undefined,
): ReleaseId | undefined {
  if (comeback === undefined) return runsAfter(release, state, brought);
  return comeback.outcome === "succeeded" ? comeback.release : undefined;
}

/** The first thing that was not good; `undefined` when all was. */
export function failureOf(brought: Brought): Failure | undefined {
  const step = brought.steps.find((each) => each.failure !== undefined)?.failure;
  if (step !== undefined) return step;
  const check = brought.checks.find((each) => each.outcome === "failed" || each.outcome === "errored");
  if (check === undefined) return undefined;
  return {
    message: `${check.name}: ${check.detail}`,
    log: check.tests?.failures.map((failure) => `${failure.name}: ${failure.message}`) ?? [],
    events: [],
    ...(check.hint === undefined ? {} : { hint: check.hint }),
  };
}

function fingerprints({ secrets, fingerprintKey }: Materials): Record<string, string> {
  return Object.fromEntries([...secrets].map(([name, secret]) => [name, secret.fingerprint(fingerprintKey)]));
}
