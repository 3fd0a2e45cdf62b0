import { isAbsolute, relative, resolve } from "node:path";
import { command, type Command } from "../command/command.ts";
import type { Runner } from "../command/runner.ts";

/** Whether git holds the content of each of the files; they are relative to the root, or absolute. */
export type Tracked = (files: readonly string[]) => Promise<(file: string) => boolean>;

/** Asks git about each file once. What git cannot tell about, and what a link only points at, counts as not held. */
export function trackedFiles(root: string, runner: Runner): Tracked {
  const known = new Map<string, boolean>();
  return async (files) => {
    const asked = [...new Set(files.map((file) => resolve(root, file)))].filter((file) => !known.has(file));
    for (const path of asked) known.set(path, false);
    const inside = asked
      .map((file) => relative(root, file))
      .filter((path) => !path.startsWith("..") && !isAbsolute(path));
    const { stdout } =
      inside.length === 0 ? { stdout: "" } : await runner.run(entries(root, inside), { accept: "any" });
    for (const entry of stdout.split("\0")) {
      const [, mode, path] = /^(\d+) \S+ \d\t(.*)$/s.exec(entry) ?? [];
      if (path !== undefined && mode !== "120000") known.set(resolve(root, path), true);
    }
    return (file) => known.get(resolve(root, file)) === true;
  };
}

function entries(root: string, paths: readonly string[]): Command {
  return { ...command("git", "--literal-pathspecs", "ls-files", "-z", "--stage", "--", paths), cwd: root };
}
