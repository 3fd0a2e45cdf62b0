import type { ComposeBuild } from "../compose/model.ts";
import type { ImageTest } from "../config/config.ts";
import type { ContentKey, Digest } from "../release/release.ts";

/** One distinct build; several services may run it. */
export type Image = {
  /** Unique in the App: the last part of its repository. */
  readonly name: string;
  /** `registry/path/name`, without tag. */
  readonly repository: string;
  /** Sorted. */
  readonly services: readonly string[];
  readonly build: ComposeBuild;
  readonly platforms: readonly string[];
  readonly test?: Exclude<ImageTest, { kind: "none" }>;
};

export type KeyedImage = Image & { readonly key: ContentKey };

/** An image that the registry has under its key. */
export type FoundImage = KeyedImage & { readonly digest: Digest };
