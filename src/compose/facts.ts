import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Runner } from "../command/runner.ts";

/** What the checkout says about paths, all relative to the root with `/` between folders; the root itself is `""`. */
export type Facts = {
  /** The tracked files at or below the path, relative to the root. */
  trackedFiles(path: string): readonly string[];
  /** Git would leave out a new file at the path. */
  isIgnored(path: string): boolean;
  exists(path: string): boolean;
  isFolder(path: string): boolean;
};

/** A file name that nobody has: asked about to learn whether a folder's new files are ignored. */
export function newFileIn(path: string): string {
  return path === "" ? ".aip-deploy-new-file" : `${path}/.aip-deploy-new-file`;
}

/** The facts about just these paths, asked from git with two commands. */
export async function gitFacts(root: string, paths: readonly string[], runner: Runner): Promise<Facts> {
  const existing = paths.filter((path) => existsSync(join(root, path)));
  const tracked =
    existing.length === 0 ? [] : await list(["ls-files", "-z", "--", ...existing.map((path) => `./${path}`)]);
  const asked = [...new Set(paths.flatMap((path) => [path, newFileIn(path)]))].filter((path) => path !== "");
  const ignored = new Set(
    asked.length === 0 ? [] : await list(["check-ignore", "-z", "--no-index", "--stdin"], asked.join("\0")),
  );
  return {
    trackedFiles: (path) => tracked.filter((file) => path === "" || file === path || file.startsWith(`${path}/`)),
    isIgnored: (path) => ignored.has(path),
    exists: (path) => existsSync(join(root, path)),
    isFolder: (path) => statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true,
  };

  async function list(args: readonly string[], stdin?: string): Promise<string[]> {
    const command = {
      program: "git",
      args: ["--literal-pathspecs", ...args],
      cwd: root,
      ...(stdin === undefined ? {} : { stdin }),
    };
    // check-ignore answers 1 when nothing is ignored.
    const { stdout } = await runner.run(command, { accept: [0, 1] });
    return stdout.split("\0").filter((path) => path !== "");
  }
}
