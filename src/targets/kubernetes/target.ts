import type { Clock } from "../../clock.ts";
import type { Runner } from "../../command/runner.ts";
import { TargetError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import type { Bundle } from "../../release/release.ts";
import type { Materials, Target } from "../target.ts";
import { guarded, openCluster } from "./cluster/cluster.ts";
import type { ClusterAddress, Variables } from "./cluster/connection.ts";
import { runningOn } from "./current.ts";
import { readKubernetesDocument, type KubernetesDocument } from "./document.ts";
import { driftFrom } from "./drift.ts";
import type { Owner } from "./marks.ts";
import { performStep } from "./perform.ts";
import { planOf } from "./plan.ts";
import { proofOfServices } from "./proof-services.ts";
import { proofOfUnits } from "./proof.ts";
import { recordedRunning } from "./recorded.ts";
import { removeAll } from "./remove.ts";
import { leaseSlate } from "./slate.ts";
import { jobTests } from "./tests.ts";
import type { Tools } from "./tools.ts";
import { wantedOf, type Wanted } from "./wanted.ts";

export type KubernetesTargetOptions = {
  readonly app: string;
  readonly environment: string;
  /** Everything in it that carries the app's and the environment's marks belongs to the target. */
  readonly namespace: string;
  readonly cluster: ClusterAddress;
  /** The environment in which a kubeconfig is looked for. */
  readonly variables: Variables;
  /** Runs programs on this machine. */
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes secrets out of text that people will see. */
  readonly redact: (text: string) => string;
  /** Told each request to the cluster, as `GET /path`; default: the log's debug lines. */
  readonly trace?: (line: string) => void;
  /** Asked before each change; default: whoever has the target may change it. */
  readonly mayChange?: () => Promise<void>;
};

/**
 * A namespace of a Kubernetes cluster. What a release has is applied by the server under a field manager of our own, and
 * proven from the pods; the cluster is asked over its API alone.
 */
export function kubernetesTarget(options: KubernetesTargetOptions): Target {
  const { app, environment, namespace, clock, log, redact } = options;
  const owner: Owner = { app, environment, namespace };
  const cluster = clusterOf(options);
  const tools: Tools = { cluster, owner, clock, log, redact };
  const slate = leaseSlate(cluster, owner, clock);
  const wantedOf = wantedBy(owner);
  const wanted = (bundle: Bundle, materials: Materials) => wantedOf(documentOf(bundle, namespace), materials);
  return targetWith(tools, options.mayChange);

  function targetWith(own: Tools, mayChange: KubernetesTargetOptions["mayChange"]): Target {
    const changing = mayChange === undefined ? own : { ...own, cluster: guarded(own.cluster, mayChange) };
    return {
      describe: () => `namespace ${namespace}${contextOf(options)}`,
      current: () => runningOn(own),
      gateways: () => Promise.resolve([]),
      recorded: (bundle, materials) => recordedRunning(wanted(bundle, materials), owner),
      plan: (bundle, running, materials) =>
        planOf(documentOf(bundle, namespace), wanted(bundle, materials), running, owner),
      perform: (step, bundle, materials, signal) =>
        performStep({
          ...changing,
          ...{ step, materials, signal, started: clock.now() },
          ...{ document: documentOf(bundle, namespace), wanted: wanted(bundle, materials) },
        }),
      proof(bundle, materials) {
        const all = wanted(bundle, materials);
        return [proofOfUnits(documentOf(bundle, namespace), all, own), proofOfServices(all, own)];
      },
      tests: (bundle, materials) => jobTests(documentOf(bundle, namespace), materials, changing),
      drift: (bundle, materials) => driftFrom(documentOf(bundle, namespace), wanted(bundle, materials), own),
      remove: (removal) => removeAll(removal, changing),
      // What tells whether it may be changed is not asked about itself.
      slate,
      guardedBy: (asked) => targetWith(own, asked),
    };
  }
}

/** What a document wants on the cluster. It is asked for in every step, and the values of the same materials do not change. */
export function wantedBy(owner: Owner): (document: KubernetesDocument, materials: Materials) => readonly Wanted[] {
  let known: { document: KubernetesDocument; materials: Materials; all: readonly Wanted[] } | undefined;
  return (document, materials) => {
    if (known?.document !== document || known.materials !== materials) {
      known = { document, materials, all: wantedOf(document, materials, owner) };
    }
    return known.all;
  };
}

/** The cluster of a target; what it warns of is told. */
export function clusterOf({ cluster: address, variables, clock, log, trace }: KubernetesTargetOptions) {
  return openCluster({
    ...{ address, variables, clock },
    trace:
      trace ??
      ((line) => {
        log.debug(line);
      }),
    warn: (message) => {
      log.warn(`The cluster warns: ${message}`);
    },
  });
}

export function contextOf({ cluster: { context } }: KubernetesTargetOptions): string {
  return context === undefined ? "" : ` of ${context}`;
}

function documentOf(bundle: Bundle, namespace: string): KubernetesDocument {
  return madeFor(namespace, readKubernetesDocument(bundle));
}

/** Two copies would run side by side when a release came to a namespace that it was not made for. */
export function madeFor<Document extends KubernetesDocument>(namespace: string, document: Document): Document {
  if (document.project === namespace) return document;
  throw new TargetError(
    "target.refused",
    `the release was made for namespace ${document.project}, not for ${namespace}`,
    {
      hint: `Name the namespace ${document.project} again, or remove it by hand and make a new release.`,
    },
  );
}
