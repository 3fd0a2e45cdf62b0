import { randomUUID } from "node:crypto";
import { chmod, mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InternalError } from "../../errors.ts";
import type { FileTree } from "../../release/release.ts";
import type { Materials } from "../target.ts";
import { singleFile, type Placement } from "./placement.ts";

/**
 * Puts a release's files where the engine finds them. Everything appears under its name only when it is complete, so that
 * a run that was killed leaves nothing half written behind; what is there already is not touched.
 *
 * Modes: the project's folder is closed to other users of the host. Inside of it files are readable for all, because
 * Compose mounts secret files as they are, and containers read them as whatever user they run as.
 */
export async function place(placement: Placement, content: string, materials: Materials, now: Date): Promise<void> {
  await mkdir(placement.folder, { recursive: true, mode: 0o700 });
  await chmod(placement.folder, 0o700);
  await Promise.all([
    ...placement.trees.map(({ path, tree }) => once(path, (temporary) => writeTree(temporary, tree, materials))),
    ...placement.secrets.map(({ path, name }) =>
      once(dirname(path), (temporary) => writeSecret(temporary, name, materials)),
    ),
  ]);
  await once(dirname(placement.file), async (temporary) => {
    await mkdir(temporary, { mode: 0o700 });
    // Filled-in secrets are in it, and only Compose, which runs as we do, reads it.
    await writeFile(join(temporary, "compose.json"), content, { mode: 0o600 });
  });
  await utimes(dirname(placement.file), now, now);
}

/** Releases of which the files are kept although nothing uses them. */
const keptReleases = 5;
/** A temporary folder that is older than this belongs to nobody any more. */
const abandonedMs = 60 * 60_000;

/** Removes the files that no container of the project mounts, beside those of the placed release and the last five Compose files. */
export async function prune(placement: Placement, mounted: ReadonlySet<string>, now: Date): Promise<void> {
  const needed = [...mounted, ...placement.trees.map(({ path }) => path), ...placement.secrets.map(({ path }) => path)];
  for (const section of ["trees", "secrets"]) {
    for (const path of await entries(join(placement.folder, section))) {
      const used = needed.some((each) => each === path || each.startsWith(`${path}/`));
      if (!used && (await isAbandoned(path, now))) await rm(path, { recursive: true, force: true });
    }
  }
  const releases = await entries(join(placement.folder, "releases"));
  const dated = await Promise.all(releases.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  const old = dated.sort((left, right) => right.at - left.at).slice(keptReleases);
  for (const { path } of old) if (path !== dirname(placement.file)) await rm(path, { recursive: true, force: true });
}

async function entries(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
  return names.map((name) => join(folder, name));
}

/** Something that is being written right now has a temporary name and is young. */
async function isAbandoned(path: string, now: Date): Promise<boolean> {
  if (!path.includes(temporaryMark)) return true;
  return now.getTime() - (await stat(path)).mtimeMs > abandonedMs;
}

const temporaryMark = ".writing-";

async function once(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  if (await exists(path)) return;
  const temporary = `${path}${temporaryMark}${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await write(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    // Another run was faster with the same content.
    if (!(await exists(path))) throw error;
  }
}

async function writeTree(folder: string, tree: FileTree, { file }: Materials): Promise<void> {
  await mkdir(folder, { mode: 0o755 });
  for (const entry of tree) {
    if (entry.path.split("/").includes("..")) throw new InternalError(`"${entry.path}" leaves its folder`);
    const path = join(folder, entry.path === "" ? singleFile : entry.path);
    await mkdir(dirname(path), { recursive: true, mode: 0o755 });
    const mode = Number.parseInt(entry.mode, 8);
    await writeFile(path, await file(entry.digest), { mode });
    // The umask may have taken something away.
    await chmod(path, mode);
  }
  for (const each of foldersOf(tree)) await chmod(join(folder, each), 0o755);
}

function foldersOf(tree: FileTree): string[] {
  const folders = tree.flatMap(({ path }) => {
    const parts = path.split("/").slice(0, -1);
    return parts.map((_part, index) => parts.slice(0, index + 1).join("/"));
  });
  return ["", ...new Set(folders)];
}

async function writeSecret(folder: string, name: string, { secrets }: Materials): Promise<void> {
  const secret = secrets.get(name);
  if (secret === undefined) throw new InternalError(`secret ${name} was not resolved`);
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(folder, name), secret.reveal(), { mode: 0o444 });
  await chmod(join(folder, name), 0o444);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
