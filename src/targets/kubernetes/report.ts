import type { KubeObject } from "./cluster/object.ts";
import { podKind } from "./current.ts";
import { annotations, labels } from "./marks.ts";
import { unitOfPod, type Pod } from "./pod-state.ts";
import type { Tools } from "./tools.ts";

/** A report of thousands of tests is no longer than this; of more, the last lines. */
const mostLines = 50_000;

/** Whether the tests say that they print a JUnit report. */
export function printsReport({ metadata }: KubeObject): boolean {
  return metadata.annotations?.[annotations.junit] === "log";
}

/** The JUnit reports that the newest pod of a Job printed, as one; `undefined`: it printed none. */
export async function printedReport(job: string, { cluster, owner }: Tools): Promise<string | undefined> {
  const { namespace, app } = owner;
  const pods = await cluster.list<Pod>(podKind, { namespace, labels: { [labels.app]: app } });
  const newest = pods
    .filter((pod) => unitOfPod(pod) === job)
    .sort(({ metadata: left }, { metadata: right }) => momentOf(right) - momentOf(left))[0];
  if (newest === undefined) return undefined;
  return reportIn(await cluster.logs({ namespace, name: newest.metadata.name }, { lines: mostLines }));
}

/** All JUnit reports among other lines, as one. One that was cut short is none. */
export function reportIn(lines: readonly string[]): string | undefined {
  const reports = lines.join("\n").match(/<(testsuites?)[\s>][^]*?<\/\1>/g);
  return reports === null ? undefined : `<testsuites>${reports.join("\n")}</testsuites>`;
}

function momentOf({ creationTimestamp = "" }: Pod["metadata"]): number {
  return Date.parse(creationTimestamp);
}
