import { join, resolve } from "node:path";
import type { Clock } from "../clock.ts";
import { composeDriver } from "../command/docker-compose.ts";
import { localRunner } from "../command/local.ts";
import type { Runner } from "../command/runner.ts";
import type { Opened } from "../doctor/doctor.ts";
import { pullRequestsOf } from "../github/pull-requests.ts";
import { signIn, type SignIn } from "../github/sign-in.ts";
import type { Log } from "../log.ts";
import { dockerLogins } from "../registry/credentials.ts";
import type { Request } from "../request/request.ts";
import type { Redactor } from "../secrets/redactor.ts";
import { remoteUrl } from "../source/remote.ts";
import { openRepository } from "../source/repository.ts";
import type { Hub, Surroundings } from "./app.ts";
import { carryOut } from "./commands/index.ts";
import { openApp, type Opening } from "./open.ts";
import type { Result } from "./results.ts";

/** The machine that the program runs on, and who speaks for it. */
export type Here = Pick<Surroundings, "link" | "askApproval" | "onBeginning"> & {
  /** What a step of the action knows of the repository on GitHub; `undefined`: found by the checkout and a token. */
  readonly github?: SignIn["given"];
  readonly promotionText: Hub["text"];
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
  const { env, random, home, isRoot, by, github, promotionText, ...same } = here;
  const { redactor, log } = same;
  const { directory, config: file, registry = env["AIP_DEPLOY_REGISTRY"] } = settings;
  const trace = settings.verbose ? { trace: log.debug.bind(log) } : {};
  const runner = localRunner({ env, redact: redactor.redact, ...trace });
  const dockerDirectory = env["DOCKER_CONFIG"] ?? join(home, ".docker");
  const surroundings: Omit<Surroundings, "by"> = {
    ...same,
    variables: env,
    runner,
    driver: composeDriver({ env, redact: redactor.redact }),
    credentials: dockerLogins({ directory: dockerDirectory, runner, learn: redactor.learn }),
    engine: env["DOCKER_HOST"],
    stateDirectory: env["AIP_DEPLOY_STATE"] ?? stateDirectory(env, home, isRoot),
    hub: async () => ({ pulls: pullRequestsOf(await toGitHub()), text: promotionText }),
  };
  const root = resolve(directory);
  const toGitHub = async () => {
    const remote = github === undefined ? await remoteUrl(await openRepository(root, runner)) : undefined;
    return await signIn({ env, runner, remote, now: () => here.clock.now(), given: github });
  };
  const opening = {
    root,
    random,
    ...(file === undefined ? {} : { file }),
    ...(registry === undefined ? {} : { registry }),
  };
  if (wish.command === "doctor") {
    const open = (instead: Readonly<Record<string, string>>) =>
      openToLook(opening, { ...surroundings, variables: { ...instead, ...env } });
    const patient = { root, file, runner, clock: here.clock, random, open, signIn: toGitHub };
    const { examine } = await import("../doctor/doctor.ts");
    return { command: wish.command, ...(await examine(patient)) };
  }
  const [app, name] = await Promise.all([openApp(opening, surroundings), settings.by ?? by(runner)]);
  return await carryOut({ ...app, by: name }, wish);
}

async function openToLook(opening: Opening, surroundings: Omit<Surroundings, "by">): Promise<Opened> {
  const { config, warnings, prefix, ledger } = await openApp(opening, surroundings);
  return { config, warnings, address: prefix, readLedger: () => ledger.state(config.environments[0]?.name ?? "dev") };
}

function stateDirectory(env: Here["env"], home: string, isRoot: boolean): string {
  if (isRoot) return "/var/lib/aip-deploy";
  return join(env["XDG_STATE_HOME"] ?? join(home, ".local", "state"), "aip-deploy");
}
