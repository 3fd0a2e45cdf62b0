import type { Check, CheckResult } from "../../checks/check.ts";
import { messageOf } from "../../errors.ts";
import type { Outcome } from "../../outcome.ts";
import { serviceContainers, serviceOf } from "./current.ts";
import type { ComposeDocument, UnitDocument } from "./document.ts";
import type { Engine } from "./engine/engine.ts";
import { probeFor, type Seen } from "./probe.ts";
import { lookMs, startEndsAt } from "./starting.ts";
import { secondsSince, type Tools } from "./tools.ts";

type Tooling = Pick<Tools, "engine" | "clock" | "project">;

const pauseMs = 250;
/** A container that was up for this long after its start does not fall at once. */
const settledMs = 1_000;

/**
 * That every unit is ready now, also those that the deployment did not touch. Docker's own healthcheck is asked where there is
 * one. What has just started is looked at once more when it has settled, since it may fall right after it was ready.
 */
export function proofOfReadiness(document: ComposeDocument, tools: Tooling): Check {
  const name = "every unit is ready";
  const { clock } = tools;
  return {
    name,
    async evaluate(signal): Promise<CheckResult> {
      const started = clock.now();
      const result = (outcome: Outcome, detail: string): CheckResult => {
        return { name, outcome, seconds: secondsSince(started, clock), detail };
      };
      const restartsWhenReady = new Map<string, number>();
      // One that just started has its own time.
      let end = started.getTime() + lookMs;
      // However far the engine's clock is off, nothing is waited for longer.
      let unsettledMs = settledMs;
      let isAsked = (_id: string) => true;
      for (;;) {
        const looks = await lookAtAll(document, tools, isAsked, signal).catch(messageOf);
        if (signal.aborted && !isTimeout(signal)) return result("cancelled", "stopped on request");
        if (typeof looks === "string") return result("errored", looks);
        const fallen = looks.find(({ id, restarts }) => restarts > (restartsWhenReady.get(id) ?? Infinity));
        if (fallen !== undefined) return result("failed", `${fallen.unit} was ready, and ended again`);
        for (const { id, ready, restarts } of looks) if (ready) restartsWhenReady.set(id, restarts);
        const bad = looks.filter(({ ready }) => !ready);
        const now = clock.now().getTime();
        if (bad.length === 0) {
          const youngMs = Math.max(0, ...looks.map(({ startedAt }) => startedAt + settledMs - now));
          const pause = Math.min(unsettledMs, youngMs);
          if (pause === 0 || signal.aborted) return result("succeeded", summary(document));
          const young = new Set(looks.flatMap(({ id, startedAt }) => (now - startedAt < settledMs ? [id] : [])));
          isAsked = (id) => young.has(id);
          unsettledMs -= pause;
          end = now + pause + lookMs;
          await clock.sleep(pause, signal).catch(() => undefined);
          continue;
        }
        end = Math.max(end, ...bad.map(({ until }) => until));
        if (now >= end || signal.aborted) {
          return result("failed", bad.map(({ unit, said }) => `${unit}: ${said}`).join("; "));
        }
        await clock.sleep(pauseMs, signal).catch(() => undefined);
      }
    },
  };
}

/** Whoever set a time wants to know what was seen in it. */
function isTimeout({ reason }: AbortSignal): boolean {
  return (reason as { name?: string } | undefined)?.name === "TimeoutError";
}

type Look = Seen & {
  readonly id: string;
  readonly unit: string;
  /** How often its rule has started it again. */
  readonly restarts: number;
  /** In milliseconds since 1970, by the engine's clock, as `until`: when its time to become ready is over. */
  readonly startedAt: number;
  readonly until: number;
};

async function lookAtAll(
  document: ComposeDocument,
  { engine, project }: Tooling,
  isAsked: (id: string) => boolean,
  signal: AbortSignal,
): Promise<Look[]> {
  const containers = await serviceContainers(engine, project);
  const looks = containers.flatMap((summary) => {
    const unit = document.units[serviceOf(summary)];
    const isLookedAt = unit !== undefined && unit.role !== "one-shot" && isAsked(summary.Id);
    return isLookedAt ? [lookAt(summary.Id, serviceOf(summary), unit, engine, signal)] : [];
  });
  return await Promise.all(looks);
}

async function lookAt(
  id: string,
  name: string,
  unit: UnitDocument,
  engine: Engine,
  signal: AbortSignal,
): Promise<Look> {
  const container = await engine.container(id);
  const about = { id, unit: name, restarts: container?.RestartCount ?? 0, startedAt: 0, until: 0 };
  if (container === undefined) return { ...about, ready: false, said: "its container is gone" };
  const { Status: status, Health: health, StartedAt } = container.State;
  if (status !== "running") return { ...about, ready: false, said: `is ${status}` };
  const running = { ...about, startedAt: Date.parse(StartedAt), until: startEndsAt(container, unit) };
  const probe = probeFor(unit.ready, container, engine);
  if (probe.kind === "healthcheck" && health?.Status === "healthy") return { ...running, ready: true, said: "healthy" };
  const seen = await probe.look(container, AbortSignal.any([signal, AbortSignal.timeout(lookMs)]));
  return { ...running, ...seen };
}

function summary({ units }: ComposeDocument): string {
  const count = Object.values(units).filter(({ role }) => role !== "one-shot").length;
  return `${count} ${count === 1 ? "unit answers" : "units answer"}`;
}
