// How a stand-in image is known again: by the hash of everything it is made from, kept as a label in the image.

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { attempt } from "./run.ts";

/** The label that holds the recipe's hash; an image without it was pulled. */
export const recipeLabel = "aip-deploy.recipe";

/** The hash over the files of the folders (names and bytes) and the texts, in the order given. */
export async function recipeHash(folders: readonly string[], texts: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      hash
        .update(`${file.slice(folder.length)}\0`)
        .update(await readFile(file))
        .update("\0");
    }
  }
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex").slice(0, 16);
}

/** The images of `names` that the engine has, each with its recipe's hash, or "" for one that was not made here. */
export async function presentImages(names: readonly string[]): Promise<Map<string, string>> {
  // The engine names the missing ones on stderr and still prints the others.
  const { stdout } = await attempt("docker", ["image", "inspect", "--format", "{{json .}}", ...names]);
  const images = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { RepoTags: string[]; Config: { Labels?: Record<string, string> | null } });
  return new Map(
    images.flatMap((image) => image.RepoTags.map((tag) => [tag, image.Config.Labels?.[recipeLabel] ?? ""] as const)),
  );
}
