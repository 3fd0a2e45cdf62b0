import type { Check, CheckResult } from "../../checks/check.ts";
import { messageOf } from "../../errors.ts";
import type { Outcome } from "../../outcome.ts";
import { secondsSince } from "../compose/tools.ts";
import type { Running } from "../target.ts";
import { idOf } from "./cluster/object.ts";
import { inventory, runningIn } from "./current.ts";
import type { KubernetesDocument } from "./document.ts";
import { leftBehind } from "./plan.ts";
import { isReady, podDigests, unitOfPod, type Pod } from "./pod-state.ts";
import { placeOf } from "./rollout.ts";
import type { Tools } from "./tools.ts";
import type { Wanted } from "./wanted.ts";
import { annotations } from "./marks.ts";

/** That the cluster runs just what the release says: asked from its pods, unit by unit, every wrong one named. */
export function proofOfUnits(document: KubernetesDocument, wanted: readonly Wanted[], tools: Tools): Check {
  const name = "every unit runs the release";
  const { clock, owner } = tools;
  return {
    name,
    async evaluate(): Promise<CheckResult> {
      const started = clock.now();
      const result = (outcome: Outcome, detail: string, hint?: string): CheckResult => {
        return {
          name,
          outcome,
          seconds: secondsSince(started, clock),
          detail,
          ...(hint === undefined ? {} : { hint }),
        };
      };
      try {
        const found = await inventory(tools);
        const running = runningIn(found, owner);
        const strangers = leftBehind(document, wanted, running, owner).filter(
          ({ id }) => running.units[id] !== undefined,
        );
        const wrong = [
          ...wrongUnits(wanted, running, found.pods),
          ...strangers.map(({ id }) => `${id} runs and is not in the release`),
        ];
        if (wrong.length === 0) return result("succeeded", summary(document));
        return result("failed", wrong.join("; "), `kubectl --namespace ${owner.namespace} get pods`);
      } catch (error) {
        return result("errored", messageOf(error));
      }
    },
  };
}

/** One sentence for every unit that is not what the release says. */
export function wrongUnits(wanted: readonly Wanted[], running: Running, pods: readonly Pod[]): string[] {
  const byUnit = new Map<string, Pod[]>();
  for (const pod of pods) {
    const unit = unitOfPod(pod);
    if (unit !== undefined) byUnit.set(unit, [...(byUnit.get(unit) ?? []), pod]);
  }
  return wanted.flatMap((each) => {
    if (each.unit === undefined) return running.objects?.[each.id] === undefined ? [`${each.id} is not there`] : [];
    const why = wrongWith(each, running, byUnit.get(each.id) ?? []);
    return why === undefined ? [] : [`${each.id} ${why}`];
  });
}

function wrongWith(
  { id, definition, template, unit }: Wanted,
  running: Running,
  pods: readonly Pod[],
): string | undefined {
  const live = running.objects?.[id];
  if (live === undefined) return "is not there";
  if (live.definition !== definition) {
    return `has definition ${live.definition?.slice(0, 12) ?? "of somebody else"}, expected ${definition.slice(0, 12)}`;
  }
  if (unit?.role === "one-shot") {
    const [instance] = running.units[id]?.instances ?? [];
    return instance?.state === "exited" && instance.exitCode === 0 ? undefined : "did not end well";
  }
  if (live.unrest !== undefined) return `is not at rest: ${live.unrest}`;
  if (live.template !== template) return "was changed by somebody else";
  const ready = pods.filter(isReady);
  const old = ready.find(({ metadata }) => metadata.annotations?.[annotations.template] !== template);
  if (old !== undefined) return `still has ${placeOf(old)} of before, which is ready`;
  const other = ready.find((pod) => unit?.digests.some((digest) => !podDigests(pod).includes(digest)));
  if (other === undefined) return undefined;
  const found = podDigests(other).join(", ") || "no digest";
  return `runs ${found} in ${placeOf(other)}, expected ${unit?.digests.join(", ") ?? ""}`;
}

function summary({ units, objects }: KubernetesDocument): string {
  const all = Object.values(units);
  const loose = all.filter(({ digests }) => digests.length === 0).length;
  const named = loose === 0 ? "each by its digests" : `${all.length - loose} proven by digest, ${loose} only by tag`;
  const rest = objects.filter((object) => units[idOf(object)] === undefined).length;
  return `${all.length} ${all.length === 1 ? "unit" : "units"}, ${named}, and ${rest} other ${rest === 1 ? "object" : "objects"}`;
}
