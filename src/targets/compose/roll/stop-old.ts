import { inWords, secondsSince, type Work } from "../tools.ts";

export type Stopped = {
  /** How it ended, in words. */
  readonly said: string;
  /** What may not have been finished, one sentence. */
  readonly cut?: string;
};

/** The engine's own patience with a container that says nothing of it. */
const usualGraceSeconds = 10;

/** Asks an old container to stop, in its own way and with its own grace, and removes it; tells what that cut off. */
export async function stopOld(id: string, work: Pick<Work, "engine" | "clock">): Promise<Stopped> {
  const { engine, clock } = work;
  const started = clock.now();
  await engine.stop(id);
  const took = secondsSince(started, clock);
  const container = await engine.container(id);
  await engine.remove(id);
  const code = container?.State.ExitCode;
  if (container === undefined || code === undefined) return { said: "the old one was gone already" };
  const { StopSignal: signal = "SIGTERM", StopTimeout: grace = usualGraceSeconds } = container.Config;
  const name = container.Name.replace(/^\//, "");
  if (code !== 137) return { said: `the old one ended with ${code} after ${inWords(took)}` };
  if (/KILL$|^9$/.test(signal)) return { said: "the old one was killed, as its stop signal says" };
  const said = `the old one was killed after ${inWords(took)}`;
  return {
    said,
    cut: `${name} did not end within its grace of ${grace} s after ${signal} and was killed: what it was doing is not finished (a longer stop_grace_period gives it more time).`,
  };
}
