import type { Files } from "../support/repository.ts";
import { leaseSeconds, programFiles, type Version } from "./kit-app.ts";
import type { Brings, Unit } from "./row.ts";

/** Where the app of the kit is deployed on a cluster. */
export type ClusterPlacing = {
  readonly app: string;
  readonly registry: string;
  /** The addresses of the units' Services. */
  readonly services: Readonly<Record<Unit, string>>;
};

/** Both units are built from the same, and an image goes by the name of the first service that is. */
const program = "back";

type Units = Readonly<Record<Unit, Version>>;

/** What the kit's app is on a cluster: the same program, each unit a Deployment and a Service, and a store that keeps data. */
export function clusterKitFiles(placing: ClusterPlacing, units: Units): Files {
  return {
    ...programFiles(units),
    "aip-deploy.yml": configuration(placing, units),
    "docker-compose.yml": "services: { back: { build: ./program }, front: { build: ./program } }\n",
    "k8s/overlays/dev/kustomization.yaml": `namespace: ${placing.app}-dev\nresources: [app.yaml]\n`,
    "k8s/overlays/dev/app.yaml": manifests(placing, units)
      .map((object) => JSON.stringify(object, null, 2))
      .join("\n---\n"),
  };
}

function configuration({ app, registry, services }: ClusterPlacing, { back, front }: Units): string {
  const { tests: _tests, variables: _variables, ...more } = environmentOf({ back, front });
  const dev = {
    branch: "develop",
    url: `http://${services.back}/version`,
    target: { kind: "kubernetes", secrets: { login: ".secrets" } },
    lease: { expiry: `${leaseSeconds}s`, wait: "60s" },
    ...more,
  };
  return `${JSON.stringify({ app, registry, environments: { dev }, build: { cache: "none" } }, null, 2)}\n`;
}

/** What rows say in the words of Compose and of `services` in `aip-deploy.yml`. */
type Said = {
  readonly service?: {
    readonly command?: readonly string[];
    readonly mem_limit?: string;
    readonly stop_grace_period?: string;
  };
  readonly settings?: {
    readonly "start-timeout"?: string;
    readonly tasks?: Readonly<Record<string, { readonly command: readonly string[]; readonly timeout?: string }>>;
  };
  readonly environment?: {
    readonly tests?: { readonly timeout: string };
    readonly variables?: { readonly TESTS: string };
  };
};

function environmentOf({ back, front }: Units): Said["environment"] & object {
  return { ...back.brings.environment, ...front.brings.environment };
}

function manifests({ services }: ClusterPlacing, units: Units): readonly object[] {
  const { tests, variables } = environmentOf(units);
  return [
    store,
    // What runs nothing, and another one in each release.
    object("v1", "ConfigMap", "notes", { data: { back: units.back.version, front: units.front.version } }),
    ...(["back", "front"] as const).flatMap((unit) => [
      deployment(unit, units[unit]),
      object("v1", "Service", unit, {
        spec: { clusterIP: services[unit], selector: { app: unit }, ports: [{ port: 80, targetPort: 8080 }] },
      }),
      ...tasks(unit, units[unit].brings),
    ]),
    ...(tests === undefined
      ? []
      : [
          job("tests", {
            image: "busybox:1.37",
            command: ["sh", "-c", variables?.TESTS ?? "true"],
            annotations: { "aip-deploy.role": "tests", "aip-deploy.timeout": secondsIn(tests.timeout) },
          }),
        ]),
  ];
}

const store = object("apps/v1", "StatefulSet", "store", {
  spec: {
    serviceName: "store",
    selector: { matchLabels: { app: "store" } },
    template: pods("store", { image: "busybox:1.37", command: ["sh", "-c", "while :; do sleep 1; done"] }, 0),
  },
});

/** A pod that goes still answers until nobody is sent to it any more. */
const leaving = { preStop: { sleep: { seconds: 1 } } };
const usualGrace = "2s";
/** Longer than a crash loop needs to be one. */
const usualTimeout = "45s";

function deployment(unit: Unit, { version, brings }: Version): object {
  const { service = {}, settings = {} } = brings as Said;
  const { command, mem_limit: memory, stop_grace_period: grace = usualGrace } = service;
  const timeout = settings["start-timeout"] ?? usualTimeout;
  const env = [
    { name: "VERSION", value: version },
    ...(brings.wrong === undefined ? [] : [{ name: "WRONG", value: brings.wrong }]),
    ...(unit === "back" ? [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "login", key: "token" } } }] : []),
  ];
  const container = {
    image: program,
    env,
    ...(command === undefined ? {} : { command }),
    ...(memory === undefined ? {} : { resources: { limits: { memory: memory.replace("m", "Mi") } } }),
    readinessProbe: { httpGet: { path: "/version", port: 8080 }, periodSeconds: 1 },
    lifecycle: leaving,
  };
  return object("apps/v1", "Deployment", unit, {
    annotations: { "aip-deploy.timeout": secondsIn(timeout) },
    spec: {
      replicas: 1,
      strategy:
        unit === "front"
          ? { type: "Recreate" }
          : { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      selector: { matchLabels: { app: unit } },
      template: pods(unit, container, Number(secondsIn(grace))),
    },
  });
}

function tasks(unit: Unit, brings: Brings): readonly object[] {
  const { settings = {} } = brings as Said;
  return Object.entries(settings.tasks ?? {}).map(([name, { command, timeout }]) =>
    job(`${unit}-${name}`, {
      image: program,
      command,
      annotations: timeout === undefined ? {} : { "aip-deploy.timeout": secondsIn(timeout) },
    }),
  );
}

type Job = {
  readonly image: string;
  readonly command: readonly string[];
  readonly annotations: Readonly<Record<string, string>>;
};

function job(name: string, { image, command, annotations }: Job): object {
  const { spec, ...rest } = pods(name, { image, command }, 0);
  const template = { ...rest, spec: { ...spec, restartPolicy: "Never" } };
  return object("batch/v1", "Job", name, { annotations, spec: { backoffLimit: 0, template } });
}

function pods(name: string, container: object, terminationGracePeriodSeconds: number) {
  return {
    metadata: { labels: { app: name } },
    spec: { terminationGracePeriodSeconds, containers: [{ name: "main", ...container }] },
  };
}

type More = { readonly annotations?: object; readonly spec?: object; readonly data?: object };

function object(apiVersion: string, kind: string, name: string, { annotations = {}, ...more }: More): object {
  return { apiVersion, kind, metadata: { name, annotations }, ...more };
}

/** `20s` as the number that annotations have. */
function secondsIn(duration: string): string {
  return duration.replace(/s$/, "");
}
