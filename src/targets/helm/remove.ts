import { inventory } from "../kubernetes/current.ts";
import { claimsIn, deleteAll, removeAll } from "../kubernetes/remove.ts";
import { uninstall } from "./commands.ts";
import { revisionsOf } from "./history.ts";
import { mustRun, type HelmTools } from "./tools.ts";

const timeoutSeconds = 300;

/** Has Helm remove its release, and removes what Helm does not know. Volumes stay unless their data is to go too. */
export async function removeRelease({ data }: { readonly data: boolean }, tools: HelmTools): Promise<void> {
  const before = await inventory(tools);
  const revisions = await revisionsOf(tools.cluster, tools.place);
  if (revisions.length > 0) await mustRun(tools, uninstall(tools.place, timeoutSeconds));
  await removeAll({ data }, tools);
  if (data) await deleteAll(claimsIn(before, tools.owner), tools);
}
