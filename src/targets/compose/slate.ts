import { join } from "node:path";
import { DeployError, TargetError, messageOf } from "../../errors.ts";
import type { Slate } from "../target.ts";
import type { HostFiles } from "./host-files.ts";
import { diskFullHint } from "./parse.ts";

/** Beside the project's folder and not in it, because that folder goes when the project is removed. */
export function slatePath(directory: string, project: string): string {
  return join(directory, ".leases", project, "lease.json");
}

/** A slate in a file on the host. */
export function hostSlate(files: HostFiles, path: string): Slate {
  return {
    async read() {
      const content = await saying(path, files.read(path));
      return content === undefined ? undefined : new TextDecoder().decode(content);
    },
    replace: (before, after) =>
      saying(
        path,
        before === undefined ? files.claim(path, bytes(after)) : files.exchange(path, bytes(before), bytes(after)),
      ),
  };
}

async function saying<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DeployError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const hint = code === "ENOSPC" ? { hint: diskFullHint } : {};
    throw new TargetError("target.unreachable", `${path}: ${messageOf(error)}`, { cause: error, ...hint });
  }
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
