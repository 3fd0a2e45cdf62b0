import type { Clock } from "../../clock.ts";
import type { ReadyConfig } from "../../config/config.ts";
import type { Outcome } from "../../outcome.ts";
import type { Container, Engine } from "./engine/engine.ts";
import { trouble } from "./explain.ts";
import { probeFor, type Probe } from "./probe.ts";

export type Readiness = {
  readonly outcome: Extract<Outcome, "succeeded" | "failed" | "cancelled">;
  /** Why it is not ready, in one sentence without its name. */
  readonly why?: string;
};

export type Waiting = {
  readonly engine: Engine;
  readonly clock: Clock;
  /** The container's id. */
  readonly id: string;
  readonly ready: ReadyConfig | undefined;
  readonly timeoutMs: number;
  /** The container is new since then, so that any restart of it counts. */
  readonly since: Date;
  readonly signal: AbortSignal;
};

const watchEveryMs = 200;
const firstPauseMs = 25;
const longestPauseMs = 250;
/** Looks come rarer the longer it takes, so that what is seen late is a small part of it, and take a third of the time. */
const connecting = { first: firstPauseMs, longest: longestPauseMs, share: 1 / 20 };
/** Starting a program costs more than opening a connection. */
const executing = { first: 100, longest: 500, share: 1 / 8 };
/** Without any probe, staying up for this long counts as ready. */
const settleMs = 2_000;

/**
 * Waits until a container is ready by our own probe, which sees it within milliseconds where the engine's healthcheck takes
 * up to its interval. A container that ends, is restarted or is removed meanwhile fails at once.
 */
export async function untilReady(waiting: Waiting): Promise<Readiness> {
  const { engine, clock, id, since, signal, timeoutMs } = waiting;
  const first = await engine.container(id);
  const restartsBefore = first === undefined || Date.parse(first.Created) >= since.getTime() ? 0 : first.RestartCount;
  const deadAlready = trouble(first, restartsBefore);
  if (first === undefined || deadAlready !== undefined) return { outcome: "failed", why: deadAlready ?? "is gone" };
  const over = new AbortController();
  const watch: Watch = { ...waiting, latest: first, restartsBefore, signal: AbortSignal.any([signal, over.signal]) };
  try {
    return await Promise.race([
      watchFor(watch),
      probeUntilReady(watch, probeFor(waiting.ready, first, engine), clock.now().getTime() + timeoutMs),
    ]);
  } catch (error) {
    if (signal.aborted) return { outcome: "cancelled", why: "was not waited for" };
    throw error;
  } finally {
    over.abort();
  }
}

/** Waits until a container has ended; only 0 is good. */
export async function untilEnded(waiting: Omit<Waiting, "ready" | "since">): Promise<Readiness> {
  const { engine, clock, id, signal, timeoutMs } = waiting;
  const end = clock.now().getTime() + timeoutMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    const container = await engine.container(id);
    if (container?.State.Status === "exited" && container.State.ExitCode === 0) return { outcome: "succeeded" };
    const why = trouble(container, container?.RestartCount ?? 0);
    if (why !== undefined) return { outcome: "failed", why };
    if (clock.now().getTime() >= end) return { outcome: "failed", why: `did not end within ${timeoutMs / 1000} s` };
    if (signal.aborted) return { outcome: "cancelled", why: "was not waited for" };
    await clock.sleep(pause, signal).catch(() => undefined);
  }
}

type Watch = Waiting & { latest: Container; readonly restartsBefore: number };

async function watchFor(watch: Watch): Promise<Readiness> {
  for (;;) {
    await watch.clock.sleep(watchEveryMs, watch.signal);
    const container = await watch.engine.container(watch.id);
    const why = trouble(container, watch.restartsBefore);
    if (why !== undefined || container === undefined) return { outcome: "failed", why: why ?? "is gone" };
    watch.latest = container;
  }
}

async function probeUntilReady(watch: Watch, probe: Probe, end: number): Promise<Readiness> {
  const { clock, signal } = watch;
  if (probe.kind === "running") {
    await clock.sleep(settleMs, signal);
    const why = trouble(await watch.engine.container(watch.id), watch.restartsBefore);
    return why === undefined ? { outcome: "succeeded" } : { outcome: "failed", why };
  }
  const isExec = probe.kind === "command" || probe.kind === "healthcheck";
  const { first, longest, share } = isExec ? executing : connecting;
  const began = clock.now().getTime();
  let said: string | undefined;
  for (;;) {
    // Docker's own look is as good as ours when it happens to come first.
    const healthy = probe.kind === "healthcheck" && watch.latest.State.Health?.Status === "healthy";
    const left = AbortSignal.timeout(Math.max(1, end - clock.now().getTime()));
    const asked = clock.now().getTime();
    const seen = healthy ? { ready: true, said: "" } : await probe.look(watch.latest, AbortSignal.any([signal, left]));
    if (seen.ready) return { outcome: "succeeded" };
    // A look that the end cut short tells less than the one before it.
    if (said === undefined || !left.aborted) said = seen.said;
    const now = clock.now().getTime();
    const pause = Math.min(Math.max(first, (now - began) * share, (now - asked) * 2), longest);
    if (now + pause >= end) {
      return { outcome: "failed", why: `is not ready after ${watch.timeoutMs / 1000} s: ${said}` };
    }
    await clock.sleep(pause, signal);
  }
}
