import pMap from "p-map";
import type { TaskConfig } from "../../config/config.ts";
import { CommandError } from "../../errors.ts";
import { worst } from "../../outcome.ts";
import type { StepResult, UnitResult } from "../target.ts";
import { runTask } from "./commands.ts";
import { untilEnded } from "./readiness.ts";
import { ended, failed } from "./results.ts";
import { resourceBatches } from "./resources.ts";
import { othersReady } from "./starting.ts";
import { inWords, secondsSince, type Work } from "./tools.ts";

const atOnce = 4;

/** Runs the tasks of units, each in a container of the new release: those of one unit in their order, units beside each other. */
export async function runTasks(work: Work): Promise<StepResult> {
  const refused = await othersReady(work);
  if (refused !== undefined) return failed(work, refused);
  const results: UnitResult[] = [];
  for (const batch of await resourceBatches(work)) {
    if (results.some(({ outcome }) => outcome !== "succeeded")) break;
    results.push(...(await pMap(batch, (unit) => runTasksOf(unit, work), { concurrency: atOnce })));
  }
  const failure = results.find((result) => result.failure !== undefined)?.failure;
  const detail = results.map(({ unit, detail: said }) => `${unit} ${said}`).join(", ");
  const outcome = worst(results.map((result) => result.outcome));
  return { ...ended(work, outcome), detail, units: results, ...(failure === undefined ? {} : { failure }) };
}

async function runTasksOf(unit: string, work: Work): Promise<UnitResult> {
  const tasks = work.document.units[unit]?.tasks ?? [];
  const started = work.clock.now();
  for (const task of tasks) {
    work.log.progress(unit, `runs ${task.name}`);
    const result = await runOne(unit, task, work);
    if (result !== undefined) return result;
  }
  const seconds = secondsSince(started, work.clock);
  const detail = `${tasks.map(({ name }) => name).join(" and ")} done after ${inWords(seconds)}`;
  work.log.progress(unit, detail, "succeeded");
  return { unit, outcome: "succeeded", seconds, detail };
}

/** `undefined` when the task ended with 0. */
async function runOne(unit: string, task: TaskConfig, work: Work): Promise<UnitResult | undefined> {
  const { runner, clock, place, redact, signal, engine, log } = work;
  const name = `${work.project}-${unit}-task-${task.name.replaceAll(/[^\w.-]/g, "-")}`;
  const started = clock.now();
  await clearLeftover(name, task, work);
  const options = { signal, timeoutMs: task.timeoutSeconds * 1000 };
  try {
    await runner.run(runTask(place, { service: unit, name, command: task.command }), options);
    return undefined;
  } catch (error) {
    if (!(error instanceof CommandError) || error.code === "command.missing") throw error;
    // Compose was stopped, but a container that it started goes on.
    await engine.stop(name);
    await engine.remove(name);
    const seconds = secondsSince(started, clock);
    const why = wordsFor(error, task);
    log.progress(unit, `${task.name} ${why}`, "failed");
    if (error.code === "command.cancelled")
      return { unit, outcome: "cancelled", seconds, detail: `${task.name} was stopped` };
    const message = redact(`${unit}: task ${task.name} ${why}`);
    const hint = `Nothing of ${unit} was replaced yet. The task's command is ${task.command.join(" ")}.`;
    const failure = { unit, message, hint, log: error.lastLines.map(redact), events: [] };
    return { unit, outcome: "failed", seconds, detail: `${task.name} ${why}`, failure };
  }
}

/** A run that was killed leaves its task running; two migrations at once would be worse than waiting for the first one. */
async function clearLeftover(name: string, task: TaskConfig, { engine, clock, signal, log }: Work): Promise<void> {
  const leftover = await engine.container(name);
  if (leftover === undefined) return;
  log.info(`Task ${task.name} of an interrupted deployment is still there: waiting for it to end`);
  await untilEnded({ engine, clock, signal, id: leftover.Id, timeoutMs: task.timeoutSeconds * 1000 });
  await engine.stop(leftover.Id);
  await engine.remove(leftover.Id);
}

function wordsFor({ code, status }: CommandError, { timeoutSeconds }: TaskConfig): string {
  return code === "command.timeout"
    ? `did not end within ${timeoutSeconds} s`
    : `ended with exit code ${status ?? "unknown"}`;
}
