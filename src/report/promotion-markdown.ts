import type { PullRequestText } from "../github/pull-requests.ts";
import type { PromoteResult, Promotion } from "../release/results.ts";
import { beforeAndAfter } from "./changes-words.ts";
import { gateTable } from "./deployment-markdown.ts";
import { list, problemList } from "./markdown-words.ts";
import { flowing, heading, link, page, tableOf, type Part } from "./page.ts";
import { printable } from "./printable.ts";
import { arrivals, promoted } from "./promotion-text.ts";
import { markdown } from "./table.ts";
import { plural, shortCommit } from "./words.ts";

/** GitHub takes 65,536 characters; people have their own part of the text. */
const bodyBytes = 40_000;

/** The text of the pull request: nothing in it depends on when it is written, so that it changes only with what it tells. */
export function promotionPullRequest(given: Promotion): PullRequestText {
  const promotion = printable(given);
  const { from, environment, base, head, ahead } = promotion;
  const parts = [
    flowing(
      `Merging this brings ${plural(ahead, "commit")} from \`${head}\` to \`${base}\`, and with the push ${markdown(environment)} is deployed.`,
    ),
    ...promotionParts(promotion),
  ];
  return { title: `Promote ${from} to ${environment}`, body: page(parts, bodyBytes) };
}

/** The same for the summary of a job. */
export function promotionSummary(result: PromoteResult): readonly Part[] {
  const { state, pullRequest } = result;
  const first = flowing(`${state === "nothing" ? "💤" : "📦"} **${markdown(promoted(result))}**`);
  if (state === "nothing") return [first];
  return [first, flowing(pullRequest === undefined ? "" : link(pullRequest.url)), ...promotionParts(result)];
}

function promotionParts(promotion: Promotion): readonly Part[] {
  const { images, services, files, commits, ahead, gates, warnings } = promotion;
  const more = ahead - commits.length;
  return [
    flowing(list(arrivals(promotion))),
    heading("Warnings", flowing(problemList(warnings))),
    heading(
      "Images",
      tableOf(
        ["image", "change", "before", "after"],
        images.map((image) => [image.name, image.change, ...beforeAndAfter(image)]),
      ),
    ),
    heading("Services", flowing(list(services.map(({ name, change }) => `${name}: ${change}`)))),
    heading("Files", flowing(list(files.map(({ path, change }) => `${path}: ${change}`)))),
    heading(
      more > 0 ? `The newest ${commits.length} of ${ahead} commits` : "Commits",
      tableOf(
        ["commit", "subject", "author"],
        commits.map(({ sha, subject, author }) => [shortCommit(sha), subject, author]),
      ),
    ),
    heading("Gates, as they stand", gateTable(gates)),
  ];
}
