import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { errorSchema, resultSchemas } from "../../src/report/json-results.ts";

const program = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** Where Node keeps what it made of our sources: half of what a short run costs is making it again. */
const compiled = join(tmpdir(), "aip-deploy-tests-compiled");

type ResultName = keyof typeof resultSchemas;
type ResultOf<Name extends ResultName> = z.output<(typeof resultSchemas)[Name]>;

export type CliOptions = {
  readonly directory: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Options of Node itself. */
  readonly node?: readonly string[];
};

/** What the program said, and how it ended. */
export type Spoken = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** What it printed as JSON, held against what is documented; throws when it is anything else. */
  json<Name extends ResultName>(command: Name): ResultOf<Name>;
  /** The error that it printed as JSON, held against what is documented. */
  error(): z.output<typeof errorSchema>["error"];
};

/** The program while it runs. */
export type RunningCli = {
  readonly pid: number;
  /** Resolves when what it said so far matches; throws when it ends before that. */
  until(pattern: RegExp): Promise<void>;
  interrupt(): void;
  /** Ends it without a warning, and every program that it started and that still runs. */
  killAll(): void;
  /** Ends only the program itself; what it started goes on. */
  killOnly(): void;
  /** Nobody reads any more what it says. */
  deafen(): void;
  readonly ended: Promise<Spoken>;
};

/** Runs the program to its end, as a process of its own. */
export function runCli(args: readonly string[], options: CliOptions): Promise<Spoken> {
  return startCli(args, options).ended;
}

export function startCli(args: readonly string[], { directory, env = {}, node = [] }: CliOptions): RunningCli {
  const started = performance.now();
  const child = spawn(process.execPath, [...node, program, ...args], {
    cwd: directory,
    env: cleaned({ NODE_COMPILE_CACHE: compiled, ...process.env, ...env }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  const ended = once(child, "close").then(([code]) => ({
    ...said,
    code: code as number | null,
    seconds: (performance.now() - started) / 1000,
    json: <Name extends ResultName>(command: Name) => held(resultSchemas[command], said) as ResultOf<Name>,
    error: () => held(errorSchema, said).error,
  }));
  const pid = child.pid ?? 0;
  return {
    pid,
    ended,
    async until(pattern) {
      while (!pattern.test(said.stderr)) {
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`it ended before it said ${String(pattern)}:\n${said.stderr}${said.stdout}`);
        }
        await sleep(5);
      }
    },
    interrupt: () => {
      signal(child, "SIGINT");
    },
    killAll: () => {
      for (const each of family(pid)) kill(each);
    },
    killOnly: () => {
      signal(child, "SIGKILL");
    },
    deafen: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}

/** Of many alternatives, a schema's own message would bury what the program said. */
function held<Shape extends z.ZodType>(shape: Shape, { stdout, stderr }: { stdout: string; stderr: string }) {
  const parsed = shape.safeParse(JSON.parse(stdout === "" ? "null" : stdout));
  if (parsed.success) return parsed.data;
  throw new Error(`${parsed.error.issues[0]?.path.join(".") ?? ""}: not what is documented\n${stdout}${stderr}`);
}

/** Jest's own mode is not the mode of a program that it starts. */
function cleaned(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_ENV: _mode, JEST_WORKER_ID: _worker, NODE_OPTIONS: _options, ...rest } = env;
  return rest;
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  child.kill(name);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}

/** A process and everything that it started, whatever groups they made for themselves. */
export function family(root: number): number[] {
  const parents = new Map(processes().map((pid) => [pid, parentOf(pid)]));
  const found = [root];
  for (const each of found) {
    for (const [pid, parent] of parents) if (parent === each) found.push(pid);
  }
  return found;
}

function processes(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

/** The command lines of a process and everything that it started. */
export function commandLines(root: number): string[] {
  return family(root).map((pid) => textOf(pid, "cmdline").replaceAll("\0", " ").trim());
}

/** The command lines of all processes that have this variable, written `NAME=value`, in their environment. */
export function commandLinesWith(variable: string): string[] {
  const having = processes().filter((pid) => textOf(pid, "environ").split("\0").includes(variable));
  return having.map((pid) => textOf(pid, "cmdline").replaceAll("\0", " ").trim());
}

function textOf(pid: number, file: "cmdline" | "environ"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
