import { findImages, type Findings, type ImageStore } from "../../build/find.ts";
import type { FoundImage } from "../../build/image.ts";
import type { EnvironmentConfig } from "../../config/config.ts";
import { openRepository, type Repository } from "../../source/repository.ts";
import { environmentNamed, type App } from "../app.ts";
import { assemble } from "../assemble.ts";
import type { Origin, ReleaseContent } from "../release.ts";
import type { SourceFacts } from "../results.ts";
import { survey, type Survey } from "../survey.ts";

/** The checkout looked through, and what the registry has of it. */
export type Prepared = {
  readonly source: SourceFacts;
  readonly survey: Survey;
  readonly findings: Findings;
  readonly destination: Destination;
};

/** Looks at the checkout on its way to an environment and asks the registry, all images at once. */
export async function prepare(app: App, wanted?: string): Promise<Prepared> {
  const { config, runner, prefix, clock } = app;
  const repository = await openRepository(config.root, runner);
  const destination = destinationOf(app, repository, wanted);
  const surveyed = await survey({
    config,
    repository,
    runner,
    registry: prefix,
    deploying: destination.environment?.name,
    rebuildStamp: config.build.rebuild === "weekly" ? weekOf(clock.now()) : undefined,
  });
  const [source, findings] = await Promise.all([
    sourceOf(repository),
    findImages(surveyed.images, storeOf(app), app.signal),
  ]);
  return { source, survey: surveyed, findings, destination };
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
  if (wanted !== undefined) return { environment: environmentNamed(app, wanted) };
  if (branch === undefined) return { because: "a tag or a single commit is checked out, and no branch" };
  const environment = app.config.environments.find((each) => each.branch === branch);
  if (environment !== undefined) return { environment };
  const branches = app.config.environments.map((each) => `${each.branch} → ${each.name}`).join(", ");
  return { because: `branch ${branch} belongs to no environment (${branches})` };
}

/** The release of the checkout; all its images must be found. Throws `release.incomplete`. */
export async function releaseOf(
  app: App,
  { survey: surveyed, source }: Prepared,
  found: readonly FoundImage[],
): Promise<{ content: ReleaseContent; warnings: readonly string[] }> {
  const origin: Origin = { commit: source.commit, ref: source.ref, createdAt: app.clock.now().toISOString() };
  return await assemble(app.config, surveyed, found, origin);
}

/** ISO 8601, for example `2026-W48`: the week that has the year's first Thursday is its first. */
export function weekOf(date: Date): string {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() === 0 ? 7 : date.getUTCDay()));
  const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((thursday.getTime() - firstDay) / 86_400_000 + 1) / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}
