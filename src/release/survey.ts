import { existsSync } from "node:fs";
import { resolve } from "node:path";
import pMap from "p-map";
import type { Image, KeyedImage } from "../build/image.ts";
import type { Runner } from "../command/runner.ts";
import { audit, type Audit } from "../compose/audit.ts";
import { gitFacts } from "../compose/facts.ts";
import { imagesOf } from "../compose/images.ts";
import type { LoadedModel } from "../compose/loaded.ts";
import { mountedPaths } from "../compose/mounts.ts";
import { setApart } from "../compose/set-apart.ts";
import { neededServices, settingsOf, testsOf, type ServiceSettings } from "../compose/settings.ts";
import { sideBySide } from "../compose/side-by-side.ts";
import { checkAgainstModel } from "../config/check-against-model.ts";
import type { Config, EnvironmentConfig, TestsConfig } from "../config/config.ts";
import { problemIn } from "../config/place.ts";
import { ConfigError, type Problem } from "../errors.ts";
import { contentKeys } from "../source/content-keys.ts";
import type { Repository } from "../source/repository.ts";
import { variableFor } from "../secrets/reference.ts";
import type { Secret } from "../secrets/secret.ts";
import { modelWithoutSecrets, type EnvironmentModel } from "./environment-model.ts";
import { canonicalJson } from "./naming.ts";

/** What the checkout holds, for all environments at once: the models, the images and what is odd about them. */
export type Survey = {
  readonly repository: Repository;
  /** In the order of promotion. */
  readonly environments: readonly SurveyedEnvironment[];
  /** Every image that any environment runs, by name. */
  readonly images: readonly KeyedImage[];
  readonly warnings: readonly Problem[];
  /** What a person should know, one sentence each. */
  readonly notes: readonly string[];
};

export type SurveyedEnvironment = {
  readonly config: EnvironmentConfig;
  readonly loaded: LoadedModel;
  readonly settings: Readonly<Record<string, ServiceSettings>>;
  readonly audit: Audit;
  readonly tests: TestsConfig | undefined;
  /** The image of every service whose image is built here, by service. */
  readonly imageOf: Readonly<Record<string, string>>;
  /** Every secret that a placeholder in the model may stand for, by its name. */
  readonly secrets: EnvironmentModel["secrets"];
  /** What the secrets of env files are now. */
  readonly values: EnvironmentModel["values"];
};

export type SurveyInput = {
  readonly config: Config;
  readonly repository: Repository;
  readonly runner: Runner;
  /** Wins over the configuration's registry. */
  readonly registry: string | undefined;
  /** Of the process that was started; secrets may be among them. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Told the secrets of env files as they are read. */
  readonly learn: (secret: Secret) => void;
  /** The environment that will be deployed to; secrets of the others may be missing here. */
  readonly deploying: string | undefined;
  /** Put into every content key, see `rebuild`. */
  readonly rebuildStamp: string | undefined;
};

/** Looks at everything before anything is done. Throws one `ConfigError` with all that is wrong in any environment. */
export async function survey(input: SurveyInput): Promise<Survey> {
  const { config, repository, rebuildStamp } = input;
  const absent = absentSecrets(input);
  const loaded = await loadAll(input, absent);
  const facts = await gitFacts(
    config.root,
    [...new Set(loaded.flatMap(({ model }) => mountedPaths(model)))],
    input.runner,
  );
  const environments = loaded.map(({ environment, found: { secrets, values, notes }, model }) => {
    const settings = settingsOf(model, config, environment);
    const { images, problems } = imagesOf(model, {
      config,
      registry: input.registry,
      services: neededServices(settings),
    });
    // On a cluster the Compose files say how images are built, and nothing of how they run.
    const onCompose = environment.target.kind === "compose";
    const found = onCompose ? audit(model, settings, { environment, facts }) : nothingFound;
    const ofModel = onCompose ? model.problems : [];
    const others = loaded.filter((each) => each.model !== model).map((each) => each.model.model);
    const wrong = [
      ...checkAgainstModel(config, environment.name, model.model, others),
      ...ofModel.filter(
        (problem) => !isLater(problem, environment, input.deploying) && !isGiven(problem, input.variables),
      ),
      ...problems,
      ...found.problems,
    ];
    const imageOf = Object.fromEntries(images.flatMap(({ name, services }) => services.map((each) => [each, name])));
    const tests = testsOf(model, environment);
    const about = { settings, audit: { ...found, notes: onCompose ? [...found.notes, ...notes] : [] }, tests, imageOf };
    return { config: environment, loaded: model, ...about, secrets, values, images, wrong };
  });
  const neighbours = environments
    .filter(({ config: { target } }) => target.kind === "compose")
    .map(({ config: environment, ...each }) => ({ ...each, environment }));
  const problems = [...absent, ...environments.flatMap(({ wrong }) => wrong), ...sideBySide(neighbours)];
  if (problems.length > 0) throw new ConfigError(once(problems));
  const { images, notes } = oneBuildEach(environments);
  const keys = await contentKeys(repository, images, rebuildStamp === undefined ? {} : { rebuildStamp });
  return {
    repository,
    environments,
    images: images.map((image) => ({ ...image, key: keys.get(image.name) ?? "" })),
    warnings: once(environments.flatMap((each) => each.loaded.warnings)),
    notes: [...new Set([...notes, ...environments.flatMap((each) => each.audit.notes)])],
  };
}

const nothingFound: Audit = { problems: [], notes: [], mounts: [] };

/** A release names secrets and never holds them, so where they are missing matters only to the environment that needs them now. */
function isLater({ path = "" }: Problem, { name }: EnvironmentConfig, deploying: string | undefined): boolean {
  return path.startsWith("secrets.") && name !== deploying;
}

/** A secret's file that is not there, while a variable has its value. */
function isGiven({ path = "" }: Problem, variables: SurveyInput["variables"]): boolean {
  const [, name] = /^secrets\.(.+)\.file$/.exec(path) ?? [];
  return name !== undefined && (variables[variableFor(name)] ?? "") !== "";
}

type Loaded = {
  readonly environment: EnvironmentConfig;
  readonly found: EnvironmentModel;
  readonly model: LoadedModel;
};

/** The configured secrets of the environment that is deployed to and that are not there; nothing is read of those that are. */
function absentSecrets({ config, deploying, variables }: SurveyInput): Problem[] {
  const environment = config.environments.find(({ name }) => name === deploying);
  return Object.entries(environment?.secrets ?? {}).flatMap(([name, source]): Problem[] => {
    const isThere =
      source.kind === "file"
        ? existsSync(resolve(config.root, source.file)) || (variables[variableFor(name)] ?? "") !== ""
        : (variables[source.variable] ?? "") !== "";
    if (isThere) return [];
    const what = source.kind === "file" ? `file ${source.file} is missing` : `variable ${source.variable} is not set`;
    const path = ["environments", deploying ?? "", "secrets", name];
    return [problemIn(config, { path, message: `the ${what}` })];
  });
}

/** Loads every environment's model; what is wrong in several is said together, and `beside` with it. */
async function loadAll(
  { config, runner, learn, deploying }: SurveyInput,
  beside: readonly Problem[],
): Promise<Loaded[]> {
  const problems: Problem[] = [];
  const loaded = await pMap(
    config.environments,
    async (environment) => {
      try {
        const found = await modelWithoutSecrets(config, environment, { runner, learn });
        return [{ environment, found, model: onItsOwn(config, environment, found.loaded) }];
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        problems.push(...error.problems.filter((problem) => !isLater(problem, environment, deploying)));
        return [];
      }
    },
    { concurrency: 4 },
  );
  if (problems.length > 0) throw new ConfigError(once([...beside, ...problems]), { code: "compose.invalid" });
  return loaded.flat();
}

function onItsOwn(config: Config, { apart, ...environment }: EnvironmentConfig, loaded: LoadedModel): LoadedModel {
  if (apart === undefined) return loaded;
  return setApart(loaded, settingsOf(loaded, config, environment), { ...environment, apart });
}

/**
 * One build for each image name. Where environments build the same image differently, the one furthest down the road
 * counts for all, since what runs in production must be what ran everywhere before.
 */
function oneBuildEach(environments: readonly (SurveyedEnvironment & { readonly images: readonly Image[] })[]): {
  images: Image[];
  notes: string[];
} {
  const images = new Map<string, { image: Image; environment: string }>();
  const notes: string[] = [];
  for (const { config, images: own } of environments.toReversed()) {
    for (const image of own) {
      const chosen = images.get(image.name);
      if (chosen === undefined) images.set(image.name, { image, environment: config.name });
      else if (canonicalJson(buildOf(chosen.image)) !== canonicalJson(buildOf(image))) {
        notes.push(
          `${image.name} is built as ${chosen.environment} says; ${config.name} builds it differently, which would not be the image that is promoted`,
        );
      }
    }
  }
  return { images: [...images.values()].map(({ image }) => image).sort((a, b) => (a.name < b.name ? -1 : 1)), notes };
}

function buildOf({ build, platforms, repository }: Image) {
  return { build, platforms, repository };
}

function once(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()];
}
