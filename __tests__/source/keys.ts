import type { Image } from "../../src/build/image.ts";
import { contentKeys, type ContentKeyOptions } from "../../src/source/content-keys.ts";
import { openRepository } from "../../src/source/repository.ts";
import { anImage, gitRunner, type TestRepository } from "../support/repository.ts";

/** The keys of some images, read afresh. */
export async function keysOf(checkout: TestRepository, images: readonly Image[], options?: ContentKeyOptions) {
  return contentKeys(await openRepository(checkout.root, gitRunner), images, options);
}

/** The key of the image `web` in the folder `web`. */
export async function webKey(checkout: TestRepository, build: Partial<Image["build"]> = {}): Promise<string> {
  return (await keysOf(checkout, [anImage(checkout.root, "web", build)])).get("web") ?? "";
}
