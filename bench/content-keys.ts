/**
 * Content keys of 25 services in a repository of 50,000 tracked files, against the git commands that any exact answer
 * needs. Processor time is what counts here: it says the same on a busy machine.
 *
 *   node bench/content-keys.ts
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localRunner } from "../src/command/local.ts";
import { contentKeys } from "../src/source/content-keys.ts";
import { openRepository } from "../src/source/repository.ts";

/** Milliseconds: by the clock (median), and of processor time, ours and that of the programs we started (on average). */
export type Time = { readonly wall: number; readonly processor: number };

export type KeyTimes = {
  /** `git ls-tree -r`. */
  readonly trees: Time;
  /** `git status`, which alone knows whether the disk is what git thinks. */
  readonly status: Time;
  /** What no exact answer can do without: both. */
  readonly git: Time;
  readonly keys: Time;
};

const services = Array.from({ length: 25 }, (_, index) => `service-${index}`);
const foldersEach = 100;
const filesEach = 20;
const runner = localRunner({ env: process.env, redact: (text) => text });
const ignoreFile = "**/__pycache__\n**/*.pyc\n.env\n.git\nnode_modules\n*.md\n!README.md\ntests/**\n";

/** Measures in a repository of its own, which is gone afterwards. */
export async function keyTimes(rounds = 9): Promise<KeyTimes> {
  const root = mkdtempSync(join(tmpdir(), "aip-deploy-bench-"));
  const runGit = (...args: readonly string[]) => runner.run({ program: "git", args, cwd: root });
  try {
    makeRepository(root);
    const trees = await measure(rounds, () => runGit("ls-tree", "-r", "HEAD"));
    const status = await measure(rounds, () =>
      runGit("--no-optional-locks", "status", "--porcelain=v2", "-z", "--untracked-files=all"),
    );
    const keys = await measure(rounds, () => keysOfAll(root));
    const git = { wall: trees.wall + status.wall, processor: trees.processor + status.processor };
    return { trees, status, git, keys };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function makeRepository(folder: string): void {
  execFileSync("git", ["init", "--quiet", folder]);
  for (const service of services) {
    for (let part = 0; part < foldersEach; part += 1) {
      const place = join(folder, service, "src", `part-${part}`);
      mkdirSync(place, { recursive: true });
      for (let file = 0; file < filesEach; file += 1) {
        writeFileSync(join(place, `module_${file}.py`), `print("${service} ${part} ${file}")\n`);
      }
    }
    writeFileSync(join(folder, service, "Dockerfile"), "FROM scratch\nCOPY . /\n");
    writeFileSync(join(folder, service, ".dockerignore"), ignoreFile);
  }
  execFileSync("git", ["add", "."], { cwd: folder });
  const author = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"];
  execFileSync("git", [...author, "commit", "--quiet", "--message", "All"], { cwd: folder });
  // Files as old as the index would be read again by every command.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1100);
  execFileSync("git", ["update-index", "--refresh"], { cwd: folder });
}

async function keysOfAll(root: string): Promise<unknown> {
  const images = services.map((name) => ({
    name,
    repository: name,
    services: [name],
    platforms: [],
    build: { context: join(root, name) },
  }));
  return contentKeys(await openRepository(root, runner), images);
}

async function measure(rounds: number, work: () => Promise<unknown>): Promise<Time> {
  await work();
  const walls: number[] = [];
  const before = processorTime();
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    walls.push(performance.now() - start);
  }
  const median = walls.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
  return { wall: median, processor: (processorTime() - before) / rounds };
}

/** Milliseconds; the kernel counts finished programs in hundredths of a second. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return (user + system) / 1000 + (Number(fields[13]) + Number(fields[14])) * 10;
}

if (process.argv[1] === import.meta.filename) {
  const { trees, status, git, keys } = await keyTimes();
  print("git ls-tree -r HEAD (the trees)", trees);
  print("git status (is the disk what git thinks?)", status);
  print("both, which no exact answer can do without", git);
  print(`content keys of ${services.length} services`, keys);
  console.log(`keys / (trees + status): ${(keys.processor / git.processor).toFixed(2)} processor time`);
}

function print(name: string, time: Time): void {
  const milliseconds = (value: number) => `${value.toFixed(0)} ms`.padStart(8);
  console.log(`${name.padEnd(46)}${milliseconds(time.wall)} wall${milliseconds(time.processor)} processor`);
}
