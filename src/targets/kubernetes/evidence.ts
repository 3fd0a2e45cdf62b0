import type { Failure } from "../target.ts";
import type { KindName, KubeObject } from "./cluster/object.ts";
import { isRefusal } from "./cluster/refusal.ts";
import { statusesOf, type Pod } from "./pod-state.ts";
import type { Tools } from "./tools.ts";
import type { Trouble } from "./trouble.ts";

const logLines = 20;
const mostEvents = 20;

const eventKind: KindName = { apiVersion: "v1", kind: "Event" };

export type KubeEvent = KubeObject & {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly firstTimestamp?: string | null;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly involvedObject: { readonly kind: string; readonly name: string; readonly uid?: string };
};

/** What the cluster warned of since then; none when events may not be read. */
export async function warningsSince(
  since: Date,
  { cluster, owner }: Pick<Tools, "cluster" | "owner">,
): Promise<readonly KubeEvent[]> {
  return (await eventsOf({ cluster, owner }, "type=Warning")).filter(
    (event) => momentOf(event) >= since.getTime() - 1000,
  );
}

/** What a person needs to understand a pod: the last lines of its container, and what the cluster did with it and its workload. */
export async function evidence(
  unit: string,
  pod: Pod | undefined,
  trouble: Pick<Trouble, "container" | "previous"> | undefined,
  tools: Pick<Tools, "cluster" | "owner" | "redact">,
): Promise<Pick<Failure, "log" | "events">> {
  const names = new Set([unit, ...(pod === undefined ? [] : [`pod/${pod.metadata.name}`])]);
  const [log, all] = await Promise.all([lastLines(pod, trouble, tools), eventsOf(tools)]);
  const own = all.filter(({ involvedObject: { kind, name } }) => {
    const id = `${kind.toLowerCase()}/${name}`;
    return (
      names.has(id) || (kind === "ReplicaSet" && pod?.metadata.ownerReferences?.some((each) => each.name === name))
    );
  });
  const sorted = own.sort((left, right) => momentOf(left) - momentOf(right)).slice(-mostEvents);
  return { log: log.map(tools.redact), events: sorted.map((event) => tools.redact(inWords(event))) };
}

/** Of the container that did not do well; what it said before it was started again, when it has said nothing since. */
async function lastLines(
  pod: Pod | undefined,
  trouble: Pick<Trouble, "container" | "previous"> | undefined,
  { cluster }: Pick<Tools, "cluster">,
): Promise<readonly string[]> {
  if (pod === undefined) return [];
  const { name, namespace = "" } = pod.metadata;
  const bad =
    trouble?.container ?? statusesOf(pod).find(({ ready, state }) => !ready && state?.terminated?.exitCode !== 0)?.name;
  const which = { lines: logLines, ...(bad === undefined ? {} : { container: bad }) };
  const status = statusesOf(pod).find((each) => each.name === bad);
  const isBetween =
    trouble?.previous === true && status?.state?.running === undefined && status?.state?.terminated === undefined;
  for (const previous of isBetween ? [true, false] : [false, true]) {
    const lines = await cluster.logs({ namespace, name }, { ...which, previous });
    if (lines.length > 0) return lines;
  }
  return [];
}

async function eventsOf(
  { cluster, owner }: Pick<Tools, "cluster" | "owner">,
  fields?: string,
): Promise<readonly KubeEvent[]> {
  try {
    return await cluster.list<KubeEvent>(eventKind, {
      namespace: owner.namespace,
      ...(fields === undefined ? {} : { fields }),
    });
  } catch (error) {
    if (isRefusal(error, "Forbidden")) return [];
    throw error;
  }
}

export function momentOf({ lastTimestamp, eventTime, firstTimestamp, metadata }: KubeEvent): number {
  return Date.parse(lastTimestamp ?? eventTime ?? firstTimestamp ?? metadata.creationTimestamp ?? "");
}

function inWords({ involvedObject: { kind, name }, reason = "", message = "", count = 1 }: KubeEvent): string {
  const times = count > 1 ? ` (${count} times)` : "";
  return `${kind.toLowerCase()}/${name}: ${reason}${times}: ${message.trim()}`;
}
