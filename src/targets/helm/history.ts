import type { RunningChart } from "../target.ts";
import type { Cluster } from "../kubernetes/cluster/cluster.ts";
import { marks } from "./marks.ts";
import type { HelmPlace } from "./commands.ts";

/** One revision of a release, as Helm keeps it in a Secret. */
export type Revision = {
  readonly revision: number;
  readonly status: string;
  /** The Secret's labels; those that we gave it are among them. */
  readonly labels: Readonly<Record<string, string>>;
};

/** The revisions that Helm has of a release, oldest first, by one call that transfers no chart. */
export async function revisionsOf(
  cluster: Cluster,
  { release, namespace }: Pick<HelmPlace, "release" | "namespace">,
): Promise<readonly Revision[]> {
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

/** What the newest revision tells of the release. */
export function chartIn(revisions: readonly Revision[]): RunningChart {
  const newest = revisions.at(-1);
  if (newest === undefined) return { revision: 0 };
  const { revision, status, labels } = newest;
  const definition = labels[marks.definition];
  return {
    ...{ revision, status },
    ...(definition === undefined ? {} : { definition }),
    ...(isStuck(status) ? { stuck: wayOut(status, revisions) } : {}),
  };
}

/** Helm begins nothing while another Helm seems to be at it, and does not know that it is dead. */
function isStuck(status: string): boolean {
  return status.startsWith("pending-") || status === "uninstalling";
}

/** Back to the revision that was deployed last; what was being removed, or was never deployed, goes. */
function wayOut(status: string, revisions: readonly Revision[]): NonNullable<RunningChart["stuck"]> {
  if (status === "uninstalling") return {};
  const last = (wanted: string) => revisions.filter((each) => each.status === wanted).at(-1);
  // Between marking the old one and the new one, Helm may have been killed too.
  const good = last("deployed") ?? last("superseded");
  return good === undefined ? {} : { backTo: good.revision };
}
