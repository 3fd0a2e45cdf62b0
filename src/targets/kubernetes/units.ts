import { isDeepStrictEqual } from "node:util";
import type { UnitsOfTarget } from "../target.ts";
import { idOf, type KubeObject } from "./cluster/object.ts";
import type { KubernetesDocument, SecretDocument, UnitDocument } from "./document.ts";
import { readKubernetesDocument } from "./document.ts";
import { digestsOf } from "./images.ts";
import { annotations } from "./marks.ts";
import { templateOf, usesOf } from "./pods.ts";

/** Kinds that run something until a release takes it away, or to its end. */
export const unitKinds = ["DaemonSet", "Deployment", "Job", "Rollout", "StatefulSet"] as const;

const defaultStartSeconds = 300;
const defaultJobSeconds = 600;

export function isUnit({ kind }: { readonly kind: string }): boolean {
  return unitKinds.some((each) => each === kind);
}

export function isTests({ kind, metadata }: KubeObject): boolean {
  return kind === "Job" && metadata.annotations?.[annotations.role] === "tests";
}

/** What of a workload's specification a deployment needs, whichever kind it is. */
type WorkloadSpec = {
  readonly replicas?: number;
  readonly progressDeadlineSeconds?: number;
  readonly activeDeadlineSeconds?: number;
};

export function unitOf(
  object: KubeObject,
  {
    secrets,
    configMaps,
  }: { readonly secrets: Readonly<Record<string, SecretDocument>>; readonly configMaps: ReadonlySet<string> },
): UnitDocument {
  const spec = (object.spec ?? {}) as WorkloadSpec;
  const template = templateOf(object)?.spec;
  const uses = template === undefined ? { secrets: [], configMaps: [] } : usesOf(template);
  const isJob = object.kind === "Job";
  const replicas = spec.replicas === undefined || isJob ? {} : { replicas: spec.replicas };
  return {
    role: object.kind === "StatefulSet" ? "stateful" : isJob ? "one-shot" : "service",
    wave: waveOf(object),
    digests: digestsOf(object),
    ...replicas,
    secrets: uses.secrets.map(({ name }) => name).filter((name) => name in secrets),
    configMaps: uses.configMaps.map(({ name }) => name).filter((name) => configMaps.has(name)),
    startSeconds: startSecondsOf(object),
  };
}

/** 0 unless its annotation says otherwise. */
export function waveOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[annotations.wave] ?? 0);
}

export function startSecondsOf({ kind, spec, metadata }: KubeObject): number {
  const { progressDeadlineSeconds, activeDeadlineSeconds } = (spec ?? {}) as WorkloadSpec;
  const said = metadata.annotations?.[annotations.timeout];
  if (said !== undefined) return Number(said);
  return kind === "Job"
    ? (activeDeadlineSeconds ?? defaultJobSeconds)
    : (progressDeadlineSeconds ?? defaultStartSeconds);
}

/** The units of a bundle for a cluster. */
export const kubernetesUnits: UnitsOfTarget = {
  names: (bundle) => Object.keys(readKubernetesDocument(bundle).units),
  changedParts: (before, after, unit) =>
    changedParts(readKubernetesDocument(before), readKubernetesDocument(after), unit),
};

/** The parts of a unit's object that differ, sorted, and the ConfigMaps that it uses; empty when one of them does not have it. */
export function changedParts(before: KubernetesDocument, after: KubernetesDocument, unit: string): readonly string[] {
  const [old, fresh] = [partsOf(before, unit), partsOf(after, unit)];
  if (old === undefined || fresh === undefined) return [];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
  return names.filter((name) => !isDeepStrictEqual(old[name], fresh[name]));
}

function partsOf(document: KubernetesDocument, id: string): Readonly<Record<string, unknown>> | undefined {
  const object = document.objects.find((each) => idOf(each) === id);
  const unit = document.units[id];
  if (object === undefined || unit === undefined) return undefined;
  const { template: _template, ...spec } = (object.spec ?? {}) as Record<string, unknown>;
  const { spec: podSpec, metadata } = templateOf(object) ?? {};
  const { containers = [], initContainers = [], ...rest } = podSpec ?? {};
  const all = [...initContainers, ...containers];
  const parts = all.flatMap((container) =>
    Object.entries(container).map(
      ([key, value]) => [all.length === 1 ? key : `${container.name}.${key}`, value] as const,
    ),
  );
  const configMaps = document.objects.filter(
    ({ kind, metadata: { name } }) => kind === "ConfigMap" && unit.configMaps.includes(name),
  );
  return {
    ...spec,
    ...rest,
    ...Object.fromEntries(parts),
    labels: [object.metadata.labels, metadata?.labels],
    annotations: [object.metadata.annotations, metadata?.annotations],
    configMaps: configMaps.map(({ metadata: { name }, data }) => [name, data]),
  };
}
