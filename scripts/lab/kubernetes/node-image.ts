// The image that every part of a cluster runs in, and the one that holds a pod together.

import { join } from "node:path";
import { ensureBaseImages } from "../base-images.ts";
import { debianBaseRecipe, ensureDebianBase } from "../debian-base.ts";
import { exclusively } from "../lock.ts";
import { presentImages, recipeHash, recipeLabel } from "../recipe.ts";
import { run, type Log } from "../run.ts";
import { pauseImage } from "./node-settings.ts";

const name = "aip-deploy/kubernetes:13";
const folder = join(import.meta.dirname, "image");

/** Promises the image and resolves its name; one that was made from an older recipe is made anew. */
export async function ensureNodeImage(log: Log): Promise<string> {
  await ensureBaseImages(log, ["busybox:1.37", "registry:2"]);
  const recipe = await recipeHash([folder], await debianBaseRecipe());
  const isPresent = async () => (await presentImages([name])).get(name) === recipe;
  if (await isPresent()) return name;
  await exclusively("base-images", async () => {
    if (await isPresent()) return;
    await ensureDebianBase(log);
    const started = Date.now();
    const options = ["--tag", name, "--label", `${recipeLabel}=${recipe}`];
    await run("docker", ["buildx", "build", "--load", "--progress", "plain", ...options, folder]);
    log(`${name} made in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  });
  return name;
}

/** Writes the image of a pod's first container, which does nothing, as an archive that a node takes in when it boots. */
export async function savePauseImage(file: string): Promise<void> {
  const recipe = 'FROM busybox:1.37\nENTRYPOINT ["sleep", "2147483647"]\n';
  await run("docker", ["buildx", "build", "--load", "--quiet", "--tag", pauseImage, "-"], { input: recipe });
  await run("docker", ["save", "--output", file, pauseImage]);
}
