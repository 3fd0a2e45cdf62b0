import type { Clock } from "../clock.ts";
import type { EnvironmentConfig } from "../config/config.ts";
import { GateError, messageOf } from "../errors.ts";
import { worst } from "../outcome.ts";
import type { Materials, TargetPlan } from "../targets/target.ts";
import { bring, type Brought } from "./bring.ts";
import { comeBack } from "./comeback.ts";
import { judgeGates, type GateVerdict } from "./gates.ts";
import type { Act, EnvironmentState, Ledger, StoredRelease } from "./ledger.ts";
import { bundleOf, type Beginning, type DeploymentResult, type Order, type World } from "./order.ts";
import { entryOf, failureOf } from "./record.ts";
import { shortId, type Bundle } from "./release.ts";
import { standingsOf, type Candidate } from "./standings.ts";

/**
 * Brings a release to an environment and proves it; what is not good goes back to the last good release, which is proven
 * too. Throws `GateError` when it may not start and `SecretError` when something it needs cannot be resolved; both before
 * the target is touched.
 */
export async function deploy(order: Order, world: World): Promise<DeploymentResult> {
  const started = world.clock.now();
  const before = await look(order, world);
  const passed: Passed = before.already
    ? { gates: [], approvals: order.approvals }
    : await passGates(order, before, world);
  const base = {
    environment: order.environment.name,
    release: before.stored.id,
    before: before.state.current?.release,
    kind: order.kind,
    gates: passed.gates,
  };
  if (order.dryRun) return { ...base, ...nothingDone(before), seconds: secondsSince(started, world.clock) };
  world.onBeginning?.(beginningOf(order, before));
  const brought = await bring({
    target: world.target,
    bundle: before.bundle,
    materials: before.materials,
    checks: world.checks(before.bundle, before.materials, { tests: !before.already }),
    // After hours at a gate, what runs may not be what was seen before.
    ...(passed.waited === true ? {} : { plan: before.plan }),
    log: world.log,
    signal: world.signal,
  });
  const unchanged = before.already && brought.outcome === "succeeded";
  const after = unchanged ? {} : await settle(order, before, brought, passed.approvals, world);
  return { ...base, ...told(brought), ...after, unchanged, seconds: secondsSince(started, world.clock) };
}

function beginningOf({ environment, kind, commit }: Order, { stored, state, already }: Before): Beginning {
  const { current } = state;
  const number = already && current !== undefined ? current.number : state.number + 1;
  return { environment: environment.name, release: stored.id, before: current?.release, kind, commit, number };
}

/** What a deployment knows before it decides anything. */
type Before = {
  readonly stored: StoredRelease;
  readonly states: Readonly<Record<string, EnvironmentState>>;
  readonly state: EnvironmentState;
  readonly bundle: Bundle;
  readonly materials: Materials;
  readonly plan: TargetPlan;
  /** The environment runs this very release, verified, and nothing on the target has to change. */
  readonly already: boolean;
};

async function look({ environment, release }: Order, { ledger, target, materials }: World): Promise<Before> {
  const [stored, states, running] = await Promise.all([
    ledger.release(release),
    statesOf(environment, ledger),
    target.current(),
  ]);
  const state = states[environment.name] ?? (await ledger.state(environment.name));
  const bundle = bundleOf(stored, environment.name);
  const resolved = await materials(bundle);
  const plan = target.plan(bundle, running, resolved);
  const verified = state.current?.release === stored.id && state.good.some((good) => good.release === stored.id);
  const already = verified && plan.steps.length === 0 && state.hold === undefined;
  return { stored, states, state, bundle, materials: resolved, plan, already };
}

async function statesOf(environment: EnvironmentConfig, ledger: Ledger): Promise<Record<string, EnvironmentState>> {
  const names = [environment.name, ...environment.gates.requires];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ledger.state(name)] as const)));
}

type Passed = {
  readonly gates: readonly GateVerdict[];
  readonly approvals: readonly Act[];
  /** Somebody was asked, which takes as long as it takes. */
  readonly waited?: boolean;
};

/** Judges the gates, asks for an approval when that alone is missing and somebody can answer, and throws when one stays closed. */
async function passGates(order: Order, { states, plan, stored }: Before, world: World): Promise<Passed> {
  const { environment, kind, dryRun } = order;
  const judge = (approvals: readonly Act[]) =>
    judgeGates(environment, { now: world.clock.now(), release: stored.id, kind, states, approvals });
  let approvals = order.approvals;
  let gates = judge(approvals);
  if (dryRun) return { gates, approvals };
  const closed = gates.filter((gate) => !gate.open);
  if (closed.length > 0 && closed.every((gate) => gate.gate === "approval") && world.askApproval !== undefined) {
    const current = states[environment.name]?.current?.release;
    const given = await world.askApproval({ environment: environment.name, release: stored.id, plan, current });
    approvals = [...approvals, ...given];
    gates = judge(approvals);
  }
  const still = gates.filter((gate) => !gate.open);
  if (still.length === 0) return { gates, approvals, waited: approvals !== order.approvals };
  throw new GateError(
    `${environment.name} is closed for release ${shortId(stored.id)}:\n${still.map((gate) => `- ${gate.sentence}`).join("\n")}`,
    still.map((gate) => gate.sentence),
    { hint: still.flatMap((gate) => gate.hint ?? []).join("\n") },
  );
}

function nothingDone(before: Before) {
  return {
    outcome: "skipped" as const,
    verified: false,
    unchanged: before.already,
    dryRun: true,
    plan: before.plan,
    steps: [],
    checks: [],
  };
}

function told(brought: Brought) {
  const failure = failureOf(brought);
  return {
    outcome: brought.outcome,
    verified: brought.outcome === "succeeded",
    dryRun: false,
    plan: brought.plan,
    steps: brought.steps,
    checks: brought.checks,
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Records the attempt and, when it was not good, goes back. A ledger that cannot be written does not keep us from going back. */
async function settle(
  order: Order,
  { stored, state, bundle, materials }: Before,
  brought: Brought,
  approvals: readonly Act[],
  world: World,
): Promise<Partial<DeploymentResult>> {
  const candidates = await candidatesOf(order, { stored, state, bundle, materials }, world);
  const hosts = await standingsOf(world.target, candidates, never);
  const entry = entryOf({ order, stored, state, brought, approvals, materials, hosts, endedAt: world.clock.now() });
  const recorded = await world.ledger.append(order.environment.name, entry).then(
    ({ number }) => ({ number }),
    (error: unknown) => ({
      outcome: worst([brought.outcome, "errored"]),
      unrecorded: `the ledger could not be written, the next run will do it: ${messageOf(error)}`,
    }),
  );
  const told = { ...recorded, ...(hosts === undefined ? {} : { hosts }) };
  if (brought.outcome === "succeeded") return told;
  const comeback = await comeBack(order, stored, state, brought, world);
  if (comeback === undefined) return told;
  // After the way back, whatever became of it.
  const after = await standingsOf(world.target, candidates.toReversed(), never);
  return { ...told, comeback, ...(after === undefined ? {} : { hosts: after }) };
}

const never = new AbortController().signal;

/** What hosts may run at the end: this release, or the good one before it. */
async function candidatesOf(
  { environment }: Order,
  { stored, state, bundle, materials }: Pick<Before, "stored" | "state" | "bundle" | "materials">,
  { target, ledger, materials: resolve }: World,
): Promise<Candidate[]> {
  const own = { release: stored.id, bundle, materials };
  const good = state.good[0]?.release;
  if (target.members === undefined || good === undefined || good === stored.id) return [own];
  try {
    const before = bundleOf(await ledger.release(good), environment.name);
    return [own, { release: good, bundle: before, materials: await resolve(before) }];
  } catch {
    // The way back will say why.
    return [own];
  }
}

function secondsSince(start: Date, clock: Clock): number {
  return (clock.now().getTime() - start.getTime()) / 1000;
}
