// Builds the images that the registry does not have: unit tests, then build and push under the content key, then a look
// at what the registry says. It neither computes keys nor decides what is to be built.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pMap from "p-map";
import type { Clock } from "../clock.ts";
import type { Runner } from "../command/runner.ts";
import type { BuildConfig } from "../config/config.ts";
import { BuildError, CancelledError, ConfigError, DeployError, InternalError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Secret } from "../secrets/secret.ts";
import { baseServices, type Base, type Stamp } from "./bake-file.ts";
import { buildImage } from "./build-image.ts";
import { describeBuilder, type Builder } from "./builder.ts";
import type { ImageStore } from "./find.ts";
import type { FoundImage, KeyedImage } from "./image.ts";
import { together } from "./problems.ts";
import { leftOut, problemsOf } from "./requirements.ts";

export type BuildContext = {
  readonly runner: Runner;
  readonly log: Log;
  readonly clock: Clock;
  readonly store: ImageStore;
  /** The checkout, an absolute path. */
  readonly root: string;
  readonly config: Pick<BuildConfig, "cache" | "provenance" | "sbom">;
  readonly stamp: Stamp;
  /** All images of the App, for those that build on another one. Default: the images to build. */
  readonly app?: readonly Base[];
  /** By id; offered to every build, and seen only by the steps that mount them. The runner must redact them. */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /** Values of the Compose file's secrets by name; each goes only to the builds that list it. */
  readonly composeSecrets?: Readonly<Record<string, Secret>>;
  /** Default: asked from buildx. */
  readonly builder?: Builder | Promise<Builder>;
  /** Images at the same time. Default: 4. */
  readonly concurrency?: number;
  /** Default: 15 minutes an image. */
  readonly testTimeoutMs?: number;
  readonly signal?: AbortSignal;
};

export type BuiltImage = FoundImage & {
  /** Its unit tests ran and passed; false when it has none. */
  readonly tested: boolean;
  readonly seconds: number;
};

const imagesAtOnce = 4;

/**
 * Builds, tests and pushes every image, those that another one builds on first; answers in the order given. An image that
 * fails does not stop the others: what could be built is in the registry under its key, and one error tells of all that
 * could not. An image's tag appears only when the image is complete, because registries take the manifest last.
 */
export async function buildImages(
  images: readonly KeyedImage[],
  context: BuildContext,
): Promise<readonly BuiltImage[]> {
  if (images.length === 0) return [];
  const asked = context.builder ?? describeBuilder(context.runner, context.signal);
  const builder = await Promise.resolve(asked).catch(asCancelled(context));
  const services = new Map(
    (context.app ?? images).flatMap((base) => base.services.map((name) => [name, base] as const)),
  );
  const secrets = new Set(Object.keys(context.composeSecrets ?? {}));
  const problems = problemsOf(images, { builder, services: new Set(services.keys()), secrets });
  if (problems.length > 0)
    throw new ConfigError(problems, { hint: problems.find(({ hint }) => hint !== undefined)?.hint });
  const note = leftOut(context.config, builder);
  if (note !== undefined) context.log.info(note);

  const folder = await mkdtemp(join(tmpdir(), "aip-deploy-build-"));
  const shop = {
    ...context,
    builder,
    folder,
    bases: services,
    sbom: context.config.sbom === "auto" && builder.can.attestations,
  };
  try {
    return await inWaves(images, shop);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything that building one image needs. */
export type Workshop = BuildContext & {
  readonly builder: Builder;
  /** A private folder that goes when the build is over. */
  readonly folder: string;
  /** By service; an image that is built gets its digest here. */
  readonly bases: Map<string, Base>;
  /** Turned off for all by the first image that finds the generator missing. */
  sbom: boolean;
};

async function inWaves(images: readonly KeyedImage[], shop: Workshop): Promise<readonly BuiltImage[]> {
  const results = new Map<string, BuiltImage | Error>();
  let waiting = images;
  while (waiting.length > 0) {
    const open = new Set(waiting.flatMap(({ services }) => services));
    const wave = waiting.filter(({ build }) => !baseServices(build).some((service) => open.has(service)));
    if (wave.length === 0)
      throw new InternalError(`images build on each other: ${waiting.map(({ name }) => name).join(", ")}`);
    const settled = await pMap(wave, (image) => attempt(image, shop, results), {
      concurrency: shop.concurrency ?? imagesAtOnce,
    });
    wave.forEach((image, index) => results.set(image.name, settled[index] ?? new InternalError("no result")));
    waiting = waiting.filter((image) => !wave.includes(image));
  }
  return verdict(images, results, shop.signal);
}

async function attempt(
  image: KeyedImage,
  shop: Workshop,
  results: ReadonlyMap<string, BuiltImage | Error>,
): Promise<BuiltImage | Error> {
  const bases = baseServices(image.build).flatMap((service) => shop.bases.get(service)?.name ?? []);
  const broken = bases.find((name) => results.get(name) instanceof Error);
  if (broken !== undefined) {
    const message = `${image.name}: not built, because it builds on ${broken}`;
    return new BuildError("build.failed", message, { image: image.name });
  }
  try {
    const built = await buildImage(image, shop);
    for (const service of built.services) shop.bases.set(service, built);
    return built;
  } catch (error) {
    return error instanceof Error ? error : new InternalError(String(error));
  }
}

function verdict(
  images: readonly KeyedImage[],
  results: ReadonlyMap<string, BuiltImage | Error>,
  signal: AbortSignal | undefined,
): readonly BuiltImage[] {
  const outcomes = images.map(({ name }) => results.get(name));
  const built = outcomes.flatMap((outcome) => (outcome === undefined || outcome instanceof Error ? [] : outcome));
  const errors = outcomes.filter((outcome) => outcome instanceof Error);
  if (signal?.aborted === true) throw stopped(built.length, images.length);
  const bug = errors.find((error) => !(error instanceof DeployError));
  if (bug !== undefined) throw bug;
  const problems = errors.filter((error) => error instanceof DeployError);
  if (problems.length > 0) throw together(problems, images.length);
  return built;
}

function stopped(built: number, wanted: number): CancelledError {
  const message = `the build was stopped: ${built} of ${wanted} images are in the registry, nothing is half pushed`;
  return new CancelledError(message, { hint: "Run again: the images that are there will be found." });
}

function asCancelled({ signal }: BuildContext): (error: unknown) => never {
  return (error) => {
    throw signal?.aborted === true
      ? new CancelledError("the build was stopped before it began", { cause: error })
      : error;
  };
}
