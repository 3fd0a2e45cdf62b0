import type { Check } from "../checks/check.ts";
import { commandCheck } from "../checks/command.ts";
import { httpCheck } from "../checks/http.ts";
import { requestStream } from "../checks/requests.ts";
import { tcpCheck } from "../checks/tcp.ts";
import { commandTests } from "../checks/tests.ts";
import type { Clock } from "../clock.ts";
import type { ComposeDriver } from "../command/docker-compose.ts";
import type { Runner } from "../command/runner.ts";
import type { CheckConfig, Config, EnvironmentConfig } from "../config/config.ts";
import { previewEnvironment, previewNumber } from "../config/preview.ts";
import { InternalError, UsageError, type Problem } from "../errors.ts";
import type { PullRequests, PullRequestText } from "../github/pull-requests.ts";
import type { Log } from "../log.ts";
import type { CredentialSource } from "../registry/credentials.ts";
import type { RegistryClient } from "../registry/client.ts";
import type { Redactor } from "../secrets/redactor.ts";
import { resolveSecrets } from "../secrets/resolve.ts";
import { passHeader, passVariable } from "../targets/compose/index.ts";
import { headingOf } from "../targets/heading.ts";
import type { Materials, Target } from "../targets/target.ts";
import { remoteUrl } from "../source/remote.ts";
import type { Repository } from "../source/repository.ts";
import type { Connections } from "./connections.ts";
import { wayOf, type ApprovalDesk, type Approvals } from "./approval.ts";
import type { Act, EnvironmentState, Ledger } from "./ledger.ts";
import type { Beginning, World } from "./order.ts";
import { compareCommits } from "./commit-order.ts";
import { hookRunner } from "./hook-runner.ts";
import { isGone, processMark } from "./lease/process.ts";
import type { Deployer } from "./lease/take.ts";
import { closedMaterials } from "./maintenance.ts";
import type { Bundle } from "./release.ts";
import type { Remembered, Sight } from "./remembered.ts";
import type { Asked, Promotion } from "./results.ts";
import { secretPlaces } from "./secret-values.ts";
import { fingerprintKeyOf, targetOf } from "./target.ts";

/** What the program was started with; everything that differs between a terminal, a test and GitHub. */
export type Surroundings = {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly runner: Runner;
  readonly driver: ComposeDriver;
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds that only go forwards. */
  readonly monotonic: () => number;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  readonly credentials: CredentialSource;
  /** Reaches a machine that is deployed to over SSH. */
  readonly connect: Connections["connect"];
  /** Where the cluster of a target is found. */
  readonly clusterAt: Connections["clusterAt"];
  /** `DOCKER_HOST`; `undefined`: the local engine's socket. */
  readonly engine: string | undefined;
  /** An absolute path: where targets on this machine keep their files, unless the configuration says another. */
  readonly stateDirectory: string;
  /** Who gives the orders. */
  readonly by: string;
  /** Who gives them as GitHub says, when the name that was given is another. */
  readonly via?: string;
  readonly link?: string;
  /** Where approvals are given other than by name; `undefined`: nowhere. */
  readonly approvals?: Approvals;
  readonly askApproval?: World["askApproval"];
  /** The repository on GitHub and how a promotion is told there; `undefined`: there is none. */
  readonly hub?: () => Promise<Hub>;
  /** Told of each deployment that goes ahead, and of the public route that it will have. */
  readonly onBeginning?: (beginning: Beginning, url: string | undefined) => void;
  /** Told of the lease that we have, and when we have none any longer. */
  readonly onLease?: (lease: OwnLease | undefined) => void;
};

/** What is needed to give a lease back from another process. */
export type OwnLease = { readonly id: string; readonly environment: string; readonly project: string };

/** The repository on GitHub, as far as promotions need it. */
export type Hub = {
  readonly pulls: PullRequests;
  readonly text: (promotion: Promotion) => Promise<PullRequestText>;
};

/** An App opened for work: its configuration and the places that its commands reach. */
export type App = Surroundings & {
  readonly config: Config;
  readonly warnings: readonly Problem[];
  readonly registry: RegistryClient;
  /** Where images and the ledger live. */
  readonly prefix: string;
  readonly ledger: Ledger;
  /** `undefined` outside of a git checkout: what needs none still works. */
  readonly repository: Repository | undefined;
  /** What else the releases of this checkout depend on; see `Sight`. */
  readonly sight: Sight | undefined;
  readonly remembered: Remembered | undefined;
};

/** The environment of that name. Throws `UsageError` with the known ones. */
export function environmentNamed({ config }: Pick<App, "config">, name: string): EnvironmentConfig {
  const found = config.environments.find((environment) => environment.name === name) ?? previewOf(config, name);
  if (found !== undefined) return found;
  const known = config.environments.map((environment) => environment.name).join(", ");
  throw new UsageError(`there is no environment "${name}"`, { hint: `Environments: ${known}` });
}

/** A preview runs from the release that it has; what it would be made from now is of no account here. */
function previewOf(config: Config, name: string): EnvironmentConfig | undefined {
  const number = previewNumber(name);
  if (number === undefined || config.previews === undefined) return undefined;
  return previewEnvironment(config, config.previews, { number });
}

/** Whether the environment asks for an approval before each deployment, and where. */
export function askedOf({ name, gates }: EnvironmentConfig): { readonly approval?: Asked } {
  if (gates.approval === undefined) return {};
  const { through = "environment", environment = name } = gates.approval;
  return { approval: through === "environment" ? { environment } : {} };
}

/** Somebody did something now. */
export function actOf({ by, via, clock, link }: App, reason?: string): Act {
  return {
    by,
    at: clock.now().toISOString(),
    ...(reason === undefined ? {} : { reason }),
    ...(link === undefined ? {} : { link }),
    ...(via === undefined ? {} : { via }),
  };
}

/** Where the environment's approval is given outside of this program; `undefined`: by name, or it needs none. */
export async function deskOf(
  { approvals, repository }: App,
  environment: EnvironmentConfig,
): Promise<ApprovalDesk | undefined> {
  const way = wayOf(environment, approvals?.usual);
  if (way === undefined || way === "name") return undefined;
  if (approvals === undefined) throw new InternalError("nobody said how approvals are given here");
  return await approvals.desk(way, () =>
    repository === undefined ? Promise.resolve(undefined) : remoteUrl(repository),
  );
}

/** What a bundle refers to, all of it, with what maintenance makes of it. Throws `SecretError`. */
export async function materialsOf(
  app: App,
  environment: EnvironmentConfig,
  bundle: Bundle,
  { maintenance }: EnvironmentState,
): Promise<Materials> {
  const open = await openMaterialsOf(app, environment, bundle);
  if (maintenance === undefined || bundle.target !== "compose") return open;
  return await closedMaterials({ environment: environment.name, maintenance, bundle, open, redactor: app.redactor });
}

/** The same as if there were no maintenance. */
export async function openMaterialsOf(app: App, environment: EnvironmentConfig, bundle: Bundle): Promise<Materials> {
  const [secrets, key] = await Promise.all([
    resolveSecrets(bundle.secrets, secretPlaces(app, environment)),
    fingerprintKeyOf(app, environment, projectOf(bundle)),
  ]);
  return { secrets, fingerprintKey: key, file: (digest) => app.ledger.blob(digest) };
}

/** The Compose project or the namespace that a bundle was made for. */
export function projectOf(bundle: Bundle): string {
  return headingOf(bundle).project;
}

/** The public route of a bundle, when it has one. */
export function urlOf(bundle: Bundle): string | undefined {
  return headingOf(bundle).url;
}

/** Us, as whoever has to wait for us sees it. */
export function deployerOf(app: App, environment: EnvironmentConfig, project: string, wait?: number): Deployer {
  const { by, link, onLease } = app;
  const { expirySeconds, waitSeconds } = environment.lease;
  return {
    by,
    ...(link === undefined ? {} : { link }),
    mark: processMark,
    isGone,
    expirySeconds,
    waitSeconds: wait ?? waitSeconds,
    onLease: (id) => onLease?.(id === undefined ? undefined : { id, environment: environment.name, project }),
  };
}

/** Everything that deploying this bundle to the environment reaches; `wait`: seconds that somebody else is waited for. */
export async function worldOf(app: App, environment: EnvironmentConfig, bundle: Bundle, wait?: number): Promise<World> {
  const project = projectOf(bundle);
  const target = await targetOf(app, environment, project);
  const { repository } = app;
  return {
    deployer: deployerOf(app, environment, project, wait),
    monotonic: app.monotonic,
    ...(repository === undefined
      ? {}
      : { compareCommits: (candidate, deployed) => compareCommits(repository, candidate, deployed) }),
    ledger: app.ledger,
    target,
    materials: (each, state) => materialsOf(app, environment, each, state),
    checks: (each, materials, { tests }) =>
      checksOf(app, environment, each, materials, tests ? testsOf(app, target, environment, each, materials) : []),
    runHook: (materials) =>
      hookRunner({ ...checking(app, environment, { url: urlOf(bundle), materials }), log: app.log }),
    watch: (each, materials) => {
      const url = urlOf(each);
      return url === undefined ? undefined : () => requestStream(url, app.clock, passIn(materials));
    },
    log: app.log,
    clock: app.clock,
    signal: app.signal,
    ...(app.askApproval === undefined ? {} : { askApproval: app.askApproval }),
    onBeginning: (beginning) => app.onBeginning?.(beginning, urlOf(bundle)),
  };
}

const routeSeconds = 30;
const goodStatuses = Array.from({ length: 200 }, (_, index) => 200 + index);

/** The public route first: the other checks would only say the same in other words when it does not answer. */
function checksOf(
  app: App,
  environment: EnvironmentConfig,
  bundle: Bundle,
  materials: Materials,
  tests: readonly Check[],
): Check[] {
  const { url, checks } = headingOf(bundle);
  const all = [...(url === undefined ? [] : [routeOf(url)]), ...checks];
  return [...all.map((config) => checkOf(app, environment, config, { url, materials })), ...tests];
}

/** The public route as every deployment asks for it. */
export function routeOf(url: string) {
  return { kind: "http", name: "public route", url, status: goodStatuses, timeoutSeconds: routeSeconds } as const;
}

/** The header by which a request passes the maintenance page, when there is one. */
function passIn({ closed }: Materials): Readonly<Record<string, string>> {
  return closed === undefined ? {} : { [passHeader]: closed.pass.reveal() };
}

type Checked = { readonly url: string | undefined; readonly materials: Materials };

function checkOf(app: App, environment: EnvironmentConfig, config: CheckConfig, { url, materials }: Checked): Check {
  switch (config.kind) {
    case "http":
      return httpCheck({ ...config, url: fullUrl(config.url, url) }, app.clock, { sends: passIn(materials) });
    case "tcp":
      return tcpCheck(config, app.clock);
    case "command":
      return commandCheck(config, checking(app, environment, { url, materials }));
  }
}

function fullUrl(written: string, base: string | undefined): string {
  return URL.canParse(written) ? written : new URL(written, base).href;
}

function testsOf(
  app: App,
  target: Target,
  environment: EnvironmentConfig,
  bundle: Bundle,
  materials: Materials,
): Check[] {
  const own = target.tests(bundle, materials);
  if (own !== undefined) return [own];
  const { tests } = environment;
  if (tests?.run.kind !== "command") return [];
  return [commandTests({ ...tests, run: tests.run }, checking(app, environment, { url: urlOf(bundle), materials }))];
}

function checking({ runner, clock, config }: App, { name }: EnvironmentConfig, { url, materials }: Checked) {
  const env = {
    ENVIRONMENT: name,
    ...(url === undefined ? {} : { BASE_URL: url.replace(/\/$/, "") }),
    ...(materials.closed === undefined ? {} : { [passVariable]: materials.closed.pass.reveal() }),
  };
  return { runner, clock, cwd: config.root, env };
}
