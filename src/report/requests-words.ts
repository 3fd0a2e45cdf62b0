import type { Requests } from "../checks/requests.ts";
import type { DeploymentResult } from "../release/order.ts";

/** What users would have noticed, and what was cut off, one sentence each. */
export function requestSentences({ requests, comeback, steps }: DeploymentResult): readonly string[] {
  return [
    ...(requests === undefined ? [] : [sentence(requests, "while it was brought there")]),
    ...(comeback?.requests === undefined ? [] : [sentence(comeback.requests, "on the way back")]),
    ...[...steps, ...(comeback?.steps ?? [])].flatMap(({ units = [] }) => units.flatMap(({ cut }) => cut ?? [])),
  ];
}

function sentence({ url, sent, lost, slowestMs, outSeconds, firstLoss = "" }: Requests, when: string): string {
  const count = `${lost} of ${sent} requests to ${url} were lost ${when}`;
  const slowest = `the slowest answer took ${slowestMs} ms`;
  return lost === 0
    ? `${count}, ${slowest}`
    : `${count}, over ${outSeconds.toFixed(1)} s (the first: ${firstLoss}), ${slowest}`;
}
