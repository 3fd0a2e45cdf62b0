import { buildMatrix } from "../../build/matrix.ts";
import type { EnvironmentConfig } from "../../config/config.ts";
import { RegistryError, messageOf } from "../../errors.ts";
import { commitsBetween, hasCommit, type Commit } from "../../source/history.ts";
import { sourceFacts } from "../../source/source-facts.ts";
import { askedOf, type App } from "../app.ts";
import { differencesOf, type Differences } from "../differences.ts";
import { releaseId } from "../naming.ts";
import { unbuilt, type Release } from "../release.ts";
import type { PlannedImage, PlanResult } from "../results.ts";
import { commitsFrom, currentOf, type Current } from "./current.ts";
import { lookAhead } from "./look-ahead.ts";
import { prepareAnew, releaseOf, type Looked } from "./prepare.ts";

const commitsShown = 5;

/** What would be built, released and changed; changes nothing. */
export async function plan(app: App, wish: { readonly environment?: string }): Promise<PlanResult> {
  const started = app.clock.now().getTime();
  const prepared = await prepareAnew(app, wish.environment);
  const { missing, unknown, source, destination } = prepared;
  const { environment } = destination;
  const { current, fallbackCommit, problem } = await recorded(app, environment);
  const images = await plannedImages(prepared, current);
  const isComplete = missing.length === 0 && unknown.length === 0;
  const made = await expected(app, prepared, current);
  const { release } = made.content;
  const ahead =
    environment === undefined || current === undefined
      ? { gates: [], hooks: [] }
      : {
          ...(await lookAhead(app, environment, release, current)),
          ...changesFrom(current, release, environment, images),
        };
  const toBuild = images.filter((image) => image.state !== "found").map(({ name }) => name);
  return {
    command: "plan",
    app: app.config.app,
    source,
    ...(environment === undefined ? { because: destination.because } : { environment: environment.name }),
    ...(environment === undefined ? {} : askedOf(environment)),
    images,
    ...recordedFacts(current, fallbackCommit),
    ...ahead,
    ...(await commitsFrom(() => prepared.repository, current?.commit, source.commit)),
    ...(isComplete ? { release: releaseId(release) } : {}),
    matrix: buildMatrix(toBuild),
    warnings: [...app.warnings, ...prepared.warnings],
    notes: [...prepared.notes, ...made.warnings, ...new Set([...unknown.map(({ why }) => why), ...problem])],
    seconds: (app.clock.now().getTime() - started) / 1000,
  };
}

/** The release that the checkout becomes; images that nobody has yet are in it without a digest of their own. */
async function expected(app: App, prepared: Looked, current: Current | undefined) {
  const { found, missing, unknown } = prepared;
  const absent = [...missing, ...unknown.map(({ image }) => image)].map((image) => {
    const running = current?.stored?.release.images[image.name];
    return { ...image, digest: running?.key === image.key ? running.digest : unbuilt };
  });
  return await releaseOf(app, prepared, [...found, ...absent]);
}

type Recorded = {
  /** `undefined`: no environment, or the ledger could not be asked. */
  readonly current?: Current;
  /** Of the newest good release. */
  readonly fallbackCommit?: string;
  /** Why the ledger could not be asked; empty when it could. */
  readonly problem: readonly string[];
};

/** A plan is also made when the registry cannot be asked; it says so, and whoever builds or deploys will ask again. */
async function recorded(app: App, environment: EnvironmentConfig | undefined): Promise<Recorded> {
  if (environment === undefined) return { problem: [] };
  try {
    const current = await currentOf(app, environment.name);
    const [good] = current.state.good;
    if (good === undefined) return { current, problem: [] };
    const fallbackCommit =
      good.release === current.stored?.id ? current.commit : (await app.ledger.release(good.release)).origin.commit;
    return { current, problem: [], ...(fallbackCommit === undefined ? {} : { fallbackCommit }) };
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return { problem: [messageOf(error)] };
  }
}

function recordedFacts(current: Current | undefined, fallbackCommit: string | undefined) {
  const [good] = current?.state.good ?? [];
  return {
    ...(current?.stored === undefined ? {} : { current: current.stored.id }),
    ...(current?.commit === undefined ? {} : { currentCommit: current.commit }),
    ...(good === undefined ? {} : { fallback: good.release }),
    ...(fallbackCommit === undefined ? {} : { fallbackCommit }),
  };
}

/** Before the first deployment everything is new, and a list of all says nothing. */
function changesFrom(
  { stored }: Current,
  release: Release,
  { name }: EnvironmentConfig,
  images: readonly PlannedImage[],
): { readonly changes?: Differences } {
  if (stored === undefined) return {};
  const commits = new Map(images.map((image) => [image.name, image.commits]));
  return { changes: differencesOf(stored.release, release, name, (image) => commits.get(image) ?? []) };
}

async function plannedImages(prepared: Looked, current: Current | undefined): Promise<PlannedImage[]> {
  const { survey, repository, source } = prepared;
  const digests = new Map(prepared.found.map(({ name, digest }) => [name, digest]));
  const unknown = new Set(prepared.unknown.map(({ image }) => image.name));
  const from = current?.commit;
  const known = from !== undefined && (await hasCommit(repository, from));
  return await Promise.all(
    survey.images.map(async (image): Promise<PlannedImage> => {
      const digest = digests.get(image.name);
      const before = current?.stored?.release.images[image.name];
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
