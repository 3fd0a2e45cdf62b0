import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, readlink, lstat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** Git's own hash of objects in this repository. */
export type ObjectFormat = "sha1" | "sha256";

const streamAbove = 16 * 1024 * 1024;

/** The id under which git stores these bytes. */
export function blobId(content: Uint8Array, format: ObjectFormat): string {
  return startBlob(content.byteLength, format).update(content).digest("hex");
}

/** What stands on the disk at a path, as git would store it without converting anything. */
export type WorkingFile = { readonly mode: string; readonly id: string };

/** `undefined`: nothing that goes into a build is there (no file, or a folder, a socket, a device). */
export async function hashWorkingFile(path: string, format: ObjectFormat): Promise<WorkingFile | undefined> {
  const stats = await lstat(path).catch(orNothing);
  if (stats?.isSymbolicLink() === true) {
    return { mode: "120000", id: blobId(await readlink(path, { encoding: "buffer" }), format) };
  }
  if (stats?.isFile() !== true) return undefined;
  const mode = modeOf(stats.mode);
  if (stats.size <= streamAbove) return { mode, id: blobId(await readFile(path), format) };
  const hash = startBlob(stats.size, format);
  await pipeline(createReadStream(path), hash);
  return { mode, id: hash.digest("hex") };
}

/** Git knows of a file's mode only whether its owner may run it. */
export function modeOf(bits: number): "100644" | "100755" {
  return (bits & 0o100) === 0 ? "100644" : "100755";
}

/** Turns "it is not there" into `undefined`; every other error is thrown again. */
export function orNothing(error: unknown): undefined {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw error;
}

function startBlob(size: number, format: ObjectFormat) {
  return createHash(format).update(`blob ${size}\0`);
}
