import { join } from "node:path";
import type { FoundImage } from "../build/image.ts";
import { ConfigError, DeployError } from "../errors.ts";
import type { Secret } from "../secrets/secret.ts";
import type { Repository } from "../source/repository.ts";
import type { Runner } from "../command/runner.ts";
import type { Config } from "../config/config.ts";
import { capturedSecrets } from "./captured-secrets.ts";
import { leaksIn } from "./leaks.ts";
import type { Bundle, Digest, Origin, ReleaseContent, ReleaseImage } from "./release.ts";
import { renderEnvironment } from "./render.ts";
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
  runner: Runner,
): Promise<{ content: ReleaseContent; warnings: readonly string[] }> {
  demandAll(survey, found);
  const images = Object.fromEntries(
    found.map(({ name, repository, digest, key }): [string, ReleaseImage] => [name, { repository, digest, key }]),
  );
  const isKnown = await filesOf(survey.repository);
  const rendered = await Promise.all(
    survey.environments.map(async (environment) => {
      const { name } = environment.config;
      const { files, warnings, ...rest } = await renderEnvironment(environment, { config, images, isKnown, runner });
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

/** Files that git leaves out are not part of the checkout and so of no release. */
async function filesOf(repository: Repository): Promise<(path: string) => boolean> {
  const tree = await repository.workingTree();
  const known = new Set(tree.files.map(({ path }) => join(repository.topLevel, path)));
  return (path) => known.has(path);
}
