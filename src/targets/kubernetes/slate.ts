import type { Clock } from "../../clock.ts";
import { DeployError, TargetError, messageOf } from "../../errors.ts";
import type { Slate } from "../target.ts";
import type { Cluster } from "./cluster/cluster.ts";
import type { KindName, KubeObject } from "./cluster/object.ts";
import { isRefusal } from "./cluster/refusal.ts";
import { labelsOf, type Owner } from "./marks.ts";

const leaseKind: KindName = { apiVersion: "coordination.k8s.io/v1", kind: "Lease" };

const text = "aip-deploy.slate";
const kinds = "aip-deploy.kinds";
const release = "aip-deploy.release";
const by = "aip-deploy.by";
const number = "aip-deploy.number";
const since = "aip-deploy.since";

/** How often a write is tried whose Lease changed in something else meanwhile. */
const attempts = 10;

type Lease = KubeObject & { readonly spec?: { readonly leaseTransitions?: number } };

export function leaseName({ app, environment }: Owner): string {
  return `aip-deploy-${app}-${environment}`.slice(0, 253);
}

/**
 * A slate in an annotation of a Lease, which `kubectl get lease` shows with its holder. Only the write of somebody who read the
 * newest version of the Lease is taken. The first write makes the namespace, where that is allowed.
 */
export function leaseSlate(cluster: Cluster, owner: Owner, clock: Clock): Slate {
  return {
    async read() {
      return textIn(await leaseOf(cluster, owner));
    },
    async replace(before, after) {
      for (let attempt = 1; ; attempt += 1) {
        const lease = await leaseOf(cluster, owner);
        if (textIn(lease) !== before) return false;
        const next = leaseWith(lease, after, owner, clock.now());
        try {
          if (lease !== undefined) await cluster.replace(next);
          else await createIn(cluster, next, owner);
          return true;
        } catch (error) {
          // Somebody noted something else on it, or was faster: the next look tells which.
          if (attempt === attempts || !isRefusal(error, "Conflict", "AlreadyExists")) throw error;
        }
      }
    },
  };
}

/** Kinds beside the common ones that releases had here; an empty list when nothing was noted. */
export async function notedKinds(cluster: Cluster, owner: Owner): Promise<readonly KindName[]> {
  const lease = await leaseOf(cluster, owner);
  const noted = lease?.metadata.annotations?.[kinds] ?? "";
  return noted.split(" ").flatMap((each) => {
    const [, apiVersion, kind] = /^(.+)\/([^/]+)$/.exec(each) ?? [];
    return apiVersion === undefined || kind === undefined ? [] : [{ apiVersion, kind }];
  });
}

/** Notes the kinds of a release, so that whoever looks after it finds their objects. */
export async function noteKinds(cluster: Cluster, owner: Owner, found: readonly KindName[]): Promise<void> {
  const before = await notedKinds(cluster, owner);
  const names = (each: readonly KindName[]) => each.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`);
  const all = [...new Set([...names(before), ...names(found)])].sort();
  if (all.length === before.length) return;
  const part = { metadata: { annotations: { [kinds]: all.join(" ") } } };
  const ref = { ...leaseKind, name: leaseName(owner), namespace: owner.namespace };
  if ((await leaseOf(cluster, owner)) === undefined)
    await createIn(cluster, leaseWith(undefined, undefined, owner), owner);
  await cluster.merge(ref, part);
}

/** The id of the release that is being brought here, as far as it stands on the slate. */
export async function releaseOn(cluster: Cluster, owner: Owner): Promise<string | undefined> {
  return saidIn(textIn(await leaseOf(cluster, owner))).journal?.release;
}

/** What is being done, as far as it stands on the slate: for `kubernetes.io/change-cause`. */
export async function causeOn(cluster: Cluster, owner: Owner): Promise<string | undefined> {
  const { journal } = saidIn(textIn(await leaseOf(cluster, owner)));
  if (journal?.release === undefined) return undefined;
  return `${journal.work ?? "deploy"} of release ${journal.release.slice(0, 12)} by ${journal.act?.by ?? "somebody"}`;
}

async function leaseOf(cluster: Cluster, owner: Owner): Promise<Lease | undefined> {
  return await cluster.get<Lease>({ ...leaseKind, name: leaseName(owner), namespace: owner.namespace });
}

function textIn(lease: Lease | undefined): string | undefined {
  return lease?.metadata.annotations?.[text];
}

/** The parts of what stands on a slate that people look for on a cluster. */
type Said = {
  readonly fence?: number;
  readonly holder?: {
    readonly by?: string;
    readonly work?: string;
    readonly since?: string;
    readonly expirySeconds?: number;
  };
  readonly journal?: {
    readonly release?: string;
    readonly work?: string;
    readonly number?: number;
    readonly act?: { readonly by?: string; readonly at?: string };
  };
};

/** Who writes the slate decides what it says; what cannot be read is not shown. */
function saidIn(slate: string | undefined): Said {
  try {
    return (JSON.parse(slate ?? "{}") as Said | null) ?? {};
  } catch {
    return {};
  }
}

function leaseWith(lease: Lease | undefined, slate: string | undefined, owner: Owner, now?: Date): KubeObject {
  const { fence, holder, journal } = saidIn(slate);
  const {
    annotations: before = {},
    labels = {},
    ...metadata
  } = lease?.metadata ?? {
    name: leaseName(owner),
    namespace: owner.namespace,
  };
  const told = {
    ...(journal?.release === undefined ? {} : { [release]: journal.release }),
    ...(journal?.act?.by === undefined ? {} : { [by]: journal.act.by }),
    ...(journal?.act?.at === undefined ? {} : { [since]: journal.act.at }),
    ...(journal?.number === undefined ? {} : { [number]: String(journal.number + 1) }),
  };
  return {
    ...leaseKind,
    metadata: {
      ...metadata,
      labels: { ...labels, ...labelsOf(owner) },
      annotations: { ...before, ...told, ...(slate === undefined ? {} : { [text]: slate }) },
    },
    spec: {
      ...(holder === undefined
        ? {}
        : {
            holderIdentity: `${holder.by ?? "somebody"} (${holder.work ?? "deploy"})`,
            leaseDurationSeconds: Math.max(1, Math.ceil(holder.expirySeconds ?? 1)),
            ...(holder.since === undefined ? {} : { acquireTime: micro(new Date(holder.since)) }),
            ...(now === undefined ? {} : { renewTime: micro(now) }),
          }),
      ...(fence === undefined ? {} : { leaseTransitions: fence }),
    },
  };
}

/** The API wants six digits behind the second. */
function micro(date: Date): string {
  return date.toISOString().replace("Z", "000Z");
}

async function createIn(cluster: Cluster, lease: KubeObject, owner: Owner): Promise<void> {
  try {
    await cluster.create(lease);
  } catch (error) {
    if (!isRefusal(error, "NotFound")) throw error;
    await createNamespace(cluster, owner);
    await cluster.create(lease);
  }
}

async function createNamespace(cluster: Cluster, { namespace }: Owner): Promise<void> {
  try {
    await cluster.create({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  } catch (error) {
    if (isRefusal(error, "AlreadyExists")) return;
    if (error instanceof DeployError && error.code === "target.unreachable") throw error;
    throw new TargetError(
      "target.refused",
      `there is no namespace ${namespace}, and it may not be made: ${messageOf(error)}`,
      {
        hint: `kubectl create namespace ${namespace}`,
        cause: error,
      },
    );
  }
}
