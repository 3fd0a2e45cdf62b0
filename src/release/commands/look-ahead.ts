import type { EnvironmentConfig } from "../../config/config.ts";
import { DeployError, messageOf } from "../../errors.ts";
import type { Drift, Materials, Running, Target, TargetPlan } from "../../targets/target.ts";
import { materialsOf, projectOf, type App } from "../app.ts";
import { commitsOf } from "../commit-order.ts";
import { judgeGates, type GateVerdict } from "../gates.ts";
import { statesOf } from "../ledger.ts";
import { releaseId } from "../naming.ts";
import { plannedHooks, type PlannedHook } from "../hooks.ts";
import { isThere, planned } from "../planned.ts";
import { shortId, unbuilt, type Bundle, type Release } from "../release.ts";
import { targetOf } from "../target.ts";
import type { Current } from "./current.ts";

export type Ahead = {
  readonly gates: readonly GateVerdict[];
  readonly target?: TargetPlan;
  readonly targetProblem?: string;
  /** Empty when nothing has to be done. */
  readonly hooks: readonly PlannedHook[];
  readonly objects?: readonly Drift[];
};

/**
 * What deploying the release would find: the gates as they stand, and what changes on the target. A target that cannot be
 * asked runs what the ledger says, which is then told beside why it was not asked.
 */
export async function lookAhead(
  app: App,
  environment: EnvironmentConfig,
  release: Release,
  current: Current,
): Promise<Ahead> {
  const { requires } = environment.gates;
  const others = await statesOf(app.ledger, requires);
  const verdicts = judgeGates(environment, {
    ...(await comparedCommits(app, release, current)),
    now: app.clock.now(),
    release: releaseId(release),
    kind: "deploy",
    states: { ...others, [environment.name]: current.state },
    approvals: [],
    ...(app.approvals === undefined ? {} : { usualWay: app.approvals.usual }),
  });
  const gates = isBuilt(release) ? verdicts : verdicts.map((each) => nameless(each, releaseId(release)));
  const bundle = release.bundles[environment.name];
  if (bundle === undefined) return { gates, hooks: [] };
  const ahead = await targetPlan(app, environment, bundle, current);
  const isDone = ahead.target !== undefined && isThere(current.state, releaseId(release), ahead.target);
  return { gates, ...ahead, hooks: isDone ? [] : plannedHooks(environment, ahead.target) };
}

/** The same release of an older commit takes nothing away, so it is not compared. */
async function comparedCommits({ repository }: App, release: Release, { state }: Current) {
  const deployed = state.current;
  if (repository === undefined || deployed?.commit === undefined || deployed.release === releaseId(release)) return {};
  return { commits: await commitsOf(repository, repository.head(), deployed.commit) };
}

function isBuilt({ images }: Release): boolean {
  return Object.values(images).every(({ digest }) => digest !== unbuilt);
}

/** The name that a release gets once its images are built is not known before. */
function nameless({ hint, ...verdict }: GateVerdict, id: string): GateVerdict {
  const name = shortId(id);
  const sentence = verdict.sentence.replaceAll(`release ${name}`, "the release that it becomes");
  return { ...verdict, sentence, ...(hint === undefined || hint.includes(name) ? {} : { hint }) };
}

async function targetPlan(app: App, environment: EnvironmentConfig, bundle: Bundle, current: Current) {
  const target = await targetOf(app, environment, projectOf(bundle));
  const before = current.stored?.release.bundles[environment.name];
  try {
    const [running, materials] = await Promise.all([
      target.current(),
      materialsOf(app, environment, bundle, current.state),
    ]);
    const isElsewhere = Object.keys(running.units).length === 0 && before !== undefined;
    if (!isElsewhere) return await asked(target, bundle, materials, running);
    const targetProblem = `${target.describe()} has nothing, but the ledger says that something runs: it may be another machine`;
    return { ...recorded(target, bundle, before), targetProblem };
  } catch (error) {
    // A plan is also made where the target and its secrets are out of reach; the deployment itself will not be.
    if (!(error instanceof DeployError)) throw error;
    return { ...recorded(target, bundle, before), targetProblem: messageOf(error) };
  }
}

async function asked(target: Target, bundle: Bundle, materials: Materials, running: Running) {
  const [plan, objects] = await Promise.all([
    planned({ target, bundle, materials, running, interrupted: false }),
    target.drift?.(bundle, materials),
  ]);
  return { target: plan, ...(objects === undefined ? {} : { objects }) };
}

/** Without the values of secrets: that one was rotated is not seen. */
const bare: Materials = {
  secrets: new Map(),
  fingerprintKey: "",
  file: () => Promise.reject(new Error("a plan reads no files")),
};

function recorded(target: Target, bundle: Bundle, before: Bundle | undefined): { target?: TargetPlan } {
  try {
    const running = before === undefined ? { units: {} } : target.recorded(before, bare);
    return { target: target.plan(bundle, running, bare) };
  } catch (error) {
    // Made for another project, or by another version.
    if (!(error instanceof DeployError)) throw error;
    return {};
  }
}
