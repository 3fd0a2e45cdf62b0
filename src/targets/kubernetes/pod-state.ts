import type { Instance } from "../target.ts";
import type { KubeObject } from "./cluster/object.ts";
import { digestsIn } from "./images.ts";
import { annotations } from "./marks.ts";
import { containersOf, type PodSpec } from "./pods.ts";
import { conditionOf, type Condition } from "./workload.ts";

/** A pod with what its kubelet says of it. */
export type Pod = KubeObject & {
  readonly spec?: PodSpec & { readonly nodeName?: string };
  readonly status?: {
    readonly phase?: string;
    readonly reason?: string;
    readonly message?: string;
    readonly startTime?: string;
    readonly podIP?: string;
    readonly conditions?: readonly Condition[];
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
};

export type ContainerStatus = {
  readonly name: string;
  readonly restartCount: number;
  readonly ready: boolean;
  readonly image?: string;
  readonly imageID?: string;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
};

export type ContainerState = {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly running?: { readonly startedAt?: string };
  readonly terminated?: {
    readonly reason?: string;
    readonly message?: string;
    readonly exitCode: number;
    readonly finishedAt?: string;
  };
};

/** What people call the workload that made the pod; `undefined` for a bare one. */
export function unitOfPod({ metadata }: Pod): string | undefined {
  const [owner] = metadata.ownerReferences ?? [];
  if (owner === undefined) return undefined;
  if (owner.kind !== "ReplicaSet") return `${owner.kind.toLowerCase()}/${owner.name}`;
  const { labels = {} } = metadata;
  const rollout = labels["rollouts-pod-template-hash"];
  const hash = rollout ?? labels["pod-template-hash"];
  if (hash === undefined || !owner.name.endsWith(`-${hash}`)) return `replicaset/${owner.name}`;
  const name = owner.name.slice(0, -hash.length - 1);
  return rollout === undefined ? `deployment/${name}` : `rollout.argoproj.io/${name}`;
}

export function isReady({ metadata, status = {} }: Pod): boolean {
  return metadata.deletionTimestamp === undefined && conditionOf(status, "Ready")?.status === "True";
}

export function statusesOf({ status = {} }: Pod): readonly ContainerStatus[] {
  return [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
}

/**
 * The digests under which a pod's images are known. A node that had an image under another digest already names that one, so
 * that the digest by which the pod asks for it, and which no other image can have, counts too.
 */
export function podDigests(pod: Pod): string[] {
  const ran = new Set(statusesOf(pod).flatMap(({ name, imageID = "" }) => (imageID === "" ? [] : [name])));
  const named = statusesOf(pod).flatMap(({ imageID = "" }) => /sha256:[0-9a-f]{64}$/.exec(imageID)?.[0] ?? []);
  const asked = containersOf(pod.spec ?? {}).filter(({ name }) => ran.has(name));
  return [...new Set([...named, ...digestsIn(asked)])].sort();
}

export function instanceOf(pod: Pod): Instance {
  const { metadata, spec = {}, status = {} } = pod;
  const definition = metadata.annotations?.[annotations.template];
  const ended = (status.containerStatuses ?? []).flatMap(({ state }) => state?.terminated ?? []);
  return {
    id: metadata.name,
    ...(definition === undefined ? {} : { definition }),
    state: stateOf(pod),
    ...(ended[0] === undefined ? {} : { exitCode: ended.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0 }),
    restarts: (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
    digests: podDigests(pod),
    image: (spec.containers ?? []).map(({ image = "" }) => image).join(", "),
    ...(status.startTime === undefined ? {} : { startedAt: status.startTime }),
  };
}

function stateOf(pod: Pod): Instance["state"] {
  const { metadata, status = {} } = pod;
  if (metadata.deletionTimestamp !== undefined) return "removing";
  if (status.phase === "Succeeded" || status.phase === "Failed") return "exited";
  if (statusesOf(pod).some(({ state }) => state?.waiting?.reason === "CrashLoopBackOff")) return "restarting";
  return isReady(pod) ? "running" : "created";
}
