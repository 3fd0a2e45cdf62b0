import { readFile, readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Stands in the environment of every program that a run starts, so that whoever comes after it knows them. */
export type Mark = { readonly name: string; readonly value: string };

/** The variable of the mark that is made from the process itself. */
export const processVariable = "AIP_DEPLOY_PROCESS";

const graceMs = 3_000;
const pauseMs = 50;

/**
 * Ends the programs that carry the mark: those that a run which was killed left behind, each in a process group of its own.
 * They are asked first, and killed when they do not end within three seconds. Answers their names; nothing where there is no `/proc`.
 */
export async function endLeftovers(mark: Mark): Promise<readonly string[]> {
  const found = await marked(mark);
  const names = await Promise.all(found.map(nameOf));
  signalAll(found, "SIGTERM");
  const end = performance.now() + graceMs;
  while ((await marked(mark)).length > 0 && performance.now() < end) await sleep(pauseMs);
  signalAll(await marked(mark), "SIGKILL");
  return names.filter((name) => name !== "").sort();
}

/** Whether a program that carries the mark still runs: it goes on when only the one that started it is killed. */
export async function hasLeftovers(mark: Mark | undefined): Promise<boolean> {
  return mark !== undefined && (await marked(mark)).length > 0;
}

async function marked({ name, value }: Mark): Promise<readonly number[]> {
  const all = await readdir("/proc").catch(() => []);
  const pids = all.filter((each) => /^\d+$/.test(each)).map(Number);
  const isMarked = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      return pid !== process.pid && environment.split("\0").includes(`${name}=${value}`);
    }),
  );
  return pids.filter((_pid, index) => isMarked[index]);
}

async function nameOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "")).trim();
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself.
    }
  }
}
