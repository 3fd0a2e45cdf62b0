import { join, resolve } from "node:path";
import type { Clock } from "../clock.ts";
import { composePlugin } from "../command/compose-plugin.ts";
import { composeDriver } from "../command/docker-compose.ts";
import type { Mark } from "../command/leftovers.ts";
import { localRunner } from "../command/local.ts";
import type { Runner } from "../command/runner.ts";
import type { Log } from "../log.ts";
import { dockerLogins } from "../registry/credentials.ts";
import type { Request, Settings } from "../request/request.ts";
import type { Redactor } from "../secrets/redactor.ts";
import { environmentNamed, targetOf, type App, type OwnLease, type Surroundings } from "./app.ts";
import { carryOut } from "./commands/index.ts";
import { giveBack } from "./lease/break.ts";
import { openApp } from "./open.ts";
import type { Result } from "./results.ts";

/** The machine that the program runs on, and who speaks for it. */
export type Here = Pick<Surroundings, "link" | "approvals" | "askApproval" | "onBeginning" | "onLease"> & {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  readonly home: string;
  readonly isRoot: boolean;
  /** By which the programs that are started can be found when this one is killed. */
  readonly mark?: Mark;
  /** Who gives the order when the request does not say it; asked only then. */
  readonly by: (runner: Runner) => Promise<string>;
  /** Who started this run, as GitHub says. */
  readonly startedBy?: string;
};

/** Opens the App that the request is about and does what it wishes, with what this machine has: Docker's logins, engine and state. */
export async function carryOutHere({ settings, wish }: Request, here: Here): Promise<Result> {
  return await carryOut(await openHere(settings, here), wish);
}

/** Gives back a lease that a process which has ended still had; answers whether it did. */
export async function giveBackHere(
  settings: Settings,
  { id, environment, project }: OwnLease,
  here: Here,
): Promise<boolean> {
  const app = await openHere(settings, here);
  return await giveBack(targetOf(app, environmentNamed(app, environment), project).slate, id);
}

async function openHere(settings: Settings, here: Here): Promise<App> {
  const { env, random, home, isRoot, by, startedBy, mark, ...same } = here;
  const { redactor, log } = same;
  const { directory, config: file, registry = env["AIP_DEPLOY_REGISTRY"] } = settings;
  const trace = settings.verbose ? { trace: log.debug.bind(log) } : {};
  const dockerDirectory = env["DOCKER_CONFIG"] ?? join(home, ".docker");
  const plugin = composePlugin(dockerDirectory);
  const runner = localRunner({ env, mark, redact: redactor.redact, composePlugin: plugin, ...trace });
  const surroundings: Omit<Surroundings, "by"> = {
    ...same,
    variables: env,
    monotonic: () => performance.now(),
    runner,
    driver: composeDriver({
      env: mark === undefined ? env : { ...env, [mark.name]: mark.value },
      redact: redactor.redact,
    }),
    credentials: dockerLogins({ directory: dockerDirectory, runner, learn: redactor.learn }),
    engine: env["DOCKER_HOST"],
    stateDirectory: env["AIP_DEPLOY_STATE"] ?? stateDirectory(env, home, isRoot),
  };
  const opening = {
    root: resolve(directory),
    random,
    ...(file === undefined ? {} : { file }),
    ...(registry === undefined ? {} : { registry }),
  };
  const [app, name] = await Promise.all([openApp(opening, surroundings), settings.by ?? by(runner)]);
  const via = startedBy === undefined || startedBy === name ? {} : { via: startedBy };
  return { ...app, by: name, ...via };
}

function stateDirectory(env: Here["env"], home: string, isRoot: boolean): string {
  if (isRoot) return "/var/lib/aip-deploy";
  return join(env["XDG_STATE_HOME"] ?? join(home, ".local", "state"), "aip-deploy");
}
