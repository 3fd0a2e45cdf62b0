import { join } from "node:path";
import type { FoundImage } from "../build/image.ts";
import { DeployError } from "../errors.ts";
import type { Repository } from "../source/repository.ts";
import { renderBundle } from "../targets/compose/render.ts";
import { readTree } from "../targets/compose/tree.ts";
import type { Config } from "../config/config.ts";
import type { Digest, Origin, ReleaseContent, ReleaseImage } from "./release.ts";
import { publicRoute } from "./route.ts";
import type { Survey, SurveyedEnvironment } from "./survey.ts";

/**
 * Puts a release together: the digests of all its images and the deployment files of every environment. Throws
 * `release.incomplete` with every image that the registry does not have.
 */
export async function assemble(
  config: Config,
  survey: Survey,
  found: readonly FoundImage[],
  origin: Origin,
): Promise<{ content: ReleaseContent; warnings: readonly string[] }> {
  demandAll(survey, found);
  const images = Object.fromEntries(
    found.map(({ name, repository, digest, key }): [string, ReleaseImage] => [name, { repository, digest, key }]),
  );
  const isKnown = await filesOf(survey.repository);
  const rendered = await Promise.all(
    survey.environments.map(async (environment) => ({
      name: environment.config.name,
      ...(await render(config, environment, images, isKnown)),
    })),
  );
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
  { config, loaded, settings, audit, tests, imageOf }: SurveyedEnvironment,
  images: Readonly<Record<string, ReleaseImage>>,
  isKnown: (path: string) => boolean,
) {
  const url = config.url ?? publicRoute(loaded.model, settings);
  const pinned = Object.entries(imageOf).flatMap(([service, name]) => {
    const image = images[name];
    return image === undefined ? [] : [[service, image] as const];
  });
  return await renderBundle({
    root,
    model: loaded.model,
    environment: {
      checks: config.checks,
      secrets: config.secrets,
      ...(url === undefined ? {} : { url }),
      ...(tests === undefined ? {} : { tests }),
    },
    images: Object.fromEntries(pinned),
    settings,
    mounts: audit.mounts,
    readTree: (path) => readTree(path, isKnown),
  });
}

/** Files that git leaves out are not part of the checkout and so of no release. */
async function filesOf(repository: Repository): Promise<(path: string) => boolean> {
  const tree = await repository.workingTree();
  const known = new Set(tree.files.map(({ path }) => join(repository.topLevel, path)));
  return (path) => known.has(path);
}
