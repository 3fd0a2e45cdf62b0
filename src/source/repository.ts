import { realpath } from "node:fs/promises";
import { CommandError, DeployError, SourceError } from "../errors.ts";
import type { Command } from "../command/command.ts";
import type { Output, Runner, RunOptions } from "../command/runner.ts";
import type { ObjectFormat } from "./blob-id.ts";
import { describeRepository, listTags } from "./commands.ts";
import { isDubiousOwnership, parseDescription, type RepositoryDescription } from "./parse.ts";
import { readWorkingTree, type WorkingTree } from "./working-tree.ts";

/**
 * A git checkout as it was when it was opened. It is only looked at, never changed; what stands in the working tree is
 * read once, when it is first asked for.
 */
export interface Repository {
  /** The App's folder, absolute and without symbolic links; the top level or a folder below it. */
  readonly root: string;
  readonly topLevel: string;
  readonly gitDirectory: string;
  /** History is cut off: what is older than the clone's depth is not known. */
  readonly isShallow: boolean;
  readonly objectFormat: ObjectFormat;
  /** `undefined` when the checkout is detached, as it is for a tag or a pull request. */
  readonly branch: string | undefined;
  /** False until the first commit. */
  readonly hasCommit: boolean;
  /** The commit that is checked out; throws `source.unreadable` when there is none yet. */
  head(): string;
  tags(): Promise<readonly string[]>;
  /** Whether a build would get anything else than what the commit holds; files that git ignores do not count. */
  isDirty(): Promise<boolean>;
  /** One line for each difference, as `git status --short` writes it. */
  shortStatus(): Promise<readonly string[]>;
  workingTree(): Promise<WorkingTree>;
  run(command: Command, options?: RunOptions): Promise<Output>;
}

/** Finds the checkout that a folder lies in; throws `source.not-a-repository` when it lies in none. */
export async function openRepository(root: string, runner: Runner): Promise<Repository> {
  const folder = await realpath(root).catch((cause: unknown) => {
    throw new SourceError("source.not-a-repository", `${root}: no such folder`, { cause });
  });
  return new Checkout(folder, await describe(folder, runner), runner);
}

async function describe(folder: string, runner: Runner): Promise<RepositoryDescription> {
  const { stdout, stderr } = await runner.run(describeRepository(folder), { accept: "any" });
  const description = parseDescription(stdout);
  if (description !== undefined) return description;
  if (isDubiousOwnership(stderr)) {
    throw new SourceError("source.unreadable", `${folder}: git does not read a checkout that belongs to another user`, {
      hint: `git config --global --add safe.directory ${folder}`,
    });
  }
  throw new SourceError("source.not-a-repository", `${folder}: not inside a git checkout`, {
    hint: "Run it in a clone of the repository, or make one of this folder: git init && git add . && git commit.",
    cause: stderr.trim(),
  });
}

class Checkout implements Repository {
  readonly root: string;
  readonly topLevel: string;
  readonly gitDirectory: string;
  readonly isShallow: boolean;
  readonly objectFormat: ObjectFormat;
  readonly branch: string | undefined;
  readonly hasCommit: boolean;
  readonly #head: string | undefined;
  readonly #runner: Runner;
  #tree: Promise<WorkingTree> | undefined;

  constructor(root: string, description: RepositoryDescription, runner: Runner) {
    this.root = root;
    this.topLevel = description.topLevel;
    this.gitDirectory = description.gitDirectory;
    this.isShallow = description.isShallow;
    this.objectFormat = description.objectFormat === "sha256" ? "sha256" : "sha1";
    this.branch = description.branch;
    this.#head = description.head;
    this.hasCommit = description.head !== undefined;
    this.#runner = runner;
  }

  head(): string {
    if (this.#head !== undefined) return this.#head;
    throw new SourceError("source.unreadable", `${this.topLevel}: there is no commit yet`, {
      hint: "git add . && git commit",
    });
  }

  async tags(): Promise<readonly string[]> {
    const { stdout } = await this.run(listTags(this.topLevel, this.head()));
    return stdout.split("\n").filter((tag) => tag !== "");
  }

  async isDirty(): Promise<boolean> {
    return (await this.shortStatus()).length > 0;
  }

  async shortStatus(): Promise<readonly string[]> {
    return (await this.workingTree()).shortStatus;
  }

  workingTree(): Promise<WorkingTree> {
    this.#tree ??= readWorkingTree(this, (folder) => openRepository(folder, this.#runner));
    return this.#tree;
  }

  async run(command: Command, options?: RunOptions): Promise<Output> {
    try {
      return await this.#runner.run(command, options);
    } catch (cause) {
      if (!(cause instanceof CommandError) || cause.code !== "command.failed") throw cause;
      throw new DeployError("source.unreadable", `${this.topLevel}: git cannot answer: ${cause.message}`, { cause });
    }
  }
}
