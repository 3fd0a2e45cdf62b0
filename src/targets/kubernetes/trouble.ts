import { containersOf } from "./pods.ts";
import { statusesOf, type ContainerStatus, type Pod } from "./pod-state.ts";
import { conditionOf } from "./workload.ts";
import { meaning } from "../exit-code.ts";

/** Why a pod will not become ready by itself. */
export type Trouble = {
  /** One sentence without the pod's name. */
  readonly why: string;
  readonly hint: string;
  /** How long it may yet heal; 0: it will not. */
  readonly patienceSeconds: number;
  /** The container that it is about, and whether what it said last was said before it was started again. */
  readonly container?: string;
  readonly previous?: boolean;
};

/** What no second try makes better. */
const hopeless =
  /not found|manifest unknown|unauthorized|denied|no basic auth|authentication required|invalid reference/i;

const sizeOfBackoff = 2;

export function troubleOf(pod: Pod): Trouble | undefined {
  const { status = {} } = pod;
  for (const container of statusesOf(pod)) {
    const found = containerTrouble(container, pod);
    if (found !== undefined) return { ...found, container: container.name };
  }
  const scheduled = conditionOf(status, "PodScheduled");
  if (scheduled?.status === "False" && scheduled.reason === "Unschedulable") {
    return {
      why: `has no node that can take it: ${scheduled.message ?? "Unschedulable"}`,
      hint: "Ask for less (resources.requests, affinity, tolerations), or give the cluster more nodes.",
      patienceSeconds: 15,
    };
  }
  if (status.phase === "Failed" && status.reason !== undefined) {
    const hint = "kubectl describe shows what the node was short of.";
    return { why: `was ended by its node (${status.reason}): ${status.message ?? ""}`, hint, patienceSeconds: 30 };
  }
  return undefined;
}

function containerTrouble(container: ContainerStatus, pod: Pod): Trouble | undefined {
  const { state = {}, name } = container;
  const { reason = "", message = "" } = state.waiting ?? {};
  const image = containersOf(pod.spec ?? {}).find((each) => each.name === name)?.image ?? container.image ?? "";
  switch (reason) {
    case "ErrImagePull":
    case "ImagePullBackOff":
      return {
        why: `cannot pull ${image}: ${pullReason(message)}`,
        hint: "See that the image is there and that the namespace's service account or imagePullSecrets may pull it.",
        patienceSeconds: hopeless.test(message) ? 0 : 30,
      };
    case "InvalidImageName":
    case "ErrImageNeverPull":
      return {
        why: `cannot pull ${image}: ${message || reason}`,
        hint: "Correct the image's name or imagePullPolicy.",
        patienceSeconds: 0,
      };
    case "CreateContainerConfigError":
      return {
        why: `cannot be made: ${message}`,
        hint: "A Secret, a ConfigMap or a key that it needs is missing, or its securityContext contradicts the image.",
        patienceSeconds: 5,
      };
    case "CreateContainerError":
    case "RunContainerError":
      return {
        why: `cannot be started: ${message}`,
        hint: "Its command, mounts or securityContext do not fit the image.",
        patienceSeconds: 10,
        previous: true,
      };
  }
  return crash(container, pod, reason);
}

function crash(container: ContainerStatus, pod: Pod, reason: string): Trouble | undefined {
  const { restartCount, state = {}, lastState = {}, name } = container;
  const end = state.terminated ?? lastState.terminated;
  if (end === undefined) return undefined;
  const outOfMemory = end.reason === "OOMKilled";
  if (outOfMemory && restartCount >= 1 && state.running === undefined) {
    return {
      why: `container ${name} was killed ${restartCount + 1} times because it used all of its memory${limitOf(pod, name)}`,
      hint: "Give it more memory (resources.limits.memory), or have it use less.",
      patienceSeconds: 0,
      previous: state.terminated === undefined,
    };
  }
  if (reason !== "CrashLoopBackOff") return undefined;
  return {
    why: `container ${name} ends with exit code ${end.exitCode}${meaning(end.exitCode)} again and again${end.message === undefined ? "" : `: ${end.message.trim()}`}`,
    hint: "Its last lines tell why.",
    patienceSeconds: restartCount >= sizeOfBackoff ? 0 : 60,
    previous: true,
  };
}

function limitOf(pod: Pod, name: string): string {
  const container = containersOf(pod.spec ?? {}).find((each) => each.name === name) as
    { readonly resources?: { readonly limits?: { readonly memory?: string } } } | undefined;
  const memory = container?.resources?.limits?.memory;
  return memory === undefined ? "" : ` (${memory})`;
}

/** The last part of what the kubelet says, which is what the registry said. */
function pullReason(message: string): string {
  const said = /(?:rpc error: code = \w+ desc = |ErrImagePull: )+(.*)$/s.exec(message)?.[1] ?? message;
  return said.replace(/^failed to pull and unpack image "[^"]+": /, "").trim() || "the node does not say why";
}
