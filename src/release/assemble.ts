import { join, posix, relative } from "node:path";
import type { FoundImage } from "../build/image.ts";
import { ConfigError, DeployError } from "../errors.ts";
import type { Secret } from "../secrets/secret.ts";
import type { Repository } from "../source/repository.ts";
import { renderBundle } from "../targets/compose/render.ts";
import { readTree, type CapturedTree } from "../targets/compose/tree.ts";
import type { Config, EnvironmentConfig } from "../config/config.ts";
import { capturedSecrets } from "./captured-secrets.ts";
import { leaksIn, type Captured } from "./leaks.ts";
import type { Bundle, Digest, Origin, ReleaseContent, ReleaseImage } from "./release.ts";
import { publicRoute } from "./route.ts";
import type { Survey, SurveyedEnvironment } from "./survey.ts";

/** The values of an environment's secrets, as far as they can be had here. */
export type SecretValues = (environment: SurveyedEnvironment, bundle: Bundle) => Promise<readonly Secret[]>;

/**
 * Puts a release together: the digests of all its images and the deployment files of every environment. Throws
 * `release.incomplete` with every image that the registry does not have, and `config.invalid` for every place where the
 * value of a secret would be stored.
 */
export async function assemble(
  config: Config,
  survey: Survey,
  found: readonly FoundImage[],
  origin: Origin,
  values: SecretValues,
): Promise<{ content: ReleaseContent; warnings: readonly string[] }> {
  demandAll(survey, found);
  const images = Object.fromEntries(
    found.map(({ name, repository, digest, key }): [string, ReleaseImage] => [name, { repository, digest, key }]),
  );
  const isKnown = await filesOf(survey.repository);
  const rendered = await Promise.all(
    survey.environments.map(async (environment) => {
      const { name } = environment.config;
      const { files, warnings, ...rest } = await render(config, environment, images, isKnown);
      const searched = { files, secrets: await values(environment, rest.bundle), sources: environment.loaded.sources };
      const leaks = leaksIn(name, rest.bundle, searched);
      return { name, ...rest, leaks, warnings: [...warnings, ...capturedSecrets(files)] };
    }),
  );
  const leaks = rendered.flatMap((each) => each.leaks);
  if (leaks.length > 0) throw new ConfigError(leaks);
  const bundles = Object.fromEntries(rendered.map(({ name, bundle }) => [name, bundle]));
  const blobs = new Map<Digest, Uint8Array>(rendered.flatMap((each) => [...each.blobs]));
  return {
    content: { release: { format: 1, app: config.app, images, bundles }, origin, blobs },
    warnings: [...new Set(rendered.flatMap(({ warnings }) => warnings))],
  };
}

function demandAll(survey: Survey, found: readonly FoundImage[]): void {
  const missing = survey.images.filter(({ name }) => !found.some((each) => each.name === name));
  if (missing.length === 0) return;
  const list = missing.map(({ name, repository, key }) => `${name} (${repository}:${key})`).join("\n");
  throw new DeployError("release.incomplete", `the registry does not have these images yet:\n${list}`, {
    hint: "aip-deploy build",
  });
}

async function render(
  { root }: Config,
  { config, loaded, settings, audit, tests, imageOf, secrets }: SurveyedEnvironment,
  images: Readonly<Record<string, ReleaseImage>>,
  isKnown: (path: string) => boolean,
) {
  const url = addressOf(config, publicRoute(loaded.model, settings, config.target.hosts?.all));
  const pinned = Object.entries(imageOf).flatMap(([service, name]) => {
    const image = images[name];
    return image === undefined ? [] : [[service, image] as const];
  });
  const files: Captured[] = [];
  const rendered = await renderBundle({
    root,
    model: loaded.model,
    environment: {
      checks: config.checks,
      secrets,
      ...(url === undefined ? {} : { url }),
      ...(tests === undefined ? {} : { tests }),
    },
    images: Object.fromEntries(pinned),
    settings,
    mounts: audit.mounts,
    readTree: async (path) => {
      const captured = await readTree(path, isKnown);
      files.push(...filesIn(captured, relative(root, path)));
      return captured;
    },
  });
  return { ...rendered, files };
}

/** A preview's address may name the host port of its front door, which is known only from its own model. */
function addressOf({ url }: EnvironmentConfig, route: string | undefined): string | undefined {
  if (url?.includes("${PORT}") !== true) return url ?? route;
  return route === undefined ? undefined : url.replaceAll("${PORT}", new URL(route).port);
}

function filesIn({ tree, blobs }: CapturedTree, folder: string): Captured[] {
  return tree.flatMap(({ path, digest }) => {
    const content = blobs.get(digest);
    return content === undefined ? [] : [{ path: posix.join(folder, path), content }];
  });
}

/** Files that git leaves out are not part of the checkout and so of no release. */
async function filesOf(repository: Repository): Promise<(path: string) => boolean> {
  const tree = await repository.workingTree();
  const known = new Set(tree.files.map(({ path }) => join(repository.topLevel, path)));
  return (path) => known.has(path);
}
