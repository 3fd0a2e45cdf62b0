import type { Check } from "../checks/check.ts";
import { commandCheck } from "../checks/command.ts";
import { httpCheck } from "../checks/http.ts";
import { tcpCheck } from "../checks/tcp.ts";
import { commandTests } from "../checks/tests.ts";
import type { Clock } from "../clock.ts";
import type { ComposeDriver } from "../command/docker-compose.ts";
import type { Runner } from "../command/runner.ts";
import type { CheckConfig, Config, EnvironmentConfig } from "../config/config.ts";
import { UsageError, type Problem } from "../errors.ts";
import type { Log } from "../log.ts";
import type { CredentialSource } from "../registry/credentials.ts";
import type { RegistryClient } from "../registry/client.ts";
import type { Redactor } from "../secrets/redactor.ts";
import { resolveSecrets } from "../secrets/resolve.ts";
import { readDocument } from "../targets/compose/index.ts";
import type { Materials, Target } from "../targets/target.ts";
import type { Repository } from "../source/repository.ts";
import type { Connections } from "./connections.ts";
import type { Act, Ledger } from "./ledger.ts";
import type { Beginning, World } from "./order.ts";
import type { Bundle } from "./release.ts";
import type { Remembered, Sight } from "./remembered.ts";
import { secretPlaces } from "./secret-values.ts";
import { fingerprintKeyOf, targetOf } from "./target.ts";

/** What the program was started with; everything that differs between a terminal, a test and GitHub. */
export type Surroundings = {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly runner: Runner;
  readonly driver: ComposeDriver;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  readonly credentials: CredentialSource;
  /** Reaches a machine that is deployed to over SSH. */
  readonly connect: Connections["connect"];
  /** `DOCKER_HOST`; `undefined`: the local engine's socket. */
  readonly engine: string | undefined;
  /** An absolute path: where targets on this machine keep their files, unless the configuration says another. */
  readonly stateDirectory: string;
  /** Who gives the orders. */
  readonly by: string;
  readonly link?: string;
  readonly askApproval?: World["askApproval"];
  /** Told of each deployment that goes ahead, and of the public route that it will have. */
  readonly onBeginning?: (beginning: Beginning, url: string | undefined) => void;
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
  const found = config.environments.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  const known = config.environments.map((environment) => environment.name).join(", ");
  throw new UsageError(`there is no environment "${name}"`, { hint: `Environments: ${known}` });
}

/** Somebody did something now. */
export function actOf({ by, clock, link }: App, reason?: string): Act {
  return {
    by,
    at: clock.now().toISOString(),
    ...(reason === undefined ? {} : { reason }),
    ...(link === undefined ? {} : { link }),
  };
}

/** What a bundle refers to, all of it. Throws `SecretError`. */
export async function materialsOf(app: App, environment: EnvironmentConfig, bundle: Bundle): Promise<Materials> {
  const [secrets, key] = await Promise.all([
    resolveSecrets(bundle.secrets, secretPlaces(app, environment)),
    fingerprintKeyOf(app, environment),
  ]);
  return { secrets, fingerprintKey: key, file: (digest) => app.ledger.blob(digest) };
}

/** The Compose project that a bundle was made for. */
export function projectOf(bundle: Bundle): string {
  return readDocument(bundle).project;
}

/** The public route of a bundle, when it has one. */
export function urlOf(bundle: Bundle): string | undefined {
  return readDocument(bundle).url;
}

/** Everything that deploying this bundle to the environment reaches. */
export function worldOf(app: App, environment: EnvironmentConfig, bundle: Bundle): World {
  const target = targetOf(app, environment, projectOf(bundle));
  return {
    ledger: app.ledger,
    target,
    materials: (each) => materialsOf(app, environment, each),
    checks: (each, materials, { tests }) =>
      checksOf(app, environment, each, tests ? testsOf(app, target, environment, each, materials) : []),
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
function checksOf(app: App, environment: EnvironmentConfig, bundle: Bundle, tests: readonly Check[]): Check[] {
  const { url, checks } = readDocument(bundle);
  const route: readonly CheckConfig[] =
    url === undefined
      ? []
      : [{ kind: "http", name: "public route", url, status: goodStatuses, timeoutSeconds: routeSeconds }];
  return [...[...route, ...checks].map((config) => checkOf(app, environment, config, url)), ...tests];
}

function checkOf(app: App, environment: EnvironmentConfig, config: CheckConfig, url: string | undefined): Check {
  switch (config.kind) {
    case "http":
      return httpCheck({ ...config, url: fullUrl(config.url, url) }, app.clock);
    case "tcp":
      return tcpCheck(config, app.clock);
    case "command":
      return commandCheck(config, checking(app, environment, url));
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
  return [commandTests({ ...tests, run: tests.run }, checking(app, environment, urlOf(bundle)))];
}

function checking({ runner, clock, config }: App, { name }: EnvironmentConfig, url: string | undefined) {
  const env = { ENVIRONMENT: name, ...(url === undefined ? {} : { BASE_URL: url.replace(/\/$/, "") }) };
  return { runner, clock, cwd: config.root, env };
}
