import pMap from "p-map";
import { messageOf } from "../errors.ts";
import type { Digest } from "../release/release.ts";
import type { FoundImage, KeyedImage } from "./image.ts";

/** What building needs to know of a registry. */
export type ImageStore = {
  /** `undefined` when the repository has no such tag; throws when the registry cannot be asked. */
  digestOf(repository: string, tag: string, signal?: AbortSignal): Promise<Digest | undefined>;
};

export type Findings = {
  readonly found: readonly FoundImage[];
  readonly missing: readonly KeyedImage[];
  /** The registry could not be asked: neither found nor missing. */
  readonly unknown: readonly { readonly image: KeyedImage; readonly why: string }[];
};

const lookUpsAtOnce = 16;

/** Asks the registry for every image's key, each list in the order of the images. Throws only when it is stopped. */
export async function findImages(
  keyed: readonly KeyedImage[],
  store: ImageStore,
  signal?: AbortSignal,
): Promise<Findings> {
  const found: FoundImage[] = [];
  const missing: KeyedImage[] = [];
  const unknown: { image: KeyedImage; why: string }[] = [];
  const answers = await pMap(keyed, (image) => lookUp(image, store, signal), { concurrency: lookUpsAtOnce });
  signal?.throwIfAborted();
  for (const answer of answers) {
    if ("why" in answer) unknown.push(answer);
    else if (answer.digest === undefined) missing.push(answer.image);
    else found.push({ ...answer.image, digest: answer.digest });
  }
  return { found, missing, unknown };
}

type Answer = { image: KeyedImage; digest: Digest | undefined } | { image: KeyedImage; why: string };

async function lookUp(image: KeyedImage, store: ImageStore, signal?: AbortSignal): Promise<Answer> {
  try {
    return { image, digest: await store.digestOf(image.repository, image.key, signal) };
  } catch (error) {
    return { image, why: messageOf(error) };
  }
}
