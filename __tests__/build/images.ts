import { builderOf, type Builder } from "../../src/build/builder.ts";
import type { KeyedImage } from "../../src/build/image.ts";

/** An image with everything left out that a test does not speak of. */
export function anImage(given: Partial<KeyedImage> = {}): KeyedImage {
  const name = given.name ?? "api";
  return {
    name,
    repository: `registry.example/app/${name}`,
    services: [name],
    build: { context: `/src/${name}` },
    platforms: [],
    key: "c1-0011",
    ...given,
  };
}

/** What Debian 13 has: the driver `docker`, images outside of containerd, buildx 0.13. */
export const plain: Builder = builderOf("default", "docker", [0, 13], false);

/** What GitHub's runners have after `docker/setup-buildx-action`. */
export const full: Builder = builderOf("builder", "docker-container", [0, 29], false);

export const stamp = {
  source: "https://github.example/org/app",
  revision: "0123abcd",
  created: "2026-11-02T10:00:00Z",
} as const;
