import type { Runner } from "../../command/runner.ts";
import type { Bundle } from "../../release/release.ts";
import { hashOf } from "../hash.ts";
import { guarded } from "../kubernetes/cluster/cluster.ts";
import { runningOn } from "../kubernetes/current.ts";
import { readKubernetesDocument, type KubernetesDocument } from "../kubernetes/document.ts";
import { driftFrom } from "../kubernetes/drift.ts";
import {
  clusterOf,
  contextOf,
  kubernetesTarget,
  madeFor,
  wantedBy,
  type KubernetesTargetOptions,
} from "../kubernetes/target.ts";
import type { Wanted } from "../kubernetes/wanted.ts";
import type { Materials, Target } from "../target.ts";
import { applicationOn, sourceOf } from "./application.ts";
import { asCommitted } from "./manifests.ts";
import { performArgocdStep } from "./perform.ts";
import { argocdPlan } from "./plan.ts";
import { removeCommitted } from "./remove.ts";
import { readHead } from "./repository.ts";
import type { ArgocdPlace, ArgocdTools } from "./tools.ts";

export type ArgocdTargetOptions = KubernetesTargetOptions & {
  readonly place: ArgocdPlace;
};

/**
 * A namespace of a Kubernetes cluster to which Argo CD brings what is committed. Releases are those of any overlay, so that one may
 * go to Argo CD and back without losing its history.
 */
export function argocdTarget(options: ArgocdTargetOptions): Target {
  const { app, environment, namespace, clock, log, redact, runner, place } = options;
  const owner = { app, environment, namespace };
  const base = kubernetesTarget(options);
  const wantedOf = wantedBy(owner);
  return targetWith({ cluster: clusterOf(options), owner, clock, log, redact, runner, place }, options.mayChange);

  function targetWith(own: ArgocdTools, mayChange: ArgocdTargetOptions["mayChange"]): Target {
    const changing = mayChange === undefined ? own : guardedTools(own, mayChange);
    return {
      ...base,
      describe: () => `Application ${place.application} into namespace ${namespace}${contextOf(options)}`,
      async current() {
        const [running, committed] = await Promise.all([runningOn(own), committedNow(own)]);
        return { ...running, ...(committed === undefined ? {} : { committed }) };
      },
      plan(bundle, running, materials) {
        const document = documentOf(bundle);
        return argocdPlan(document, committedBy(document, materials), running, { owner, place });
      },
      perform(step, bundle, materials, signal) {
        const document = documentOf(bundle);
        const work = { step, document, materials, signal, started: clock.now() };
        return performArgocdStep({ ...changing, ...work, wanted: committedBy(document, materials) });
      },
      drift(bundle, materials) {
        const document = documentOf(bundle);
        return driftFrom(document, committedBy(document, materials), own);
      },
      remove: (removal) => removeCommitted(removal, changing),
      guardedBy: (asked) => targetWith(own, asked),
    };
  }

  function committedBy(document: KubernetesDocument, materials: Materials): readonly Wanted[] {
    return asCommitted(wantedOf(document, materials), document);
  }

  function documentOf(bundle: Bundle): KubernetesDocument {
    return madeFor(namespace, readKubernetesDocument(bundle));
  }
}

/** What Argo CD reads now, by its hash; `undefined` when there is no Application yet. */
async function committedNow(tools: ArgocdTools): Promise<string | undefined> {
  const application = await applicationOn(tools);
  if (application === undefined) return undefined;
  return hashOf((await readHead(sourceOf(application, tools.place), tools)).content);
}

/** Whoever lost the right to change the cluster commits nothing either. */
function guardedTools(tools: ArgocdTools, mayChange: () => Promise<void>): ArgocdTools {
  const runner: Runner = {
    async run(command, options) {
      if (command.args.includes("push")) await mayChange();
      return await tools.runner.run(command, options);
    },
  };
  return { ...tools, cluster: guarded(tools.cluster, mayChange), runner };
}
