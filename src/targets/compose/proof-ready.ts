import type { Check, CheckResult } from "../../checks/check.ts";
import { messageOf } from "../../errors.ts";
import { serviceContainers, serviceOf } from "./current.ts";
import type { ComposeDocument, UnitDocument } from "./document.ts";
import type { Engine } from "./engine/engine.ts";
import { probeFor, type Seen } from "./probe.ts";
import { startEndsAt } from "./starting.ts";
import { secondsSince, type Tools } from "./tools.ts";

type Tooling = Pick<Tools, "engine" | "clock" | "project">;

/** A unit that was ready a moment ago may be busy; it gets this long to answer again. One that just started has its own time. */
const lookMs = 10_000;
const pauseMs = 250;

/** That every unit is ready now, also those that the deployment did not touch. Docker's own healthcheck is asked where there is one. */
export function proofOfReadiness(document: ComposeDocument, tools: Tooling): Check {
  const name = "every unit is ready";
  const { clock } = tools;
  return {
    name,
    async evaluate(signal): Promise<CheckResult> {
      const started = clock.now();
      let end = started.getTime() + lookMs;
      /** However far the engine's clock is off, nothing is young for longer. */
      let unsettledMs = settledMs;
      /** How often each container had been restarted when it was first seen ready. */
      const before = new Map<string, number>();
      for (;;) {
        let result: Pick<CheckResult, "outcome" | "detail"> = await lookAtAll(document, tools, before, signal).then(
          (bad) => {
            end = Math.max(end, ...bad.map(({ until }) => until));
            const detail = bad.map(({ name: unit, said }) => `${unit}: ${said}`).join("; ");
            return bad.length === 0 ? good(document) : { outcome: "failed" as const, detail };
          },
          (error: unknown) => ({ outcome: "errored" as const, detail: messageOf(error) }),
        );
        const over = result.outcome !== "failed" || clock.now().getTime() >= end;
        if (signal.aborted && !isTimeout(signal))
          return { name, outcome: "cancelled", seconds: secondsSince(started, clock), detail: "stopped on request" };
        if (result.outcome === "succeeded") {
          const { youngMs, fallen } = await restarts(tools, before);
          // What falls right after it was ready is seen by one more look, when what was just started is not young any more.
          const pause = Math.min(youngMs, unsettledMs);
          if (fallen === undefined && pause > 0 && !signal.aborted) {
            unsettledMs -= pause;
            end = clock.now().getTime() + pause + lookMs;
            await clock.sleep(pause, signal).catch(() => undefined);
            continue;
          }
          if (fallen !== undefined) result = { outcome: "failed", detail: `${fallen} was ready, and ended again` };
        }
        if (over || signal.aborted) return { name, seconds: secondsSince(started, clock), ...result };
        await clock.sleep(pauseMs, signal).catch(() => undefined);
      }
    },
  };
}

/** A container that was up for this long after its start does not fall at once. */
const settledMs = 1_000;

/** How long the newest container will still be young, and which unit's was restarted since it was seen ready. */
async function restarts(
  { engine, clock, project }: Tooling,
  before: ReadonlyMap<string, number>,
): Promise<{ readonly youngMs: number; readonly fallen?: string }> {
  const up = (await serviceContainers(engine, project)).filter(({ State }) => State === "running");
  // Asked again and not remembered from the look: what fell while the probes looked has a new start.
  const found = await Promise.all(
    up.map(async (summary) => ({ unit: serviceOf(summary), container: await engine.container(summary.Id) })),
  );
  let youngMs = 0;
  for (const { unit, container } of found) {
    if (container === undefined) continue;
    const ageMs = clock.now().getTime() - Date.parse(container.State.StartedAt);
    youngMs = Math.max(youngMs, Math.min(settledMs, settledMs - ageMs));
    if (container.RestartCount > (before.get(container.Id) ?? Infinity)) return { youngMs, fallen: unit };
  }
  return { youngMs };
}

/** Whoever set a time wants to know what was seen in it. */
function isTimeout({ reason }: AbortSignal): boolean {
  return (reason as { name?: string } | undefined)?.name === "TimeoutError";
}

type Bad = { readonly name: string; readonly said: string; readonly until: number };

async function lookAtAll(
  document: ComposeDocument,
  { engine, project }: Tooling,
  restartsWhenReady: Map<string, number>,
  signal: AbortSignal,
): Promise<Bad[]> {
  const containers = await serviceContainers(engine, project);
  const looks = containers.map(async (summary) => {
    const unit = document.units[serviceOf(summary)];
    if (unit === undefined || unit.role === "one-shot") return [];
    const { ready, said, until = 0, restarts = 0 } = await lookAt(summary.Id, unit, engine, signal);
    if (!ready) return [{ name: serviceOf(summary), said, until }];
    if (!restartsWhenReady.has(summary.Id)) restartsWhenReady.set(summary.Id, restarts);
    return [];
  });
  return (await Promise.all(looks)).flat();
}

async function lookAt(
  id: string,
  unit: UnitDocument,
  engine: Engine,
  signal: AbortSignal,
): Promise<Seen & { readonly until?: number; readonly restarts?: number }> {
  const container = await engine.container(id);
  if (container === undefined) return { ready: false, said: "its container is gone" };
  const restarts = container.RestartCount;
  const { Status: status, Health: health } = container.State;
  if (status !== "running") return { ready: false, said: `is ${status}` };
  const probe = probeFor(unit.ready, container, engine);
  if (probe.kind === "healthcheck" && health?.Status === "healthy") return { ready: true, said: "healthy", restarts };
  const seen = await probe.look(container, AbortSignal.any([signal, AbortSignal.timeout(lookMs)]));
  return { ...seen, restarts, until: startEndsAt(container, unit) };
}

function good({ units }: ComposeDocument) {
  const count = Object.values(units).filter(({ role }) => role !== "one-shot").length;
  return { outcome: "succeeded" as const, detail: `${count} ${count === 1 ? "unit answers" : "units answer"}` };
}
