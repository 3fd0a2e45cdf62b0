import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Runner } from "../../../command/runner.ts";
import type { HostConfig } from "../../../config/config.ts";
import { TargetError } from "../../../errors.ts";
import type { Way } from "../engine/way.ts";
import { forwardedEngine, forwardTo, tryAddress, type Link } from "./commands.ts";
import type { Greeting } from "./greeting.ts";
import { open, type Opened, type Opening } from "./open.ts";
import { hostRunner } from "./runner.ts";
import { engineError, lostError, mayPass } from "./trouble.ts";

/** One host over one SSH connection, which is made when it is first needed. */
export interface HostConnection {
  readonly host: HostConfig;
  /** The host's engine as an address on this machine. */
  readonly engine: string;
  readonly way: Way;
  /** Runs programs on the host. */
  readonly runner: Runner;
  /** Makes the connection if it is not there. Throws `target.unreachable` and `target.refused`. */
  greet(): Promise<Greeting>;
  /** Ends the connection; the next call makes a new one. */
  restart(): Promise<void>;
  /** Ends the connection and removes all that it left on this machine. */
  close(): Promise<void>;
}

const firstTries = 3;
/** A host that was reached once and is gone may be booting. */
const comebackMs = 60_000;
const pauseMs = 1_000;
/** The connection ends a moment after what ran over it. */
const momentMs = 500;

/** Nothing is asked of the host before the first call. */
export function hostConnection(opening: Opening): HostConnection {
  const { host, clock, runner } = opening;
  // Sockets have short names, and so must their folder.
  const folder = mkdtempSync(join(tmpdir(), "aip-"));
  const link: Link = { host, folder, knownHostsFiles: [] };
  const routes = new Map<string, Promise<string>>();
  let current: Promise<Opened> | undefined;
  let last: Opened | undefined;
  let isClosed = false;

  function opened(): Promise<Opened> {
    current ??= connect().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  }

  async function connect(): Promise<Opened> {
    const end = clock.now().getTime() + comebackMs;
    for (let attempt = 1; ; attempt += 1) {
      if (isClosed) throw new TargetError("target.unreachable", `the connection to ${host.name} is closed`);
      try {
        last = await open(folder, opening);
        void last.companion.ended.then(() => {
          current = undefined;
          routes.clear();
        });
        return last;
      } catch (error) {
        const isGone = error instanceof TargetError && error.code === "target.unreachable";
        const again =
          last === undefined ? mayPass(error) && attempt < firstTries : isGone && clock.now().getTime() < end;
        if (!again) throw error;
        await clock.sleep(pauseMs);
      }
    }
  }

  /** Why the connection that a call went over is gone; `undefined` when it is there. */
  async function lost({ companion }: Opened): Promise<TargetError | undefined> {
    const ended = await Promise.race([companion.ended, clock.sleep(momentMs).then(() => undefined)]);
    return ended === undefined ? undefined : lostError(host.name, ended.lastLines);
  }

  const onHost = hostRunner({
    link,
    runner,
    ready: async () => {
      const over = await opened();
      return { mark: () => `${over.id}-${randomUUID()}`, whyLost: () => lost(over) };
    },
  });

  const way: Way = {
    async ready() {
      await opened();
    },
    async explain() {
      return last === undefined ? undefined : ((await lost(last)) ?? engineError(host.name, last.greeting));
    },
    async route(address, port) {
      await opened();
      const name = `${address}:${port}`;
      const known = routes.get(name);
      if (known !== undefined) return { socketPath: await known };
      const socket = join(folder, randomUUID().slice(0, 8));
      const made = runner.run(forwardTo(link, socket, address, port)).then(() => socket);
      routes.set(name, made);
      return { socketPath: await made };
    },
    async refusal(address, port, signal) {
      // A socket that is forwarded accepts whatever lies behind it, so the host itself must try.
      const { exitCode } = await onHost.run(tryAddress(address, port), { accept: "any", signal });
      return exitCode === 0 ? undefined : exitCode === 124 ? "does not answer" : "refuses connections";
    },
  };

  return {
    host,
    engine: `unix://${forwardedEngine(link)}`,
    way,
    runner: onHost,
    greet: async () => (await opened()).greeting,
    async restart() {
      await (await current)?.companion.end();
    },
    async close() {
      isClosed = true;
      await (await current?.catch(() => undefined))?.companion.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
