import type { VerifyResult } from "../release/results.ts";
import { blocks, mark, nextLines, section } from "./blocks.ts";
import { checkLines } from "./checks-text.ts";
import { shortId } from "../release/release.ts";
import type { Next } from "./next.ts";
import type { Style } from "./style.ts";
import { plural, release } from "./words.ts";

export function verifyText(result: VerifyResult, style: Style): string {
  const { outcome, checks } = result;
  const paint = outcome === "succeeded" ? style.good : style.bad;
  return blocks(
    `${mark(outcome, style)} ${paint(verified(result))}`,
    section("Checks", checkLines(checks, style), style),
    nextLines(next(result), style),
  );
}

function verified({ environment, release: id, outcome, checks }: VerifyResult): string {
  const bad = checks.find((check) => check.outcome === "failed" || check.outcome === "errored");
  const why = bad === undefined ? "" : `: ${bad.name}`;
  switch (outcome) {
    case "succeeded":
      return `${environment} runs ${release(id)}, verified: ${plural(checks.length, "check holds", "checks hold")}`;
    case "failed":
      return `${environment} does not run ${release(id)} as it should${why}`;
    case "errored":
      return `It could not be told whether ${environment} runs ${release(id)}${why}`;
    case "cancelled":
      return `Stopped on request before ${release(id)} was verified on ${environment}`;
    case "skipped":
      return `Nothing was checked: ${release(id)} on ${environment}`;
  }
}

function next({ environment, outcome, release: id }: VerifyResult): readonly Next[] {
  if (outcome === "failed") {
    return [
      { what: "Put it right", command: `aip-deploy deploy ${environment} --release ${shortId(id)}` },
      { what: "Go back", command: `aip-deploy rollback ${environment}` },
    ];
  }
  if (outcome === "succeeded") return [{ what: "See the board", command: "aip-deploy status" }];
  return [{ what: "Look again", command: `aip-deploy verify ${environment}` }];
}
