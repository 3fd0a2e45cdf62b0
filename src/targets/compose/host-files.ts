import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { command, type Command } from "../../command/command.ts";
import type { Runner } from "../../command/runner.ts";

/** The files that a target keeps on its host; paths are absolute there. */
export interface HostFiles {
  /** `undefined` when there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Whole or not at all, even when power fails; the folders above are made, open to their owner only. */
  write(path: string, content: Uint8Array, mode: number): Promise<void>;
  /** Makes the file unless something is there already, in one indivisible act; answers whether it did. */
  claim(path: string, content: Uint8Array): Promise<boolean>;
  /** Replaces the file only while it still has that content, in one indivisible act among all who use this interface; answers whether it did. */
  exchange(path: string, before: Uint8Array, after: Uint8Array): Promise<boolean>;
}

/**
 * Exchanges of a path exclude each other by a lock of the kernel on the file `<path>.lock`, which is given back however its
 * holder ends. Whoever reaches the host in another way takes the same lock. It does not exclude `claim`: a path that is
 * exchanged is never removed.
 */
export function lockOf(path: string): string {
  return `${path}.lock`;
}

const ownerOnly = 0o600;
const differs = 9;
const exchangeMs = 30_000;

/** The files of this machine. */
export function localFiles(runner: Runner): HostFiles {
  return {
    read: readOrNothing,
    async write(path, content, mode) {
      await beside(path, content, mode, async (written) => {
        await rename(written, path);
        return true;
      });
    },
    claim: (path, content) =>
      beside(path, content, ownerOnly, async (written) => {
        try {
          // A link fails where a rename would overwrite what somebody else just made.
          await link(written, path);
          return true;
        } catch (error) {
          if (isError(error, "EEXIST")) return false;
          throw error;
        }
      }),
    exchange: (path, before, after) =>
      beside(path, after, ownerOnly, (written) =>
        beside(path, before, ownerOnly, async (expected) => {
          const line = replaceUnderLock({ path, expected, written });
          const { exitCode } = await runner.run(line, { accept: [0, differs], timeoutMs: exchangeMs });
          return exitCode === 0;
        }),
      ),
  };
}

/** Systems with BSD's tools have `lockf` instead of `flock`; both take the same kind of lock. */
const underLock =
  'lock=$1; shift; if command -v flock >/dev/null; then exec flock "$lock" "$@"; else exec lockf -k "$lock" "$@"; fi';
const replace = `cmp -s "$1" "$2" || exit ${differs}; mv -f "$3" "$2"`;

function replaceUnderLock({ path, expected, written }: { path: string; expected: string; written: string }): Command {
  const replacing = ["sh", "-c", replace, "sh", expected, path, written];
  return { ...command("sh", "-c", underLock, "sh", lockOf(path), replacing), inherit: "least" };
}

/** Writes the content to the disk under another name in the same folder, and forgets that name when the work is done. */
async function beside<T>(
  path: string,
  content: Uint8Array,
  mode: number,
  work: (written: string) => Promise<T>,
): Promise<T> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const written = `${path}.writing-${randomUUID()}`;
  try {
    const file = await open(written, "wx", mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    const done = await work(written);
    await syncFolder(folder);
    return done;
  } finally {
    await rm(written, { force: true });
  }
}

/** A new name survives a power failure only when its folder is on the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

async function readOrNothing(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isError(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isError(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
