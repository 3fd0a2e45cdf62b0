import type {
  PreviewDownResult,
  PreviewListResult,
  PreviewPruneResult,
  PreviewRow,
  PreviewUpResult,
} from "../release/results.ts";
import { shortId } from "../release/release.ts";
import { blocks, bullets, nextLines } from "./blocks.ts";
import { healthWord } from "./board-text.ts";
import { runText } from "./run-text.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { ago, firstLine, minute, plural } from "./words.ts";

export function previewUpText(result: PreviewUpResult, style: Style): string {
  return blocks(runText(result.run, style), keptUntil(result));
}

/** When the preview goes by itself. */
export function keptUntil({ pullRequest, until }: PreviewUpResult): string {
  return `The preview of pull request ${pullRequest} is kept until ${minute(until)} UTC, and longer with each deployment`;
}

export function previewDownText({ environment, pullRequest }: PreviewDownResult, style: Style): string {
  return blocks(
    style.good(`✓ ${environment}: everything was stopped and removed, its data too`),
    nextLines([{ what: "Bring it back", command: `aip-deploy preview up ${pullRequest}` }], style),
  );
}

const heads = ["preview", "release", "deployed", "kept until (UTC)", "health", "url"];

export function previewListText({ app, most, previews }: PreviewListResult, style: Style, now: Date): string {
  if (previews.length === 0) return `${app}: there are no previews`;
  const bad = previews.filter(({ health }) => health === "unwell" || health === "unknown");
  return blocks(
    `${style.bold(app)}: ${plural(previews.length, "preview")} of ${most}`,
    table(
      heads,
      previews.map((preview) => row(preview, style, now)),
      style,
    ),
    bullets(bad.map(({ environment, health, detail }) => `${environment} is ${health}: ${firstLine(detail)}`)),
    nextLines([{ what: "Remove one", command: "aip-deploy preview down N" }], style),
  );
}

function row({ environment, state, deployedAt, until, health, url }: PreviewRow, style: Style, now: Date): string[] {
  const { current } = state;
  const release = current === undefined ? "–" : shortId(current.release);
  return [environment, release, ago(deployedAt, now), minute(until), healthWord(health, style), url ?? ""];
}

export function previewPruneText({ removed, kept }: PreviewPruneResult, style: Style, now: Date): string {
  const left = removed.filter(({ problem }) => problem !== undefined);
  const gone = plural(removed.length - left.length, "preview");
  const line = `${gone} removed, ${kept} kept${left.length === 0 ? "" : `, ${left.length} could not be removed`}`;
  return blocks(
    left.length === 0 ? style.good(`✓ ${line}`) : style.bad(`✗ ${line}`),
    bullets(
      removed.map(({ environment, deployedAt, problem }) =>
        problem === undefined
          ? `${environment}, deployed ${ago(deployedAt, now)}`
          : `${environment} is still there: ${problem}`,
      ),
    ),
  );
}
