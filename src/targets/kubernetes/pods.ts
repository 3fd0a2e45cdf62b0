import type { KubeObject } from "./cluster/object.ts";

/** The parts of a pod's specification that a deployment looks at. */
export type PodSpec = {
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly imagePullSecrets?: readonly { readonly name: string }[];
};

export type Container = {
  readonly name: string;
  readonly image?: string;
  readonly env?: readonly {
    readonly valueFrom?: { readonly secretKeyRef?: KeyRef; readonly configMapKeyRef?: KeyRef };
  }[];
  readonly envFrom?: readonly { readonly secretRef?: Ref; readonly configMapRef?: Ref }[];
};

type Ref = { readonly name: string; readonly optional?: boolean };
type KeyRef = Ref & { readonly key: string };
type Items = readonly { readonly key: string }[];

export type Volume = {
  readonly secret?: { readonly secretName: string; readonly items?: Items; readonly optional?: boolean };
  readonly configMap?: Ref & { readonly items?: Items };
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly projected?: {
    readonly sources?: readonly {
      readonly secret?: Ref & { readonly items?: Items };
      readonly configMap?: Ref & { readonly items?: Items };
    }[];
  };
};

export type PodTemplate = {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: PodSpec;
};

/** Where the pods of an object are described. */
const templatePaths: Readonly<Record<string, readonly string[]>> = {
  CronJob: ["spec", "jobTemplate", "spec", "template"],
  DaemonSet: ["spec", "template"],
  Deployment: ["spec", "template"],
  Job: ["spec", "template"],
  Pod: [],
  ReplicaSet: ["spec", "template"],
  ReplicationController: ["spec", "template"],
  Rollout: ["spec", "template"],
  StatefulSet: ["spec", "template"],
};

/** What an object makes pods from; `undefined` for one that makes none, or whose kind nobody knows. */
export function templateOf(object: KubeObject): PodTemplate | undefined {
  let found: unknown = object;
  for (const key of templatePaths[object.kind] ?? ["spec", "template", "is", "elsewhere"]) {
    found = (found as Readonly<Record<string, unknown>> | undefined)?.[key];
  }
  return found as PodTemplate | undefined;
}

/** The object with its pods described anew. */
export function withTemplate(object: KubeObject, change: (template: PodTemplate) => PodTemplate): KubeObject {
  const path = templatePaths[object.kind];
  const template = templateOf(object);
  if (path === undefined || template === undefined) return object;
  return replaced(object, path, change(template)) as KubeObject;
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: replaced(fields[key], rest, by) };
}

export function containersOf({ containers = [], initContainers = [] }: PodSpec): readonly Container[] {
  return [...initContainers, ...containers];
}

/** What a pod needs of a Secret or a ConfigMap. */
export type Use = {
  readonly name: string;
  /** `all`: whatever is in it. */
  readonly keys: readonly string[] | "all";
  /** The pod starts without it. */
  readonly optional: boolean;
};

/** The Secrets and ConfigMaps that a pod needs, by name, each once. */
export function usesOf(spec: PodSpec): { readonly secrets: readonly Use[]; readonly configMaps: readonly Use[] } {
  const found: Record<"secrets" | "configMaps", Use[]> = { secrets: [], configMaps: [] };
  const add = (kind: keyof typeof found, ref: Ref | undefined, keys: Use["keys"]) => {
    if (ref !== undefined) found[kind].push({ name: ref.name, keys, optional: ref.optional === true });
  };
  const keysOf = (items: Items | undefined) => items?.map(({ key }) => key) ?? "all";
  for (const { env = [], envFrom = [] } of containersOf(spec)) {
    for (const { valueFrom } of env) {
      const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
      add("secrets", secretKeyRef, [secretKeyRef?.key ?? ""]);
      add("configMaps", configMapKeyRef, [configMapKeyRef?.key ?? ""]);
    }
    for (const { secretRef, configMapRef } of envFrom) {
      add("secrets", secretRef, "all");
      add("configMaps", configMapRef, "all");
    }
  }
  for (const { secret, configMap, projected } of spec.volumes ?? []) {
    add("secrets", secret && { ...secret, name: secret.secretName }, keysOf(secret?.items));
    add("configMaps", configMap, keysOf(configMap?.items));
    for (const source of projected?.sources ?? []) {
      add("secrets", source.secret, keysOf(source.secret?.items));
      add("configMaps", source.configMap, keysOf(source.configMap?.items));
    }
  }
  for (const { name } of spec.imagePullSecrets ?? []) add("secrets", { name }, []);
  return { secrets: merged(found.secrets), configMaps: merged(found.configMaps) };
}

function merged(uses: readonly Use[]): Use[] {
  const byName = new Map<string, Use>();
  for (const use of uses) {
    const before = byName.get(use.name);
    byName.set(use.name, before === undefined ? use : both(before, use));
  }
  return [...byName.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

function both(left: Use, right: Use): Use {
  const keys = left.keys === "all" || right.keys === "all" ? "all" : [...new Set([...left.keys, ...right.keys])].sort();
  return { name: left.name, keys, optional: left.optional && right.optional };
}
