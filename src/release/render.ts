import { posix, relative } from "node:path";
import type { Runner } from "../command/runner.ts";
import type { ClusterTargetConfig, Config, EnvironmentConfig } from "../config/config.ts";
import { hostsOf } from "../config/hosts.ts";
import { renderBundle } from "../targets/compose/render.ts";
import { readTree, type CapturedTree } from "../targets/compose/tree.ts";
import type { RenderedBundle } from "../targets/rendered.ts";
import type { Captured } from "./leaks.ts";
import { namespaceOf } from "./namespace.ts";
import type { ReleaseImage } from "./release.ts";
import { publicRoute } from "./route.ts";
import type { SurveyedEnvironment } from "./survey.ts";

/** What all environments of a release are rendered with. */
export type Rendering = {
  readonly config: Config;
  /** By image name. */
  readonly images: Readonly<Record<string, ReleaseImage>>;
  /** Whether git knows the file of this absolute path. */
  readonly isKnown: (path: string) => boolean;
  readonly runner: Runner;
};

/** An environment's deployment files, with the files of the checkout that they carry. */
export type RenderedEnvironment = RenderedBundle & { readonly files: readonly Captured[] };

/** Renders an environment for its target. */
export async function renderEnvironment(
  environment: SurveyedEnvironment,
  rendering: Rendering,
): Promise<RenderedEnvironment> {
  const { target } = environment.config;
  return target.kind === "compose"
    ? await renderCompose(environment, rendering)
    : await renderCluster(environment, target, rendering);
}

async function renderCompose(
  { config, loaded, settings, audit, tests, imageOf, secrets }: SurveyedEnvironment,
  { config: { root }, images, isKnown }: Rendering,
): Promise<RenderedEnvironment> {
  const url = addressOf(config, publicRoute(loaded.model, settings, hostsOf(config.target)?.all));
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

async function renderCluster(
  { config: { name, url, checks }, imageOf }: SurveyedEnvironment,
  target: ClusterTargetConfig,
  { config: { app, root }, images, isKnown, runner }: Rendering,
): Promise<RenderedEnvironment> {
  const common = {
    ...{ app, environment: name, root, images, builtAs: imageOf, runner, checks },
    namespace: await namespaceOf(root, target),
    secrets: target.secrets,
    ...(url === undefined ? {} : { url }),
  };
  if (target.kind !== "helm") {
    const { renderKustomize } = await import("../targets/kubernetes/index.ts");
    return { ...(await renderKustomize({ ...common, overlay: target.overlay })), files: [] };
  }
  const { renderChart } = await import("../targets/helm/index.ts");
  const { chart, values, release, images: imageValues } = target;
  const rendered = await renderChart({ ...common, chart, values, release, imageValues, isKnown });
  return { ...rendered, files: rendered.files.map((file) => ({ ...file, partOf: "chart" })) };
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
