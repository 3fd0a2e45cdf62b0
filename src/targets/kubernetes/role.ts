/**
 * The rights that a deployer needs in one namespace, and no other: what its manifests hold, what shows how that comes up, and
 * the Lease that tells who may change it. Nothing of it reaches beyond the namespace.
 */

import { keySecret } from "./marks.ts";

/** An object as far as rights depend on it. */
export type Held = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [key: string]: unknown;
};

export type Deployer = {
  readonly app: string;
  readonly environment: string;
  readonly namespace: string;
  /** The Secrets that are made, by name. */
  readonly secrets: readonly string[];
  /** Helm applies the objects, and keeps its revisions in Secrets whose names nobody can tell before. */
  readonly helm?: boolean;
  /** The Application of Argo CD that applies them, and where it is. */
  readonly argocd?: { readonly application: string; readonly namespace: string };
};

export type Rule = {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
};

const rbac = "rbac.authorization.k8s.io";
const changing = ["get", "list", "watch", "create", "patch", "delete"];
const workloads = new Set(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod", "Rollout"]);

/** Kinds of the whole cluster, which no right in a namespace covers. */
const clusterWide =
  /^(Namespace|Node|PersistentVolume|StorageClass|PriorityClass|IngressClass|RuntimeClass|CustomResourceDefinition|Cluster\w+|\w+WebhookConfiguration|ValidatingAdmissionPolicy\w*)$/;

/** An account in the namespace with just the rights for these objects: a ServiceAccount, a Role and what binds them. */
export function deployerObjects(objects: readonly Held[], deployer: Deployer): readonly Held[] {
  const { namespace } = deployer;
  const metadata = { name: "aip-deploy", namespace };
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata },
    { apiVersion: `${rbac}/v1`, kind: "Role", metadata, rules: rulesFor(objects, deployer) },
    {
      ...{ apiVersion: `${rbac}/v1`, kind: "RoleBinding", metadata },
      roleRef: { apiGroup: rbac, kind: "Role", name: metadata.name },
      subjects: [{ kind: "ServiceAccount", name: metadata.name, namespace }],
    },
    ...(deployer.argocd === undefined ? [] : applicationRole(deployer.argocd, deployer)),
  ];
}

/** The account may ask Argo CD to sync the one Application, and see what becomes of it. */
function applicationRole(
  { application, namespace }: NonNullable<Deployer["argocd"]>,
  deployer: Deployer,
): readonly Held[] {
  const metadata = { name: `aip-deploy-${application}`, namespace };
  const rules = [{ ...rule("argoproj.io", ["applications"], ["get", "patch"]), resourceNames: [application] }];
  return [
    { apiVersion: `${rbac}/v1`, kind: "Role", metadata, rules },
    {
      ...{ apiVersion: `${rbac}/v1`, kind: "RoleBinding", metadata },
      roleRef: { apiGroup: rbac, kind: "Role", name: metadata.name },
      subjects: [{ kind: "ServiceAccount", name: "aip-deploy", namespace: deployer.namespace }],
    },
  ];
}

/** The rules of the Role, in an order that depends on nothing but what they say. */
export function rulesFor(objects: readonly Held[], { app, environment, secrets, helm = false }: Deployer): Rule[] {
  const own = objects.filter(({ kind }) => kind !== "Secret" && !clusterWide.test(kind));
  const has = (...kinds: readonly string[]) => own.some(({ kind }) => kinds.includes(kind));
  const resources = new Map<string, Set<string>>();
  for (const { apiVersion, kind } of own) {
    const group = groupOf(apiVersion);
    resources.set(group, (resources.get(group) ?? new Set()).add(resourceOf(kind)));
  }
  const written = [...resources].sort(([a], [b]) => (a < b ? -1 : 1));
  const named = [...new Set([...secrets, ...secretsAmong(objects), keySecret])].sort();
  return [
    ...written.map(([group, names]): Rule => rule(group, [...names].sort(), changing)),
    // What is made or listed has no name that a right could be held to. The target asks for names and marks alone, but the right
    // to list is one to read: whoever must not read the namespace's other Secrets keeps them in another namespace.
    ...(helm
      ? [rule("", ["secrets"], [...changing, "update"])]
      : [
          rule("", ["secrets"], ["list", "create"]),
          { ...rule("", ["secrets"], ["get", "patch", "delete"]), resourceNames: named },
        ]),
    rule("coordination.k8s.io", ["leases"], ["create"]),
    {
      ...rule("coordination.k8s.io", ["leases"], ["get", "update", "patch"]),
      resourceNames: [leaseName(app, environment)],
    },
    ...(own.some(({ kind }) => workloads.has(kind)) ? watching : []),
    ...(has("Deployment") ? [rule("apps", ["replicasets"], ["get", "list", "watch"])] : []),
    ...(has("Rollout") ? [rule("argoproj.io", ["rollouts/status"], ["patch"])] : []),
    ...(has("Service")
      ? [rule("discovery.k8s.io", ["endpointslices"], ["list"]), rule("", ["services/proxy"], ["get"])]
      : []),
    // The claims that it makes have its name and nobody else's marks; they go when the data is to go.
    ...(has("StatefulSet") ? [rule("", ["persistentvolumeclaims"], ["get", "list", "delete"])] : []),
  ];
}

const watching: readonly Rule[] = [
  rule("", ["pods"], ["get", "list", "watch"]),
  rule("", ["pods/log"], ["get"]),
  rule("", ["events"], ["list"]),
];

function rule(group: string, resources: readonly string[], verbs: readonly string[]): Rule {
  return { apiGroups: [group], resources, verbs };
}

function secretsAmong(objects: readonly Held[]): string[] {
  return objects.filter(({ kind }) => kind === "Secret").map(({ metadata }) => metadata.name);
}

/** The Lease that tells who may change the environment. */
function leaseName(app: string, environment: string): string {
  return `aip-deploy-${app}-${environment}`.slice(0, 253);
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}

/** What the API calls the objects of a kind: its name in the plural, as all known kinds have it. */
export function resourceOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name === "endpoints") return name;
  if (/(s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
