import { systemClock } from "../../clock.ts";
import { openCluster, type Cluster } from "./cluster/cluster.ts";
import type { ClusterAddress, Variables } from "./cluster/connection.ts";
import type { KubeObject, ObjectRef } from "./cluster/object.ts";
import { isRefusal } from "./cluster/refusal.ts";
import { keySecret } from "./marks.ts";

type KeySecret = KubeObject & { readonly data?: { readonly key?: string } };

/** The key of a namespace; the fresh one while nothing was deployed there, which a deployment then keeps. */
export async function clusterKey(
  { namespace, cluster: address, variables }: { namespace: string; cluster: ClusterAddress; variables: Variables },
  fresh: string,
): Promise<string> {
  return (await keptKey(openCluster({ address, variables, clock: systemClock }), namespace)) ?? fresh;
}

/** Keeps the key that fingerprints were made with, unless there is one. */
export async function keepKey(cluster: Cluster, namespace: string, key: string): Promise<void> {
  if ((await keptKey(cluster, namespace)) !== undefined) return;
  const data = { key: Buffer.from(key).toString("base64") };
  try {
    await cluster.create({ apiVersion: "v1", kind: "Secret", metadata: { name: keySecret, namespace }, data });
  } catch (error) {
    if (!isRefusal(error, "AlreadyExists")) throw error;
  }
}

async function keptKey(cluster: Cluster, namespace: string): Promise<string | undefined> {
  const kept = (await cluster.get<KeySecret>(refIn(namespace)))?.data?.key;
  return kept === undefined ? undefined : Buffer.from(kept, "base64").toString("utf8");
}

function refIn(namespace: string): ObjectRef {
  return { apiVersion: "v1", kind: "Secret", name: keySecret, namespace };
}
