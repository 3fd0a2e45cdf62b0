import type { Clock } from "../clock.ts";
import { GateError, messageOf } from "../errors.ts";
import { worst } from "../outcome.ts";
import type { Materials, TargetPlan } from "../targets/target.ts";
import { bring, type Brought } from "./bring.ts";
import { comeBack } from "./comeback.ts";
import { wantedOn, type Decision, type Wanted } from "./approval.ts";
import { judgeGates, type GateFacts, type GateVerdict } from "./gates.ts";
import { statesOf, type Act, type EnvironmentState, type Ledger, type StoredRelease } from "./ledger.ts";
import { readRecord, type LeaseRecord } from "./lease/record.ts";
import { noteIn, underLease, type Held } from "./lease/under-lease.ts";
import { bundleFor, type Beginning, type DeploymentResult, type Order, type World } from "./order.ts";
import { hooksOf, noHooks, plannedHooks, withLastHooks, type PlannedHook } from "./hooks.ts";
import { isThere, planned } from "./planned.ts";
import { entryOf, failureOf, runsAtLast } from "./record.ts";
import { shortId, type Bundle } from "./release.ts";
import { standingsOf, type Candidate } from "./standings.ts";

/**
 * Brings a release to an environment and proves it; what is not good goes back to the last good release, which is proven
 * too. Throws `GateError` when it may not start and `SecretError` when something it needs cannot be resolved; both before
 * the target is touched. Throws `target.taken` when somebody else took the target over: nothing is done after that.
 */
export async function deploy(order: Order, world: World): Promise<DeploymentResult> {
  const started = world.clock.now();
  const before = await look(order, world);
  const passed: Passed = before.already
    ? { gates: [], approvals: order.approvals }
    : await passGates(order, before, world);
  const took = () => ({ seconds: secondsSince(started, world.clock) });
  if (order.dryRun) return { ...base(order, before, passed), ...nothingDone(before), ...took() };
  if (before.already && isQuiet(before.seen, order)) return { ...(await confirm(order, before, world)), ...took() };
  const work = `${order.kind} release ${shortId(before.stored.id)}`;
  const place = { ...world, environment: order.environment.name };
  return await underLease(work, place, async (held) => {
    const now = await lookAgain(order, before, passed, { ...world, ...held });
    const result = { ...(await change(order, now.before, now.passed, { ...world, ...held })), ...took() };
    return { result, newest: newestOf(order, now.before, result) };
  });
}

function base({ environment, kind }: Order, { stored, state, hooks }: Before, { gates }: Passed) {
  return { environment: environment.name, release: stored.id, before: state.current?.release, kind, gates, hooks };
}

/** Proves what runs already; the target is not touched, so nobody has to be waited for. */
async function confirm(order: Order, before: Before, world: World): Promise<Omit<DeploymentResult, "seconds">> {
  world.onBeginning?.(beginningOf(order, before));
  const { target, log, signal } = world;
  const { bundle, materials, plan } = before;
  const checks = world.checks(bundle, materials, { tests: false });
  const note = () => Promise.resolve();
  const brought = await bring({ target, bundle, materials, checks, plan, note, log, signal });
  const passed = { gates: [], approvals: order.approvals };
  const unchanged = brought.outcome === "succeeded";
  const runs = { release: before.stored.id, bundle, materials };
  const after = unchanged ? {} : await record(order, before, brought, passed.approvals, world, [runs]);
  return { ...base(order, before, passed), ...told(brought), ...after, unchanged };
}

/** What was seen still holds when nobody had the target since; else everything is asked once more, the gates too. */
async function lookAgain(
  order: Order,
  before: Before,
  passed: Passed,
  world: World & Held,
): Promise<{ readonly before: Before; readonly passed: Passed }> {
  const { seen } = before;
  const isSame = seen !== "damaged" && isFree(seen) && world.lease.fence === seen.fence + 1;
  if (isSame && passed.waited !== true) return { before, passed };
  const again = await look(order, world);
  const { askApproval: _asked, ...silent } = world;
  const judged = again.already ? passed : await passGates({ ...order, approvals: passed.approvals }, again, silent);
  return { before: again, passed: judged };
}

async function change(
  order: Order,
  before: Before,
  passed: Passed,
  world: World & Held,
): Promise<Omit<DeploymentResult, "seconds">> {
  const { environment, kind, act, commit, ref } = order;
  const { state, stored, bundle, materials, plan } = before;
  world.onBeginning?.(beginningOf(order, before));
  const { target, log, signal, lease, halfDone } = world;
  const note = noteIn(lease, world.clock, {
    ...{ environment: environment.name, work: kind, release: stored.id, act, number: state.number },
    ...(state.current === undefined ? {} : { from: state.current.release }),
    ...(commit === undefined ? {} : { commit }),
    ...(ref === undefined ? {} : { ref }),
  });
  const checks = world.checks(bundle, materials, { tests: !before.already });
  const watch = world.watch?.(bundle, materials);
  const hooks = before.already ? noHooks : hooksOf(order, before, world.runHook(materials));
  const brought = await bring({
    ...{ target, bundle, materials, checks, hooks, plan, note, watch, halfDone, log, signal },
  });
  lease.lost.throwIfAborted();
  const unchanged = before.already && brought.outcome === "succeeded";
  const after = unchanged ? {} : await settle(order, before, brought, passed.approvals, world);
  const result = { ...base(order, before, passed), ...told(brought), ...after, unchanged };
  if (passed.wanted !== undefined) await conclude(passed.wanted, result, world);
  const runs = runsAtLast(stored.id, state, brought, result.comeback);
  const { touched } = brought;
  return await withLastHooks(result, hooks, { runs, touched, note, log, signal, lost: lease.lost });
}

/** Nobody works there, nothing was left half done, and this commit is known to be what runs. */
function isQuiet(seen: Before["seen"], { commit }: Order): boolean {
  if (seen === "damaged" || !isFree(seen)) return false;
  return commit === undefined || seen.newest?.commit === commit;
}

function isFree({ holder, journal }: LeaseRecord): boolean {
  return holder === undefined && journal === undefined;
}

function newestOf({ commit }: Order, { stored, commits }: Before, result: Pick<DeploymentResult, "verified">) {
  if (!result.verified || commit === undefined || commits?.relation.is === "older") return undefined;
  return { release: stored.id, commit };
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
  readonly hooks: readonly PlannedHook[];
  /** What stood on the target's slate before anything else was asked. */
  readonly seen: LeaseRecord | "damaged";
  readonly commits: GateFacts["commits"];
};

async function look(order: Order, world: World): Promise<Before> {
  const { environment, release } = order;
  const { ledger, target, materials } = world;
  const seen = readRecord(await target.slate.read());
  const [stored, states, running] = await Promise.all([
    ledger.release(release),
    statesOf(ledger, [environment.name, ...environment.gates.requires]),
    target.current(),
  ]);
  const state = states[environment.name] ?? (await ledger.state(environment.name));
  const bundle = bundleFor(stored, environment);
  const [resolved, commits] = await Promise.all([materials(bundle, state), compared(order, state, seen, world)]);
  const interrupted = seen === "damaged" || !isFree(seen);
  const plan = await planned({ target, bundle, materials: resolved, running, interrupted });
  const already = isThere(state, stored.id, plan);
  const hooks = already ? [] : plannedHooks(environment, plan);
  return { stored, states, state, bundle, materials: resolved, plan, already, hooks, seen, commits };
}

/** How the order's commit stands to the newest one of what runs. */
async function compared(
  { commit: candidate }: Order,
  { current }: EnvironmentState,
  seen: Before["seen"],
  { compareCommits }: World,
): Promise<GateFacts["commits"]> {
  if (candidate === undefined || current === undefined || compareCommits === undefined) return undefined;
  const newest = seen === "damaged" ? undefined : seen.newest;
  const deployed = newest?.release === current.release ? newest.commit : current.commit;
  if (deployed === undefined) return undefined;
  return { candidate, deployed, relation: await compareCommits(candidate, deployed) };
}

type Passed = {
  readonly gates: readonly GateVerdict[];
  readonly approvals: readonly Act[];
  /** Somebody was asked, which takes as long as it takes. */
  readonly waited?: boolean;
  /** What was approved at the desk. */
  readonly wanted?: Wanted;
};

/** Judges the gates, asks for an approval when that alone is missing and somebody can answer, and throws when one stays closed. */
async function passGates(order: Order, before: Before, world: World): Promise<Passed> {
  const { environment, kind, dryRun } = order;
  const { states, plan, hooks, stored, state } = before;
  // The same release of an older commit takes nothing away.
  const commits =
    before.commits === undefined || state.current?.release === stored.id ? {} : { commits: before.commits };
  const wanted = world.desk === undefined ? undefined : await wantedOf(order, before, world.ledger);
  const decision: Decision | undefined = wanted === undefined ? undefined : await world.desk?.decide(wanted);
  const facts = { ...commits, ...(decision === undefined ? {} : { decision }) };
  const judge = (approvals: readonly Act[]) =>
    judgeGates(environment, { now: world.clock.now(), release: stored.id, kind, states, approvals, ...facts });
  let approvals = decision?.approvals ?? order.approvals;
  let gates = judge(approvals);
  if (dryRun) return { gates, approvals };
  const closed = gates.filter((gate) => !gate.open);
  if (
    decision === undefined &&
    closed.length > 0 &&
    closed.every((gate) => gate.gate === "approval") &&
    world.askApproval !== undefined
  ) {
    const current = states[environment.name]?.current?.release;
    const given = await world.askApproval({ environment: environment.name, release: stored.id, plan, hooks, current });
    approvals = [...approvals, ...given];
    gates = judge(approvals);
  }
  const still = gates.filter((gate) => !gate.open);
  if (still.length === 0) {
    const waited = decision === undefined && approvals !== order.approvals;
    return { gates, approvals, waited, ...(wanted === undefined ? {} : { wanted }) };
  }
  throw new GateError(
    `${environment.name} is closed for release ${shortId(stored.id)}:\n${still.map((gate) => `- ${gate.sentence}`).join("\n")}`,
    still.map((gate) => gate.sentence),
    { hint: still.flatMap((gate) => gate.hint ?? []).join("\n") },
  );
}

/** `undefined` when the environment asks for no approval. */
async function wantedOf(
  { environment }: Order,
  { stored, state }: Before,
  ledger: Ledger,
): Promise<Wanted | undefined> {
  if (environment.gates.approval === undefined) return undefined;
  const running = state.current === undefined ? undefined : await ledger.release(state.current.release);
  return wantedOn(environment, stored, running);
}

/** The desk is told, and never keeps a deployment from being over. */
async function conclude(
  wanted: Wanted,
  deployment: Omit<DeploymentResult, "seconds">,
  { desk, log }: World,
): Promise<void> {
  const { verified, outcome, number, environment, release } = deployment;
  const numbered = number === undefined ? "" : `, number ${number} of its history`;
  const sentence = verified
    ? `Release ${shortId(release)} runs on ${environment} and was verified${numbered}.`
    : `Release ${shortId(release)} did not come to ${environment}: ${outcome}${numbered}.`;
  await desk?.conclude(wanted, { verified, sentence }).catch((error: unknown) => {
    log.warn(`The approval could not be closed: ${messageOf(error)}`);
  });
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
    ...(brought.requests === undefined ? {} : { requests: brought.requests }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Records the attempt and, when it was not good, goes back. A ledger that cannot be written does not keep us from going back. */
async function settle(
  order: Order,
  before: Before,
  brought: Brought,
  approvals: readonly Act[],
  world: World & Held,
): Promise<Partial<DeploymentResult>> {
  const candidates = await candidatesOf(order, before, world);
  const recorded = await record(order, before, brought, approvals, world, candidates);
  if (brought.outcome === "succeeded") return recorded;
  const comeback = await comeBack(order, before.stored, before.state, brought, world);
  if (comeback === undefined) return recorded;
  // After the way back, whatever became of it.
  const after = await standingsOf(world.target, candidates.toReversed(), never);
  return { ...recorded, comeback, ...(after === undefined ? {} : { hosts: after }) };
}

const never = new AbortController().signal;

/** What hosts may run at the end: this release, or the good one before it. */
async function candidatesOf(
  { environment }: Order,
  { stored, state, bundle, materials }: Before,
  { target, ledger, materials: resolve }: World,
): Promise<readonly Candidate[]> {
  const own = { release: stored.id, bundle, materials };
  const good = state.good[0]?.release;
  if (target.members === undefined || good === undefined || good === stored.id) return [own];
  try {
    const before = bundleFor(await ledger.release(good), environment);
    return [own, { release: good, bundle: before, materials: await resolve(before, state) }];
  } catch {
    // The way back will say why.
    return [own];
  }
}

async function record(
  order: Order,
  { stored, state, materials }: Before,
  brought: Brought,
  approvals: readonly Act[],
  { ledger, clock, target }: World,
  candidates: readonly Candidate[],
): Promise<Partial<DeploymentResult>> {
  const hosts = await standingsOf(target, candidates, never);
  const entry = entryOf({ order, stored, state, brought, approvals, materials, hosts, endedAt: clock.now() });
  const recorded = await ledger.append(order.environment.name, entry).then(
    ({ number }) => ({ number }),
    (error: unknown) => ({
      outcome: worst([brought.outcome, "errored"]),
      unrecorded: `the ledger could not be written, the next run will do it: ${messageOf(error)}`,
    }),
  );
  return { ...recorded, ...(hosts === undefined ? {} : { hosts }) };
}

function secondsSince(start: Date, clock: Clock): number {
  return (clock.now().getTime() - start.getTime()) / 1000;
}
