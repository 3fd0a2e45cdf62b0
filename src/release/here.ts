import { join, resolve } from "node:path";
import type { Clock } from "../clock.ts";
import { dockerPlugins } from "../command/docker-plugins.ts";
import { composeDriver } from "../command/docker-compose.ts";
import { localCompanions } from "../command/companion.ts";
import { localRunner } from "../command/local.ts";
import type { Runner } from "../command/runner.ts";
import type { Opened, Patient } from "../doctor/doctor.ts";
import { pullRequestsOf } from "../github/pull-requests.ts";
import { signIn, type SignIn } from "../github/sign-in.ts";
import type { Log } from "../log.ts";
import { dockerLogins, withLogin, type Credentials } from "../registry/credentials.ts";
import type { Request, Settings } from "../request/request.ts";
import type { Redactor } from "../secrets/redactor.ts";
import type { Secret } from "../secrets/secret.ts";
import { remoteUrl } from "../source/remote.ts";
import { openRepository } from "../source/repository.ts";
import { environmentNamed, type App, type Hub, type OwnLease, type Surroundings } from "./app.ts";
import { carryOut } from "./commands/index.ts";
import type { SettingUp } from "./commands/setup.ts";
import { openConnections } from "./connections.ts";
import { lookAtHost } from "./look-at-host.ts";
import { giveBack } from "./lease/break.ts";
import { markFor, processMark } from "./lease/process.ts";
import { openApp, type Opening } from "./open.ts";
import type { Result } from "./results.ts";
import { parseHost } from "../targets/compose/index.ts";
import { hostStateDirectory, targetOf } from "./target.ts";

/** The machine that the program runs on, and who speaks for it. */
export type Here = Pick<Surroundings, "link" | "approvals" | "askApproval" | "onBeginning" | "onLease"> & {
  /** Asks the person at the terminal; `undefined`: nobody is there. */
  readonly confirm?: (question: string) => Promise<boolean>;
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
  /** A login for GitHub's registry, for when Docker has none for it. */
  readonly githubToken?: { readonly username: string; readonly token: Secret };
  /** Who gives the order when the request does not say it; asked only then. */
  readonly by: (runner: Runner) => Promise<string>;
  /** Who started this run, as GitHub says. */
  readonly startedBy?: string;
};

/** Opens the App that the request is about and does what it wishes, with what this machine has: Docker's logins, engine and state. */
export async function carryOutHere({ settings, wish }: Request, here: Here): Promise<Result> {
  return await opened(settings, here, async ({ app, patient, host }) => {
    if (wish.command === "setup") {
      // It is about a machine, whatever lies in the folder.
      const { setup } = await import("./commands/setup.ts");
      return await setup(wish, { ...host, confirm: here.confirm });
    }
    if (wish.command === "doctor") {
      const { examine, examineHost } = await import("../doctor/doctor.ts");
      const { command, host: address } = wish;
      if (address === undefined) return { command, ...(await examine(patient)) };
      return { command, ...(await examineHost(parseHost(address), patient)) };
    }
    return await carryOut(await app(), wish);
  });
}

/** Gives back a lease that a process which has ended still had; answers whether it did. */
export async function giveBackHere(
  settings: Settings,
  { id, environment, project }: OwnLease,
  here: Here,
): Promise<boolean> {
  return await opened(settings, here, async (machine) => {
    const app = await machine.app();
    const { slate } = await targetOf(app, environmentNamed(app, environment), project);
    return await giveBack(slate, id);
  });
}

/** What a machine has before anything of the App is read: a doctor looks at what the App cannot be opened with too. */
type Machine = {
  readonly app: () => Promise<App>;
  readonly patient: Patient;
  /** What hosts are set up with. */
  readonly host: Omit<SettingUp, "confirm">;
};

/** Works with what this machine has; connections to hosts are there for as long as the work takes. */
async function opened<T>(settings: Settings, here: Here, work: (machine: Machine) => Promise<T>): Promise<T> {
  const { env, random, home, isRoot, by, startedBy, github, githubToken, promotionText, ...same } = here;
  const { redactor, log } = same;
  const { directory, config: file, registry = env["AIP_DEPLOY_REGISTRY"] } = settings;
  const trace = settings.verbose ? { trace: log.debug.bind(log) } : {};
  const mark = markFor(await processMark());
  const dockerDirectory = env["DOCKER_CONFIG"] ?? join(home, ".docker");
  const plugins = dockerPlugins(dockerDirectory);
  const runner = localRunner({ env, mark, redact: redactor.redact, plugins, ...trace });
  const marked = mark === undefined ? env : { ...env, [mark.name]: mark.value };
  const connections = openConnections({
    variables: env,
    companions: localCompanions({ env: marked, redact: redactor.redact, ...trace }),
    runner,
    clock: same.clock,
    learn: redactor.learn,
  });
  const logins = dockerLogins({ directory: dockerDirectory, runner, learn: redactor.learn });
  const surroundings: Omit<Surroundings, "by"> = {
    ...same,
    variables: env,
    monotonic: () => performance.now(),
    runner,
    driver: composeDriver({ env: marked, redact: redactor.redact }),
    credentials: githubToken === undefined ? logins : withLogin(logins, "ghcr.io", passwordOf(githubToken)),
    connect: connections.connect,
    clusterAt: connections.clusterAt,
    engine: env["DOCKER_HOST"],
    stateDirectory: env["AIP_DEPLOY_STATE"] ?? stateDirectory(env, home, isRoot),
    hub: async () => ({ pulls: pullRequestsOf(await toGitHub(), { clock: here.clock, random }), text: promotionText }),
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
  const machine: Machine = {
    patient: {
      ...{ root, file, runner, clock: here.clock, random, signIn: toGitHub },
      lookAtHost: async (host, hosts, directory = hostStateDirectory) =>
        (await lookAtHost(connections.connect(host, hosts, root), { clock: here.clock, directory })).findings,
      open: (instead) => openToLook(opening, { ...surroundings, variables: { ...instead, ...env } }),
    },
    async app() {
      const [app, name] = await Promise.all([openApp(opening, surroundings), settings.by ?? by(runner)]);
      const via = startedBy === undefined || startedBy === name ? {} : { via: startedBy };
      return { ...app, by: name, ...via };
    },
    host: { connect: connections.connect, root, clock: same.clock, log },
  };
  try {
    return await work(machine);
  } finally {
    await connections.close();
  }
}

async function openToLook(opening: Opening, surroundings: Omit<Surroundings, "by">): Promise<Opened> {
  const { config, warnings, prefix, ledger } = await openApp(opening, surroundings);
  return { config, warnings, address: prefix, readLedger: () => ledger.state(config.environments[0]?.name ?? "dev") };
}

function passwordOf({ username, token }: NonNullable<Here["githubToken"]>): Credentials {
  return { kind: "password", username, password: token };
}

function stateDirectory(env: Here["env"], home: string, isRoot: boolean): string {
  if (isRoot) return "/var/lib/aip-deploy";
  return join(env["XDG_STATE_HOME"] ?? join(home, ".local", "state"), "aip-deploy");
}
