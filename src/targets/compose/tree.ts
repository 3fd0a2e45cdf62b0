import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "../../errors.ts";
import { digestOf, type Digest, type FileEntry, type FileTree } from "../../release/release.ts";

export type CapturedTree = { readonly tree: FileTree; readonly blobs: ReadonlyMap<Digest, Uint8Array> };

const largestBytes = 64 * 1024 * 1024;

/** Why a release carries something, as people are told when it cannot. */
export type Use = { readonly what: string; readonly hint: string };

const mounted: Use = {
  what: "is mounted into a service",
  hint: "Files that a release carries are small and belong to the checkout; use a volume, or state in aip-deploy.yml, for anything else.",
};

/**
 * The content of a file or folder of the checkout. Symbolic links are followed; empty folders are left out. `isPartOf`
 * tells by absolute path what belongs to the checkout and what only lies there. Throws `compose.invalid` when it cannot be
 * read, or is too large to be carried in a release.
 */
export async function readTree(
  path: string,
  isPartOf: (path: string) => boolean = () => true,
  use: Use = mounted,
): Promise<CapturedTree> {
  const refused = refusedFor(use);
  try {
    const found = (await stat(path)).isDirectory()
      ? await walk(path, "", new Set(), { isPartOf, refused })
      : [{ path: "", at: path }];
    return await read(path, found, refused);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw refused(path, `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

type Found = { readonly path: string; readonly at: string };

async function walk(
  root: string,
  folder: string,
  above: ReadonlySet<string>,
  rules: { readonly isPartOf: (path: string) => boolean; readonly refused: Refused },
): Promise<Found[]> {
  const real = await realpath(join(root, folder));
  if (above.has(real)) throw rules.refused(join(root, folder), "holds a symbolic link to itself");
  const inside = new Set([...above, real]);
  const entries = await readdir(join(root, folder));
  const found = await Promise.all(
    entries.map(async (entry): Promise<Found[]> => {
      const path = folder === "" ? entry : `${folder}/${entry}`;
      const at = join(root, path);
      if ((await stat(at)).isDirectory()) return walk(root, path, inside, rules);
      return rules.isPartOf(at) ? [{ path, at }] : [];
    }),
  );
  return found.flat();
}

async function read(root: string, found: readonly Found[], refused: Refused): Promise<CapturedTree> {
  const blobs = new Map<Digest, Uint8Array>();
  const tree: FileEntry[] = [];
  let bytes = 0;
  for (const { path, at } of [...found].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    const { size, mode } = await stat(at);
    bytes += size;
    if (bytes > largestBytes) throw refused(root, `holds more than ${largestBytes / 1024 / 1024} MiB`);
    const content = await readFile(at);
    const digest = digestOf(content);
    blobs.set(digest, content);
    tree.push({ path, mode: (mode & 0o111) === 0 ? "644" : "755", digest, size: content.length });
  }
  return { tree, blobs };
}

type Refused = (path: string, why: string) => ConfigError;

function refusedFor({ what, hint }: Use): Refused {
  return (path, why) =>
    new ConfigError([{ message: `${path}: ${what}, but ${why}`, hint }], { code: "compose.invalid" });
}
