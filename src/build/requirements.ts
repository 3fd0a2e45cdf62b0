import { secretsIn } from "../compose/placeholders.ts";
import type { CacheConfig } from "../config/config.ts";
import type { Problem } from "../errors.ts";
import { baseServices } from "./bake-file.ts";
import type { Builder } from "./builder.ts";
import type { KeyedImage } from "./image.ts";

export type Known = {
  readonly builder: Builder;
  /** Services that `service:<name>` may name. */
  readonly services: ReadonlySet<string>;
  /** Compose secrets that have a value. */
  readonly secrets: ReadonlySet<string>;
};

/** Everything that keeps the images from being built as they are written, before any of them is tried. */
export function problemsOf(images: readonly KeyedImage[], known: Known): Problem[] {
  return images.flatMap((image) => problemsOfImage(image, known).map((problem) => ({ path: image.name, ...problem })));
}

function problemsOfImage({ build, platforms }: KeyedImage, { builder, services, secrets }: Known): Problem[] {
  const problems: Problem[] = [];
  if (platforms.length > 1 && !builder.can.multiPlatform) {
    const message = `the builder ${builder.name} (${kindOf(builder)}) builds one platform only, wanted ${platforms.join(", ")}`;
    problems.push({ message, hint: "Make a builder that can: docker buildx create --driver docker-container --use" });
  }
  if (Array.isArray(build["extra_hosts"]) && build["extra_hosts"].length > 0 && !builder.can.extraHosts) {
    const message = `build.extra_hosts needs docker-buildx 0.25 or newer, here is ${builder.buildx.join(".")}`;
    problems.push({ message, hint: "Update docker-buildx, or take extra_hosts out of the build section." });
  }
  for (const service of baseServices(build).filter((name) => !services.has(name))) {
    problems.push({ message: `build.additional_contexts names the service ${service}, which is not built` });
  }
  for (const { source } of (build.secrets ?? []).filter((secret) => !secrets.has(secret.source))) {
    problems.push({ message: `the build secret ${source} has no value` });
  }
  for (const name of secretsIn(build)) {
    const hint =
      "Hand it to the build as a secret (build.secrets and RUN --mount=type=secret): a build argument stays in the image. " +
      "What is no secret belongs under `variables:` of the environment in aip-deploy.yml.";
    problems.push({ message: `the build section holds the value of the secret ${name}`, hint });
  }
  return problems;
}

export type Wanted = {
  readonly cache: CacheConfig;
  readonly provenance: "auto" | "off";
  readonly sbom: "auto" | "off";
};

/** What is left out because the builder cannot do it, as one sentence; `undefined` when it can do all that is wanted. */
export function leftOut({ cache, provenance, sbom }: Wanted, builder: Builder): string | undefined {
  const { can } = builder;
  const parts = [
    !can.cacheExport && cache.mode !== "none" && `the ${cache.mode} cache`,
    !can.attestations && provenance === "auto" && "provenance",
    !can.attestations && sbom === "auto" && "the SBOM",
    !can.annotations && "annotations (the same facts are in the labels)",
  ].filter((part) => part !== false);
  if (parts.length === 0) return undefined;
  return `Left out, since the builder ${builder.name} (${kindOf(builder)}) cannot do it: ${parts.join(", ")}`;
}

function kindOf({ driver, containerdStore }: Builder): string {
  return driver === "docker" && !containerdStore
    ? "driver docker without the containerd image store"
    : `driver ${driver}`;
}
