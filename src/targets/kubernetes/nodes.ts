import type { Cluster } from "./cluster/cluster.ts";
import type { KubeObject } from "./cluster/object.ts";
import { isRefusal } from "./cluster/refusal.ts";
import { isReady, type Pod } from "./pod-state.ts";
import { conditionOf, type Condition } from "./workload.ts";

type Node = KubeObject & { readonly status?: { readonly conditions?: readonly Condition[] } };

/** Of more it is no single node's fault that pods do not become ready. */
const mostAsked = 8;

/**
 * The nodes of a cluster, for whoever may look at them: an account with the rights of one namespace may not, and then none is known
 * to be away.
 */
export function nodesOf(cluster: Cluster): { away(pods: readonly Pod[]): Promise<ReadonlySet<string>> } {
  let isAllowed = true;
  return {
    async away(pods) {
      const waiting = pods.filter((pod) => !isReady(pod)).flatMap(({ spec }) => spec?.nodeName ?? []);
      const names = [...new Set(waiting)].slice(0, mostAsked);
      const found = await Promise.all(names.map(async (name) => (isAllowed ? await nodeOf(name) : undefined)));
      return new Set(found.flatMap((node) => (node === undefined || answers(node) ? [] : [node.metadata.name])));
    },
  };

  async function nodeOf(name: string): Promise<Node | undefined> {
    try {
      return await cluster.get<Node>({ apiVersion: "v1", kind: "Node", name });
    } catch (error) {
      if (!isRefusal(error, "Forbidden")) throw error;
      isAllowed = false;
      return undefined;
    }
  }
}

function answers({ status = {} }: Node): boolean {
  return conditionOf(status, "Ready")?.status !== "Unknown";
}
