import { command, type Arg, type Command } from "../command/command.ts";

/** Locks are left alone, so that looking never disturbs a git that works in the same checkout. */
export function git(folder: string, ...args: readonly Arg[]): Command {
  return plainGit(folder, "--literal-pathspecs", ...args);
}

function plainGit(cwd: string, ...args: readonly Arg[]): Command {
  return { ...command("git", "--no-optional-locks", ...args), cwd, env: { LC_ALL: "C" } };
}

export function describeRepository(folder: string): Command {
  return git(
    folder,
    ["rev-parse", "--show-toplevel", "--absolute-git-dir", "--is-shallow-repository", "--show-object-format"],
    ["HEAD", "--symbolic-full-name", "HEAD"],
  );
}

/** `-v` tells which files are kept out of the checkout (sparse) or hidden from git's own comparison. */
export function listIndex(topLevel: string): Command {
  return git(topLevel, "ls-files", "-z", "-s", "-v");
}

/** Ignored folders stay folded, so that `node_modules` costs one line. */
export function listChanges(topLevel: string): Command {
  return git(
    topLevel,
    ["status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignored=matching"],
    ["--no-renames", "--ignore-submodules=none"],
  );
}

export function listSettings(topLevel: string): Command {
  return git(topLevel, "config", "-z", "--list");
}

/** Tracked files that have one of the attributes, each written as in `:(attr:eol=crlf)`. */
export function listByAttribute(topLevel: string, attributes: readonly string[]): Command {
  const specs = attributes.map((attribute) => `:(attr:${attribute})`);
  // Pathspec magic is the one thing here that must not be taken literally.
  return plainGit(topLevel, "ls-files", "-z", "--", specs);
}

export function listTags(topLevel: string, commit: string): Command {
  return git(topLevel, "tag", "--points-at", commit);
}

export function askIgnored(topLevel: string, path: string): Command {
  // A folder that is not there yet is matched by `data/` only when it is written so.
  return plainGit(topLevel, "check-ignore", "--no-index", "--", `./${path}`, `./${path}/`);
}

export function askCommit(topLevel: string, commit: string): Command {
  return git(topLevel, "rev-parse", "--quiet", "--verify", "--end-of-options", `${commit}^{commit}`);
}

export function askAncestor(topLevel: string, ancestor: string, descendant: string): Command {
  return git(topLevel, "merge-base", "--is-ancestor", ancestor, descendant);
}

export type LogRange = {
  readonly from: string | undefined;
  readonly to: string;
  readonly limit: number;
  readonly paths: readonly string[];
};

export function listCommits(topLevel: string, { from, to, limit, paths }: LogRange): Command {
  const range = from === undefined ? to : `${from}..${to}`;
  return git(
    topLevel,
    ["log", "-z", "--format=%H%x00%an%x00%cI%x00%s", `--max-count=${limit}`, "--end-of-options", range],
    ["--", ...paths],
  );
}
