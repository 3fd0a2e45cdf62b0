import type { Check, CheckResult } from "../../checks/check.ts";
import { worst } from "../../outcome.ts";
import { CommandError, DeployError, messageOf } from "../../errors.ts";
import { runTests } from "./commands.ts";
import type { HelmDocument } from "./document.ts";
import { failedHook, oldHooks, untilHooksEnded } from "./hooks.ts";
import { hookEvents } from "./parse.ts";
import { saidBy, type HelmTools } from "./tools.ts";

const name = "integration tests";
const timeoutSeconds = 600;

/** The chart's own tests, run by Helm; `undefined` when it has none. */
export function chartTests(document: HelmDocument, tools: HelmTools): Check | undefined {
  const tests = document.helm.hooks.filter((hook) =>
    hookEvents(hook).some((event) => /^test(?:-success)?$/.test(event)),
  );
  if (tests.length === 0) return undefined;
  const own = { helm: { ...document.helm, hooks: tests } };
  return {
    name,
    async evaluate(signal): Promise<CheckResult> {
      const { clock, runner, place, redact } = tools;
      const started = clock.now().getTime();
      const result = (outcome: CheckResult["outcome"], detail: string, hint?: string): CheckResult => {
        const seconds = (clock.now().getTime() - started) / 1000;
        return { name, outcome, seconds, detail: redact(detail), ...(hint === undefined ? {} : { hint }) };
      };
      const old = await oldHooks(own, tools).catch(() => new Set<string>());
      try {
        await runner.run(runTests(place, timeoutSeconds), { signal });
        const unlike = await untilHooksEnded(own, tools, { old, timeoutSeconds, signal });
        if (unlike !== undefined) return result("failed", [`${unlike.unit ?? name} failed`, ...unlike.log].join("\n"));
        return result("succeeded", `${tests.length} ${tests.length === 1 ? "test" : "tests"} of the chart passed`);
      } catch (error) {
        if (signal.aborted) return result("cancelled", "stopped on request");
        if (!(error instanceof CommandError) || error.code !== "command.failed") {
          return result("errored", messageOf(error), error instanceof DeployError ? error.hint : undefined);
        }
        const failed = await failedHook(own, tools, old).catch(() => undefined);
        const last = failed === undefined || failed.log.length === 0 ? saidBy(error) : failed.log.join("\n");
        return result("failed", `${failed?.unit ?? "a test of the chart"} failed\n${last}`);
      }
    },
  };
}

/** Both one after the other, as one; the second one not when the first one is not good. */
export function oneAfterAnother(checks: readonly Check[]): Check | undefined {
  const [first, ...others] = checks;
  if (first === undefined || others.length === 0) return first;
  return {
    name: first.name,
    async evaluate(signal): Promise<CheckResult> {
      let result = await first.evaluate(signal);
      for (const check of others) {
        if (result.outcome !== "succeeded") return result;
        const next = await check.evaluate(signal);
        result = {
          ...{ ...result, ...next, name: first.name },
          outcome: worst([result.outcome, next.outcome]),
          seconds: result.seconds + next.seconds,
          detail: next.outcome === "succeeded" ? `${result.detail}; ${next.detail}` : next.detail,
        };
      }
      return result;
    },
  };
}
