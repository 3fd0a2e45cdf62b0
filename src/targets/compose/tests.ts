import type { Check, CheckResult } from "../../checks/check.ts";
import { judgeTests } from "../../checks/tests.ts";
import { CommandError, DeployError, messageOf, TargetError } from "../../errors.ts";
import { runService, startServices, type ComposePlace } from "./commands.ts";
import { serviceContainers, serviceOf } from "./current.ts";
import type { TestsDocument } from "./document.ts";
import { ensureImages } from "./pull.ts";
import { untilReady } from "./readiness.ts";
import type { Tools } from "./tools.ts";
import { wavesOf } from "./waves.ts";

const name = "integration tests";

export type Testing = Tools & {
  readonly tests: TestsDocument;
  readonly place: ComposePlace;
  readonly placeFiles: () => Promise<unknown>;
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
        const images = [tests, ...Object.values(tests.beside)].map(({ definition }) => definition.image ?? "");
        await ensureImages(images, { ...testing, signal });
        await engine.remove(container);
        await startBeside(testing, signal);
        const ran = await run(container, testing, signal);
        const report = tests.junit === undefined ? undefined : await engine.file(container, tests.junit);
        const junit = report === undefined ? undefined : new TextDecoder().decode(report);
        return await judgeTests({ ...ran, seconds: seconds(), junit }, tests.junit !== undefined);
      } catch (error) {
        const detail = testing.redact(messageOf(error));
        const hint = error instanceof DeployError ? error.hint : undefined;
        return { name, outcome: "errored", seconds: seconds(), detail, ...(hint === undefined ? {} : { hint }) };
      } finally {
        // Also after a time-out, when Compose is gone and the container is not. A check that is known is not lost by it.
        await removeAll(container, testing).catch(() => undefined);
      }
    },
  };
}

/** Starts what only the tests need, in its order, each when what it waits for is ready. */
async function startBeside(
  { tests, place, runner, engine, clock, project }: Testing,
  signal: AbortSignal,
): Promise<void> {
  const waves = wavesOf(
    Object.fromEntries(Object.entries(tests.beside).map(([name, { waits }]) => [name, { waits, stateful: false }])),
  );
  for (const wave of waves) {
    const since = clock.now();
    await runner.run(startServices(place, wave, { anew: false }), { signal });
    const started = (await serviceContainers(engine, project)).filter((each) => wave.includes(serviceOf(each)));
    for (const container of started) {
      const name = serviceOf(container);
      const { ready, startSeconds = 0 } = tests.beside[name] ?? {};
      const timeoutMs = startSeconds * 1000;
      const { outcome, why } = await untilReady({ engine, clock, id: container.Id, ready, timeoutMs, since, signal });
      if (outcome === "succeeded") continue;
      throw new TargetError("target.failed", `${name}, which the tests need, ${why ?? "did not start"}`);
    }
  }
}

async function removeAll(container: string, { engine, project, tests }: Testing): Promise<void> {
  await engine.remove(container);
  const beside = (await serviceContainers(engine, project)).filter((each) => serviceOf(each) in tests.beside);
  for (const { Id } of beside) await engine.remove(Id);
}

const lastLines = 20;

async function run(container: string, { runner, tests, place, redact, engine }: Testing, signal: AbortSignal) {
  try {
    const options = { signal, timeoutMs: tests.timeoutSeconds * 1000 };
    await runner.run(runService(place, { service: tests.service, name: container }), options);
    return { ended: "succeeded" as const, said: "ended with 0" };
  } catch (error) {
    if (!(error instanceof CommandError) || error.code === "command.missing") throw error;
    // What Compose says of a program that was stopped hides what the program said.
    const own = await engine.logs(container, lastLines).catch(() => []);
    const last = redact((own.length === 0 ? error.lastLines : own).join("\n"));
    if (error.code === "command.cancelled") return { ended: "cancelled" as const, said: "stopped on request" };
    if (error.code === "command.timeout") {
      return { ended: "failed" as const, said: `did not end within ${tests.timeoutSeconds} s\n${last}` };
    }
    return { ended: "failed" as const, said: `ended with exit code ${error.status ?? "unknown"}\n${last}` };
  }
}
