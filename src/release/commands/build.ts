import { buildImages } from "../../build/build.ts";
import type { FoundImage, KeyedImage } from "../../build/image.ts";
import { UsageError } from "../../errors.ts";
import { commitsBetween } from "../../source/history.ts";
import { resolveSecrets, type SecretReference } from "../../secrets/resolve.ts";
import type { App } from "../app.ts";
import type { BuildResult } from "../results.ts";
import { prepare, storeOf, type Prepared } from "./prepare.ts";

/** Builds, tests and pushes what the registry does not have; of the named images, or of all. */
export async function build(app: App, wish: { readonly images: readonly string[] }): Promise<BuildResult> {
  const prepared = await prepare(app);
  return (await buildMissing(app, prepared, wish.images)).result;
}

/** Answers every image with its digest, and says which were built. Throws `BuildError`. */
export async function buildMissing(
  app: App,
  prepared: Prepared,
  only: readonly string[] = [],
): Promise<{ result: BuildResult; found: readonly FoundImage[] }> {
  const started = app.clock.now().getTime();
  const { findings, survey } = prepared;
  demandKnown(survey.images, only);
  const isWanted = ({ name }: KeyedImage) => only.length === 0 || only.includes(name);
  const toBuild = [...findings.missing, ...findings.unknown.map(({ image }) => image)].filter(isWanted);
  const built = toBuild.length === 0 ? [] : await buildThem(app, prepared, toBuild);
  const found = [...findings.found, ...built].filter(isWanted).sort((a, b) => (a.name < b.name ? -1 : 1));
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

async function buildThem(app: App, { survey, source }: Prepared, images: readonly KeyedImage[]) {
  const { config, runner, log, clock, signal } = app;
  const [newest] = await commitsBetween(survey.repository, undefined, source.commit, { limit: 1 });
  const created = newest?.date ?? clock.now().toISOString();
  return await log.phase(`Building ${images.length} of ${survey.images.length} images`, async () =>
    buildImages(images, {
      runner,
      log,
      clock,
      signal,
      store: storeOf(app),
      root: config.root,
      config: config.build,
      stamp: { revision: source.commit, created },
      app: survey.images,
      secrets: await buildSecrets(app),
    }),
  );
}

async function buildSecrets({ config, variables, redactor }: App) {
  const references = Object.entries(config.build.secrets).map(([name, source]): SecretReference =>
    source.kind === "file"
      ? { name, from: "file", file: source.file }
      : { name, from: "environment", variable: source.variable },
  );
  return Object.fromEntries(await resolveSecrets(references, { root: config.root, variables, learn: redactor.learn }));
}

function demandKnown(images: readonly KeyedImage[], names: readonly string[]): void {
  const unknown = names.filter((name) => !images.some((image) => image.name === name));
  if (unknown.length === 0) return;
  const known = images.map(({ name }) => name).join(", ");
  throw new UsageError(`build: there is no image ${unknown.join(", ")}`, { hint: `Images: ${known}` });
}
