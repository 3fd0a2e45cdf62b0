import type { Cluster } from "../kubernetes/cluster/cluster.ts";
import type { HelmPlace } from "./commands.ts";

/** One revision of a release, as Helm keeps it in a Secret. */
export type Revision = {
  readonly revision: number;
  readonly status: string;
  /** What we marked it with, by the label's name. */
  readonly labels: Readonly<Record<string, string>>;
};

/** The revisions that Helm has of a release, oldest first, by one call that transfers no chart. */
export async function revisionsOf(cluster: Cluster, { release, namespace }: HelmPlace): Promise<readonly Revision[]> {
  const found = await cluster.list(
    { apiVersion: "v1", kind: "Secret" },
    { namespace, labels: { owner: "helm", name: release }, metadataOnly: true },
  );
  return found
    .flatMap(({ metadata: { labels = {} } }): Revision[] => {
      const { version, status = "unknown" } = labels;
      return version === undefined ? [] : [{ revision: Number(version), status, labels }];
    })
    .sort((left, right) => left.revision - right.revision);
}

/** What a Helm that was killed left, and the way out of it. */
export type Stuck = {
  /** For example `pending-upgrade`. */
  readonly status: string;
  readonly revision: number;
  /** The revision to go back to; `undefined`: there never was one that was good. */
  readonly backTo?: number;
};

/**
 * Whether nothing more can be done with the release until somebody mends it. It goes back to the revision that was deployed last;
 * what was being removed, or was never deployed, goes.
 */
export function stuckIn(revisions: readonly Revision[]): Stuck | undefined {
  const newest = revisions.at(-1);
  if (newest === undefined || !/^(?:pending-|uninstalling$)/.test(newest.status)) return undefined;
  const { status, revision } = newest;
  if (status === "uninstalling") return { status, revision };
  const good = revisions.filter((each) => each.status === "deployed").at(-1) ?? superseded(revisions);
  return { status, revision, ...(good === undefined ? {} : { backTo: good.revision }) };
}

/** Between marking the one and the other, Helm may have been killed too. */
function superseded(revisions: readonly Revision[]): Revision | undefined {
  return revisions.filter(({ status }) => status === "superseded").at(-1);
}
