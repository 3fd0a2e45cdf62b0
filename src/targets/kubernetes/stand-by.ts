import { idOf, type KubeObject } from "./cluster/object.ts";
import { unitOfPod, type Pod } from "./pod-state.ts";
import type { Workload } from "./workload.ts";

/**
 * The pods without those that a Rollout keeps for a while after its traffic was taken from them: they run, and nobody reaches
 * them. Only where the controller itself says where the traffic goes; elsewhere a Service finds every pod.
 */
export function withoutStandBy(pods: readonly Pod[], objects: readonly KubeObject[]): readonly Pod[] {
  const stable = new Map(
    objects.flatMap((object): [string, string][] => {
      if (object.kind !== "Rollout") return [];
      const { spec = {}, status = {} } = object as Workload;
      const { canary, blueGreen } = spec.strategy ?? {};
      const routes = blueGreen !== undefined || canary?.trafficRouting !== undefined;
      return routes && status.phase === "Healthy" && status.stableRS !== undefined
        ? [[idOf(object), status.stableRS]]
        : [];
    }),
  );
  if (stable.size === 0) return pods;
  return pods.filter((pod) => {
    const serving = stable.get(unitOfPod(pod) ?? "");
    return serving === undefined || pod.metadata.labels?.["rollouts-pod-template-hash"] === serving;
  });
}
