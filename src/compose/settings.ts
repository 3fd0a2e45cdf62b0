import type {
  Config,
  EnvironmentConfig,
  ReadyConfig,
  ServiceConfig,
  Strategy,
  TaskConfig,
  TestsConfig,
} from "../config/config.ts";
import { labelsOf, type Labels } from "./labels.ts";
import type { LoadedModel } from "./loaded.ts";
import type { ComposeModel, ComposeService } from "./model.ts";
import { singleDollars } from "./placeholders.ts";
import { stateReason } from "./stateful.ts";

/** How one service is treated: what aip-deploy.yml, the service's labels and the Compose file say, in this order. */
export type ServiceSettings = {
  /** Belongs to the environment; `false` behind profiles that it does not switch on. */
  readonly active: boolean;
  /** Is run by the integration tests and is no part of the running app. */
  readonly tests: boolean;
  readonly stateful: boolean;
  /** What makes it stateful, in words; empty when it is not. */
  readonly statefulBecause: string;
  /** Its exit with code 0 is success. */
  readonly oneShot: boolean;
  /** Run before it is started, in order. */
  readonly tasks: readonly TaskConfig[];
  /** `undefined`: the image's own healthcheck, or just running. */
  readonly ready?: ReadyConfig;
  /** How long it may take to become ready. */
  readonly startSeconds: number;
  /** How it is to be replaced, when somebody said so. */
  readonly strategy?: Strategy;
  readonly drainSeconds?: number;
  /** Services that must be ready, or done, before it; sorted, and only such as are in the model. */
  readonly after: readonly string[];
};

const startSeconds = 120;
const testsTimeoutSeconds = 900;

/** The settings of every service in the model, by name. */
export function settingsOf(
  loaded: LoadedModel,
  config: Config,
  environment: EnvironmentConfig,
): Record<string, ServiceSettings> {
  const profiles = activeProfiles(loaded, environment);
  const tests = testsOf(loaded, environment)?.run;
  const awaited = awaitedServices(loaded.model);
  const entries = Object.entries(loaded.model.services).map(([name, service]): [string, ServiceSettings] => {
    const own = config.services[name];
    const labels = labelsOf(service);
    const ready = own?.ready ?? labels.ready ?? healthcheck(service);
    const isTests = tests?.kind === "service" && tests.service === name;
    return [
      name,
      {
        active: isActive(service, profiles) && !isTests,
        tests: isTests,
        ...statefulness(own?.stateful, labels.stateful, service),
        oneShot: labels.oneShot ?? (awaited.has(name) && ["no", undefined].includes(service.restart)),
        tasks: tasksOf(own?.tasks ?? [], labels),
        ...(ready === undefined ? {} : { ready }),
        startSeconds: own?.startSeconds ?? labels.startSeconds ?? startSeconds,
        ...replacingOf(own, labels),
        after: afterOf(name, service, own?.after ?? [], loaded.model),
      },
    ];
  });
  return Object.fromEntries(entries);
}

/** The environment's integration tests: as configured, else the service whose label says that it is them. */
export function testsOf({ model }: LoadedModel, environment: EnvironmentConfig): TestsConfig | undefined {
  if (environment.tests !== undefined) return environment.tests;
  for (const [service, definition] of Object.entries(model.services)) {
    const { tests } = labelsOf(definition);
    if (tests === undefined) continue;
    const junit = tests === "" ? {} : { junit: tests };
    return { run: { kind: "service", service }, timeoutSeconds: testsTimeoutSeconds, ...junit };
  }
  return undefined;
}

/** What an environment runs, its tests included: those, and everything they depend on. */
export function neededServices(settings: Readonly<Record<string, ServiceSettings>>): Set<string> {
  const needed = new Set(
    Object.keys(settings).filter((name) => settings[name]?.active === true || settings[name]?.tests === true),
  );
  // A set hands out what is added while it is walked.
  for (const name of needed) for (const before of settings[name]?.after ?? []) needed.add(before);
  return needed;
}

/** The profiles that are on; those of `COMPOSE_PROFILES` only when the environment names none, as by hand. */
export function activeProfiles(loaded: LoadedModel, environment: EnvironmentConfig): readonly string[] {
  return environment.profiles.length > 0 ? environment.profiles : loaded.defaultProfiles;
}

function isActive({ profiles = [] }: ComposeService, active: readonly string[]): boolean {
  return profiles.length === 0 || active.includes("*") || profiles.some((profile) => active.includes(profile));
}

/** Services that others wait for until they are done. */
export function awaitedServices(model: ComposeModel): Set<string> {
  const dependencies = Object.values(model.services).flatMap((service) => Object.entries(service.depends_on ?? {}));
  return new Set(
    dependencies.flatMap(([name, { condition }]) => (condition === "service_completed_successfully" ? [name] : [])),
  );
}

function statefulness(configured: boolean | undefined, label: boolean | undefined, service: ComposeService) {
  const said = configured ?? label;
  if (said === false) return { stateful: false, statefulBecause: "" };
  if (said)
    return {
      stateful: true,
      statefulBecause: configured === undefined ? "its label says so" : "aip-deploy.yml says so",
    };
  const reason = stateReason(service);
  return { stateful: reason !== undefined, statefulBecause: reason ?? "" };
}

function replacingOf(
  own: ServiceConfig | undefined,
  labels: Labels,
): Pick<ServiceSettings, "strategy" | "drainSeconds"> {
  const [strategy, drainSeconds] = [own?.strategy ?? labels.strategy, own?.drainSeconds ?? labels.drainSeconds];
  return {
    ...(strategy === undefined ? {} : { strategy }),
    ...(drainSeconds === undefined ? {} : { drainSeconds }),
  };
}

function tasksOf(configured: readonly TaskConfig[], labels: Labels): TaskConfig[] {
  const names = new Set(configured.map(({ name }) => name));
  return [...configured, ...labels.tasks.filter(({ name }) => !names.has(name))];
}

function healthcheck({ healthcheck: check }: ComposeService): ReadyConfig | undefined {
  if (check === undefined || check.disable === true) return undefined;
  const [kind, ...words] = singleDollars(check.test ?? []);
  if (kind === "CMD") return { kind: "command", command: words };
  if (kind === "CMD-SHELL") return { kind: "command", command: ["/bin/sh", "-c", words.join(" ")] };
  return undefined;
}

function afterOf(name: string, service: ComposeService, configured: readonly string[], model: ComposeModel): string[] {
  const all = [...Object.keys(service.depends_on ?? {}), ...configured];
  return [...new Set(all)].filter((each) => each !== name && each in model.services).sort();
}
