import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Image } from "../build/image.ts";
import { orNothing } from "./blob-id.ts";
import { locateInputs, type BuildInputs, type ContextFolder } from "./build-inputs.ts";
import type { Repository } from "./repository.ts";
import type { WorkingTree } from "./working-tree.ts";

/** Something that git ignores and the builder is sent: it can end up in the image, and the content key cannot see it. */
export type IgnoredButSent = {
  /** Relative to the top level; a folder ends with `/`. */
  readonly path: string;
  /** The `.dockerignore` that should name it, whether or not it exists, relative to the top level. */
  readonly ignoreFile: string;
  /** The line to add there; `undefined` when the context as a whole lies in what git ignores. */
  readonly line: string | undefined;
};

/** What git ignores in an image's contexts and no `.dockerignore` leaves out; files like `.env` come first. */
export async function ignoredButSent(repository: Repository, image: Image): Promise<readonly IgnoredButSent[]> {
  const inputs = await locateInputs(repository, image, []);
  if (inputs === undefined) return [];
  const tree = await repository.workingTree();
  const found = await Promise.all(foldersOf(inputs).map((folder) => inFolder(repository, tree, folder)));
  return found.flat().sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
}

/** The folders of the checkout that a build is sent. */
export function foldersOf(inputs: BuildInputs): ContextFolder[] {
  return [inputs.context, ...inputs.additionalContexts.values()].filter((source) => source.kind === "folder");
}

async function inFolder(repository: Repository, tree: WorkingTree, folder: ContextFolder): Promise<IgnoredButSent[]> {
  const { path: context, ignoreFile, matcher } = folder;
  const start = context === "" ? "" : `${context}/`;
  const found: IgnoredButSent[] = [];
  for (const path of tree.ignored) {
    if (path.endsWith("/") && start.startsWith(path)) found.push({ path: start, ignoreFile, line: undefined });
    if (!path.startsWith(start) || path === start) continue;
    const inside = path.slice(start.length).replace(/\/$/, "");
    const isFolder = path.endsWith("/") || basename(path) === ".git";
    const isSent = isFolder
      ? await holdsSentFile(join(repository.topLevel, context), inside, matcher)
      : !matcher.excludes(inside);
    if (isSent) found.push({ path, ignoreFile, line: asPattern(inside) });
  }
  return found;
}

/** Looks no further than to the first file that is sent. */
async function holdsSentFile(root: string, folder: string, matcher: ContextFolder["matcher"]): Promise<boolean> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(orNothing);
  // A submodule's `.git` is a file.
  if (entries === undefined) return !matcher.excludes(folder);
  const folders: string[] = [];
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) folders.push(path);
    else if (!matcher.excludes(path)) return true;
  }
  for (const path of folders) if (await holdsSentFile(root, path, matcher)) return true;
  return false;
}

function asPattern(path: string): string {
  const escaped = path.replace(/[\\*?[\]]/g, "\\$&");
  return /^[!#]/.test(escaped) ? `\\${escaped}` : escaped;
}

function rank({ path }: IgnoredButSent): number {
  const name = basename(path);
  if (name.startsWith(".env")) return 0;
  if (/secret|credential|\.pem$|\.key$/i.test(path)) return 1;
  return 2;
}
