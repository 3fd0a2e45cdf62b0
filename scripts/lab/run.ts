// The one place of the lab that starts programs. It knows nothing of what they do.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** Takes one line of progress; the lab never writes to the terminal itself. */
export type Log = (line: string) => void;

/** What a program left behind; `code` is 127 when it is not installed, null when a signal ended it. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Milliseconds after which the program is killed. */
  readonly timeout?: number;
}

/** Runs a program to its end and resolves whatever its exit code was. */
export function attempt(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...options.env },
      stdio: ["pipe", "pipe", "pipe"],
      timeout: options.timeout,
      killSignal: "SIGKILL",
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (error) => {
      resolve({ code: 127, stdout: "", stderr: error.message });
    });
    child.on("close", (code) => {
      resolve({ code, stdout: text(stdout), stderr: text(stderr) });
    });
    // A program that does not read its input may close it first.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
  });
}

/** Runs a program and resolves its standard output; rejects with the last lines it wrote when it fails. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const ran = await attempt(program, args, options);
  if (ran.code === 0) return ran.stdout;
  const end = ran.code === null ? "was killed" : `ended with ${String(ran.code)}`;
  const command = [program, ...args].join(" ").replace(/\s+/g, " ");
  const said = lastLines(`${ran.stdout}\n${ran.stderr}`, 20);
  throw new Error(`${command.length > 160 ? `${command.slice(0, 160)}…` : command} ${end}\n${said}`);
}

/** Ends a program that runs beside us, without any farewell. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
}

/** Says whether a program succeeds. */
export async function succeeds(program: string, args: readonly string[]): Promise<boolean> {
  return (await attempt(program, args)).code === 0;
}

/** The last `count` lines that are not blank. */
export function lastLines(all: string, count: number): string {
  return all
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(-count)
    .join("\n");
}

function text(chunks: Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
