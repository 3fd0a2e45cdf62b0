import type { PromoteResult, Promotion } from "../release/results.ts";
import { blocks, commitTable, lines, nextLines, problemLines, section } from "./blocks.ts";
import { differences, imageTable } from "./diff-text.ts";
import { gateLines } from "./gates-text.ts";
import type { Style } from "./style.ts";
import { plural, release } from "./words.ts";

/** What came of a promotion, and what the merge would bring. */
export function promotionText(result: PromoteResult, style: Style, now: Date): string {
  const { images, services, files, commits, gates, warnings, state, pullRequest } = result;
  if (state === "nothing") return blocks(style.good(`✓ ${promoted(result)}`));
  return blocks(
    state === "dry-run" ? style.bold(promoted(result)) : style.good(`✓ ${promoted(result)}`),
    lines(...arrivals(result)),
    section("Images", imageTable(images, style), style),
    section("Services", differences(services.map(({ name, change }) => [name, change])), style),
    section("Files", differences(files.map(({ path, change }) => [path, change])), style),
    section("Commits", commitTable(commits, { now, style }), style),
    section("Gates", gateLines(gates, style), style),
    section("Warnings", problemLines(warnings), style),
    nextLines(pullRequest === undefined ? [] : [{ what: `Look at it, and merge it: ${pullRequest.url}` }], style),
  );
}

/** What was done, in one line. */
export function promoted({ state, base, head, from, environment, pullRequest, ahead }: PromoteResult): string {
  const way = `${head} → ${base} (${from} → ${environment})`;
  const number = pullRequest === undefined ? "" : ` #${pullRequest.number}`;
  switch (state) {
    case "nothing":
      return `${way}: there is nothing to promote, ${base} has everything that ${head} has`;
    case "opened":
      return `${way}: pull request${number} is opened with ${plural(ahead, "commit")}`;
    case "updated":
      return `${way}: pull request${number} is open, and its text is brought up to date`;
    case "unchanged":
      return `${way}: pull request${number} is open, and its text is up to date`;
    case "dry-run":
      return pullRequest === undefined
        ? `${way}: a pull request with ${plural(ahead, "commit")} would be opened`
        : `${way}: pull request${number} would be brought up to date`;
  }
}

/** What runs where, before and after. */
export function arrivals({ from, environment, release: id, current, verified }: Promotion): string[] {
  const now = current === undefined ? "nothing" : release(current);
  if (id === undefined) return [`${environment} runs ${now}; nothing runs on ${from}`];
  if (id === current) return [`${environment} runs ${release(id)} already, the same as ${from}`];
  return [`${environment} runs ${now}; ${from} runs ${release(id)}, ${verified ? "verified" : "not verified"}`];
}
