/** What the controller of Argo Rollouts says of a workload of the kind Rollout, and what it leaves for people to do. */
import { moving, rest, type Rest } from "./rest.ts";
import type { Workload } from "./workload.ts";

export type RolloutStrategy = {
  readonly canary?: {
    readonly steps?: readonly { readonly pause?: { readonly duration?: string | number } }[];
    readonly trafficRouting?: unknown;
  };
  readonly blueGreen?: { readonly autoPromotionSeconds?: number };
};

export function restOfRollout(rollout: Workload): Rest {
  const { spec = {}, status = {} } = rollout;
  const { phase, message = "" } = status;
  const said = message === "" ? "" : `: ${message}`;
  if (status.abort === true) return { state: "failed", why: `was aborted${said}` };
  if (phase === "Degraded") return { state: "failed", why: `is degraded${said}` };
  if (phase === "Paused") return restOfPause(rollout, said);
  if (phase === "Healthy") return rest(spec.replicas ?? 1);
  return moving(message === "" ? "waits for the controller of Argo Rollouts" : message);
}

/** A pause of its steps ends by itself or is ours to end; any other was meant for a person who looks. */
function restOfPause({ spec = {}, status = {} }: Workload, said: string): Rest {
  if (spec.paused === true) return { state: "paused", why: "is paused: spec.paused" };
  const reasons = (status.pauseConditions ?? []).map(({ reason }) => reason);
  if (reasons.some((reason) => reason !== "CanaryPauseStep" && reason !== "BlueGreenPause")) {
    return { state: "paused", why: `is paused${said}` };
  }
  const duration = durationIn(spec.strategy ?? {}, status.currentStepIndex ?? 0);
  return duration === undefined ? { state: "waiting", why: `is paused${said}` } : moving(`pauses for ${duration}`);
}

/** How long the pause lasts by itself; `undefined`: until somebody promotes it. */
function durationIn({ canary, blueGreen }: RolloutStrategy, step: number): string | undefined {
  const written =
    blueGreen === undefined ? canary?.steps?.[step]?.pause?.duration : blueGreen.autoPromotionSeconds || undefined;
  return typeof written === "number" ? `${written} s` : written;
}
