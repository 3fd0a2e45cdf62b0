import { buildImages } from "../../build/build.ts";
import { describeBuilder, type Builder } from "../../build/builder.ts";
import type { FoundImage, KeyedImage } from "../../build/image.ts";
import { writeLegResults } from "../../build/leg-results.ts";
import { UsageError } from "../../errors.ts";
import type { BuildWish } from "../../request/request.ts";
import { commitsBetween } from "../../source/history.ts";
import { remoteUrl } from "../../source/remote.ts";
import { referenceTo, type SecretReference } from "../../secrets/reference.ts";
import { resolveSecrets } from "../../secrets/resolve.ts";
import type { App } from "../app.ts";
import { secretPlaces } from "../secret-values.ts";
import type { BuildResult } from "../results.ts";
import type { Survey } from "../survey.ts";
import { prepareAnew, storeOf, type Known, type Looked, type Prepared } from "./prepare.ts";

/** Builds, tests and pushes what the registry does not have; of the named images, or of all. */
export async function build(app: App, wish: Omit<BuildWish, "command">): Promise<BuildResult> {
  const builder = builderSoon(app);
  const prepared = await prepareAnew(app, wish.environment);
  const { result } = await buildMissing(app, prepared, { only: wish.images, builder });
  if (wish.results !== undefined) await writeLegResults(wish.results, result.images);
  return result;
}

/** Begins to ask about the builder, so that nobody waits for the answer later; what goes wrong is for those who need it. */
export function builderSoon({ runner, signal }: App): Promise<Builder> {
  const builder = describeBuilder(runner, signal);
  builder.catch(() => undefined);
  return builder;
}

export type Building = {
  /** Names of images; none: all. */
  readonly only?: readonly string[];
  readonly builder?: Promise<Builder>;
};

/** Answers every image with its digest, and says which were built. Throws `BuildError`. */
export async function buildMissing(
  app: App,
  prepared: Prepared,
  { only = [], builder }: Building = {},
): Promise<{ result: BuildResult; found: readonly FoundImage[] }> {
  const started = app.clock.now().getTime();
  if (prepared.remembered !== undefined) return { result: nothingBuilt(prepared), found: [] };
  const { survey, missing, unknown } = prepared;
  demandKnown(survey.images, only);
  const isWanted = ({ name }: KeyedImage) => only.length === 0 || only.includes(name);
  const toBuild = [...missing, ...unknown.map(({ image }) => image)].filter(isWanted);
  const built = toBuild.length === 0 ? [] : await buildThem(app, prepared, toBuild, builder);
  const found = [...prepared.found, ...built].filter(isWanted).sort((a, b) => (a.name < b.name ? -1 : 1));
  const seconds = new Map(built.map((image) => [image.name, image.seconds]));
  const images = found.map(({ name, key, digest }) => ({
    name,
    key,
    digest,
    state: seconds.has(name) ? ("built" as const) : ("found" as const),
    seconds: seconds.get(name) ?? 0,
  }));
  return { result: { command: "build", images, seconds: (app.clock.now().getTime() - started) / 1000 }, found };
}

function nothingBuilt({ remembered }: Known): BuildResult {
  const images = remembered.images.map(({ name, key, digest }) => ({
    name,
    key,
    digest,
    state: "found" as const,
    seconds: 0,
  }));
  return { command: "build", images, seconds: 0 };
}

async function buildThem(
  app: App,
  prepared: Looked,
  images: readonly KeyedImage[],
  builder: Promise<Builder> | undefined,
) {
  const { config, runner, log, clock, signal } = app;
  const { survey, found } = prepared;
  const digests = new Map(found.map((image) => [image.name, image]));
  return await log.phase(`Building ${images.length} of ${survey.images.length} images`, async () =>
    buildImages(images, {
      runner,
      log,
      clock,
      signal,
      store: storeOf(app),
      ...(builder === undefined ? {} : { builder }),
      root: config.root,
      config: config.build,
      stamp: await stampOf(app, prepared),
      app: survey.images.map((image) => digests.get(image.name) ?? image),
      secrets: await resolved(app, configuredSecrets(app)),
      composeSecrets: await resolved(app, listedSecrets(survey, images)),
    }),
  );
}

async function stampOf({ clock }: App, { repository, source }: Looked) {
  const [[newest], remote] = await Promise.all([
    commitsBetween(repository, undefined, source.commit, { limit: 1 }),
    remoteUrl(repository),
  ]);
  const created = newest?.date ?? clock.now().toISOString();
  return { revision: source.commit, created, ...(remote === undefined ? {} : { source: remote }) };
}

async function resolved(app: App, references: readonly SecretReference[]) {
  const places = secretPlaces(app, app.config.environments.at(-1));
  return Object.fromEntries(await resolveSecrets(references, places));
}

function configuredSecrets({ config }: App): SecretReference[] {
  return Object.entries(config.build.secrets).map(([name, source]) => referenceTo(name, source));
}

/** The Compose file's secrets that these builds list, as the environment furthest down the road has them. */
function listedSecrets({ environments }: Survey, images: readonly KeyedImage[]): SecretReference[] {
  const names = new Set(images.flatMap(({ build: { secrets = [] } }) => secrets.map(({ source }) => source)));
  return [...names].flatMap((name): SecretReference[] => {
    const having = environments.findLast(({ loaded }) => loaded.model.secrets?.[name] !== undefined);
    const { file, environment: variable } = having?.loaded.model.secrets?.[name] ?? {};
    if (file !== undefined) return [{ name, from: "file", file }];
    if (variable === undefined) return [];
    return [referenceTo(name, having?.secrets[variable] ?? { kind: "environment", variable })];
  });
}

function demandKnown(images: readonly KeyedImage[], names: readonly string[]): void {
  const unknown = names.filter((name) => !images.some((image) => image.name === name));
  if (unknown.length === 0) return;
  const known = images.map(({ name }) => name).join(", ");
  throw new UsageError(`build: there is no image ${unknown.join(", ")}`, { hint: `Images: ${known}` });
}
