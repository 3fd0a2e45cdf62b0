import type { Command } from "./command.ts";

export type Output = {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly milliseconds: number;
};

export type RunOptions = {
  /** Exit codes that are an answer and no error. Default: only 0. */
  readonly accept?: readonly number[] | "any";
  /** The program is stopped and a `CommandError` with code `command.timeout` thrown after this many milliseconds. */
  readonly timeoutMs?: number;
  /** Stops the program: SIGTERM to its process group, SIGKILL five seconds later. */
  readonly signal?: AbortSignal;
  /** Receives each line of stdout and stderr as it comes, already redacted. */
  readonly onLine?: (line: string) => void;
};

/** The one place where other programs are started. */
export interface Runner {
  /** Throws `CommandError` when the program cannot start, does not end in time or ends with a code that is not accepted. */
  run(command: Command, options?: RunOptions): Promise<Output>;
}
