import type { Output, Runner, RunOptions } from "../../../command/runner.ts";
import { CommandError, type TargetError } from "../../../errors.ts";
import { onHost, stopMarked, type Link } from "./commands.ts";

export type HostRunnerOptions = {
  readonly link: Link;
  /** Runs programs on this machine. */
  readonly runner: Runner;
  /** Makes the connection when it is not there. */
  readonly ready: () => Promise<Ready>;
};

/** A connection that is there, for a program to be started over. */
export type Ready = {
  /** A new name for each program. */
  readonly mark: () => string;
  /** Tells, after a failure, whether the connection was to blame. */
  readonly whyLost: () => Promise<TargetError | undefined>;
};

/** ssh's own failures; a program may end with it too. */
const sshFailed = 255;
const stopMs = 15_000;

/** Runs programs on a host as on this machine: what is stopped here is stopped there, and a link that breaks is no exit code. */
export function hostRunner({ link, runner, ready }: HostRunnerOptions): Runner {
  return {
    async run(command, options = {}) {
      const { mark, whyLost } = await ready();
      const name = mark();
      // ssh ends when it is told to, and what it started on the host goes on.
      const stopping = whenStopped(options, () => {
        const patience = { accept: "any", timeoutMs: stopMs } as const;
        runner.run(onHost(link, stopMarked(name), mark()), patience).catch(() => undefined);
      });
      try {
        const output = await runner.run(onHost(link, command, name), options);
        const lost = output.exitCode === sshFailed ? await whyLost() : undefined;
        return orThrow(output, lost);
      } catch (error) {
        const lost = error instanceof CommandError && error.status === sshFailed ? await whyLost() : undefined;
        throw lost ?? error;
      } finally {
        stopping.forget();
      }
    },
  };
}

function orThrow(output: Output, lost: TargetError | undefined): Output {
  if (lost === undefined) return output;
  throw lost;
}

function whenStopped({ signal, timeoutMs }: RunOptions, stop: () => void): { forget(): void } {
  const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);
  signal?.addEventListener("abort", stop, { once: true });
  return {
    forget: () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    },
  };
}
