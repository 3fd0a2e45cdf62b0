/** Removes what `npm start` made: environments with their data, images in the engine, repositories. */
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { messageOf } from "../../src/errors.ts";
import { ensureEngine } from "../lab/engine.ts";
import { ensureRegistry, registryContainer } from "../lab/registry.ts";
import { attempt, run } from "../lab/run.ts";
import { boardOf } from "./answer.ts";
import { ownPlaces, playgroundPlaces, registryOf, sourceOf, type Places } from "./places.ts";
import { programFor } from "./program.ts";

/** Resolves the exit code: 0 when nothing of it is left. */
export async function takeDown(
  home: string,
  wish: { readonly repository?: string; readonly verbose: boolean },
): Promise<number> {
  const all =
    wish.repository === undefined
      ? await everything(home)
      : [ownPlaces(home, sourceOf(wish.repository, process.cwd()))];
  const there = all.filter(({ work }) => existsSync(join(work, ".git")));
  if (there.length === 0) console.log("There is nothing of npm start to remove.");
  else {
    await ensureEngine(console.error);
    await ensureRegistry(console.error);
  }
  const failed: string[] = [];
  for (const places of there) {
    try {
      await removeOne(places, playgroundPlaces(home).work === places.work, wish.verbose);
    } catch (error) {
      failed.push(places.work);
      console.error(`${places.work}: ${messageOf(error)}`);
    }
  }
  console.log(`\n${remaining()}`);
  return failed.length === 0 ? 0 : 1;
}

async function everything(home: string): Promise<Places[]> {
  const own = join(home, "own");
  const folders = await readdir(own).catch(() => []);
  const names = await Promise.all(
    folders.map(async (folder) => (await readdir(join(own, folder))).map((name) => join(own, folder, name))),
  );
  const works = names.flat().filter((path) => !path.endsWith(".git"));
  return [playgroundPlaces(home), ...works.map((work) => ({ work, origin: `${work}.git` }))];
}

async function removeOne(places: Places, isExample: boolean, verbose: boolean): Promise<void> {
  const registry = registryOf(places);
  const program = await programFor({
    work: places.work,
    live: true,
    verbose,
    ...(isExample ? {} : { registry }),
  });
  const { environments } = boardOf(await program.run(["status"]));
  for (const { environment } of environments) {
    const { exitCode, refusal } = await program.run(["down", environment, "--data"]);
    if (exitCode !== 0)
      throw new Error(`${environment} could not be removed: ${refusal?.message ?? "no reason given"}`);
  }
  const images = await removeImages(registry);
  await rm(places.work, { recursive: true, force: true });
  await rm(places.origin, { recursive: true, force: true });
  const parent = dirname(places.work);
  if (!isExample) await rm(parent, { recursive: true, force: true });
  const names = environments.map(({ environment }) => environment).join(", ");
  console.log(
    `${basename(places.work)}: ${names} with their data, ${images} images of the engine and the repository are removed.`,
  );
}

/** Only the engine's copies, by name, since others may have the same image under a name of theirs. */
async function removeImages(prefix: string): Promise<number> {
  const names = await imagesBelow(prefix);
  // Without its last tag an image loses its digest too, and is then not there any longer to be removed by it.
  for (const name of names) await attempt("docker", ["image", "rm", name]);
  return names.length - (await imagesBelow(prefix)).length;
}

async function imagesBelow(prefix: string): Promise<string[]> {
  const format = "{{.Repository}} {{.Tag}} {{.Digest}}";
  const lines = (await run("docker", ["image", "ls", "--digests", "--format", format])).split("\n");
  const names = lines.flatMap((line) => {
    const [repository = "", tag, digest] = line.split(" ");
    if (!repository.startsWith(`${prefix}/`)) return [];
    return [
      tag === "<none>" ? [] : `${repository}:${tag ?? ""}`,
      digest === "<none>" ? [] : `${repository}@${digest ?? ""}`,
    ];
  });
  return [...new Set(names.flat())];
}

function remaining(): string {
  const name = registryContainer(5000);
  return `What stays: the engine with its build cache and base images, and the registry with its images and the ledger.
The registry goes with: docker rm --force ${name} && docker volume rm ${name}
The build cache goes with: docker builder prune`;
}
