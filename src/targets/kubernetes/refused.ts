import { messageOf } from "../../errors.ts";
import { ClusterRefusal } from "./cluster/refusal.ts";
import { annotations } from "./marks.ts";

/** Why the cluster would not take an object, in one sentence that begins with its name, and what to do about it. */
export type Refused = {
  readonly sentence: string;
  readonly hint?: string;
  /** Nobody looked at the object: who would have to is away. */
  readonly isUnknown?: true;
};

export function refusedBecause(id: string, error: unknown): Refused {
  if (!(error instanceof ClusterRefusal)) return { sentence: messageOf(error) };
  const { reason, causes } = error;
  const hint = error.hint === undefined ? {} : { hint: error.hint };
  if (reason === "Conflict" && causes.some((cause) => cause.reason === "FieldManagerConflict")) {
    return {
      sentence: `${id}: ${ownersIn(causes.map(({ message = "", field = "" }) => [message, field]))}`,
      hint: `Take what others own out of the manifest, or take it over: annotate the object with ${annotations.force}: "true".`,
    };
  }
  if (/field is immutable|updates to statefulset spec for fields other than/.test(error.message)) {
    return {
      sentence: error.message,
      hint: `It cannot be changed in place. Give it another name, or delete it first: kubectl delete ${id} --cascade=orphan keeps its pods.`,
    };
  }
  if (/failed calling webhook/.test(error.message)) {
    return {
      sentence: error.message,
      hint: "The cluster takes nothing while that webhook does not answer: kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations shows whose it is.",
      isUnknown: true,
    };
  }
  return { sentence: error.message.replace(/failed to create typed patch object \([^)]*\): /, ""), ...hint };
}

/** Whether the object could not be asked about without applying it. */
export function cannotBeAsked(error: unknown): boolean {
  return error instanceof ClusterRefusal && /does not support dry run/.test(error.message);
}

/** `kubectl owns spec.replicas; argocd owns metadata.labels.team`. */
function ownersIn(conflicts: readonly (readonly [string, string])[]): string {
  const fields = new Map<string, string[]>();
  for (const [message, field] of conflicts) {
    const owner = /conflict with "([^"]+)"/.exec(message)?.[1] ?? "somebody else";
    fields.set(owner, [...(fields.get(owner) ?? []), field.replace(/^\./, "")]);
  }
  return [...fields].map(([owner, owned]) => `${owner} owns ${owned.join(", ")}`).join("; ");
}
