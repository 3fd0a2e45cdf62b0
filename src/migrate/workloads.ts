import type { Json } from "../compose/model.ts";
import type { TaskConfig } from "../config/config.ts";
import { escaped } from "./environment.ts";
import { dnsLabel } from "./names.ts";
import { isMap, tidy, type KubernetesObject } from "./object.ts";
import type { Ingredients } from "./pod.ts";
import type { Subject, Translation } from "./source.ts";

/** Until nobody sends requests to a pod any more that was told to stop, unless somebody said how long. */
const drainSeconds = 5;
const usualGraceSeconds = 10;

/** What `aip-deploy` reads from a workload: when its turn comes, how long it may take, and that it is the integration tests. */
export const waveAnnotation = "aip-deploy.wave";
export const roleAnnotation = "aip-deploy.role";
const timeoutAnnotation = "aip-deploy.timeout";
const usualStartSeconds = 120;

export function labelsOf(name: string, app: string): { readonly [key: string]: Json } {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/part-of": dnsLabel(app) };
}

type Placed = {
  readonly subject: Subject;
  readonly ingredients: Ingredients;
  readonly translation: Translation;
  readonly wave: number;
};

/** A service that keeps running and keeps nothing: rolled, unless a second pod could not start beside the first. */
export function deployment({ subject, ingredients, translation, wave }: Placed): KubernetesObject {
  const { settings } = subject;
  const recreates = settings.strategy === "recreate" || ingredients.storage.isExclusive;
  const drains = ingredients.ports.length > 0 && !recreates;
  const grace = ingredients.graceSeconds;
  const drain = drains ? (settings.drainSeconds ?? drainSeconds) : 0;
  return object("apps/v1", "Deployment", subject, translation, wave, {
    replicas: replicasOf(subject),
    progressDeadlineSeconds: settings.startSeconds + 60,
    selector: { matchLabels: { "app.kubernetes.io/name": subject.name } },
    strategy: recreates
      ? { type: "Recreate" }
      : { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: template(subject, translation, ingredients, {
      grace: drain === 0 ? grace : (grace ?? usualGraceSeconds) + drain,
      lifecycle: drain === 0 ? undefined : { preStop: { sleep: { seconds: drain } } },
    }),
  });
}

/** A service that keeps data: one pod with a name and a claim of its own. */
export function statefulSet({ subject, ingredients, translation, wave }: Placed): KubernetesObject {
  return object("apps/v1", "StatefulSet", subject, translation, wave, {
    replicas: replicasOf(subject),
    serviceName: subject.name,
    selector: { matchLabels: { "app.kubernetes.io/name": subject.name } },
    template: template(subject, translation, ingredients, { grace: ingredients.graceSeconds }),
    volumeClaimTemplates: ingredients.storage.templates,
  });
}

export type Once = {
  readonly name: string;
  readonly seconds?: number;
  /** Instead of the service's own. */
  readonly command?: readonly string[];
  readonly annotations?: Readonly<Record<string, Json>>;
};

/** Something that is done once; when it fails it is not tried again, since it may have done half of it. */
export function job({ ingredients, translation, wave }: Placed, once: Once): KubernetesObject {
  const { pod, annotations, storage } = ingredients;
  // A claim that a StatefulSet makes belongs to its own pods.
  const templates = new Set(storage.templates.map(nameIn));
  const volumeMounts = storage.mounts.filter((mount) => !templates.has(nameIn(mount)));
  const container = { ...ingredients.container, volumeMounts };
  const args =
    once.command === undefined
      ? ingredients.container["args"]
      : once.command.map((word) => escaped(translation.rehost(word)));
  return {
    ...{ apiVersion: "batch/v1", kind: "Job" },
    metadata: metadata(once.name, translation.app, wave, once.annotations),
    spec: tidy({
      backoffLimit: 0,
      activeDeadlineSeconds: once.seconds,
      template: {
        metadata: { labels: labelsOf(once.name, translation.app), annotations },
        spec: { ...pod, restartPolicy: "Never", containers: [{ ...container, args }] },
      },
    }),
  };
}

export function taskJob(placed: Placed, { name, command, timeoutSeconds }: TaskConfig): KubernetesObject {
  return job(placed, { name: dnsLabel(`${placed.subject.name}-${name}`), command, seconds: timeoutSeconds });
}

/** The name and the ports by which others reach it. */
export function service({ name }: Subject, { ports }: Ingredients, { app }: Translation): KubernetesObject {
  return {
    ...{ apiVersion: "v1", kind: "Service" },
    metadata: { name, labels: labelsOf(name, app) },
    spec: tidy({
      selector: { "app.kubernetes.io/name": name },
      ports: ports.map((port) => ({ ...port, targetPort: port.port })),
    }),
  };
}

function template(
  { name }: Subject,
  { app }: Translation,
  { container, probes, ports, pod, annotations }: Ingredients,
  { grace, lifecycle }: { readonly grace: number | undefined; readonly lifecycle?: Json | undefined },
) {
  const containerPorts = ports.map(({ name: called, port, protocol }) => ({
    name: called,
    containerPort: port,
    protocol,
  }));
  return {
    metadata: { labels: labelsOf(name, app), annotations },
    spec: {
      ...pod,
      terminationGracePeriodSeconds: grace === undefined ? undefined : Math.ceil(grace),
      containers: [{ ...container, ports: containerPorts, ...probes, lifecycle }],
    },
  };
}

/** The name of a mount, or of a claim's template. */
function nameIn(part: Json): Json | undefined {
  if (!isMap(part)) return undefined;
  return isMap(part["metadata"]) ? part["metadata"]["name"] : part["name"];
}

function replicasOf({ definition }: Subject): number {
  return definition.deploy?.replicas ?? definition.scale ?? 1;
}

function object(
  apiVersion: string,
  kind: string,
  { name, settings }: Subject,
  { app }: Translation,
  wave: number,
  spec: Parameters<typeof tidy>[0],
): KubernetesObject {
  const { startSeconds } = settings;
  const timeout = startSeconds === usualStartSeconds ? {} : { [timeoutAnnotation]: String(startSeconds) };
  return { apiVersion, kind, metadata: metadata(name, app, wave, timeout), spec: tidy(spec) };
}

function metadata(name: string, app: string, wave: number, more: Readonly<Record<string, Json>> = {}) {
  return { name, labels: labelsOf(name, app), annotations: { [waveAnnotation]: String(wave), ...more } };
}
