import pMap from "p-map";
import { DeployError } from "../../errors.ts";
import { failed, succeeded } from "../compose/results.ts";
import { listed } from "../listed.ts";
import type { StepResult } from "../target.ts";
import { isClusterWide } from "./cluster/kinds.ts";
import { idOf, type KubeObject } from "./cluster/object.ts";
import { ClusterRefusal, isRefusal } from "./cluster/refusal.ts";
import { runningOn } from "./current.ts";
import { applying } from "./apply.ts";
import { cannotBeAsked, refusedBecause, type Refused } from "./refused.ts";
import { templateOf, usesOf } from "./pods.ts";
import { atOnce, wantedIn, type Work } from "./tools.ts";
import type { Wanted } from "./wanted.ts";

/** Asks the cluster for everything that would keep it from taking the release, before anything is applied; all is told at once. */
export async function checkCluster(work: Work): Promise<StepResult> {
  const changing = wantedIn(work);
  const [foreign, missing, refused] = await Promise.all([
    ofOthers(changing, work),
    missingParts(work),
    pMap(changing, (each) => refusal(each, work), { concurrency: atOnce }),
  ]);
  const problems: Problem[] = [...foreign, ...missing, ...refused.flatMap((each) => each ?? [])];
  if (problems.length === 0) return succeeded(work, `it would take ${counted(changing.length)}`);
  const hints = [...new Set(problems.flatMap(({ hint }) => hint ?? []))];
  const sentences = sentencesOf(problems);
  const message = work.redact(
    sentences.length === 1
      ? (sentences[0] ?? "")
      : `${sentences.length} things are in the way:\n${sentences.map((each) => `- ${each}`).join("\n")}`,
  );
  const outcome = problems.every(({ isUnknown }) => isUnknown === true) ? "errored" : "failed";
  return failed(work, { message, hint: ["Nothing was applied.", ...hints].join("\n"), log: [], events: [] }, outcome);
}

/** A problem, and the object that it is about where that is a single one. */
type Problem = Refused & { readonly id?: string };

/** What is wrong with several objects for the same reason is said once. */
function sentencesOf(problems: readonly Problem[]): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { id = "", sentence } of problems) {
    const isAbout = id !== "" && sentence.startsWith(`${id}: `);
    const reason = isAbout ? sentence.slice(id.length) : sentence;
    byReason.set(reason, [...(byReason.get(reason) ?? []), ...(isAbout ? [id] : [])]);
  }
  return [...byReason].map(([reason, ids]) => listed(ids.sort()) + reason).sort();
}

function counted(count: number): string {
  return count === 1 ? "the object" : `all ${count} objects`;
}

async function ofOthers(changing: readonly Wanted[], work: Work): Promise<Refused[]> {
  const { objects = {} } = await runningOn(work);
  const own = `${work.owner.app} on ${work.owner.environment}`;
  return changing.flatMap(({ id }): Refused[] => {
    const owner = objects[id]?.owner;
    if (owner === undefined || owner === own) return [];
    const hint = `Give each environment a namespace of its own, or one of the two another name.`;
    return [{ sentence: `${id} belongs to ${owner} already`, hint }];
  });
}

async function refusal({ id, object, unit }: Wanted, work: Work): Promise<Problem | undefined> {
  try {
    const { namespaced } = await work.cluster.resource(object);
    if (!namespaced && !isClusterWide(object)) {
      const hint = "Take it out of the release, and have whoever runs the cluster apply it.";
      return { sentence: `${id} belongs to the whole cluster, and a release only to its namespace`, hint };
    }
    // What a Job runs can never be changed, so that it is made anew.
    const asked = unit?.role === "one-shot" ? renamed(object) : object;
    await work.cluster.apply(asked, { ...applying(object), dryRun: true, signal: work.signal });
    return undefined;
  } catch (error) {
    if (error instanceof DeployError && error.code === "target.unreachable") throw error;
    if (!(error instanceof DeployError)) throw error;
    if (cannotBeAsked(error)) {
      work.log.warn(`${id} could not be asked about: a webhook of the cluster takes no dry run`);
      return undefined;
    }
    return { ...refusedBecause(id, error), id };
  }
}

function renamed(object: KubeObject): KubeObject {
  const { name } = object.metadata;
  return { ...object, metadata: { ...object.metadata, name: `${name.slice(0, 56)}-asked` } };
}

/** Secrets and ConfigMaps that workloads need and that neither the release nor the cluster has, with their missing keys. */
async function missingParts(work: Work): Promise<Refused[]> {
  const uses = usesIn(work);
  const found = await pMap(uses, (use) => missingIn(use, work), { concurrency: atOnce });
  return found.flatMap((each) => each ?? []);
}

type Needed = {
  readonly kind: "Secret" | "ConfigMap";
  readonly name: string;
  readonly keys: readonly string[];
  readonly by: string;
};

function usesIn({ wanted, document }: Pick<Work, "wanted" | "document">): Needed[] {
  const own = new Set(wanted.map(({ id }) => id));
  // Controllers make Secrets from objects such as an ExternalSecret, which name them.
  const makers = document.objects.filter(
    ({ apiVersion }) => apiVersion.includes(".") && !apiVersion.includes("k8s.io"),
  );
  const isMade = (name: string) => makers.some((maker) => JSON.stringify(maker).includes(`"${name}"`));
  const byName = new Map<string, Needed>();
  for (const object of document.objects) {
    const spec = templateOf(object)?.spec;
    const { secrets, configMaps } = spec === undefined ? { secrets: [], configMaps: [] } : usesOf(spec);
    const wantedHere = [
      ...secrets.filter(({ name }) => !isMade(name)).map((use) => ({ ...use, kind: "Secret" as const })),
      ...configMaps.map((use) => ({ ...use, kind: "ConfigMap" as const })),
    ];
    for (const { kind, name, keys: used, optional } of wantedHere) {
      if (optional) continue;
      const id = `${kind.toLowerCase()}/${name}`;
      const { keys = [], by = idOf(object) } = byName.get(id) ?? {};
      byName.set(id, { kind, name, by, keys: [...new Set([...keys, ...(used === "all" ? [] : used)])] });
    }
  }
  return [...byName].filter(([id, { keys }]) => !own.has(id) || keys.length > 0).map(([, use]) => use);
}

async function missingIn({ kind, name, keys, by }: Needed, work: Work): Promise<Refused | undefined> {
  const id = `${kind.toLowerCase()}/${name}`;
  const own = work.wanted.find((each) => each.id === id)?.object;
  const hint =
    kind === "Secret"
      ? `Name where its values are under target.secrets.${name}, or make it in namespace ${work.owner.namespace}.`
      : `Add it to the overlay, or make it in namespace ${work.owner.namespace}.`;
  try {
    const found = own ?? (await work.cluster.get({ apiVersion: "v1", kind, name, namespace: work.owner.namespace }));
    if (found === undefined) return { sentence: `${id}, which ${by} needs, is not there`, hint };
    const { data, binaryData } = found as { data?: object; binaryData?: object };
    const there = new Set([...Object.keys(data ?? {}), ...Object.keys(binaryData ?? {})]);
    const lacking = keys.filter((key) => !there.has(key));
    if (lacking.length === 0) return undefined;
    return { sentence: `${id}, which ${by} needs, has no ${lacking.join(" and no ")}`, hint };
  } catch (error) {
    if (isRefusal(error, "Forbidden")) {
      work.log.debug(`${id} may not be looked at`);
      return undefined;
    }
    if (error instanceof ClusterRefusal) return refusedBecause(id, error);
    throw error;
  }
}
