import { DeployError, TargetError } from "../../errors.ts";
import { idOf } from "../kubernetes/cluster/object.ts";
import { checkCluster } from "../kubernetes/check.ts";
import { failed } from "../compose/results.ts";
import type { StepResult } from "../target.ts";
import { overOthers } from "../kubernetes/wanted.ts";
import { requiredApplication, sourceOf } from "./application.ts";
import { hook } from "./manifests.ts";
import { readHead } from "./repository.ts";
import type { ArgocdWork } from "./tools.ts";

/** What tells Argo CD that a folder is more than manifests. */
const otherSources = /^(?:Chart\.yaml|kustomization\.ya?ml|Kustomization)$/;

/** Asks for everything that would keep Argo CD or the cluster from taking the release, before anything is committed. */
export async function check(work: ArgocdWork): Promise<StepResult> {
  try {
    await mustBeTaken(work);
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    const hint = ["Nothing was changed.", error.hint ?? ""].join("\n").trim();
    const outcome = error.code === "target.refused" ? "failed" : "errored";
    return failed(work, { message: work.redact(error.message), hint, log: [], events: [] }, outcome);
  }
  return await checkCluster({ ...work, wanted: overOthers(work.wanted, work.document) });
}

async function mustBeTaken(work: ArgocdWork): Promise<void> {
  const { document, owner, place } = work;
  const hooks = document.objects.filter(({ metadata }) => metadata.annotations?.[hook] !== undefined);
  if (hooks.length > 0) {
    const names = hooks.map(idOf).join(", ");
    throw new TargetError("target.refused", `${names} must not have the annotation ${hook}`, {
      hint: "Leave it out: a Job runs before all that come after it, and again when it changed. Its order is the annotation aip-deploy.wave.",
    });
  }
  const application = await requiredApplication(work);
  const { namespace = "" } = application.spec?.destination ?? {};
  if (namespace !== "" && namespace !== owner.namespace) {
    throw new TargetError(
      "target.refused",
      `Application ${place.application} deploys to namespace ${namespace}, and ${owner.environment} is in ${owner.namespace}`,
      { hint: "Name another Application under target.application, or change its spec.destination." },
    );
  }
  const source = sourceOf(application, place);
  const { names } = await readHead(source, work);
  const other = names.find((name) => otherSources.test(name));
  if (other === undefined) return;
  throw new TargetError("target.refused", `Argo CD would not read ${source.file}: there is a ${other} beside it`, {
    hint: `Give Application ${place.application} a folder of its own as spec.source.path: what runs is written there.`,
  });
}
