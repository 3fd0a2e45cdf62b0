import type { KubeObject } from "./cluster/object.ts";

type Scaled = { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string } };

/**
 * The objects without what would work against the cluster's own controllers: the number of pods where an autoscaler decides it, the
 * time after which a finished Job is forgotten (that it ran is known only from it), and what only a cluster writes.
 */
export function portable(objects: readonly KubeObject[]): KubeObject[] {
  const scaled = new Set(objects.flatMap(scaledBy));
  return objects.map(({ status: _status, ...object }) => {
    const { creationTimestamp: _made, ...metadata } = object.metadata;
    const spec = object.spec as Readonly<Record<string, unknown>> | undefined;
    const left =
      spec === undefined
        ? {}
        : { spec: withoutOwned(object.kind, spec, scaled.has(`${object.kind}/${metadata.name}`)) };
    return { ...object, metadata, ...left };
  });
}

/** An autoscaler's workload, `Kind/name`; KEDA leaves the kind away for Deployments. */
function scaledBy({ kind, spec }: KubeObject): string[] {
  if (kind !== "HorizontalPodAutoscaler" && kind !== "ScaledObject") return [];
  const { kind: of = "Deployment", name } = (spec as Scaled | undefined)?.scaleTargetRef ?? {};
  return name === undefined ? [] : [`${of}/${name}`];
}

function withoutOwned(kind: string, spec: Readonly<Record<string, unknown>>, isScaled: boolean) {
  const { replicas, ttlSecondsAfterFinished, ...rest } = spec;
  return {
    ...rest,
    ...(replicas === undefined || isScaled ? {} : { replicas }),
    ...(ttlSecondsAfterFinished === undefined || kind === "Job" ? {} : { ttlSecondsAfterFinished }),
  };
}
