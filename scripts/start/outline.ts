/** A result in a line or two, for logs that people only skim. */
import type { DeploymentResult } from "../../src/release/order.ts";
import type { Result } from "../../src/release/results.ts";

/** What came of a command, without its details. */
export function outline(result: Result): string {
  const deployment = "deployment" in result ? result.deployment : undefined;
  return deployment === undefined ? `${result.command}: done` : outlineOf(deployment);
}

function outlineOf({ environment, release, outcome, unchanged, seconds, failure, comeback }: DeploymentResult): string {
  const what = unchanged ? "runs that already" : outcome;
  const lines = [`${environment}: release ${release.slice(0, 12)} ${what}, ${seconds.toFixed(1)} s`];
  if (failure !== undefined) lines.push(`${failure.unit ?? environment}: ${failure.message}`, ...failure.log.slice(-3));
  if (comeback !== undefined) lines.push(comeback.sentence);
  return lines.join("\n");
}
