import pMap from "p-map";
import type { Check } from "../../checks/check.ts";
import { poll, type Look } from "../../checks/poll.ts";
import type { KindName, KubeObject } from "./cluster/object.ts";
import { podKind } from "./current.ts";
import { annotations } from "./marks.ts";
import { templateOf } from "./pods.ts";
import type { Pod } from "./pod-state.ts";
import { atOnce, type Tools } from "./tools.ts";
import type { Wanted } from "./wanted.ts";

const sliceKind: KindName = { apiVersion: "discovery.k8s.io/v1", kind: "EndpointSlice" };

export type EndpointSlice = KubeObject & {
  readonly endpoints?:
    | readonly {
        readonly addresses: readonly string[];
        readonly conditions?: { readonly ready?: boolean; readonly serving?: boolean; readonly terminating?: boolean };
        readonly targetRef?: { readonly kind?: string; readonly name?: string };
      }[]
    | null;
};

type Service = KubeObject & {
  readonly spec?: {
    readonly type?: string;
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports?: readonly { readonly port: number; readonly protocol?: string }[];
  };
};

const shortestSeconds = 60;
/** How long after its grace period a pod may still be on its way out. */
const leavingSeconds = 30;

/** That requests reach the release by every Service: it has endpoints, none of them of before, and somebody answers at its ports. */
export function proofOfServices(wanted: readonly Wanted[], tools: Tools): Check {
  const name = "every Service answers";
  const services = asked(wanted);
  const graces = wanted.map(({ object }) => graceOf(object));
  const timeoutSeconds = Math.max(shortestSeconds, ...graces.map((seconds) => seconds + leavingSeconds));
  const answered = new Set<string>();
  const hint = `A Service that nobody answers yet, or not always, is left out with the annotation ${annotations.answers}: "false".`;
  return {
    name,
    evaluate: (signal) =>
      poll(
        {
          name,
          hint,
          timeoutSeconds,
          everyMs: 500,
          clock: tools.clock,
          look: () => look(services, wanted, answered, tools),
        },
        signal,
      ),
  };
}

/** Services that somebody should answer: by a selector, of units that have pods. */
function asked(wanted: readonly Wanted[]): readonly Service[] {
  const pods = wanted.filter(({ unit }) => unit !== undefined && unit.role !== "one-shot" && unit.replicas !== 0);
  return wanted.flatMap(({ object }) => {
    if (object.kind !== "Service" || object.apiVersion !== "v1") return [];
    const service = object as Service;
    const { selector = {}, type } = service.spec ?? {};
    if (type === "ExternalName" || object.metadata.annotations?.[annotations.answers] === "false") return [];
    const selects = pods.some(({ object: unit }) => {
      const labels = templateOf(unit)?.metadata?.labels ?? {};
      return Object.entries(selector).every(([key, value]) => labels[key] === value);
    });
    return Object.keys(selector).length > 0 && selects ? [service] : [];
  });
}

async function look(
  services: readonly Service[],
  wanted: readonly Wanted[],
  answered: Set<string>,
  tools: Tools,
): Promise<Look> {
  if (services.length === 0) return { outcome: "succeeded", detail: "no Service has to" };
  const { cluster, owner } = tools;
  const { namespace } = owner;
  const [slices, pods] = await Promise.all([
    cluster.list<EndpointSlice>(sliceKind, { namespace }),
    cluster.list<Pod>(podKind, { namespace }),
  ]);
  const templates = new Set(wanted.flatMap(({ template }) => template ?? []));
  const old = new Set(
    pods
      .filter(({ metadata }) => !templates.has(metadata.annotations?.[annotations.template] ?? ""))
      .map(({ metadata: { name } }) => name),
  );
  const problems = await pMap(services, (service) => problemOf(service, slices, old, answered, tools), {
    concurrency: atOnce,
  });
  const wrong = problems.flatMap((problem) => problem ?? []);
  if (wrong.length > 0) return { outcome: "failed", detail: wrong.join("; ") };
  return { outcome: "succeeded", detail: `${services.length} ${services.length === 1 ? "Service" : "Services"}` };
}

async function problemOf(
  { metadata: { name }, spec = {} }: Service,
  slices: readonly EndpointSlice[],
  old: ReadonlySet<string>,
  answered: Set<string>,
  { cluster, owner: { namespace } }: Tools,
): Promise<string | undefined> {
  const own = slices.filter(({ metadata: { labels = {} } }) => labels["kubernetes.io/service-name"] === name);
  const endpoints = own.flatMap((slice) => slice.endpoints ?? []);
  const stale = endpoints.find(({ conditions, targetRef }) => {
    const isServing = conditions?.ready === true || conditions?.serving === true;
    return isServing && old.has(targetRef?.name ?? "");
  });
  if (stale !== undefined) return `service/${name} still has pod ${stale.targetRef?.name ?? ""} of before`;
  if (!endpoints.some(({ conditions }) => conditions?.ready !== false))
    return `service/${name} has no endpoint that is ready`;
  for (const { port, protocol = "TCP" } of spec.ports ?? []) {
    const place = `${name}:${port}`;
    if (protocol !== "TCP" || answered.has(place)) continue;
    const { outcome, detail } = await cluster.knock({ namespace, name }, port);
    if (outcome === "refused") return `nobody answers at service/${place}: ${lastPart(detail)}`;
    answered.add(place);
  }
  return undefined;
}

function lastPart(detail: string): string {
  return /dial tcp \S+: (.*)$/.exec(detail)?.[1] ?? detail;
}

function graceOf(object: KubeObject): number {
  const { terminationGracePeriodSeconds = 30 } = (templateOf(object)?.spec ?? {}) as {
    terminationGracePeriodSeconds?: number;
  };
  return templateOf(object) === undefined ? 0 : terminationGracePeriodSeconds;
}
