import type { Requests } from "../checks/requests.ts";
import type { DeploymentResult } from "../release/order.ts";

/** What users would have noticed, and what was cut off, one sentence each. */
export function requestSentences({ requests, comeback, steps }: DeploymentResult): readonly string[] {
  const all = [...steps, ...(comeback?.steps ?? [])];
  return [
    ...(requests === undefined ? [] : sentences(requests, "")),
    ...(comeback?.requests === undefined ? [] : sentences(comeback.requests, "on the way back ")),
    ...all.flatMap(({ units = [] }) => units.flatMap(({ cut }) => cut ?? [])),
  ];
}

function sentences(
  { url, sent, lost, slowestMs, outSeconds, firstLoss = "nothing" }: Requests,
  when: string,
): string[] {
  const count = `${when}${lost} of ${sent} requests to ${url} were lost, the slowest took ${slowestMs} ms`;
  return lost === 0
    ? [count]
    : [count, `from the first loss to the last: ${outSeconds.toFixed(1)} s; the first met ${firstLoss}`];
}
