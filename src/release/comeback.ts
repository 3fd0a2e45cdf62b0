import { hostsOf } from "../config/hosts.ts";
import { messageOf } from "../errors.ts";
import { bring, type Brought } from "./bring.ts";
import type { EnvironmentState, StoredRelease } from "./ledger.ts";
import { noteIn, type Held } from "./lease/under-lease.ts";
import { bundleOf, type Comeback, type Order, type World } from "./order.ts";
import { entryOf, failureOf } from "./record.ts";
import { releaseKindOf, shortId, type ReleaseId } from "./release.ts";
import { standingsOf } from "./standings.ts";

/**
 * Undoes a release that is not good: back to the last good one, or, when there never was one, to nothing. A check that
 * could not be evaluated (`errored`) leaves the release running: going back because the network to the check broke would
 * answer an unknown with a certain interruption. Never throws; what could not be restored is in the sentence.
 */
export async function comeBack(
  order: Order,
  stored: StoredRelease,
  state: EnvironmentState,
  brought: Brought,
  world: World & Held,
): Promise<Comeback | undefined> {
  const onlyUnknown = brought.checks.length > 0 && brought.outcome === "errored";
  if (!brought.touched || onlyUnknown) return undefined;
  const good = await goodHere(order, state, world);
  if (good === stored.id) return undefined;
  if (hostsOf(order.environment.target)?.onFailure === "hold") return await stopAndHold(order, stored.id, world);
  // Somebody who asked to stop still wants the environment to work: the way back is not stopped by the same request.
  const patient: World & Held = { ...world, signal: world.lease.lost };
  return good === undefined
    ? await removeFirst(order, stored.id, state, patient)
    : await returnTo(good, order, state, patient);
}

/**
 * The release to go back to. There is none, however good it was, when somebody removed everything before, or when it was made for
 * another kind of target, where it may still run.
 */
async function goodHere(
  { environment: { name, target } }: Order,
  { down, good: [newest] }: EnvironmentState,
  { ledger }: World,
): Promise<ReleaseId | undefined> {
  if (down !== undefined || newest === undefined) return undefined;
  const stored = await ledger.release(newest.release).catch(() => undefined);
  // A release that cannot be read is gone back to all the same: the way back says what is wrong with it.
  const wanted = releaseKindOf(target);
  return (stored?.release.bundles[name]?.target ?? wanted) === wanted ? newest.release : undefined;
}

/** Whoever chose this wants to look before anything moves again. */
async function stopAndHold(order: Order, release: ReleaseId, { ledger, clock }: World): Promise<Comeback> {
  const name = order.environment.name;
  const reason = `release ${shortId(release)} was not good on every host`;
  const act = { by: order.act.by, at: clock.now().toISOString(), reason };
  const left = { steps: [], checks: [], held: true } as const;
  try {
    await ledger.append(name, { kind: "hold", act });
    const sentence = `${name} was left as it is and is held, as on-failure says; \`aip-deploy lift ${name}\` ends that`;
    return { ...left, outcome: "skipped", sentence };
  } catch (error) {
    return {
      ...left,
      outcome: "errored",
      sentence: `${name} was left as it is, but could not be held: ${messageOf(error)}`,
    };
  }
}

async function removeFirst(
  order: Order,
  release: ReleaseId,
  state: EnvironmentState,
  world: World & Held,
): Promise<Comeback> {
  const name = order.environment.name;
  const { clock, lease } = world;
  const act = { by: order.act.by, at: clock.now().toISOString(), reason: "nothing was good before it" };
  const note = noteIn(lease, clock, { environment: name, work: "down", act, number: state.number });
  try {
    await note(`Removing what release ${shortId(release)} started`, true);
    await world.log.phase(`Removing what release ${shortId(release)} started on ${name}`, () =>
      world.target.remove({ data: false }),
    );
    await world.ledger.append(name, { kind: "down", act, data: false });
    const isFirst = state.down === undefined && state.good.length === 0;
    const because = isFirst ? "it was its first release" : "nothing ran there before";
    const sentence = `nothing runs on ${name}: ${because}; its volumes are kept`;
    return { outcome: "succeeded", steps: [], checks: [], sentence };
  } catch (error) {
    const sentence = `parts of release ${shortId(release)} may still run on ${name}: ${messageOf(error)}`;
    return { outcome: "errored", steps: [], checks: [], sentence };
  }
}

async function returnTo(
  good: ReleaseId,
  order: Order,
  state: EnvironmentState,
  world: World & Held,
): Promise<Comeback> {
  const name = order.environment.name;
  const at = world.clock.now().toISOString();
  const act = { by: order.act.by, at, reason: "the release before it was not good" };
  const journal = { environment: name, work: "return", release: good, act, number: state.number } as const;
  const note = noteIn(world.lease, world.clock, journal);
  try {
    const stored = await world.ledger.release(good);
    const bundle = bundleOf(stored, name);
    const materials = await world.materials(bundle, state);
    const brought = await world.log.phase(`Going back to release ${shortId(good)}`, () =>
      bring({
        target: world.target,
        bundle,
        materials,
        checks: world.checks(bundle, materials, { tests: false }),
        reachable: true,
        note: (phase) => note(phase, true),
        watch: world.watch?.(bundle, materials),
        log: world.log,
        signal: world.signal,
      }),
    );
    // Whoever took the target over tells its history from here on.
    world.lease.lost.throwIfAborted();
    const entry = entryOf({
      order: { ...order, act },
      stored,
      state,
      brought,
      approvals: [],
      materials,
      endedAt: world.clock.now(),
      hosts: await standingsOf(world.target, [{ release: good, bundle, materials }], world.signal),
    });
    await world.ledger.append(name, { ...entry, deployment: "return" });
    const { outcome, steps, checks, requests } = brought;
    return {
      release: good,
      outcome,
      steps,
      checks,
      ...(requests === undefined ? {} : { requests }),
      sentence: told(),
    };

    function told(): string {
      if (brought.outcome === "succeeded") return `${name} runs release ${shortId(good)} again, verified`;
      const why = failureOf(brought)?.message ?? brought.outcome;
      return `${name} could not be brought back to release ${shortId(good)}: ${why}`;
    }
  } catch (error) {
    const sentence = `${name} may not have been brought back to release ${shortId(good)}: ${messageOf(error)}`;
    return { release: good, outcome: "errored", steps: [], checks: [], sentence };
  }
}
