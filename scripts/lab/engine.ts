// A Docker Engine with Compose v2 and buildx: the one that runs, else the one that the distribution offers.

import { ensureDaemon, serverVersion } from "./daemon.ts";
import { canInstall } from "./debian.ts";
import { installEngine } from "./engine-packages.ts";
import { exclusively } from "./lock.ts";
import { attempt, type Log } from "./run.ts";

/** The versions of an engine that answers. */
export interface Engine {
  readonly server: string;
  readonly compose: string;
  readonly buildx: string;
}

/**
 * Promises an engine that answers, with Compose v2 and buildx; installs and starts them only on Debian and Ubuntu as
 * root. Several processes may call it at once.
 */
export async function ensureEngine(log: Log): Promise<Engine> {
  const running = await askEngine();
  if (isComplete(running)) return running;
  refuseForeignEngine(running);
  if (!(await canInstall())) throw new Error(howToInstall(running));
  await exclusively("engine", async () => {
    if (!(await hasPlugins())) await installEngine(log);
    await ensureDaemon(log);
  });
  const engine = await askEngine();
  if (isComplete(engine)) return engine;
  throw new Error(howToInstall(engine));
}

async function askEngine(): Promise<Partial<Engine>> {
  const [server, compose, buildx] = await Promise.all([serverVersion(), plugin("compose"), plugin("buildx")]);
  return {
    ...(server !== undefined && { server }),
    ...(compose !== undefined && { compose }),
    ...(buildx !== undefined && { buildx }),
  };
}

function isComplete(engine: Partial<Engine>): engine is Engine {
  return engine.server !== undefined && engine.compose !== undefined && engine.buildx !== undefined;
}

async function hasPlugins(): Promise<boolean> {
  const daemon = await attempt("dockerd", ["--version"]);
  return daemon.code === 0 && (await plugin("compose")) !== undefined && (await plugin("buildx")) !== undefined;
}

async function plugin(name: "compose" | "buildx"): Promise<string | undefined> {
  const { code, stdout } = await attempt("docker", [name, "version"]);
  return code === 0 ? /\d+\.\d+[^\s]*/.exec(stdout)?.[0] : undefined;
}

/** An engine that DOCKER_HOST names is somebody else's to start. */
function refuseForeignEngine(engine: Partial<Engine>): void {
  const host = process.env["DOCKER_HOST"] ?? "";
  if (host === "" || engine.server !== undefined) return;
  throw new Error(
    `No engine answers at DOCKER_HOST=${host}. Start it, or unset DOCKER_HOST to use one on this machine.`,
  );
}

function howToInstall(engine: Partial<Engine>): string {
  const missing = [
    engine.server === undefined && "a running Docker Engine that this user may use",
    engine.compose === undefined && "the plugin docker compose (v2)",
    engine.buildx === undefined && "the plugin docker buildx",
  ].filter((part) => part !== false);
  return `Missing: ${missing.join(", ")}.
Install Docker Engine with its compose and buildx plugins (https://docs.docker.com/engine/install/) and start it.
On Debian 12 or newer and on Ubuntu, running this as root installs all of it from the distribution's own packages.`;
}
