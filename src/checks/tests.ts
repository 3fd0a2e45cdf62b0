import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../errors.ts";
import { command as commandOf } from "../command/command.ts";
import type { TestsConfig } from "../config/config.ts";
import type { Check, CheckResult, TestTotals } from "./check.ts";
import { outcomeOf, type CommandChecking } from "./command.ts";

const name = "integration tests";

export type Ran = {
  /** `succeeded` when the program ended with 0. */
  readonly ended: "succeeded" | "failed" | "errored" | "cancelled";
  readonly seconds: number;
  /** How it ended and what it said last, for people. */
  readonly said: string;
  readonly junit: string | undefined;
};

/**
 * One verdict from how the test program ended and what its report says. A program that ends well with a report of failed
 * tests, of no test at all, or without the report that was asked for, is not taken for a success.
 */
export async function judgeTests(ran: Ran, wantsReport: boolean): Promise<CheckResult> {
  // Only who has a report waits for the XML parser.
  const tests = ran.junit === undefined ? undefined : (await import("./junit.ts")).parseJunit(ran.junit);
  const base = { name, seconds: ran.seconds, ...(tests === undefined ? {} : { tests }) };
  if (tests !== undefined && tests.failed > 0) return { ...base, outcome: "failed", detail: count(tests) };
  if (ran.ended !== "succeeded") return { ...base, outcome: ran.ended, detail: ran.said };
  if (wantsReport && tests === undefined) {
    const detail = ran.junit === undefined ? "the tests wrote no JUnit report" : "the tests' report is no JUnit XML";
    return { ...base, outcome: "errored", detail };
  }
  if (tests !== undefined && tests.passed === 0) return { ...base, outcome: "failed", detail: "no test ran" };
  return { ...base, outcome: "succeeded", detail: tests === undefined ? "ended with 0" : count(tests) };
}

function count({ passed, failed, skipped }: TestTotals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Integration tests that are a command in the checkout; ones that are a Compose service belong to the target. */
export function commandTests(
  config: TestsConfig & { readonly run: { readonly kind: "command" } },
  { runner, clock, cwd, env }: CommandChecking,
): Check {
  return { name, evaluate };

  async function evaluate(signal: AbortSignal): Promise<CheckResult> {
    const report = config.junit === undefined ? undefined : join(cwd, config.junit);
    // A report that an earlier run left behind must not speak for this one.
    if (report !== undefined) await rm(report, { force: true });
    const started = clock.now().getTime();
    const [program = "", ...args] = config.run.command;
    const options = { signal, timeoutMs: config.timeoutSeconds * 1000 };
    const ended = await runner.run({ ...commandOf(program, args), cwd, env }, options).then(
      () => ({ ended: "succeeded" as const, said: "ended with 0" }),
      (error: unknown) => ({ ended: outcomeOf(error), said: lastWords(error) }),
    );
    const junit = report === undefined ? undefined : await readFile(report, "utf8").catch(() => undefined);
    const seconds = (clock.now().getTime() - started) / 1000;
    return await judgeTests({ ...ended, seconds, junit }, report !== undefined);
  }
}

function lastWords(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  return String(error);
}
