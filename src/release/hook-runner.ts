import type { CommandChecking } from "../checks/command.ts";
import { command as commandOf } from "../command/command.ts";
import { CommandError, messageOf } from "../errors.ts";
import type { Log } from "../log.ts";
import type { HookCall, HookResult, RunHook } from "./hooks.ts";

const linesKept = 20;

/** Runs hooks as programs of this machine, and says what they say as it comes. */
export function hookRunner({ runner, clock, cwd, env, log }: CommandChecking & { readonly log: Log }): RunHook {
  return async (call, signal) => {
    const { command, timeoutSeconds } = call.config;
    const [program = "", ...args] = command;
    const said: string[] = [];
    const onLine = (line: string) => {
      log.info(line);
      if (said.push(line) > linesKept) said.shift();
    };
    const started = clock.now().getTime();
    const line = { ...commandOf(program, args), cwd, env: { ...env, ...call.told } };
    const ended = await runner.run(line, { signal, timeoutMs: timeoutSeconds * 1000, onLine }).then(
      (): Omit<HookResult, "seconds"> => ({ outcome: "succeeded" }),
      (error: unknown) => endedBadly(error, call, said),
    );
    return { ...ended, seconds: (clock.now().getTime() - started) / 1000 };
  };
}

function endedBadly(error: unknown, call: HookCall, log: readonly string[]): Omit<HookResult, "seconds"> {
  if (error instanceof CommandError && error.code === "command.cancelled") {
    return { outcome: "cancelled", detail: "stopped on request" };
  }
  const detail = whyOf(error, call);
  const hint = hintFor(error, call);
  const failure = {
    message: `the hook ${call.name} ${detail}`,
    log,
    events: [],
    ...(hint === undefined ? {} : { hint }),
  };
  return { outcome: "failed", detail, failure };
}

function whyOf(error: unknown, { config: { command, timeoutSeconds } }: HookCall): string {
  const [program = ""] = command;
  if (!(error instanceof CommandError)) return `could not be started: ${messageOf(error)}`;
  if (error.code === "command.timeout") return `did not end within ${timeoutSeconds} s`;
  if (error.code === "command.missing") return `could not be started: ${program} was not found`;
  if (isRefused(error)) return `could not be started: ${program} may not be executed`;
  return error.status === undefined
    ? `could not be started: ${messageOf(error)}`
    : `ended with exit code ${error.status}`;
}

function hintFor(error: unknown, { config: { command } }: HookCall): string | undefined {
  const [program = ""] = command;
  if (!(error instanceof CommandError) || !program.includes("/")) return undefined;
  if (isRefused(error)) return `git update-index --chmod=+x ${program}`;
  if (error.code !== "command.missing") return undefined;
  return "Hooks run in the repository's folder, and a path is looked for from there.";
}

function isRefused({ cause }: CommandError): boolean {
  return (cause as NodeJS.ErrnoException | undefined)?.code === "EACCES";
}
