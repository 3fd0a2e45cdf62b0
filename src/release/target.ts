import { randomBytes } from "node:crypto";
import type {
  ArgocdTargetConfig,
  ClusterTargetConfig,
  ComposeTargetConfig,
  Config,
  EnvironmentConfig,
  GatewayKind,
} from "../config/config.ts";
import type { Log } from "../log.ts";
import { composeTarget, filesOnHost, localFiles, sharedKey } from "../targets/compose/index.ts";
import { fleetTarget } from "../targets/fleet.ts";
import type { ArgocdPlace } from "../targets/argocd/index.ts";
import type { Target } from "../targets/target.ts";
import type { App } from "./app.ts";
import { layersIn } from "./image-layers.ts";
import { secretNamed } from "./secret-values.ts";

/** What runs the environment: `project` names the place that belongs to it alone, a Compose project or a namespace. */
export async function targetOf(app: App, environment: EnvironmentConfig, project: string): Promise<Target> {
  const { target } = environment;
  if (target.kind === "compose") return composeOf(app, target, project);
  return await clusterOf(app, environment, target, project);
}

/** What knows of clusters is loaded only for them. */
async function clusterOf(
  app: App,
  { name }: EnvironmentConfig,
  target: ClusterTargetConfig,
  namespace: string,
): Promise<Target> {
  const { config, runner, clock, log, redactor, variables } = app;
  const options = {
    ...{ app: config.app, environment: name, namespace, runner, clock, log, redact: redactor.redact, variables },
    cluster: app.clusterAt(target, config.root),
  };
  if (target.kind === "kubernetes") {
    const { kubernetesTarget } = await import("../targets/kubernetes/index.ts");
    return kubernetesTarget(options);
  }
  if (target.kind === "argocd") {
    const { argocdTarget } = await import("../targets/argocd/index.ts");
    return argocdTarget({ ...options, place: argocdPlaceOf(app, target) });
  }
  const { helmTarget } = await import("../targets/helm/index.ts");
  return helmTarget({ ...options, release: target.release });
}

function argocdPlaceOf(
  app: App,
  { application, applicationNamespace: namespace, repository, token }: ArgocdTargetConfig,
): ArgocdPlace {
  return {
    ...{ application, namespace },
    ...(repository === undefined ? {} : { repository }),
    ...(token === undefined ? {} : { token: () => secretNamed("token", token, app) }),
  };
}

function composeOf(app: App, target: ComposeTargetConfig, project: string): Target {
  const { hosts } = target;
  const { runner, driver, clock, redactor } = app;
  const base = {
    ...{ project, directory: stateDirectory(app, target), runner, driver, clock, redact: redactor.redact },
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
export async function fingerprintKeyOf(app: App, { target }: EnvironmentConfig, project: string): Promise<string> {
  const fresh = randomBytes(32).toString("hex");
  if (target.kind !== "compose") {
    const { config, variables } = app;
    const { clusterKey } = await import("../targets/kubernetes/index.ts");
    return await clusterKey({ namespace: project, cluster: app.clusterAt(target, config.root), variables }, fresh);
  }
  const { hosts } = target;
  const directory = stateDirectory(app, target);
  const files =
    hosts === undefined
      ? [localFiles(app.runner)]
      : hosts.all.map((host) => filesOnHost(app.connect(host, hosts, app.config.root).runner));
  return await sharedKey(files, directory, fresh);
}

/** Where a host that is prepared for aip-deploy keeps its state, whoever deploys to it. */
export const hostStateDirectory = "/var/lib/aip-deploy";

function stateDirectory(app: App, target: ComposeTargetConfig): string {
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
