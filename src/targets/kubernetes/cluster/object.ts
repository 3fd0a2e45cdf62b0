/** An object of a cluster as its API gives it and as manifests write it; what its kind holds is for whoever knows the kind. */
export type KubeObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly spec?: unknown;
  readonly status?: unknown;
  readonly data?: unknown;
};

export type ObjectMeta = {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly generation?: number;
  readonly resourceVersion?: string;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly ownerReferences?: readonly { readonly kind: string; readonly name: string; readonly uid: string }[];
  readonly managedFields?: readonly ManagedFields[];
};

/** What one writer of an object last wrote of it. */
export type ManagedFields = {
  readonly manager: string;
  readonly operation: string;
  readonly time?: string;
  readonly subresource?: string;
  readonly fieldsV1?: unknown;
};

export type KindName = { readonly apiVersion: string; readonly kind: string };

/** Where one object is. */
export type ObjectRef = KindName & { readonly name: string; readonly namespace?: string | undefined };

/** Groups whose kinds people know without the group. */
const plainGroups = new Set([
  "",
  "apps",
  "batch",
  "autoscaling",
  "policy",
  "networking.k8s.io",
  "rbac.authorization.k8s.io",
  "coordination.k8s.io",
  "discovery.k8s.io",
]);

/** The group of an `apiVersion`; the empty string for the core. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}

/** What people and kubectl call an object, for example `deployment/auth` or `certificate.cert-manager.io/shop`. */
export function idOf({
  apiVersion,
  kind,
  ...rest
}: KindName & ({ name: string } | { metadata: { name: string } })): string {
  const group = groupOf(apiVersion);
  const name = "metadata" in rest ? rest.metadata.name : rest.name;
  return `${kind.toLowerCase()}${plainGroups.has(group) ? "" : `.${group}`}/${name}`;
}

export function refOf({ apiVersion, kind, metadata: { name, namespace } }: KubeObject): ObjectRef {
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}
