import { execFileSync } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Image } from "../../src/build/image.ts";
import { localRunner } from "../../src/command/local.ts";
import type { Runner } from "../../src/command/runner.ts";
import { tree } from "./tree.ts";

/** A file's text, a link, a program, or `null` to remove it. */
export type Written = string | Buffer | { readonly link: string } | { readonly program: string } | null;
export type Files = Readonly<Record<string, Written>>;

/** Git as on a machine that nobody has set up. */
const cleanEnvironment = {
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.org",
};

/** Runs programs without what the tests' own machine has set up for git. */
export const gitRunner: Runner = localRunner({ env: cleanEnvironment, redact: (text) => text });

/** A real git checkout in a temporary folder. */
export class TestRepository {
  readonly root: string;

  constructor(root: string) {
    this.root = realpathSync(root);
  }

  path(name: string): string {
    return join(this.root, name);
  }

  write(files: Files): this {
    for (const [name, content] of Object.entries(files)) writeEntry(this.path(name), content);
    return this;
  }

  git(...args: readonly string[]): string {
    return execFileSync("git", args, {
      cwd: this.root,
      env: cleanEnvironment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Writes the files and commits everything that git does not ignore; gives the commit. */
  commit(files: Files = {}, subject = "A change"): string {
    this.write(files);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", subject);
    return this.git("rev-parse", "HEAD").trim();
  }

  /** Gives every file another time, so that git must look again. */
  touch(...names: readonly string[]): this {
    for (const name of names) utimesSync(this.path(name), new Date(2001, 1, 1), new Date(2001, 1, 1));
    return this;
  }

  /** Another checkout of the last commit. */
  clone(...options: readonly string[]): TestRepository {
    const folder = join(tree({}), "clone");
    execFileSync("git", ["clone", "--quiet", ...options, `file://${this.root}`, folder], {
      env: cleanEnvironment,
      stdio: "pipe",
    });
    return new TestRepository(folder);
  }
}

/** A repository on branch `main` with one commit of these files. */
export function repository(files: Files = {}): TestRepository {
  const made = new TestRepository(tree({}));
  made.git("init", "--quiet", "--initial-branch=main");
  made.commit(files, "The first");
  return made;
}

/** An image built from a folder of the repository; `build` replaces parts of its build section. */
export function anImage(root: string, name: string, build: Partial<Image["build"]> = {}): Image {
  return {
    name,
    repository: `registry.example/app/${name}`,
    services: [name],
    platforms: ["linux/amd64"],
    build: { context: join(root, name), ...build },
  };
}

function writeEntry(path: string, content: Written): void {
  rmSync(path, { force: true, recursive: lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false });
  if (content === null) return;
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === "string" || Buffer.isBuffer(content)) writeFileSync(path, content);
  else if ("link" in content) symlinkSync(content.link, path);
  else {
    writeFileSync(path, content.program);
    chmodSync(path, 0o755);
  }
}
