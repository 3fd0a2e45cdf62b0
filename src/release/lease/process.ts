import { readFile, readlink } from "node:fs/promises";
import { pid } from "node:process";
import { hasLeftovers, processVariable, type Mark } from "../../command/leftovers.ts";
import type { ProcessMark } from "./record.ts";

/** This process; `undefined` where the kernel does not tell such things under /proc. */
export async function processMark(): Promise<ProcessMark | undefined> {
  const [machine, stat] = await Promise.all([machineName(), statOf(pid)]);
  return machine === undefined || stat === undefined ? undefined : { machine, pid, started: stat.started };
}

/** By which the programs that a process started are known as its own, even when it has ended. */
export function markFor(mark: ProcessMark | undefined): Mark | undefined {
  return mark === undefined ? undefined : { name: processVariable, value: `${mark.pid}-${mark.started}` };
}

/**
 * Whether that process has certainly ended, with all that it started. One of another machine, or that cannot be looked at,
 * may be alive.
 */
export async function isGone(mark: ProcessMark): Promise<boolean> {
  if (mark.machine !== (await machineName())) return false;
  return (await hasEnded(mark)) && !(await hasLeftovers(markFor(mark)));
}

async function hasEnded(mark: ProcessMark): Promise<boolean> {
  if (!isThere(mark.pid)) return true;
  const stat = await statOf(mark.pid);
  return stat !== undefined && (stat.started !== mark.started || stat.hasEnded);
}

/** Containers of one machine share its boot, and each has process ids of its own. */
async function machineName(): Promise<string | undefined> {
  try {
    const [boot, space] = await Promise.all([
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readlink("/proc/self/ns/pid"),
    ]);
    return `${boot.trim()} ${space}`;
  } catch {
    return undefined;
  }
}

/** Asking the kernel by signal 0 sees the processes of other users too, which /proc may hide. */
function isThere(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

const stateField = 0;
const startField = 19;

async function statOf(id: number): Promise<{ readonly started: string; readonly hasEnded: boolean } | undefined> {
  const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  // The program's name comes before them, in brackets, and may hold brackets and spaces itself.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state = "", started] = [fields[stateField], fields[startField]];
  return started === undefined ? undefined : { started, hasEnded: state === "Z" || state === "X" };
}
