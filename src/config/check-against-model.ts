import type { ComposeModel } from "../compose/model.ts";
import type { Problem } from "../errors.ts";
import type { Config } from "./config.ts";
import type { Finding } from "./finding.ts";
import { problemIn } from "./place.ts";
import { hintFor } from "./suggest.ts";

/**
 * Names in the configuration that the Compose model of an environment does not know. A service or image that exists in
 * another environment only is no mistake: give the other environments' models, else it is reported.
 */
export function checkAgainstModel(
  config: Config,
  environmentName: string,
  model: ComposeModel,
  otherModels: readonly ComposeModel[] = [],
): Problem[] {
  const services = Object.keys(model.services);
  const models = [model, ...otherModels];
  const anywhere = [...new Set(models.flatMap(({ services }) => Object.keys(services)))];
  const images = [...new Set(models.flatMap(imageNames))];
  return [
    ...unknownKeys("services", Object.keys(config.services), anywhere, "service"),
    ...unknownAfter(config, anywhere),
    ...unknownKeys("images", Object.keys(config.images), images, "image that is built"),
    ...unknownTestService(config, environmentName, services),
  ].map((finding) => problemIn(config, finding));
}

function unknownKeys(section: string, names: readonly string[], known: readonly string[], noun: string): Finding[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: [section, name],
      message: `the Compose files have no ${noun} "${name}"`,
      hint: hintFor(name, known),
      atKey: true,
    }));
}

function unknownAfter(config: Config, known: readonly string[]): Finding[] {
  return Object.entries(config.services).flatMap(([name, { after }]) =>
    after
      .filter((other) => !known.includes(other))
      .map((other) => ({
        path: ["services", name, "after"],
        message: `the Compose files have no service "${other}"`,
        hint: hintFor(other, known),
      })),
  );
}

function unknownTestService(config: Config, environmentName: string, known: readonly string[]): Finding[] {
  const run = config.environments.find(({ name }) => name === environmentName)?.tests?.run;
  if (run?.kind !== "service" || known.includes(run.service)) return [];
  const path = ["environments", environmentName, "tests", "service"];
  return [
    {
      path,
      message: `the Compose files of ${environmentName} have no service "${run.service}"`,
      hint: hintFor(run.service, known),
    },
  ];
}

/** Every name that an image could go by: the last part of its repository, and the services that build it. */
function imageNames(model: ComposeModel): string[] {
  return Object.entries(model.services).flatMap(([service, { image, build }]) =>
    build === undefined ? [] : image === undefined ? [service] : [lastPart(image)],
  );
}

function lastPart(image: string): string {
  const [withoutDigest = image] = image.split("@");
  const name = withoutDigest.slice(withoutDigest.lastIndexOf("/") + 1);
  return name.replace(/:.*$/, "");
}
