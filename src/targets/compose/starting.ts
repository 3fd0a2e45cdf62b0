import type { Failure } from "../target.ts";
import { serviceContainers, serviceOf } from "./current.ts";
import type { UnitDocument } from "./document.ts";
import type { Container } from "./engine/engine.ts";
import { evidence } from "./explain.ts";
import { probeFor } from "./probe.ts";
import { untilReady } from "./readiness.ts";
import type { Work } from "./tools.ts";

/** How long whatever may just be busy gets to answer, however little of its own time is left. */
export const lookMs = 10_000;

/** When a container's time to become ready is over, in milliseconds since 1970. */
export function startEndsAt({ State }: Container, { startSeconds }: Pick<UnitDocument, "startSeconds">): number {
  return Date.parse(State.StartedAt) + startSeconds * 1000;
}

/**
 * Waits for what the step's units wait for and this run did not start: after a run that was killed, a database may be as it
 * should be and still a minute from being ready. Answers why one of them is not.
 */
export async function othersReady(work: Work): Promise<Failure | undefined> {
  const { engine, project, document, step } = work;
  const wanted = new Set(step.units.flatMap((unit) => document.units[unit]?.waits ?? []));
  const others = (await serviceContainers(engine, project)).filter(
    (each) => each.State === "running" && wanted.has(serviceOf(each)) && !step.units.includes(serviceOf(each)),
  );
  const failures = await Promise.all(
    others.map(({ Id, ...summary }) => otherReady(serviceOf({ Id, ...summary }), Id, work)),
  );
  return failures.find((failure) => failure !== undefined);
}

async function otherReady(name: string, id: string, work: Work): Promise<Failure | undefined> {
  const { engine, clock, signal, document, redact } = work;
  const [unit, container] = [document.units[name], await engine.container(id)];
  if (unit === undefined || container === undefined || unit.role === "one-shot") return undefined;
  const leftMs = startEndsAt(container, unit) - clock.now().getTime();
  // What has been up for longer was ready once; whether it still is, the proof tells.
  if (leftMs <= 0 || probeFor(unit.ready, container, engine).kind === "running") return undefined;
  const since = new Date(container.Created);
  const timeoutMs = Math.max(leftMs, lookMs);
  const { outcome, why = "" } = await untilReady({ engine, clock, id, ready: unit.ready, timeoutMs, since, signal });
  if (outcome !== "failed") return undefined;
  const names = work.step.units.filter((each) => document.units[each]?.waits.includes(name)).join(", ");
  const seen = await evidence(id, new Date(container.State.StartedAt), work);
  return { unit: name, message: redact(`${name}, which ${names} needs, ${why}`), ...seen };
}
