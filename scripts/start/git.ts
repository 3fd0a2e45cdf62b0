/** The git repositories of the story; git itself does everything. */
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { attempt, run } from "../lab/run.ts";
import type { Places } from "./places.ts";
import type { Edit, Push } from "./story.ts";

/**
 * Makes the two repositories, or mends what an interrupted run left of them; resolves what the user should know. Edits that
 * nobody committed are stashed.
 */
export async function makeRepositories({ work, origin }: Places, me: string): Promise<readonly string[]> {
  await mkdir(dirname(work), { recursive: true });
  await run("git", ["init", "--quiet", "--bare", "--initial-branch=main", origin]);
  await run("git", ["init", "--quiet", "--initial-branch=develop", work]);
  await configure(work, { "remote.origin.url": origin, "remote.origin.fetch": "+refs/heads/*:refs/remotes/origin/*" });
  await configure(work, await identity(work, me));
  return await settle(work);
}

/** Clones somebody's repository, or fetches what is new in it; the original is only read. */
export async function takeRepository({ work, origin }: Places, source: string, me: string): Promise<void> {
  await mkdir(dirname(work), { recursive: true });
  await run("git", ["init", "--quiet", "--bare", "--initial-branch=main", origin]);
  // A clone that was cut short is a repository without branches, which `init` and `fetch` bring to its end.
  await run("git", ["init", "--quiet", "--initial-branch=main", work]);
  await configure(work, {
    "remote.origin.url": origin,
    "remote.origin.fetch": "+refs/heads/*:refs/remotes/origin/*",
    "remote.source.url": source,
    "remote.source.fetch": "+refs/heads/*:refs/remotes/source/*",
    ...(await identity(work, me)),
  });
  await unlock(work);
  await git(work, "fetch", "--quiet", "--prune", "--tags", "source");
  await git(work, "remote", "set-head", "source", "--auto");
  const standing = await branchOf(work);
  await take(work, standing ?? "main");
}

/** Does a step's part of git, and pushes the branch. */
export async function push(work: string, example: string, wish: Push): Promise<void> {
  if (wish.kind === "commit") await commit(work, example, wish);
  else if (wish.kind === "merge") await merge(work, wish);
  else await take(work, wish.branch);
  // What the owner's repository rewrote is rewritten here too; the story's own branches only grow.
  await git(work, "push", "--quiet", ...(wish.kind === "take" ? ["--force"] : []), "origin", wish.branch);
}

/**
 * Builds the commit in the index, straight from the example's folder, so that what git ignores there (dependencies, secrets,
 * caches) stays out and the checkout only ever changes by git's own hand.
 */
async function commit(work: string, example: string, { branch, subject, edits }: Extract<Push, { kind: "commit" }>) {
  if (await has(work, `refs/heads/${branch}`)) await git(work, "checkout", "--quiet", branch);
  else await git(work, "symbolic-ref", "HEAD", `refs/heads/${branch}`);
  await git(work, `--work-tree=${example}`, "add", "--all", ".");
  for (const edit of edits) {
    const text = edited(await readFile(join(example, edit.file), "utf8"), edit);
    const id = await run("git", ["-C", work, "hash-object", "-w", "--stdin"], { input: text });
    await git(work, "update-index", "--cacheinfo", `100644,${id.trim()},${edit.file}`);
  }
  const staged = await git(work, "write-tree");
  const before = (await has(work, "HEAD")) ? await git(work, "rev-parse", "HEAD^{tree}") : undefined;
  if (staged !== before) await git(work, "commit", "--quiet", "--message", subject);
  await git(work, "reset", "--quiet", "--hard");
  await git(work, "clean", "--quiet", "-d", "--force");
}

async function merge(work: string, { branch, from }: Extract<Push, { kind: "merge" }>): Promise<void> {
  if (!(await has(work, `refs/heads/${branch}`))) {
    await git(work, "checkout", "--quiet", "-b", branch, from);
    return;
  }
  await git(work, "checkout", "--quiet", branch);
  await git(work, "merge", "--quiet", "--no-ff", "--message", `Merge branch '${from}' into ${branch}`, from);
}

async function take(work: string, branch: string): Promise<void> {
  const own = `refs/remotes/source/${branch}`;
  const start = (await has(work, own)) ? own : "refs/remotes/source/HEAD";
  await git(work, "checkout", "--quiet", "--no-track", "-B", branch, start);
  if (existsSync(join(work, ".gitmodules"))) {
    await git(work, "submodule", "--quiet", "update", "--init", "--recursive");
  }
}

/** The file's text with the edit made. Throws when the example changed so that the edit has no place any longer. */
export function edited(text: string, { file, find, replace }: Edit): string {
  if (find === "") return `${text}${replace}`;
  if (!text.includes(find)) throw new Error(`${file} does not hold ${JSON.stringify(find)} any longer`);
  return text.replace(find, () => replace);
}

async function settle(work: string): Promise<readonly string[]> {
  await unlock(work);
  await attempt("git", ["-C", work, "merge", "--abort"]);
  if (!(await has(work, "HEAD")) || (await git(work, "status", "--porcelain")) === "") return [];
  await git(work, "stash", "push", "--quiet", "--include-untracked", "--message", "found by npm start");
  return [`Edits in ${work} that were not committed are put aside: git stash pop brings them back.`];
}

/** A git that was killed leaves its lock; nobody else works here while we do. */
async function unlock(work: string): Promise<void> {
  await rm(join(work, ".git", "index.lock"), { force: true });
}

/** Nothing of the machine's own configuration may ask for a passphrase, run a hook or change a line end. */
async function identity(work: string, me: string): Promise<Record<string, string>> {
  const email = await attempt("git", ["-C", work, "config", "--get", "user.email"]);
  return {
    "user.name": me,
    "user.email": email.stdout.trim() === "" ? "npm-start@localhost" : email.stdout.trim(),
    "commit.gpgsign": "false",
    "core.hooksPath": "/dev/null",
    "core.autocrlf": "false",
  };
}

async function configure(work: string, settings: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, value] of Object.entries(settings)) await git(work, "config", key, value);
}

async function branchOf(work: string): Promise<string | undefined> {
  const head = await git(work, "rev-parse", "--abbrev-ref", "source/HEAD");
  return head.startsWith("source/") ? head.slice("source/".length) : undefined;
}

async function has(work: string, ref: string): Promise<boolean> {
  return (await attempt("git", ["-C", work, "rev-parse", "--verify", "--quiet", `${ref}^{commit}`])).code === 0;
}

async function git(work: string, ...args: readonly string[]): Promise<string> {
  return (await run("git", ["-C", work, ...args])).trim();
}
