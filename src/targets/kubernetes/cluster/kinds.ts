import { TargetError } from "../../../errors.ts";
import type { ClusterHttp } from "./http.ts";
import { groupOf, type KindName } from "./object.ts";

/** How the API addresses the objects of a kind. */
export type Resource = { readonly plural: string; readonly namespaced: boolean };

/** Kinds that every cluster has, so that they need not be asked for. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  v1: {
    ConfigMap: "configmaps",
    Endpoints: "endpoints",
    Event: "events",
    LimitRange: "limitranges",
    PersistentVolumeClaim: "persistentvolumeclaims",
    Pod: "pods",
    ReplicationController: "replicationcontrollers",
    ResourceQuota: "resourcequotas",
    Secret: "secrets",
    Service: "services",
    ServiceAccount: "serviceaccounts",
  },
  "apps/v1": {
    DaemonSet: "daemonsets",
    Deployment: "deployments",
    ReplicaSet: "replicasets",
    StatefulSet: "statefulsets",
  },
  "autoscaling/v2": { HorizontalPodAutoscaler: "horizontalpodautoscalers" },
  "batch/v1": { CronJob: "cronjobs", Job: "jobs" },
  "coordination.k8s.io/v1": { Lease: "leases" },
  "discovery.k8s.io/v1": { EndpointSlice: "endpointslices" },
  "networking.k8s.io/v1": { Ingress: "ingresses", NetworkPolicy: "networkpolicies" },
  "policy/v1": { PodDisruptionBudget: "poddisruptionbudgets" },
  "rbac.authorization.k8s.io/v1": { Role: "roles", RoleBinding: "rolebindings" },
};

/** Kinds of which a cluster, and not a namespace, has the objects. */
const clusterWide = new Set([
  "APIService",
  "CSIDriver",
  "ClusterIssuer",
  "ClusterRole",
  "ClusterRoleBinding",
  "CustomResourceDefinition",
  "FlowSchema",
  "GatewayClass",
  "IngressClass",
  "MutatingWebhookConfiguration",
  "Namespace",
  "Node",
  "PersistentVolume",
  "PriorityClass",
  "PriorityLevelConfiguration",
  "RuntimeClass",
  "StorageClass",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
]);

/** Whether a kind is known to lie outside of namespaces; of others only the cluster can tell. */
export function isClusterWide({ kind }: KindName): boolean {
  return clusterWide.has(kind);
}

/** Kinds whose objects a deployment may own although its release does not name the kind, because an earlier one did. */
export const commonKinds: readonly KindName[] = Object.entries(known).flatMap(([apiVersion, kinds]) =>
  Object.keys(kinds)
    .filter(
      (kind) =>
        !["Endpoints", "Event", "Pod", "ReplicaSet", "ReplicationController", "Lease", "EndpointSlice"].includes(kind),
    )
    .map((kind) => ({ apiVersion, kind })),
);

/** Finds how kinds are addressed; each version of a group is asked for once at most. */
export function kindsOf(http: ClusterHttp): (kind: KindName) => Promise<Resource> {
  const asked = new Map<string, Promise<ReadonlyMap<string, Resource>>>();
  return async ({ apiVersion, kind }) => {
    if (apiVersion === "v1" && kind === "Namespace") return { plural: "namespaces", namespaced: false };
    const plural = known[apiVersion]?.[kind];
    if (plural !== undefined) return { plural, namespaced: true };
    const resources = asked.get(apiVersion) ?? discover(apiVersion, http);
    asked.set(apiVersion, resources);
    // What could not be asked now may be asked again.
    resources.catch(() => asked.delete(apiVersion));
    const resource = (await resources).get(kind);
    if (resource !== undefined) return resource;
    throw unknownKind({ apiVersion, kind });
  };
}

/** The cluster has no such kind: a custom resource definition is missing, or the version is too old for it. */
export class UnknownKind extends TargetError {}

function unknownKind({ apiVersion, kind }: KindName): UnknownKind {
  return new UnknownKind("target.refused", `the cluster has no kind ${kind} of ${apiVersion}`, {
    hint: `Install what defines it (kubectl api-resources --api-group=${groupOf(apiVersion) || '""'} lists what there is), or correct apiVersion.`,
  });
}

type ResourceList = {
  readonly resources?: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
};

async function discover(apiVersion: string, http: ClusterHttp): Promise<ReadonlyMap<string, Resource>> {
  const list = await http.found<ResourceList>({ method: "GET", path: versionPath(apiVersion) });
  return new Map(
    (list?.resources ?? [])
      .filter(({ name }) => !name.includes("/"))
      .map(({ name, kind, namespaced }) => [kind, { plural: name, namespaced }]),
  );
}

export function versionPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
