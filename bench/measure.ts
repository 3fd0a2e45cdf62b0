// What a run costs. Everything here is a number or the way to get one; nothing knows what is measured.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export type Cost = {
  readonly seconds: number;
  /** Processor time of the programs that were started, and of theirs; the engine's own work is not in it. */
  readonly processorSeconds: number;
};

export type Program = {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** When it is aborted, what runs is ended and no more is started. */
export const stopping = new AbortController();

/** Has a signal end the measurement and not the process: what was started must be removed all the same. */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stopping.abort();
    });
  }
}

/** Runs the programs one after the other as `&&` does. Throws with the last lines of the one that fails. */
export async function cost(programs: readonly Program[]): Promise<Cost> {
  const processorBefore = processorTime();
  const started = performance.now();
  for (const each of programs) await runToEnd(each);
  return { seconds: (performance.now() - started) / 1000, processorSeconds: processorTime() - processorBefore };
}

/** The highest resident memory of a Node program's own process, in MB, as the kernel counted it. */
export async function peakMemory(node: Program): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "aip-deploy-peak-"));
  const file = join(folder, "peak");
  const preload = pathToFileURL(join(import.meta.dirname, "write-peak.mjs")).href;
  try {
    await runToEnd({
      ...node,
      args: ["--import", preload, ...node.args],
      env: { ...node.env, AIP_DEPLOY_BENCH_PEAK: file },
    });
    return (Number(readFileSync(file, "utf8")) * 1024) / 1e6;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** How busy the machine is: the load average of the last minute. */
export function load(): string {
  return readFileSync("/proc/loadavg", "utf8").split(" ")[0] ?? "?";
}

function runToEnd({ program, args, cwd, env }: Program): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      signal: stopping.signal,
    });
    let said = "";
    const keep = (data: Buffer) => (said = (said + data.toString()).slice(-4000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(" ")}: exit code ${code ?? "none"}\n${said}`));
    });
  });
}

/** Of the children that have ended and theirs; the kernel counts in hundredths of a second. */
function processorTime(): number {
  const stat = readFileSync("/proc/self/stat", "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
