import { restOfRollout, type RolloutStrategy } from "./argo.ts";
import type { KubeObject } from "./cluster/object.ts";
import { moving, podsOf, rest, type Rest } from "./rest.ts";

/** What the status of a workload tells, whichever kind it is. */
export type Workload = KubeObject & {
  readonly spec?: {
    readonly replicas?: number;
    readonly paused?: boolean;
    readonly parallelism?: number;
    readonly strategy?: RolloutStrategy & { readonly type?: string };
    readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } };
  };
  readonly status?: {
    readonly observedGeneration?: number | string;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly desiredNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly numberAvailable?: number;
    readonly currentRevision?: string;
    readonly updateRevision?: string;
    readonly active?: number;
    readonly succeeded?: number;
    readonly failed?: number;
    readonly phase?: string;
    readonly message?: string;
    readonly abort?: boolean;
    readonly pauseConditions?: readonly { readonly reason: string }[];
    readonly currentStepIndex?: number;
    readonly stableRS?: string;
    readonly conditions?: readonly Condition[];
  };
};

export type Condition = {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
};

export function restOf(workload: Workload): Rest {
  const { metadata, status = {} } = workload;
  if (
    Number(status.observedGeneration ?? (workload.kind === "Job" ? metadata.generation : 0)) <
    (metadata.generation ?? 0)
  ) {
    return moving("the cluster has not looked at it yet");
  }
  switch (workload.kind) {
    case "DaemonSet":
      return daemonSet(workload);
    case "StatefulSet":
      return statefulSet(workload);
    case "Job":
      return job(workload);
    case "Rollout":
      return restOfRollout(workload);
    default:
      return deployment(workload);
  }
}

function deployment({ spec = {}, status = {} }: Workload): Rest {
  const { replicas: wanted = 1 } = spec;
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const progressing = conditionOf(status, "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded") {
    return { state: "failed", why: `${counted(availableReplicas, wanted)} when its progressDeadlineSeconds were over` };
  }
  if (spec.paused === true) return { state: "paused", why: "is paused: kubectl rollout resume" };
  const failure = conditionOf(status, "ReplicaFailure");
  if (failure?.status === "True" && updatedReplicas < wanted) return { state: "stuck", why: failure.message ?? "" };
  if (updatedReplicas < wanted) return moving(`${updatedReplicas} of ${podsOf(wanted)} made`);
  if (replicas > updatedReplicas) return moving(`${podsOf(replicas - updatedReplicas)} of before still there`);
  return availableReplicas < updatedReplicas ? moving(counted(availableReplicas, wanted)) : rest(wanted);
}

function statefulSet({ spec = {}, status = {} }: Workload): Rest {
  const { replicas: wanted = 1, updateStrategy } = spec;
  const { updatedReplicas = 0, readyReplicas = 0, currentRevision, updateRevision } = status;
  if (updateStrategy?.type !== "OnDelete") {
    const kept = Math.min(updateStrategy?.rollingUpdate?.partition ?? 0, wanted);
    const isNew = kept === 0 && currentRevision === updateRevision;
    if (!isNew && updatedReplicas < wanted - kept)
      return moving(`${updatedReplicas} of ${podsOf(wanted - kept)} made anew`);
  }
  return readyReplicas < wanted ? moving(counted(readyReplicas, wanted)) : rest(wanted);
}

function daemonSet({ status = {} }: Workload): Rest {
  const {
    desiredNumberScheduled: wanted = 0,
    updatedNumberScheduled: updated = 0,
    numberAvailable: available = 0,
  } = status;
  if (updated < wanted) return moving(`${updated} of ${podsOf(wanted)} made`);
  return available < wanted ? moving(counted(available, wanted)) : rest(wanted);
}

function job({ status = {} }: Workload): Rest {
  if (conditionOf(status, "Complete")?.status === "True") return { state: "rest", why: "done" };
  const failed = conditionOf(status, "Failed");
  if (failed?.status === "True") return { state: "failed", why: failed.message ?? failed.reason ?? "failed" };
  const tries = status.failed ?? 0;
  return moving(tries === 0 ? "runs" : `runs again after ${tries} failed ${tries === 1 ? "try" : "tries"}`);
}

export function conditionOf(
  { conditions = [] }: { readonly conditions?: readonly Condition[] },
  type: string,
): Condition | undefined {
  return conditions.find((condition) => condition.type === type);
}

function counted(ready: number, wanted: number): string {
  return `${ready} of ${podsOf(wanted)} ready`;
}
