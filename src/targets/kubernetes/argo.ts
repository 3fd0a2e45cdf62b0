/** What the controller of Argo Rollouts says of a workload of the kind Rollout, and what it leaves for people to do. */
import type { Rest, Workload } from "./workload.ts";

export type RolloutStrategy = {
  readonly canary?: {
    readonly steps?: readonly { readonly pause?: { readonly duration?: string | number } }[];
    readonly trafficRouting?: unknown;
  };
  readonly blueGreen?: { readonly autoPromotionSeconds?: number };
};

export type Rollout = Workload & { readonly spec?: { readonly strategy?: RolloutStrategy } };

export function restOfRollout(rollout: Rollout): Rest {
  const { spec = {}, status = {} } = rollout;
  const { phase, message = "" } = status;
  const said = message === "" ? "" : `: ${message}`;
  if (status.abort === true) return { state: "failed", why: `was aborted${said}` };
  if (phase === "Degraded") return { state: "failed", why: `is degraded${said}` };
  if (phase === "Paused") return restOfPause(rollout, said);
  if (phase !== "Healthy") {
    return { state: "moving", why: message === "" ? "waits for the controller of Argo Rollouts" : message };
  }
  const { replicas: pods = 1 } = spec;
  return { state: "rest", why: `${pods === 1 ? "1 pod" : `${pods} pods`} ready` };
}

/** A pause of its steps ends by itself or is ours to end; any other was meant for a person who looks. */
function restOfPause({ spec = {}, status = {} }: Rollout, said: string): Rest {
  if (spec.paused === true) return { state: "paused", why: "is paused: spec.paused" };
  const reasons = (status.pauseConditions ?? []).map(({ reason }) => reason);
  if (reasons.some((reason) => reason !== "CanaryPauseStep" && reason !== "BlueGreenPause")) {
    return { state: "paused", why: `is paused${said}` };
  }
  const { canary, blueGreen } = spec.strategy ?? {};
  const seconds = blueGreen?.autoPromotionSeconds ?? 0;
  const duration =
    blueGreen === undefined
      ? canary?.steps?.[status.currentStepIndex ?? 0]?.pause?.duration
      : seconds === 0
        ? undefined
        : seconds;
  if (duration === undefined) return { state: "waiting", why: `is paused${said}` };
  return { state: "moving", why: `pauses for ${typeof duration === "number" ? `${duration} s` : duration}` };
}
