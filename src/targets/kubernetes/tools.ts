import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { Materials, Step } from "../target.ts";
import type { Cluster } from "./cluster/cluster.ts";
import type { KubernetesDocument } from "./document.ts";
import type { Owner } from "./marks.ts";
import type { Wanted } from "./wanted.ts";

/** What a target on a cluster works with. */
export type Tools = {
  readonly cluster: Cluster;
  readonly owner: Owner;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes secrets out of text that people will see. */
  readonly redact: (text: string) => string;
};

/** One step of a plan with all that it needs. */
export type Work = Tools & {
  readonly step: Step;
  readonly document: KubernetesDocument;
  readonly wanted: readonly Wanted[];
  readonly materials: Materials;
  readonly signal: AbortSignal;
  readonly started: Date;
};

/** How many requests are on their way at the same time. */
export const atOnce = 16;

/** The objects that the step is about. */
export function wantedIn({ step, wanted }: Pick<Work, "step" | "wanted">): readonly Wanted[] {
  const ids = new Set(step.units);
  return wanted.filter(({ id }) => ids.has(id));
}
