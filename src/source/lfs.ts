import { open } from "node:fs/promises";
import { orNothing } from "./blob-id.ts";

const firstLine = "version https://git-lfs.github.com/spec/v1\n";

/** Whether the file on the disk is the pointer that Git LFS leaves where the content was never fetched. */
export async function isLfsPointer(path: string): Promise<boolean> {
  const file = await open(path).catch(orNothing);
  if (file === undefined) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(firstLine.length), 0, firstLine.length, 0);
    return buffer.toString("latin1", 0, bytesRead) === firstLine;
  } finally {
    await file.close();
  }
}

/** Stands for fetched content: the pointer names it exactly, so that gigabytes need not be read; never a blob's own id. */
export function lfsContentId(pointer: string): string {
  return `lfs:${pointer}`;
}
