import { unbuilt } from "../../release/release.ts";
import type { Instance, Running, UnitPlan } from "../target.ts";
import { differsInSecretsOnly, type Wanted } from "./wanted.ts";

/** What is to happen to one object, and why. */
export type Judgement = Pick<UnitPlan, "action" | "why"> & {
  /** It is as the release has it, and is only waited for. */
  readonly waits?: true;
};

/** Compares an object of the release with what the cluster has of it. */
export function judge(wanted: Wanted, running: Running): Judgement {
  const { id, unit } = wanted;
  const live = running.objects?.[id];
  const isJob = unit?.role === "one-shot";
  const changes = isJob ? "run" : "replace";
  if (live === undefined)
    return isJob ? { action: "run", why: "never ran" } : { action: "create", why: "is not there yet" };
  if (live.hidden === true) return { action: "keep", why: "is there, and may not be looked at with these rights" };
  if (live.owner === undefined) return { action: changes, why: "was not applied by aip-deploy" };
  const change = changeOf(wanted, running);
  if (change !== undefined) return { action: changes, why: change };
  if (unit === undefined) return { action: "keep", why: "unchanged" };
  if (isJob) return judgeJob(id, running);
  const { unrest } = live;
  if (unrest !== undefined) return { action: "replace", why: unrest, waits: true };
  return { action: "keep", why: "unchanged" };
}

/** Why it is not what the release applies. */
function changeOf(wanted: Wanted, running: Running): string | undefined {
  const { id, definition, template, unit } = wanted;
  const live = running.objects?.[id];
  if (live?.definition !== definition) {
    const other = unit === undefined ? undefined : otherImage(wanted, running);
    if (other !== undefined) return other;
    if (!differsInSecretsOnly(live?.definition ?? "", definition)) return "its definition changed";
    return id.startsWith("secret/") ? "a value of it changed" : rotated(unit?.secrets ?? []);
  }
  if (unit === undefined) return undefined;
  if (template !== undefined && live.template !== template) return "somebody else changed what its pods are made from";
  if (unit.replicas !== undefined && live.replicas !== undefined && live.replicas !== unit.replicas) {
    return `somebody else asked for ${live.replicas} of it, ${unit.replicas} are wanted`;
  }
  return unit.role === "one-shot" || live.unrest !== undefined ? undefined : otherImage(wanted, running);
}

function rotated(secrets: readonly string[]): string {
  return secrets.length === 1
    ? `Secret ${secrets.join()} was rotated`
    : `a Secret was rotated: one of ${secrets.join(", ")}`;
}

function judgeJob(id: string, running: Running): Judgement {
  const [instance] = running.units[id]?.instances ?? [];
  if (instance?.state !== "exited") return { action: "run", why: "has not ended yet", waits: true };
  return instance.exitCode === 0
    ? { action: "keep", why: "ended well from this very definition" }
    : { action: "run", why: "did not end well before" };
}

function otherImage({ id, unit }: Wanted, running: Running): string | undefined {
  // A pod of the release before may be on its way out for a while, and one that was evicted stays as a record.
  const isOver = ({ state }: Instance) => state === "removing" || (state === "exited" && unit?.role !== "one-shot");
  const instances = (running.units[id]?.instances ?? []).filter((each) => !isOver(each));
  const wanted = unit?.digests ?? [];
  const other = instances.find(
    ({ digests }) => digests.length > 0 && wanted.some((digest) => !digests.includes(digest)),
  );
  if (other === undefined) return undefined;
  const before = other.digests.filter((digest) => !wanted.includes(digest)).map(short);
  const after = wanted.filter((digest) => !other.digests.includes(digest)).map(short);
  return `another image: ${before.join(", ") || "none"} → ${after.join(", ")}`;
}

function short(digest: string): string {
  return digest === unbuilt ? "one that is still to be built" : digest.slice("sha256:".length, "sha256:".length + 12);
}
