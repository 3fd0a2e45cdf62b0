import type { ApproveResult } from "../release/results.ts";
import { shortId } from "../release/release.ts";
import { blocks, bullets, lines, nextLines, section } from "./blocks.ts";
import { nextList } from "./markdown-words.ts";
import { tasksIn } from "./changes-words.ts";
import { gateLines } from "./gates-text.ts";
import type { Next } from "./next.ts";
import { flowing, heading, link, type Part } from "./page.ts";
import { reviewParts } from "./review-markdown.ts";
import type { Style } from "./style.ts";
import { markdown } from "./table.ts";
import { plural, release } from "./words.ts";

/** How the approval of a release stands, and what it is about. */
export function approveText(result: ApproveResult, style: Style): string {
  const { open, review, link: where } = result;
  const { images, services, commits, target, gates } = review;
  const counted = [
    plural(images.length, "image"),
    plural(services.length, "service"),
    plural(commits.length, "commit"),
  ];
  return blocks(
    lines(open ? style.good(`✓ ${may(result)}`) : style.bad(`✗ ${may(result)}`), result.sentence),
    lines(`What changes: ${counted.join(", ")}`, where === undefined ? "" : `Decided on ${where}`),
    section("What runs before the switch", bullets(tasksIn(target?.units ?? [])), style),
    section("Gates", gateLines(gates, style), style),
    nextLines(next(result), style),
  );
}

/** The same for the summary of a job, with everything that a reviewer must see. */
export function approveParts(result: ApproveResult): readonly Part[] {
  const { open, review, link: where } = result;
  return [
    flowing(`${open ? "✅" : "🔴"} **${markdown(approved(result))}**`),
    flowing(where === undefined ? "" : `Decided on ${link(where)}`),
    ...reviewParts(review),
    heading("How to go on", flowing(nextList(next(result)))),
  ];
}

/** One sentence for the annotation and the first line. */
export function approved(result: ApproveResult): string {
  return `${may(result)}: ${result.sentence}`;
}

function may({ environment, release: id, open }: ApproveResult): string {
  return open ? `${release(id)} may go to ${environment}` : `${release(id)} may not go to ${environment} yet`;
}

function next({ open, environment, release: id, hint }: ApproveResult): readonly Next[] {
  if (!open) return hint === undefined ? [] : [{ what: hint }];
  return [{ what: "Deploy it", command: `aip-deploy deploy ${environment} --release ${shortId(id)}` }];
}
