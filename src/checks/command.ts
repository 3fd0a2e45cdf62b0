import type { Clock } from "../clock.ts";
import { command as commandOf } from "../command/command.ts";
import type { Runner } from "../command/runner.ts";
import type { CheckConfig } from "../config/config.ts";
import { CommandError, messageOf } from "../errors.ts";
import type { Check, CheckResult } from "./check.ts";

export type CommandCheck = Extract<CheckConfig, { kind: "command" }>;

export type CommandChecking = {
  readonly runner: Runner;
  readonly clock: Clock;
  /** Where the command runs. */
  readonly cwd: string;
  /** Added to the command's environment, for example the environment's name and url. */
  readonly env: Readonly<Record<string, string>>;
};

/** Holds when the program exits with 0; one that does not end in time has failed, one that cannot start is an error. */
export function commandCheck(config: CommandCheck, { runner, clock, cwd, env }: CommandChecking): Check {
  return { name: config.name, evaluate };

  async function evaluate(signal: AbortSignal): Promise<CheckResult> {
    const started = clock.now().getTime();
    const [program = "", ...args] = config.command;
    const base = () => ({ name: config.name, seconds: (clock.now().getTime() - started) / 1000 });
    try {
      const line = { ...commandOf(program, args), cwd, env };
      await runner.run(line, { signal, timeoutMs: config.timeoutSeconds * 1000 });
      return { ...base(), outcome: "succeeded", detail: `${config.command.join(" ")} ended with 0` };
    } catch (error) {
      return { ...base(), outcome: outcomeOf(error), detail: messageOf(error) };
    }
  }
}

/** What a command that did not end well says about the thing that it checks. */
export function outcomeOf(error: unknown): "failed" | "errored" | "cancelled" {
  if (!(error instanceof CommandError)) return "errored";
  if (error.code === "command.cancelled") return "cancelled";
  return error.code === "command.missing" ? "errored" : "failed";
}
