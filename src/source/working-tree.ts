import { lstat } from "node:fs/promises";
import { join } from "node:path";
import pMap from "p-map";
import { hashWorkingFile, modeOf, orNothing, type WorkingFile } from "./blob-id.ts";
import { listChanges, listIndex, listSettings } from "./commands.ts";
import { convertedFiles } from "./conversion.ts";
import { isLfsPointer, lfsContentId } from "./lfs.ts";
import { parseIndex, parseSettings, parseStatus, type IndexEntry, type Status } from "./parse.ts";
import type { Repository } from "./repository.ts";

/** A file or symbolic link that a builder would be sent from the checkout. */
export type TreeFile = {
  /** Relative to the top level. */
  readonly path: string;
  readonly mode: string;
  /** The blob id of the bytes on the disk, when git vouches for it; `undefined`: the file must be read to know. */
  readonly id: string | undefined;
  readonly isTracked: boolean;
  /** Its blob is the pointer under which Git LFS keeps the content elsewhere; the blob's id. */
  readonly lfsPointer?: string;
};

/** What stands in the checkout, without what git ignores. */
export interface WorkingTree {
  /** By path, in the order of JavaScript's `<`. */
  readonly files: readonly TreeFile[];
  /** Files, and folders with a `/` at the end, that git ignores; `.git` itself is one of them. */
  readonly ignored: readonly string[];
  /** Submodules that are not checked out: a builder gets empty folders. */
  readonly absentSubmodules: readonly string[];
  readonly shortStatus: readonly string[];
  file(path: string): TreeFile | undefined;
  /** All below a folder; the empty string is the top level. */
  below(folder: string): readonly TreeFile[];
  /** Its mode and id stand in it; nothing has to be read for `identify`. */
  isKnown(file: TreeFile): file is TreeFile & WorkingFile;
  /** Its mode and the blob id of its bytes on the disk, read only if git does not know; `undefined` when it has gone. */
  identify(file: TreeFile): Promise<WorkingFile | undefined>;
  /** The file is an LFS pointer whose content was never fetched. */
  isPointerLeft(file: TreeFile): Promise<boolean>;
}

export type OpenNested = (folder: string) => Promise<Repository>;

const filesAtOnce = 16;

/** Asks git for its index and for what differs from it; reads no content itself. */
export async function readWorkingTree(repository: Repository, open: OpenNested): Promise<WorkingTree> {
  const { topLevel } = repository;
  const [index, status, settings] = await Promise.all([
    repository.run(listIndex(topLevel)).then(({ stdout }) => parseIndex(stdout)),
    repository.run(listChanges(topLevel)).then(({ stdout }) => parseStatus(stdout)),
    repository.run(listSettings(topLevel)).then(({ stdout }) => parseSettings(stdout)),
  ]);
  const converted = await convertedFiles(repository, { index, status, settings });
  const files = overlay(index, status, converted);
  const nested = await readNested(topLevel, gitlinks(index, status), open);
  return new Snapshot(repository, {
    files: sorted(joined(await onDisk(topLevel, files), nested.files)),
    ignored: [".git", ...status.ignored, ...nested.ignored],
    absentSubmodules: nested.absent,
    shortStatus: shortLines(status),
    trustsModes: settings.get("core.filemode") !== "false",
  });
}

type Converted = { readonly byContent: ReadonlySet<string>; readonly lfs: ReadonlySet<string> };
type Overlaid = TreeFile & { readonly isUnsure?: boolean };

function overlay(index: readonly IndexEntry[], status: Status, { byContent, lfs }: Converted): Overlaid[] {
  const changes = new Map(
    status.changes.filter(({ letters }) => letters[1] !== ".").map((change) => [change.path, change]),
  );
  const files: Overlaid[] = [];
  // Looking fifty thousand paths up in three empty maps takes as long as reading them.
  const isPlain = changes.size + byContent.size + lfs.size === 0;
  let before = "";
  for (const entry of index) {
    const { path, mode, id, isUnwatched } = entry;
    // In a merge a path stands in the index up to three times.
    if (path === before || mode === "160000") continue;
    before = path;
    if (isPlain && !isUnwatched) {
      files.push(entry);
      continue;
    }
    const change = changes.get(path);
    if (isUnwatched) files.push({ path, mode, id: undefined, isTracked: true, isUnsure: true });
    else if (change === undefined) {
      if (lfs.has(path)) files.push({ path, mode, id: undefined, isTracked: true, lfsPointer: id });
      else files.push(byContent.has(path) ? { path, mode, id: undefined, isTracked: true } : entry);
    } else if (change.mode !== "000000") files.push({ path, mode: change.mode, id: undefined, isTracked: true });
  }
  for (const path of status.untracked) {
    // Its mode is seen when it is read.
    if (!path.endsWith("/")) files.push({ path, mode: "100644", id: undefined, isTracked: false });
  }
  return files;
}

/** Leaves out what git does not compare and a sparse checkout does not hold. */
async function onDisk(topLevel: string, files: Overlaid[]): Promise<TreeFile[]> {
  const unsure = files.filter((file) => file.isUnsure === true);
  if (unsure.length === 0) return files;
  const gone = new Set(
    await pMap(
      unsure,
      async (file) => ((await lstat(join(topLevel, file.path)).catch(orNothing)) === undefined ? file : undefined),
      { concurrency: filesAtOnce },
    ),
  );
  return files.filter((file) => !gone.has(file));
}

function gitlinks(index: readonly IndexEntry[], status: Status): string[] {
  const folders = status.untracked.filter((path) => path.endsWith("/")).map((path) => path.slice(0, -1));
  return [...index.filter(({ mode }) => mode === "160000").map(({ path }) => path), ...folders];
}

/** A submodule's files are sent like any others, so they are taken from its own checkout. */
async function readNested(topLevel: string, folders: readonly string[], open: OpenNested) {
  const nested = { files: [] as TreeFile[], ignored: [] as string[], absent: [] as string[] };
  for (const folder of new Set(folders)) {
    if ((await lstat(join(topLevel, folder, ".git")).catch(orNothing)) === undefined) {
      nested.absent.push(folder);
      continue;
    }
    const tree = await (await open(join(topLevel, folder))).workingTree();
    const inside = (path: string) => `${folder}/${path}`;
    nested.files.push(...tree.files.map((file) => ({ ...file, path: inside(file.path) })));
    nested.ignored.push(...tree.ignored.map(inside));
    nested.absent.push(...tree.absentSubmodules.map(inside));
  }
  return nested;
}

function shortLines({ changes, untracked }: Status): string[] {
  return [
    ...changes.map(({ letters, path }) => `${letters.replaceAll(".", " ")} ${path}`),
    ...untracked.map((path) => `?? ${path}`),
  ];
}

/** Without a copy of what is nearly always all of it. */
function joined(own: TreeFile[], nested: readonly TreeFile[]): TreeFile[] {
  return nested.length === 0 ? own : [...own, ...nested];
}

/** Git's own order is nearly always the same. */
function sorted(files: TreeFile[]): TreeFile[] {
  const isSorted = files.every((file, index) => index === 0 || (files[index - 1]?.path ?? "") <= file.path);
  return isSorted ? files : files.sort(byPath);
}

function byPath(one: TreeFile, other: TreeFile): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

type SnapshotParts = Pick<WorkingTree, "files" | "ignored" | "absentSubmodules" | "shortStatus"> & {
  readonly trustsModes: boolean;
};

class Snapshot implements WorkingTree {
  readonly files: readonly TreeFile[];
  readonly ignored: readonly string[];
  readonly absentSubmodules: readonly string[];
  readonly shortStatus: readonly string[];
  readonly #repository: Repository;
  readonly #trustsModes: boolean;
  readonly #identified = new Map<TreeFile, Promise<WorkingFile | undefined>>();

  constructor(repository: Repository, parts: SnapshotParts) {
    this.files = parts.files;
    this.ignored = parts.ignored;
    this.absentSubmodules = parts.absentSubmodules;
    this.shortStatus = parts.shortStatus;
    this.#repository = repository;
    this.#trustsModes = parts.trustsModes;
  }

  file(path: string): TreeFile | undefined {
    const file = this.files[this.#firstFrom(path)];
    return file?.path === path ? file : undefined;
  }

  below(folder: string): readonly TreeFile[] {
    if (folder === "") return this.files;
    // "0" is the character after "/", so this is the first path that no longer starts with the folder.
    return this.files.slice(this.#firstFrom(`${folder}/`), this.#firstFrom(`${folder}0`));
  }

  isKnown(file: TreeFile): file is TreeFile & WorkingFile {
    return file.id !== undefined && (this.#trustsModes || file.mode === "120000");
  }

  identify(file: TreeFile): Promise<WorkingFile | undefined> {
    if (this.isKnown(file)) return Promise.resolve(file);
    const known = this.#identified.get(file) ?? this.#look(file);
    this.#identified.set(file, known);
    return known;
  }

  async isPointerLeft(file: TreeFile): Promise<boolean> {
    return file.lfsPointer !== undefined && isLfsPointer(this.#place(file));
  }

  async #look(file: TreeFile): Promise<WorkingFile | undefined> {
    if (file.lfsPointer !== undefined && !(await this.isPointerLeft(file))) {
      return this.#withMode(file, lfsContentId(file.lfsPointer));
    }
    if (file.id !== undefined) return this.#withMode(file, file.id);
    return hashWorkingFile(this.#place(file), this.#repository.objectFormat);
  }

  /** With `core.fileMode` off git does not look at modes, but the builder does. */
  async #withMode(file: TreeFile, id: string): Promise<WorkingFile | undefined> {
    if (this.#trustsModes || file.mode === "120000") return { mode: file.mode, id };
    const stats = await lstat(this.#place(file)).catch(orNothing);
    return stats && { mode: modeOf(stats.mode), id };
  }

  #place(file: TreeFile): string {
    return join(this.#repository.topLevel, file.path);
  }

  #firstFrom(path: string): number {
    let low = 0;
    let high = this.files.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.files[middle]?.path ?? "") < path) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
