import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import type { Command } from "../../command/command.ts";
import { CommandError, TargetError } from "../../errors.ts";
import type { GitSource } from "./application.ts";
import * as git from "./git.ts";
import type { ArgocdTools } from "./tools.ts";

type Using = Pick<ArgocdTools, "runner" | "place" | "redact"> & { readonly signal?: AbortSignal };

/** A branch as it is now. */
export type Head = {
  readonly branch: string;
  readonly commit: string;
  /** What our file holds; the empty string when it is not there. */
  readonly content: string;
  /** What is in the file's folder. */
  readonly names: readonly string[];
};

/** How often a commit is made anew because somebody else was faster. */
const attempts = 6;

/** What Argo CD reads now. Throws `target.unreachable`, and `target.refused` for a branch that is not there. */
export async function readHead(source: GitSource, using: Using): Promise<Head> {
  return await withClone(using, (clone) => headOf(clone, source, using));
}

/**
 * Commits the file unless it holds this already, and answers the commit that does. Others may push meanwhile: what they changed
 * elsewhere stays. Throws `target.refused` when it may not be pushed.
 */
export async function commitFile(source: GitSource, content: string, message: string, using: Using): Promise<string> {
  return await withClone(using, async (clone) => {
    for (let attempt = 1; ; attempt += 1) {
      const head = await headOf(clone, source, using);
      if (head.content === content) return head.commit;
      const commit = await commitOn(clone, source.file, content, message, using);
      try {
        await run(git.push(clone, source.url, commit, head.branch), using);
        return commit;
      } catch (error) {
        if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
        if (attempt < attempts && /\[rejected\]|cannot lock ref|failed to update ref/i.test(saidBy(error))) continue;
        throw notPushed(error, source, head.branch, using);
      }
    }
  });
}

async function withClone<T>(using: Using, work: (clone: git.Git) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "aip-git-"));
  try {
    const token = await using.place.token?.();
    const clone = { folder, ...(token === undefined ? {} : { token }) };
    await run(git.init(clone), using);
    return await work(clone);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function headOf(clone: git.Git, { url, branch: named, file }: GitSource, using: Using): Promise<Head> {
  try {
    const branch = named ?? defaultIn(await run(git.askForDefault(clone, url), using));
    await run(git.fetchHead(clone, url, branch), using);
    const commit = (await run(git.headCommit(clone), using)).trim();
    const folder = posix.dirname(file);
    const names = await filesIn(clone, folder === "." ? "" : folder, using);
    const content = names.includes(posix.basename(file)) ? await run(git.contentOf(clone, file), using) : "";
    return { branch, commit, content, names };
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
    throw notRead(error, url, named, using);
  }
}

async function filesIn(clone: git.Git, folder: string, { runner, signal }: Using): Promise<readonly string[]> {
  const { stdout, exitCode } = await runner.run(git.namesIn(clone, folder), { accept: "any", ...stoppedBy(signal) });
  return exitCode === 0 ? stdout.split("\0").filter((name) => name !== "") : [];
}

async function commitOn(clone: git.Git, file: string, content: string, message: string, using: Using): Promise<string> {
  const blob = (await run(git.storeContent(clone, content), using)).trim();
  await run(git.loadIndex(clone), using);
  await run(git.putIntoIndex(clone, file, blob), using);
  const tree = (await run(git.writeTree(clone), using)).trim();
  return (await run(git.commitTree(clone, tree, message), using)).trim();
}

async function run(command: Command, { runner, signal }: Using): Promise<string> {
  return (await runner.run(command, stoppedBy(signal))).stdout;
}

function stoppedBy(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function defaultIn(said: string): string {
  return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(said)?.[1] ?? "main";
}

function notRead(error: CommandError, url: string, branch: string | undefined, { redact }: Using): TargetError {
  const said = saidBy(error);
  if (branch !== undefined && /couldn't find remote ref/i.test(said)) {
    return new TargetError("target.refused", `there is no branch ${branch} in ${url}`, {
      hint: "Commits go to the branch that the Application reads (spec.source.targetRevision): push one, or name another.",
      cause: error,
    });
  }
  return new TargetError("target.unreachable", redact(`${url} cannot be read: ${said}`), {
    hint: "See that git may read it here: git ls-remote, its login, or target.token.",
    cause: error,
  });
}

function notPushed(error: CommandError, { url }: GitSource, branch: string, { redact }: Using): TargetError {
  return new TargetError("target.refused", redact(`nothing can be pushed to ${branch} of ${url}: ${saidBy(error)}`), {
    hint: "Whoever deploys needs the right to push there: a deploy key, git's own login, or target.token. A protected branch must let it in.",
    cause: error,
  });
}

function saidBy(error: CommandError): string {
  const told = error.lastLines.filter((line) => line.trim() !== "" && !line.startsWith("hint:"));
  return told.join("\n") || error.message;
}
