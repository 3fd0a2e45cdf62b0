/** Compares what came with what was expected. */
import type { DeploymentResult } from "../../src/release/order.ts";
import type { Answer } from "./answer.ts";
import type { Expected } from "./story.ts";

/** The release of each step so far that brought one somewhere, by step id. */
export type Releases = ReadonlyMap<string, string>;

/** What is not as expected, one sentence; `undefined`: everything is. */
export function judge(expected: Expected, answer: Answer, releases: Releases): string | undefined {
  const wanted = expected.kind === "came-back" ? 1 : 0;
  if (answer.exitCode !== wanted) return `the exit code is ${answer.exitCode}, expected was ${wanted}`;
  switch (expected.kind) {
    case "done":
      return answer.result === undefined ? "there is no result" : undefined;
    case "board":
      return judgeBoard(expected.well, answer);
    case "deployed":
      return judgeDeployed(expected, deploymentIn(answer), releases);
    case "came-back":
      return judgeReturn(expected, deploymentIn(answer), releases);
  }
}

/** The deployment that a command's result tells of, if it does. */
export function deploymentIn({ result }: Answer): DeploymentResult | undefined {
  return result !== undefined && "deployment" in result ? result.deployment : undefined;
}

function judgeBoard(well: readonly string[], { result }: Answer): string | undefined {
  if (result?.command !== "status") return "there is no board";
  const health = new Map(result.environments.map((row) => [row.environment, row.health]));
  const bad = well.filter((name) => health.get(name) !== "well");
  return bad.length === 0
    ? undefined
    : `not well: ${bad.map((name) => `${name} is ${health.get(name) ?? "gone"}`).join(", ")}`;
}

function judgeDeployed(
  { environment, like }: Extract<Expected, { kind: "deployed" }>,
  deployment: DeploymentResult | undefined,
  releases: Releases,
): string | undefined {
  if (deployment?.environment !== environment) return `nothing was deployed to ${environment}`;
  if (!deployment.verified) return `${environment} was not verified`;
  if (like === undefined || releases.get(like) === deployment.release) return undefined;
  return `${environment} got release ${short(deployment.release)}, expected was ${short(releases.get(like))} of step ${like}`;
}

function judgeReturn(
  { environment, to }: Extract<Expected, { kind: "came-back" }>,
  deployment: DeploymentResult | undefined,
  releases: Releases,
): string | undefined {
  if (deployment?.environment !== environment) return `nothing was deployed to ${environment}`;
  const { comeback } = deployment;
  if (comeback?.outcome !== "succeeded") return `${environment} did not come back`;
  if (comeback.release === releases.get(to)) return undefined;
  return `${environment} came back to ${short(comeback.release)}, expected was ${short(releases.get(to))} of step ${to}`;
}

function short(release: string | undefined): string {
  return release?.slice(0, 12) ?? "none";
}
