import { messageOf } from "../../../errors.ts";
import type { RunningGateway } from "../../target.ts";
import type { Tools } from "../tools.ts";

/** A process of a gateway that answers requests, by its number in its container and when it was started. */
export type Worker = { readonly pid: number; readonly started: string };

type Asking = Pick<Tools, "engine" | "clock" | "log">;

const pauseMs = 100;
const execMs = 10_000;

/** The processes that answer requests now, those too that only finish what they have; none when it cannot be asked. */
export async function workersIn(
  id: string,
  { unit, kind }: RunningGateway,
  { engine, log }: Asking,
): Promise<readonly Worker[]> {
  const words = ["sh", "-c", "cat /proc/[0-9]*/stat 2>/dev/null; true"];
  try {
    const { output } = await engine.exec(id, words, AbortSignal.timeout(execMs), { whole: true });
    return workersOf(output, kind);
  } catch (error) {
    log.warn(
      `${unit}: what is open now may reach the app until it ends, for its container has no shell (${messageOf(error)})`,
    );
    return [];
  }
}

/** Those of the program's processes that another one of them started, as the kernel tells it: `pid (name) state parent …`. */
export function workersOf(stats: string, program: string): readonly Worker[] {
  const all = stats.split("\n").flatMap((line) => {
    const [, pid, name, rest] = /^(\d+) \((.*)\) (.*)$/.exec(line) ?? [];
    if (pid === undefined || name !== program) return [];
    const fields = rest?.split(" ") ?? [];
    return [{ pid: Number(pid), parent: Number(fields[1]), started: fields[19] ?? "", isOver: fields[0] === "Z" }];
  });
  const own = new Set(all.map(({ pid }) => pid));
  return all.flatMap(({ pid, parent, started, isOver }) => (own.has(parent) && !isOver ? [{ pid, started }] : []));
}

/**
 * Gives workers that were relieved time to finish what they have, and ends those that do not: whoever still talks to one of
 * them talks to the app.
 */
export async function endWorkers(
  id: string,
  gateway: RunningGateway,
  { workers, seconds }: { readonly workers: readonly Worker[]; readonly seconds: number },
  tools: Asking,
): Promise<void> {
  const { engine, clock, log } = tools;
  const left = async () => {
    const now = await workersIn(id, gateway, tools);
    return now.filter((each) => workers.some(({ pid, started }) => each.pid === pid && each.started === started));
  };
  const end = clock.now().getTime() + seconds * 1000;
  let old = await left();
  while (old.length > 0 && clock.now().getTime() < end) {
    await clock.sleep(pauseMs);
    old = await left();
  }
  if (old.length === 0) return;
  log.info(`${gateway.unit}: connections that were still open after ${seconds} s are closed`);
  const words = ["kill", "-TERM", ...old.map(({ pid }) => String(pid))];
  // Whoever the container runs as may do it where root lacks the capability, and the other way round.
  const asked = await engine.exec(id, ["sh", "-c", words.join(" ")], AbortSignal.timeout(execMs));
  if (asked.exitCode !== 0) {
    await engine.exec(id, ["sh", "-c", words.join(" ")], AbortSignal.timeout(execMs), { user: "0" });
  }
  const deadline = clock.now().getTime() + execMs;
  while ((await left()).length > 0) {
    if (clock.now().getTime() > deadline) {
      log.warn(`${gateway.unit}: connections from before may still reach the app; its old processes do not end`);
      return;
    }
    await clock.sleep(pauseMs);
  }
}
