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

const services = Array.from({ length: 25 }, (_, index) => `service-${index}`);
const foldersEach = 100;
const filesEach = 20;
const rounds = 9;
const runner = localRunner({ env: process.env, redact: (text) => text });
const ignoreFile = "**/__pycache__\n**/*.pyc\n.env\n.git\nnode_modules\n*.md\n!README.md\ntests/**\n";

const root = mkdtempSync(join(tmpdir(), "aip-deploy-bench-"));
try {
  makeRepository(root);
  const trees = await measure(() => runGit("ls-tree", "-r", "HEAD"));
  const state = await measure(() =>
    runGit("--no-optional-locks", "status", "--porcelain=v2", "-z", "--untracked-files=all"),
  );
  const keys = await measure(keysOfAll);
  print("git ls-tree -r HEAD (the trees)", trees, trees);
  print("git status (is the disk what git thinks?)", state, trees);
  print("both, which no exact answer can do without", add(trees, state), trees);
  print(`content keys of ${services.length} services`, keys, trees);
  console.log(`keys / (trees + status): ${(keys.processor / add(trees, state).processor).toFixed(2)} processor time`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

type Time = { readonly wall: number; readonly processor: number };

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

function runGit(...args: readonly string[]): Promise<unknown> {
  return runner.run({ program: "git", args, cwd: root });
}

async function keysOfAll(): Promise<unknown> {
  const images = services.map((name) => ({
    name,
    repository: name,
    services: [name],
    platforms: [],
    build: { context: join(root, name) },
  }));
  return contentKeys(await openRepository(root, runner), images);
}

/** The median by the clock; processor time, ours and that of the programs that we started, on average. */
async function measure(work: () => Promise<unknown>): Promise<Time> {
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

function add(one: Time, other: Time): Time {
  return { wall: one.wall + other.wall, processor: one.processor + other.processor };
}

function print(name: string, time: Time, trees: Time): void {
  const milliseconds = (value: number) => `${value.toFixed(0)} ms`.padStart(8);
  const ratio = (time.processor / trees.processor).toFixed(2);
  console.log(
    `${name.padEnd(46)}${milliseconds(time.wall)} wall${milliseconds(time.processor)} processor  ${ratio} x trees`,
  );
}
