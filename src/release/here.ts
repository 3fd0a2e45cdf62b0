import { join, resolve } from "node:path";
import type { Clock } from "../clock.ts";
import { composeDriver } from "../command/docker-compose.ts";
import { localCompanions } from "../command/companion.ts";
import { localRunner } from "../command/local.ts";
import type { Runner } from "../command/runner.ts";
import type { Log } from "../log.ts";
import { dockerLogins } from "../registry/credentials.ts";
import type { Request } from "../request/request.ts";
import type { Redactor } from "../secrets/redactor.ts";
import type { Surroundings } from "./app.ts";
import { hostConnections } from "./connections.ts";
import { carryOut } from "./commands/index.ts";
import { openApp } from "./open.ts";
import type { Result } from "./results.ts";

/** The machine that the program runs on, and who speaks for it. */
export type Here = Pick<Surroundings, "link" | "askApproval" | "onBeginning"> & {
  /** Asks the person at the terminal; `undefined`: nobody is there. */
  readonly confirm?: (question: string) => Promise<boolean>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  readonly home: string;
  readonly isRoot: boolean;
  /** Who gives the order when the request does not say it; asked only then. */
  readonly by: (runner: Runner) => Promise<string>;
};

/** Opens the App that the request is about and does what it wishes, with what this machine has: Docker's logins, engine and state. */
export async function carryOutHere({ settings, wish }: Request, here: Here): Promise<Result> {
  const { env, random, home, isRoot, by, confirm, ...same } = here;
  const { redactor, log } = same;
  const { directory, config: file, registry = env["AIP_DEPLOY_REGISTRY"] } = settings;
  const trace = settings.verbose ? { trace: log.debug.bind(log) } : {};
  const runner = localRunner({ env, redact: redactor.redact, ...trace });
  const dockerDirectory = env["DOCKER_CONFIG"] ?? join(home, ".docker");
  const connections = hostConnections({
    variables: env,
    companions: localCompanions({ env, redact: redactor.redact, ...trace }),
    runner,
    clock: same.clock,
    learn: redactor.learn,
  });
  const surroundings: Omit<Surroundings, "by"> = {
    ...same,
    variables: env,
    runner,
    driver: composeDriver({ env, redact: redactor.redact }),
    credentials: dockerLogins({ directory: dockerDirectory, runner, learn: redactor.learn }),
    connect: connections.connect,
    engine: env["DOCKER_HOST"],
    stateDirectory: env["AIP_DEPLOY_STATE"] ?? stateDirectory(env, home, isRoot),
  };
  const opening = {
    root: resolve(directory),
    random,
    ...(file === undefined ? {} : { file }),
    ...(registry === undefined ? {} : { registry }),
  };
  try {
    if (wish.command === "setup") {
      // It is about a machine, whatever lies in the folder.
      const { setup } = await import("./commands/setup.ts");
      return await setup(wish, { ...connections, root: resolve(directory), clock: same.clock, log, confirm });
    }
    const [app, name] = await Promise.all([openApp(opening, surroundings), settings.by ?? by(runner)]);
    return await carryOut({ ...app, by: name }, wish);
  } finally {
    await connections.close();
  }
}

function stateDirectory(env: Here["env"], home: string, isRoot: boolean): string {
  if (isRoot) return "/var/lib/aip-deploy";
  return join(env["XDG_STATE_HOME"] ?? join(home, ".local", "state"), "aip-deploy");
}
