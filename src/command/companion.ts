import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { CommandError } from "../errors.ts";
import { toShell, type Command } from "./command.ts";

/** A program that runs beside us for as long as we need it. Its input stays open until then, and closes when we die. */
export type Companion = {
  /** Resolves when it ended, however that came about. */
  readonly ended: Promise<CompanionEnd>;
  /** Ends it and waits for it; may be called more than once. */
  end(): Promise<void>;
};

export type CompanionEnd = {
  readonly exitCode: number;
  /** The last lines of its stderr, redacted. */
  readonly lastLines: readonly string[];
};

/** Where companions are started. */
export interface Companions {
  /** `onLine` receives each line of stdout. Throws `CommandError` when it cannot be started. */
  start(command: Command, onLine: (line: string) => void): Promise<Companion>;
}

export type CompanionsOptions = {
  /** The environment that programs inherit. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly redact: (text: string) => string;
  /** Told each command line before it runs, already redacted. */
  readonly trace?: (line: string) => void;
};

const linesKept = 30;
const killAfterMs = 2_000;

/** Companions on this machine, each in a process group of its own, so that a Ctrl-C in the terminal reaches only us. */
export function localCompanions({ env, redact, trace }: CompanionsOptions): Companions {
  return {
    async start(command, onLine) {
      const line = redact(toShell(command));
      trace?.(line);
      const child = spawn(command.program, command.args, {
        env: { ...env, ...command.env },
        detached: true,
        stdio: ["pipe", "pipe", "pipe"],
      });
      child.stdin.on("error", () => undefined);
      createInterface({ input: child.stdout }).on("line", onLine);
      const said: string[] = [];
      createInterface({ input: child.stderr }).on("line", (each) => {
        if (each.trim() !== "") said.push(redact(each));
        if (said.length > linesKept) said.shift();
      });
      await started(child, command, line);
      const ended = new Promise<CompanionEnd>((resolve) => {
        child.once("close", (code) => {
          resolve({ exitCode: code ?? 143, lastLines: said });
        });
      });
      return { ended, end: () => end(child, ended) };
    },
  };
}

function started(child: ChildProcess, { program }: Command, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (cause: NodeJS.ErrnoException) => {
      const missing = cause.code === "ENOENT";
      const message = missing ? `${program}: not found` : `${line}: ${cause.message}`;
      const hint = missing ? `Install ${program} or put it on the PATH.` : undefined;
      reject(new CommandError(missing ? "command.missing" : "command.failed", message, { line, hint, cause }));
    });
  });
}

async function end(child: ChildProcess, ended: Promise<CompanionEnd>): Promise<void> {
  child.stdin?.end();
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  await ended;
  clearTimeout(timer);
}
