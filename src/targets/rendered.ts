import type { Bundle, Digest } from "../release/release.ts";

/** An environment's deployment files, ready to be put into a release. */
export type RenderedBundle = {
  readonly bundle: Bundle;
  /** The content of every file in the bundle's trees. */
  readonly blobs: ReadonlyMap<Digest, Uint8Array>;
  /** What a person should know of them, one sentence each, such as what keeps them from being the same on every machine. */
  readonly warnings: readonly string[];
};
