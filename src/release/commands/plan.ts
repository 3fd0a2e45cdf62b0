import { buildMatrix } from "../../build/matrix.ts";
import { DeployError, RegistryError, messageOf } from "../../errors.ts";
import { commitsBetween, hasCommit, type Commit } from "../../source/history.ts";
import { sourceFacts } from "../../source/source-facts.ts";
import type { TargetPlan } from "../../targets/target.ts";
import type { EnvironmentConfig } from "../../config/config.ts";
import { materialsOf, projectOf, type App } from "../app.ts";
import { targetOf } from "../target.ts";
import { judgeGates, type GateVerdict } from "../gates.ts";
import type { EnvironmentState, StoredRelease } from "../ledger.ts";
import { releaseId } from "../naming.ts";
import type { Bundle, ReleaseContent, ReleaseId } from "../release.ts";
import type { PlannedImage, PlanResult } from "../results.ts";
import { prepareAnew, releaseOf, type Looked } from "./prepare.ts";

const commitsShown = 5;

/** What would be built, released and changed; changes nothing. */
export async function plan(app: App, wish: { readonly environment?: string }): Promise<PlanResult> {
  const started = app.clock.now().getTime();
  const prepared = await prepareAnew(app, wish.environment);
  const { missing, unknown, found, source, destination } = prepared;
  const { state, running, problem } = await recorded(app, destination.environment);
  const images = await plannedImages(prepared, running);
  const complete = missing.length === 0 && unknown.length === 0;
  const made = complete ? await releaseOf(app, prepared, found) : undefined;
  const environment = destination.environment;
  const ahead =
    environment === undefined || state === undefined || made === undefined
      ? { gates: [] }
      : await lookAhead(app, environment, made.content, state);
  const toBuild = images.filter((image) => image.state !== "found").map(({ name }) => name);
  return {
    command: "plan",
    app: app.config.app,
    source,
    ...(environment === undefined ? { because: destination.because } : { environment: environment.name }),
    images,
    ...(state?.current === undefined ? {} : { current: state.current.release }),
    ...(state?.good[0] === undefined ? {} : { fallback: state.good[0].release }),
    ...ahead,
    ...(made === undefined ? {} : { release: releaseId(made.content.release) }),
    matrix: buildMatrix(toBuild),
    warnings: [...app.warnings, ...prepared.warnings],
    notes: [...prepared.notes, ...(made?.warnings ?? []), ...new Set([...unknown.map(({ why }) => why), ...problem])],
    seconds: (app.clock.now().getTime() - started) / 1000,
  };
}

type Recorded = {
  readonly state?: EnvironmentState;
  readonly running?: StoredRelease;
  /** Why the ledger could not be asked; empty when it could. */
  readonly problem: readonly string[];
};

/** A plan is also made when the registry cannot be asked; it says so, and whoever builds or deploys will ask again. */
async function recorded({ ledger }: App, environment: EnvironmentConfig | undefined): Promise<Recorded> {
  if (environment === undefined) return { problem: [] };
  try {
    const state = await ledger.state(environment.name);
    if (state.current === undefined) return { state, problem: [] };
    return { state, running: await ledger.release(state.current.release), problem: [] };
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return { problem: [messageOf(error)] };
  }
}

async function plannedImages(prepared: Looked, running: StoredRelease | undefined): Promise<PlannedImage[]> {
  const { survey, repository, source } = prepared;
  const digests = new Map(prepared.found.map(({ name, digest }) => [name, digest]));
  const unknown = new Set(prepared.unknown.map(({ image }) => image.name));
  const from = running?.origin.commit;
  const known = from !== undefined && (await hasCommit(repository, from));
  return await Promise.all(
    survey.images.map(async (image): Promise<PlannedImage> => {
      const digest = digests.get(image.name);
      const before = running?.release.images[image.name];
      const differs = before !== undefined && before.key !== image.key;
      const paths = differs && known ? (await sourceFacts(repository, image)).paths : [];
      const commits: readonly Commit[] =
        paths.length === 0 || !known
          ? []
          : await commitsBetween(repository, from, source.commit, { paths, limit: commitsShown });
      return {
        name: image.name,
        repository: image.repository,
        key: image.key,
        services: image.services,
        state: digest !== undefined ? "found" : unknown.has(image.name) ? "unknown" : "build",
        commits,
        ...(digest === undefined ? {} : { digest }),
        ...(differs ? { before: before.digest } : {}),
      };
    }),
  );
}

type Ahead = {
  readonly gates: readonly GateVerdict[];
  readonly target?: TargetPlan;
  readonly targetProblem?: string;
};

/** What deploying would find: the gates as they stand, and the target's own plan if it can be asked. */
async function lookAhead(
  app: App,
  environment: EnvironmentConfig,
  { release }: ReleaseContent,
  state: EnvironmentState,
): Promise<Ahead> {
  const states = Object.fromEntries(
    await Promise.all(environment.gates.requires.map(async (name) => [name, await app.ledger.state(name)] as const)),
  );
  const gates = judgeGates(environment, {
    now: app.clock.now(),
    release: releaseId(release) satisfies ReleaseId,
    kind: "deploy",
    states: { ...states, [environment.name]: state },
    approvals: [],
  });
  const bundle = release.bundles[environment.name];
  return bundle === undefined ? { gates } : { gates, ...(await askTarget(app, environment, bundle)) };
}

async function askTarget(app: App, environment: EnvironmentConfig, bundle: Bundle) {
  try {
    const target = targetOf(app, environment, projectOf(bundle));
    const [running, materials] = await Promise.all([target.current(), materialsOf(app, environment, bundle)]);
    return { target: target.plan(bundle, running, materials) };
  } catch (error) {
    // A plan is also made where the target and its secrets are out of reach; the deployment itself will not be.
    if (!(error instanceof DeployError)) throw error;
    return { targetProblem: messageOf(error) };
  }
}
