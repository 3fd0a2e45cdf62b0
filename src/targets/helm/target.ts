import type { Runner } from "../../command/runner.ts";
import type { Bundle } from "../../release/release.ts";
import { guarded } from "../kubernetes/cluster/cluster.ts";
import { runningOn } from "../kubernetes/current.ts";
import { driftFrom } from "../kubernetes/drift.ts";
import {
  clusterOf,
  contextOf,
  kubernetesTarget,
  madeFor,
  wantedBy,
  type KubernetesTargetOptions,
} from "../kubernetes/target.ts";
import { jobTests } from "../kubernetes/tests.ts";
import type { Target } from "../target.ts";
import { asHelmLeavesThem } from "./applied.ts";
import { readHelmDocument, type HelmDocument } from "./document.ts";
import { chartIn, revisionsOf } from "./history.ts";
import { performHelmStep } from "./perform.ts";
import { helmPlan } from "./plan.ts";
import { removeRelease } from "./remove.ts";
import { chartTests, oneAfterAnother } from "./tests.ts";
import type { HelmTools } from "./tools.ts";

export type HelmTargetOptions = KubernetesTargetOptions & {
  /** The name of the Helm release. */
  readonly release: string;
};

/**
 * A Helm release in a namespace of a Kubernetes cluster. Helm applies what a release has, and the cluster is asked, judged, waited
 * for and proven as for every release on a cluster.
 */
export function helmTarget(options: HelmTargetOptions): Target {
  const { app, environment, namespace, release, clock, log, redact, runner } = options;
  const owner = { app, environment, namespace };
  const place = { release, namespace, cluster: options.cluster };
  const base = kubernetesTarget(options);
  const wantedOf = wantedBy(owner);
  return targetWith({ cluster: clusterOf(options), owner, clock, log, redact, runner, place }, options.mayChange);

  function targetWith(own: HelmTools, mayChange: HelmTargetOptions["mayChange"]): Target {
    const changing = mayChange === undefined ? own : guardedTools(own, mayChange);
    return {
      ...base,
      describe: () => `Helm release ${release} in namespace ${namespace}${contextOf(options)}`,
      async current() {
        const [running, revisions] = await Promise.all([runningOn(own), revisionsOf(own.cluster, place)]);
        return { ...running, chart: chartIn(revisions) };
      },
      plan(bundle, running, materials) {
        const document = documentOf(bundle);
        return helmPlan(document, wantedOf(document, materials), running, owner);
      },
      perform(step, bundle, materials, signal) {
        const document = documentOf(bundle);
        const work = { step, bundle, document, materials, signal, started: clock.now() };
        return performHelmStep({ ...changing, ...work, wanted: wantedOf(document, materials) });
      },
      tests(bundle, materials) {
        const document = documentOf(bundle);
        const checks = [jobTests(document, materials, changing), chartTests(document, changing)];
        return oneAfterAnother(checks.flatMap((check) => check ?? []));
      },
      drift(bundle, materials) {
        const document = documentOf(bundle);
        return driftFrom(document, asHelmLeavesThem(wantedOf(document, materials), document), own);
      },
      remove: (removal) => removeRelease(removal, changing),
      guardedBy: (asked) => targetWith(own, asked),
    };
  }

  function documentOf(bundle: Bundle): HelmDocument {
    return madeFor(namespace, readHelmDocument(bundle));
  }
}

/** Whoever lost the right to change the cluster starts no Helm either. */
function guardedTools(tools: HelmTools, mayChange: () => Promise<void>): HelmTools {
  const runner: Runner = {
    async run(command, options) {
      await mayChange();
      return await tools.runner.run(command, options);
    },
  };
  return { ...tools, cluster: guarded(tools.cluster, mayChange), runner };
}
