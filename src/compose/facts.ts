import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { command, type Command } from "../command/command.ts";
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
  const asked = [...new Set(paths.flatMap((path) => [path, newFileIn(path)]))].filter((path) => path !== "");
  const [tracked, ignored] = await Promise.all([
    existing.length === 0 ? [] : list(runner, trackedFiles(root, existing)),
    asked.length === 0 ? [] : list(runner, ignoredPaths(root, asked)),
  ]);
  const isIgnored = new Set(ignored.map((path) => path.replace(/^\.\//, "")));
  return {
    trackedFiles: (path) => tracked.filter((file) => path === "" || file === path || file.startsWith(`${path}/`)),
    isIgnored: (path) => isIgnored.has(path),
    exists: (path) => existsSync(join(root, path)),
    isFolder: (path) => statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true,
  };
}

function trackedFiles(root: string, paths: readonly string[]): Command {
  const below = paths.map((path) => (path === "" ? "." : path));
  return { ...command("git", "--literal-pathspecs", "ls-files", "-z", "--", below), cwd: root };
}

/** `check-ignore` knows no literal paths; the dot in front keeps a colon from meaning anything. */
function ignoredPaths(root: string, paths: readonly string[]): Command {
  const stdin = paths.map((path) => `./${path}`).join("\0");
  return { ...command("git", "check-ignore", "-z", "--no-index", "--stdin"), cwd: root, stdin };
}

async function list(runner: Runner, asking: Command): Promise<string[]> {
  // check-ignore answers 1 when nothing is ignored.
  const { stdout } = await runner.run(asking, { accept: [0, 1] });
  return stdout.split("\0").filter((path) => path !== "");
}
