import { findImages, type ImageStore } from "../../build/find.ts";
import type { FoundImage, KeyedImage } from "../../build/image.ts";
import type { EnvironmentConfig } from "../../config/config.ts";
import { previewNumber } from "../../config/preview.ts";
import { DeployError, UsageError, type Problem } from "../../errors.ts";
import { openRepository, type Repository } from "../../source/repository.ts";
import { environmentNamed, type App } from "../app.ts";
import { secretValues } from "../secret-values.ts";
import { assemble, type SecretValues } from "../assemble.ts";
import { releaseId } from "../naming.ts";
import type { Origin, ReleaseContent, ReleaseId } from "../release.ts";
import { remember, type Remembered } from "../remembered.ts";
import type { SourceFacts } from "../results.ts";
import { survey as lookThrough, type Survey } from "../survey.ts";

/** The checkout looked through, and what the registry has of it. */
export type Prepared = Known | Looked;

type Base = {
  readonly source: SourceFacts;
  readonly repository: Repository;
  readonly destination: Destination;
  readonly warnings: readonly Problem[];
  readonly notes: readonly string[];
};

/** A commit that was looked through before, whose release and images are all there still. */
export type Known = Base & { readonly remembered: Remembered };

export type Looked = Base & {
  readonly remembered?: undefined;
  readonly survey: Survey;
  readonly found: readonly FoundImage[];
  readonly missing: readonly KeyedImage[];
  /** The registry could not be asked: neither found nor missing. */
  readonly unknown: readonly { readonly image: KeyedImage; readonly why: string }[];
};

/** Looks at the checkout on its way to an environment and asks the registry, all images at once. */
export async function prepare(app: App, wanted?: string, purpose: Purpose = {}): Promise<Prepared> {
  const known = await prepareRemembered(app, wanted);
  return known ?? (await prepareAnew(app, wanted, purpose));
}

/** `deploying`: the secrets of the environment are needed now, so that missing ones are said before anything is built. */
export type Purpose = { readonly deploying?: boolean };

/** The same without what is remembered, for those who need to see everything. */
export async function prepareAnew(app: App, wanted?: string, { deploying = false }: Purpose = {}): Promise<Looked> {
  const repository = app.repository ?? (await openRepository(app.config.root, app.runner));
  const base = await baseOf(app, repository, wanted);
  const survey = await lookThrough({
    config: app.config,
    repository,
    runner: app.runner,
    registry: app.prefix,
    variables: app.variables,
    learn: app.redactor.learn,
    deploying: deploying ? base.destination.environment?.name : undefined,
    rebuildStamp: app.sight?.also["week"],
  });
  const findings = await findImages(survey.images, storeOf(app), app.signal);
  return { ...base, survey, ...findings, warnings: survey.warnings, notes: survey.notes };
}

async function prepareRemembered(app: App, wanted: string | undefined): Promise<Known | undefined> {
  const { remembered, repository, registry, ledger, signal } = app;
  if (remembered === undefined || repository === undefined) return undefined;
  try {
    const [base, images] = await Promise.all([
      baseOf(app, repository, wanted),
      Promise.all(
        remembered.images.map(async ({ repository: place, key, digest }) => {
          return (await registry.headManifest(place, key, signal))?.digest === digest;
        }),
      ),
      ledger.release(remembered.release),
    ]);
    const { warnings, notes } = remembered;
    return images.every(Boolean) ? { ...base, remembered, warnings, notes } : undefined;
  } catch (error) {
    // Whatever is wrong with what we remember, looking anew tells it better.
    if (error instanceof DeployError && error.code !== "usage") return undefined;
    throw error;
  }
}

async function baseOf(app: App, repository: Repository, wanted: string | undefined): Promise<Base> {
  const destination = destinationOf(app, repository, wanted);
  return { source: await sourceOf(repository), repository, destination, warnings: [], notes: [] };
}

/** The registry as building knows it. */
export function storeOf({ registry }: App): ImageStore {
  return {
    digestOf: async (repository, tag, signal) => (await registry.headManifest(repository, tag, signal))?.digest,
  };
}

async function sourceOf(repository: Repository): Promise<SourceFacts> {
  const commit = repository.head();
  const isDirty = await repository.isDirty();
  const ref = repository.branch ?? (await repository.tags())[0] ?? commit;
  return { commit, ref, isDirty };
}

/** The environment to deploy to, or why there is none. */
export type Destination =
  { readonly environment: EnvironmentConfig } | { readonly environment?: undefined; readonly because: string };

/** An environment that was asked for by name, else the one whose branch is checked out. Throws `UsageError`. */
function destinationOf(app: App, { branch }: Repository, wanted: string | undefined): Destination {
  if (wanted !== undefined) {
    const environment = environmentNamed(app, wanted);
    const number = previewNumber(wanted);
    if (number === undefined || app.config.environments.includes(environment)) return { environment };
    throw new UsageError(`what is checked out comes to ${wanted} by another command`, {
      hint: `aip-deploy preview up ${number}`,
    });
  }
  if (branch === undefined) return { because: "a tag or a single commit is checked out, and no branch" };
  const environment = app.config.environments.find((each) => each.branch === branch);
  if (environment !== undefined) return { environment };
  const branches = app.config.environments.map((each) => `${each.branch} → ${each.name}`).join(", ");
  return { because: `branch ${branch} belongs to no environment (${branches})` };
}

/** The release of the checkout; all its images must be found. Throws `release.incomplete`. */
export async function releaseOf(
  app: App,
  { survey, source }: Looked,
  found: readonly FoundImage[],
): Promise<{ content: ReleaseContent; warnings: readonly string[] }> {
  const origin: Origin = { commit: source.commit, ref: source.ref, createdAt: app.clock.now().toISOString() };
  const values: SecretValues = (environment, bundle) => secretValues(app, environment, bundle);
  return await assemble(app.config, survey, found, origin, values, app.runner);
}

/** Stores the release of the checkout and remembers it. */
export async function storedRelease(
  app: App,
  looked: Looked,
  found: readonly FoundImage[],
): Promise<{ release: ReleaseId; warnings: readonly string[]; environments: readonly string[] }> {
  const { content, warnings } = await releaseOf(app, looked, found);
  const release = await app.ledger.store(content);
  const learnt: Remembered = {
    prefix: app.prefix,
    release: releaseId(content.release),
    images: found,
    warnings: looked.warnings,
    notes: looked.notes,
  };
  if (app.sight !== undefined) await remember(app.sight, looked.survey, learnt);
  return { release, warnings, environments: Object.keys(content.release.bundles) };
}
