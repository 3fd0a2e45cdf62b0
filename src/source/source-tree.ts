import { readFile, readlink, realpath } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { DeployError } from "../errors.ts";
import { orNothing } from "./blob-id.ts";
import { isOutside } from "./build-inputs.ts";
import { askIgnored } from "./commands.ts";
import type { Repository } from "./repository.ts";
import type { TreeFile } from "./working-tree.ts";

export type SourceEntry = {
  /** Relative to the asked path; the empty string when that is one file. */
  readonly path: string;
  /** `100644`, `100755`, or `120000` for a symbolic link, whose content is its target. */
  readonly mode: string;
  readonly id: string;
  readonly isTracked: boolean;
};

/** A file or folder of the checkout without what git ignores. */
export type SourceTree = {
  readonly kind: "file" | "folder";
  /** Git knows at least one file of it. */
  readonly isTracked: boolean;
  readonly entries: readonly SourceEntry[];
  /** The bytes on the disk, which are what a mount would show. */
  read(entry: SourceEntry): Promise<Uint8Array>;
};

/** `undefined`: nothing is there that git would track, or it lies outside of the repository. */
export async function treeOf(repository: Repository, path: string): Promise<SourceTree | undefined> {
  const inside = await insidePath(repository, path);
  if (inside === undefined) return undefined;
  const tree = await repository.workingTree();
  const single = tree.file(inside);
  const files = single === undefined ? tree.below(inside) : [single];
  const entries: SourceEntry[] = [];
  for (const file of files) {
    const found = await tree.identify(file);
    const { isTracked } = file;
    if (found !== undefined) entries.push({ path: pathBelow(inside, file), mode: found.mode, id: found.id, isTracked });
  }
  if (entries.length === 0) return undefined;
  return {
    kind: single === undefined ? "folder" : "file",
    isTracked: entries.some(({ isTracked }) => isTracked),
    entries,
    read: (entry) => readEntry(join(repository.topLevel, inside, entry.path), entry),
  };
}

/** Whether git tracks the file, or at least one file of the folder. */
export async function isTracked(repository: Repository, path: string): Promise<boolean> {
  const inside = await insidePath(repository, path);
  if (inside === undefined) return false;
  const tree = await repository.workingTree();
  const files = [tree.file(inside), ...tree.below(inside)];
  return files.some((file) => file?.isTracked === true);
}

/** Whether git's ignore rules cover the path, be it there or not; false outside of the repository. */
export async function isIgnored(repository: Repository, path: string): Promise<boolean> {
  const inside = await insidePath(repository, path);
  if (inside === undefined || inside === "") return false;
  const { exitCode } = await repository.run(askIgnored(repository.topLevel, inside), { accept: [0, 1, 128] });
  return exitCode === 0 && !(await isTracked(repository, path));
}

async function insidePath(repository: Repository, path: string): Promise<string | undefined> {
  const absolute = resolve(repository.root, path);
  const inside = relative(repository.topLevel, (await realpath(absolute).catch(orNothing)) ?? absolute);
  return isOutside(inside) ? undefined : inside;
}

function pathBelow(inside: string, file: TreeFile): string {
  if (file.path === inside) return "";
  return inside === "" ? file.path : file.path.slice(inside.length + 1);
}

async function readEntry(place: string, entry: SourceEntry): Promise<Uint8Array> {
  try {
    return entry.mode === "120000" ? await readlink(place, { encoding: "buffer" }) : await readFile(place);
  } catch (cause) {
    throw new DeployError("source.unreadable", `${place}: cannot be read`, { cause });
  }
}
