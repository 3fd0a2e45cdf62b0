import { z } from "zod";
import { digestOf } from "../release/release.ts";
import type { Descriptor, Manifest } from "./client.ts";

/** Something of ours in a registry: a document, and files that belong to it. */
export type Artifact = {
  /** The document; its media type says what the artifact is. */
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
};

const manifestType = "application/vnd.oci.image.manifest.v1+json";

/** Some registries refuse a manifest without layers; the image specification names this one for it. */
export const emptyLayer = { mediaType: "application/vnd.oci.empty.v1+json", bytes: new TextEncoder().encode("{}") };

const descriptor = z.object({
  mediaType: z.string(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
});

const imageManifest = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.literal(manifestType).optional(),
  config: descriptor,
  layers: z.array(descriptor),
  annotations: z.record(z.string(), z.string()).default({}),
});

/** Names a piece of content that is to be stored as a blob. */
export function describe(mediaType: string, bytes: Uint8Array): Descriptor {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}

/** The manifest to store, in the one form that every registry takes: an image manifest with a media type of ours. */
export function toManifest({ config, layers, annotations }: Artifact): Manifest {
  const filled = layers.length > 0 ? layers : [describe(emptyLayer.mediaType, emptyLayer.bytes)];
  const document = { schemaVersion: 2, mediaType: manifestType, config, layers: filled, annotations };
  return { mediaType: manifestType, bytes: new TextEncoder().encode(JSON.stringify(document)) };
}

/** Reads a manifest back; `undefined` when it is none, or one of several platforms. */
export function fromManifest(bytes: Uint8Array): Artifact | undefined {
  try {
    return imageManifest.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
