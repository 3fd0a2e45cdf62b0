import { randomBytes } from "node:crypto";
import type { Config, EnvironmentConfig, GatewayKind } from "../config/config.ts";
import type { Log } from "../log.ts";
import { composeTarget, filesOnHost, localFiles, sharedKey } from "../targets/compose/index.ts";
import { fleetTarget } from "../targets/fleet.ts";
import type { Target } from "../targets/target.ts";
import type { App } from "./app.ts";
import { layersIn } from "./image-layers.ts";

/** The engine that runs the environment, or the engines of its hosts, as the Compose project of that name. */
export function targetOf(app: App, environment: EnvironmentConfig, project: string): Target {
  const { hosts } = environment.target;
  const { runner, driver, clock, redactor } = app;
  const base = {
    ...{ project, directory: stateDirectory(app, environment), runner, driver, clock, redact: redactor.redact },
    gateways: saidGateways(app.config),
  };
  if (hosts === undefined) return composeTarget({ ...base, engine: app.engine, log: app.log });
  const several = hosts.all.length > 1;
  const members = hosts.all.map((host) => {
    const log = several ? logOf(host.name, app.log) : app.log;
    const connection = app.connect(host, hosts, app.config.root);
    return {
      name: host.name,
      target: composeTarget({ ...base, host: connection, layersOf: layersIn(app.registry), log }),
    };
  });
  const [only] = members;
  if (!several && only !== undefined) return only.target;
  return fleetTarget({ members, batch: hosts.batch, pauseSeconds: hosts.pauseSeconds, clock, log: app.log });
}

function saidGateways({ services }: Config): Record<string, GatewayKind> {
  return Object.fromEntries(
    Object.entries(services).flatMap(([name, { gateway }]) => (gateway === undefined ? [] : [[name, gateway]])),
  );
}

/** The key of the secrets' fingerprints where the environment runs. */
export async function fingerprintKeyOf(app: App, environment: EnvironmentConfig): Promise<string> {
  const { hosts } = environment.target;
  const directory = stateDirectory(app, environment);
  const files =
    hosts === undefined
      ? [localFiles(app.runner)]
      : hosts.all.map((host) => filesOnHost(app.connect(host, hosts, app.config.root).runner));
  return sharedKey(files, directory, randomBytes(32).toString("hex"));
}

/** Where a host that is prepared for aip-deploy keeps its state, whoever deploys to it. */
export const hostStateDirectory = "/var/lib/aip-deploy";

function stateDirectory(app: App, { target }: EnvironmentConfig): string {
  return target.directory ?? (target.hosts === undefined ? app.stateDirectory : hostStateDirectory);
}

/** What is told of units, with the host's name before theirs. */
function logOf(host: string, log: Log): Log {
  return {
    phase: (name, work) => log.phase(name, work),
    info: (message) => {
      log.info(message);
    },
    warn: (message) => {
      log.warn(message);
    },
    debug: (message) => {
      log.debug(message);
    },
    progress: (unit, state, done) => {
      log.progress(`${host}/${unit}`, state, done);
    },
  };
}
