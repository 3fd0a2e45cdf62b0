import type { Check, CheckResult } from "../../checks/check.ts";
import { judgeTests } from "../../checks/tests.ts";
import { CommandError, DeployError, messageOf } from "../../errors.ts";
import { runService } from "./commands.ts";
import type { TestsDocument } from "./document.ts";
import { ensureImages } from "./pull.ts";
import type { Tools } from "./tools.ts";
import type { ComposePlace } from "./commands.ts";

const name = "integration tests";

export type Testing = Tools & {
  readonly tests: TestsDocument;
  readonly place: ComposePlace;
  readonly placeFiles: () => Promise<void>;
};

/** The bundle's test service, run once beside the units; its exit code and its JUnit report judge the release. */
export function serviceTests(testing: Testing): Check {
  return {
    name,
    async evaluate(signal): Promise<CheckResult> {
      const { tests, engine, clock, project } = testing;
      const container = `${project}-${tests.service}-tests`;
      const started = clock.now().getTime();
      const seconds = () => (clock.now().getTime() - started) / 1000;
      try {
        await testing.placeFiles();
        await ensureImages([tests.definition.image ?? ""], { ...testing, signal });
        await engine.remove(container);
        const ran = await run(container, testing, signal);
        const report = tests.junit === undefined ? undefined : await engine.file(container, tests.junit);
        const junit = report === undefined ? undefined : new TextDecoder().decode(report);
        return judgeTests({ ...ran, seconds: seconds(), junit }, tests.junit !== undefined);
      } catch (error) {
        const detail = testing.redact(messageOf(error));
        const hint = error instanceof DeployError ? error.hint : undefined;
        return { name, outcome: "errored", seconds: seconds(), detail, ...(hint === undefined ? {} : { hint }) };
      } finally {
        // Also after a time-out, when Compose is gone and the container is not. A check that is known is not lost by it.
        await engine.remove(container).catch(() => undefined);
      }
    },
  };
}

async function run(container: string, { runner, tests, place, redact }: Testing, signal: AbortSignal) {
  try {
    const options = { signal, timeoutMs: tests.timeoutSeconds * 1000 };
    await runner.run(runService(place, { service: tests.service, name: container }), options);
    return { ended: "succeeded" as const, said: "ended with 0" };
  } catch (error) {
    if (!(error instanceof CommandError) || error.code === "command.missing") throw error;
    const last = redact(error.lastLines.join("\n"));
    if (error.code === "command.cancelled") return { ended: "cancelled" as const, said: "stopped on request" };
    if (error.code === "command.timeout") {
      return { ended: "failed" as const, said: `did not end within ${tests.timeoutSeconds} s\n${last}` };
    }
    return { ended: "failed" as const, said: `ended with exit code ${error.status ?? "unknown"}\n${last}` };
  }
}
