import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureBaseImages } from "../../scripts/lab/base-images.ts";
import { freePort, startRegistry } from "../../scripts/lab/registry.ts";
import { command } from "../../src/command/command.ts";
import { messageOf } from "../../src/errors.ts";
import { startCli } from "../support/cli.ts";
import { docker, removeImages } from "../support/engine.ts";
import { realRunner } from "../support/real-runner.ts";
import { repository } from "../support/repository.ts";
import { answersAt } from "./answers.ts";
import type { Bench, Do, Units } from "./bench.ts";
import { composeDeeds } from "./compose-deeds.ts";
import { emptyOf, leftOf, type Machine } from "./compose-machine.ts";
import { engineDoor, type EngineDoor } from "./engine-door.ts";
import { clockDeeds, generalDeeds } from "./general-deeds.ts";
import { kitFiles, type Placing } from "./kit-app.ts";
import { registryDoor } from "./registry-door.ts";
import { registryDeeds } from "./registry-deeds.ts";
import type { deedsOfEngine, DeedOn } from "./row.ts";

/** A Compose project on this machine's engine; everything that is asked of engine and registry can be listened to. */
export async function localBench(): Promise<Bench> {
  await ensureBaseImages(() => undefined, ["busybox:1.37", "nginx:1.30"]);
  const app = `aipf-${randomBytes(3).toString("hex")}`;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "aip-deploy-faults-")));
  const state = join(folder, "state");
  mkdirSync(state);
  const registry = await startRegistry();
  const door = await registryDoor(registry.address);
  const engine = await engineDoor("/var/run/docker.sock", join(folder, "engine.sock"));
  const port = await freePort();
  const placing: Placing = {
    app,
    registry: `${door.address}/${app}`,
    published: `127.0.0.1:${port}:8080`,
    url: `http://127.0.0.1:${port}`,
    target: {},
  };
  const filesOf = (units: Units) => kitFiles(placing, units);
  const checkout = repository();
  checkout.git("checkout", "--quiet", "-b", "develop");
  const exec = async (program: string, ...args: string[]) =>
    (await realRunner.run(command(program, args), { timeoutMs: 60_000 })).stdout;
  const machine: Machine = {
    project: `${app}-dev`,
    checkout,
    state,
    exec: (program = "", ...args) => exec(program, ...args),
  };
  const deeds: Record<DeedOn<"the local engine">, Do> = {
    ...generalDeeds(checkout, filesOf),
    ...composeDeeds(machine),
    ...registryDeeds(door),
    ...engineDeeds(engine),
    ...clockDeeds,
    "a person runs docker compose up": async () => {
      const files = ["docker-compose.yml", "docker-compose.dev.yml"].flatMap((file) => ["-f", checkout.path(file)]);
      const up = docker("compose", "--project-name", machine.project, ...files, "up", "--detach", "--build");
      // The run and Compose act at once: Compose gives up when a container that it saw is gone.
      await up.catch((error: unknown) => {
        if (!/No such container/.test(messageOf(error))) throw error;
      });
      return {};
    },
  };
  const bench: Bench = {
    name: "the local engine",
    commit(units: Units) {
      checkout.commit(filesOf(units));
    },
    async buildElsewhere() {
      const { code, stderr } = await bench.start(["build"]).ended;
      if (code !== 0) throw new Error(stderr);
      await removeImages(`${door.address}/${app}/`);
    },
    start: (args, { env = {}, node = [], directory = checkout.root } = {}) =>
      startCli(args, { directory, node, env: { AIP_DEPLOY_STATE: state, DOCKER_HOST: engine.address, ...env } }),
    answers: () => answersAt(placing.url),
    left: () => leftOf(machine),
    slate: () => {
      const text = readFileSync(join(state, ".leases", machine.project, "lease.json"), "utf8");
      return Promise.resolve(JSON.parse(text) as object);
    },
    empty: () => emptyOf(machine),
    deeds,
    whenAsked(pattern, nth, deed) {
      let seen = 0;
      engine.onRequest = (text) => {
        if (!pattern.test(text)) return "pass";
        seen += 1;
        if (seen !== nth) return seen > nth ? "drop" : "pass";
        deed();
        return "drop";
      };
      return () => {
        engine.onRequest = undefined;
      };
    },
    async close() {
      await emptyOf(machine);
      await removeImages(`${door.address}/${app}/`, `${app}-`);
      await Promise.all([engine.close(), door.close(), registry.remove()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;
}

function engineDeeds(engine: EngineDoor): Record<(typeof deedsOfEngine)[number], Do> {
  return {
    "the engine is not there": async () => {
      await engine.close();
      return { heal: () => engine.open() };
    },
    "the engine goes away": async () => {
      await engine.close();
      return { heal: () => engine.open() };
    },
    "the engine goes away for a moment": async () => {
      await engine.close();
      const back = sleep(1_000).then(() => engine.open());
      return { heal: () => back };
    },
    "the engine refuses to make containers": () => {
      engine.onRequest = (text) => (/^POST \S*\/containers\/create/.test(text) ? "refuse" : "pass");
      return {
        heal: () => {
          engine.onRequest = undefined;
        },
      };
    },
  };
}
