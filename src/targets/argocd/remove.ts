import { TargetError } from "../../errors.ts";
import { inventory } from "../kubernetes/current.ts";
import { claimsIn, deleteAll, removeAll } from "../kubernetes/remove.ts";
import { applicationOn, sourceOf } from "./application.ts";
import { emptyFileFor } from "./manifests.ts";
import { sync } from "./operation.ts";
import { commitFile } from "./repository.ts";
import type { ArgocdTools } from "./tools.ts";

const patienceSeconds = 300;

/**
 * Commits that nothing runs and has Argo CD sync it, so that it brings nothing back; then removes what Argo CD does not know.
 * Volumes stay unless their data is to go too, and so does the Application.
 */
export async function removeCommitted({ data }: { readonly data: boolean }, tools: ArgocdTools): Promise<void> {
  const before = await inventory(tools);
  const application = await applicationOn(tools);
  if (application !== undefined) {
    const cause = `${tools.owner.environment}: nothing runs here any longer`;
    const source = sourceOf(application, tools.place);
    const commit = await commitFile(source, emptyFileFor(tools.owner), `${cause}\n`, tools);
    const wish = { commit, cause, patienceSeconds };
    const { phase, message = "" } = await sync(wish, tools, new AbortController().signal);
    if (phase !== "Succeeded") {
      throw new TargetError("target.failed", `Argo CD could not remove it: ${message}`, {
        hint: `kubectl --namespace ${tools.place.namespace} describe application ${tools.place.application}`,
      });
    }
  }
  await removeAll({ data }, tools);
  if (data) await deleteAll(claimsIn(before, tools.owner), tools);
}
