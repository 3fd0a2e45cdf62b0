// dockerd itself: found, started and waited for. There must never be two in one network namespace: the second rebuilds
// the firewall chains and cuts the first one's networks.

import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { readdir, readFile, readlink, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt, lastLines, type Log, run, succeeds } from "./run.ts";

const logFile = "/var/log/aip-deploy-dockerd.log";

/** The version of the engine that answers; undefined when none does. */
export async function serverVersion(): Promise<string | undefined> {
  const { code, stdout } = await attempt("docker", ["version", "--format", "{{.Server.Version}}"], { timeout: 10_000 });
  return code === 0 ? stdout.trim() : undefined;
}

/** Promises that dockerd answers; starts it when none runs. Call it under a lock. */
export async function ensureDaemon(log: Log): Promise<void> {
  if ((await serverVersion()) !== undefined) return;
  const started = Date.now();
  if (!(await isRunning())) await ((await hasSystemd()) ? startService() : startProcess());
  await untilAnswers();
  log(`dockerd answers after ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Looks for a dockerd in this network namespace only: one inside a container is none of our business. */
async function isRunning(): Promise<boolean> {
  const here = await readlink("/proc/self/ns/net");
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      try {
        const name = (await readFile(`/proc/${pid}/comm`, "utf8")).trim();
        return name === "dockerd" && (await readlink(`/proc/${pid}/ns/net`)) === here;
      } catch {
        return false; // The process ended while we looked.
      }
    }),
  );
  return found.includes(true);
}

const hasSystemd = (): Promise<boolean> => succeeds("test", ["-d", "/run/systemd/system"]);

async function startService(): Promise<void> {
  await run("systemctl", ["start", "docker"]);
}

/** Starts dockerd in a session of its own, so that neither Ctrl-C nor the end of our process group reaches it. */
async function startProcess(): Promise<void> {
  // Left behind by a machine that was switched off; dockerd refuses to start on a number that is in use again.
  for (const stale of ["/var/run/docker.pid", "/var/run/docker/containerd/containerd.pid"]) {
    await rm(stale, { force: true });
  }
  const output = openSync(logFile, "a");
  spawn("dockerd", [], { cwd: "/", detached: true, stdio: ["ignore", output, output] })
    .on("error", () => undefined)
    .unref();
}

async function untilAnswers(): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (let round = 0; Date.now() < deadline; round += 1) {
    if ((await serverVersion()) !== undefined) return;
    if (round > 15 && !(await isRunning())) break;
    await sleep(200);
  }
  const said = await readFile(logFile, "utf8").catch(() => "");
  throw new Error(`dockerd does not answer. The end of ${logFile}:\n${lastLines(said, 15)}`);
}
