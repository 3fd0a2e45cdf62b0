import type { RunResult } from "../release/results.ts";
import { shortId } from "../release/release.ts";
import { aligned, blocks, indented, lines, nextLines, problemLines, section } from "./blocks.ts";
import { deploymentBody, verdictLine } from "./deployment-text.ts";
import { countImages } from "./images-text.ts";
import type { Next } from "./next.ts";
import type { Style } from "./style.ts";
import { checkout, duration, release } from "./words.ts";

export function runText(result: RunResult, style: Style): string {
  const { deployment, url, app, source, warnings } = result;
  return blocks(
    deployment === undefined ? style.good(`✓ ${undeployed(result)}`) : verdictLine(deployment, style),
    lines(checkout(app, source), stageLines(result)),
    section("Warnings", problemLines(warnings), style),
    deployment === undefined ? nextLines(byHand(result), style) : deploymentBody(deployment, url, style),
  );
}

/** What a run comes to that deploys nothing. */
export function undeployed({ app, release: id, because }: RunResult): string {
  const why = because ?? "no environment is deployed from here";
  return `${app}: ${release(id)} is made and stored; nothing was deployed: ${why}`;
}

/** How to deploy what a run only made. */
export function byHand({ release: id }: RunResult): readonly Next[] {
  return [{ what: "Deploy it by hand", command: `aip-deploy deploy ENV --release ${shortId(id)}` }];
}

/** What came of each stage of a run, with its time. */
export function stageRows(result: RunResult): (readonly [string, string, string])[] {
  const { stages, build, release: id, deployment } = result;
  const results = {
    plan: result.environment === undefined ? "" : `for ${result.environment}`,
    build: countImages(build),
    release: release(id),
    deploy: deployment?.unchanged === true ? "nothing to do" : (deployment?.outcome ?? ""),
  };
  return stages.map(({ name, seconds }) => [name, duration(seconds), results[name]] as const);
}

function stageLines(result: RunResult): string {
  return indented(aligned(stageRows(result)).join("\n"));
}
