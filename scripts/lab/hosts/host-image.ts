// The image of a host: a Debian with sshd and a Docker Engine of its own, in two versions of the engine.

import { join } from "node:path";
import { debianBaseRecipe, ensureDebianBase } from "../debian-base.ts";
import { exclusively } from "../lock.ts";
import { presentImages, recipeHash, recipeLabel } from "../recipe.ts";
import { run, type Log } from "../run.ts";

/** Which engine a host runs, and the Debian whose packages it comes from. */
const suites = { "26": "trixie", "28": "forky" } as const;

/** The major version of a host's engine. */
export type EngineVersion = keyof typeof suites;

const folder = join(import.meta.dirname, "image");

/** Promises the image of a host and resolves its name; one that was made from an older recipe is made anew. */
export async function ensureHostImage(log: Log, version: EngineVersion = "26"): Promise<string> {
  const name = `aip-deploy/host:${version}`;
  const recipe = await recipeHash([folder], [suites[version], ...(await debianBaseRecipe())]);
  const isPresent = async () => (await presentImages([name])).get(name) === recipe;
  if (await isPresent()) return name;
  await exclusively("base-images", async () => {
    if (await isPresent()) return;
    await ensureDebianBase(log);
    const started = Date.now();
    const options = ["--build-arg", `SUITE=${suites[version]}`, "--label", `${recipeLabel}=${recipe}`];
    await run("docker", ["buildx", "build", "--load", "--progress", "plain", "--tag", name, ...options, folder]);
    log(`${name} made in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  });
  return name;
}
