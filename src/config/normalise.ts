/** From what people wrote to the one form that the rest of the program sees. */
import type {
  BuildConfig,
  Config,
  EnvironmentConfig,
  ImageConfig,
  ImageTest,
  PreviewsConfig,
  ServiceConfig,
} from "./config.ts";
import { conventionalEnvironments, slug } from "./conventions.ts";
import { secondsOf } from "./duration.ts";
import type { Report } from "./finding.ts";
import { list, readyOf, replaced, sources, timedCommand, wordsOf, type NormaliseContext } from "./normal-forms.ts";
import { normaliseEnvironment } from "./normalise-environment.ts";
import type { Path } from "./path.ts";
import { inOrderOfPromotion } from "./promotion.ts";
import { environment as environmentSchema } from "./environment-schema.ts";
import {
  taskOptions,
  type Written,
  type WrittenBuild,
  type WrittenEnvironment,
  type WrittenImage,
  type WrittenPreviews,
  type WrittenService,
} from "./schema.ts";
import type { Surroundings } from "./surroundings.ts";

/** Fills in the conventions and brings every option to its one form; what cannot be understood is reported. */
export function normalise(written: Written, given: Omit<NormaliseContext, "app">): Omit<Config, "file"> {
  const app = written.app ?? slug(given.surroundings.composeName ?? given.surroundings.folder);
  const context = { ...given, app };
  const environments = environmentsOf(written, context.surroundings);
  const names = Object.keys(environments);
  const ordered = inOrderOfPromotion(
    names.map((name) => normaliseEnvironment(name, environments[name] ?? environmentSchema.parse({}), names, context)),
  );
  return {
    app,
    root: context.surroundings.root,
    ...(written.registry === undefined ? {} : { registry: replaced(written.registry, ["registry"], context) }),
    environments: ordered,
    build: buildOf(written.build),
    images: mapValues(written.images, (image, name) => imageOf(image, ["images", name], context.report)),
    services: mapValues(written.services, (service, name) => serviceOf(service, ["services", name], context.report)),
    ...(written.previews === undefined ? {} : { previews: previewsOf(written.previews, ordered, context) }),
  };
}

/** Known only when there is a pull request, and replaced then. */
const later = { PREVIEW: "${PREVIEW}", PR: "${PR}", PORT: "${PORT}" };

function previewsOf(
  written: WrittenPreviews,
  environments: readonly EnvironmentConfig[],
  context: NormaliseContext,
): PreviewsConfig {
  const path = ["previews"];
  const known = { ...context, variables: { ...context.variables, ...later } };
  return {
    from: written.from ?? environments[0]?.name ?? "dev",
    ...(written.url === undefined ? {} : { url: replaced(written.url, [...path, "url"], known) }),
    firstPort: written["first-port"],
    lifetimeSeconds: secondsOf(written.lifetime),
    most: written.most,
    variables: mapValues(written.variables, (value, name) =>
      replaced(String(value), [...path, "variables", name], known),
    ),
  };
}

function environmentsOf(written: Written, { files }: Surroundings): Readonly<Record<string, WrittenEnvironment>> {
  if (written.environments !== undefined) return written.environments;
  return Object.fromEntries(conventionalEnvironments(files).map((name) => [name, environmentSchema.parse({})]));
}

function buildOf(written: WrittenBuild): BuildConfig {
  const { cache } = written;
  return {
    platforms: list(written.platforms),
    cache:
      typeof cache === "string"
        ? { mode: cache }
        : { mode: cache.mode, ...(cache.directory === undefined ? {} : { directory: cache.directory }) },
    provenance: autoOrOff(written.provenance),
    sbom: autoOrOff(written.sbom),
    secrets: sources(written.secrets),
    rebuild: written.rebuild,
  };
}

function autoOrOff(written: "auto" | "off" | boolean): "auto" | "off" {
  if (typeof written === "string") return written;
  return written ? "auto" : "off";
}

function imageOf(written: WrittenImage, path: Path, report: Report): ImageConfig {
  return {
    ...(written.test === undefined ? {} : { test: imageTest(written.test, [...path, "test"], report) }),
    ...(written.platforms === undefined ? {} : { platforms: list(written.platforms) }),
  };
}

function imageTest(written: NonNullable<WrittenImage["test"]>, path: Path, report: Report): ImageTest {
  if (written === false || written === "none") return { kind: "none" };
  if (typeof written === "string") return { kind: "stage", target: written };
  if (Array.isArray(written)) return { kind: "command", command: written };
  if (written.command !== undefined) {
    return { kind: "command", command: wordsOf(written.command, [...path, "command"], report) };
  }
  return { kind: "stage", target: written.stage ?? "test" };
}

function serviceOf(written: WrittenService, path: Path, report: Report): ServiceConfig {
  return {
    ...(written.stateful === undefined ? {} : { stateful: written.stateful }),
    tasks: Object.entries(written.tasks).map(([name, task]) => ({
      name,
      ...timedCommand(task, taskOptions, [...path, "tasks", name], report),
    })),
    ...(written.ready === undefined ? {} : { ready: readyOf(written.ready, [...path, "ready"], report) }),
    ...(written["start-timeout"] === undefined ? {} : { startSeconds: secondsOf(written["start-timeout"]) }),
    after: list(written.after),
    ...(written.strategy === undefined ? {} : { strategy: written.strategy }),
    ...(written.drain === undefined ? {} : { drainSeconds: secondsOf(written.drain) }),
    ...(written.gateway === undefined ? {} : { gateway: written.gateway }),
  };
}

function mapValues<From, To>(
  map: Readonly<Record<string, From>>,
  to: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value, key)]));
}
