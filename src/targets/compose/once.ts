import { CommandError, TargetError } from "../../errors.ts";
import type { OneOff, OneOffResult } from "../target.ts";
import { runTask, type ComposePlace } from "./commands.ts";
import type { ComposeDocument } from "./document.ts";
import { ensureImages } from "./pull.ts";
import { untilEnded } from "./readiness.ts";
import { secondsSince, type Tools } from "./tools.ts";

export type RunningOnce = Tools & {
  readonly document: ComposeDocument;
  readonly place: ComposePlace;
  readonly placeFiles: () => Promise<unknown>;
};

/** How long what an interrupted run started may still take before it is stopped. */
const leftoverMs = 15 * 60_000;

/**
 * Runs a program in a new container of a unit, as the bundle defines it: its image, variables, secrets, volumes and networks.
 * The container is gone afterwards, however it ended. Throws `target.refused` when there is no such unit.
 */
export async function runOnce(
  { unit, command, onLine }: OneOff,
  running: RunningOnce,
  signal: AbortSignal,
): Promise<OneOffResult> {
  const { document, engine, place, runner, clock, project, redact, log } = running;
  const service = document.model.services[unit];
  if (service === undefined) {
    throw new TargetError("target.refused", `the release has no service ${unit}`, {
      hint: `It has ${Object.keys(document.units).join(", ")}.`,
    });
  }
  const known = document.units[unit]?.tasks.find((task) => command.length === 1 && task.name === command[0]);
  const words = known?.command ?? command;
  const started = clock.now();
  const name = `${project}-${unit}-once`;
  const leftover = await engine.container(name);
  if (leftover !== undefined) {
    log.info(`${unit}: what an interrupted run started is still there: waiting for it to end`);
    await untilEnded({ engine, clock, signal, id: leftover.Id, timeoutMs: leftoverMs });
    await engine.remove(leftover.Id);
  }
  await running.placeFiles();
  await ensureImages([service.image ?? ""], { ...running, signal });
  const ended = (outcome: OneOffResult["outcome"], detail: string, exitCode?: number): OneOffResult => ({
    ...{ outcome, detail, seconds: secondsSince(started, clock) },
    ...(exitCode === undefined ? {} : { exitCode }),
  });
  try {
    await runner.run(runTask(place, { service: unit, name, command: words }), { signal, onLine });
    return ended("succeeded", "ended with exit code 0", 0);
  } catch (error) {
    if (!(error instanceof CommandError) || error.code === "command.missing") throw error;
    // Compose was stopped, but a container that it started goes on.
    await engine.stop(name);
    if (error.code === "command.cancelled") return ended("cancelled", "was stopped on request");
    return ended("failed", redact(`ended with exit code ${error.status ?? "unknown"}`), error.status);
  } finally {
    await engine.remove(name);
  }
}
