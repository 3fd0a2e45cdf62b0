import type { Review } from "../release/approval.ts";
import { changeParts } from "./changes-markdown.ts";
import { beforeAndAfter } from "./changes-words.ts";
import { gateTable } from "./deployment-markdown.ts";
import { hookSentences } from "./hooks-words.ts";
import { list } from "./markdown-words.ts";
import { flowing, heading, page, tableOf, type Part } from "./page.ts";
import { printable } from "./printable.ts";
import { minute, release, shortCommit } from "./words.ts";

/** What a reviewer must see, as Markdown; nothing in it changes by the passing of time. */
export function reviewMarkdown(review: Review, bytes: number): string {
  return page(reviewParts(printable(review)), bytes);
}

export function reviewParts(review: Review): readonly Part[] {
  const { images, commits, commitsProblem, target, hooks, gates } = review;
  return [
    flowing(list(sentences(review))),
    heading(
      "Images that change",
      tableOf(
        ["image", "change", "now", "then"],
        images.map((image) => [image.name, image.change, ...beforeAndAfter(image)]),
      ),
    ),
    ...changeParts(review, target?.units ?? []),
    heading(
      "Commits",
      tableOf(
        ["commit", "subject", "author", "when"],
        commits.map(({ sha, subject, author, date }) => [shortCommit(sha), subject, author, minute(date)]),
      ),
    ),
    flowing(commitsProblem === undefined ? "" : list([`The commits cannot be shown: ${commitsProblem}`])),
    heading("Hooks", flowing(list(hookSentences(hooks)))),
    heading("Gates", gateTable(gates)),
  ];
}

function sentences({ from, to, fallback, images, services, files }: Review): readonly string[] {
  const commit = (sha: string | undefined) => (sha === undefined ? "" : ` (${shortCommit(sha)})`);
  const now = from.release === undefined ? "nothing runs" : `${release(from.release)}${commit(from.commit)} runs`;
  const then = to.release === undefined ? "" : `${release(to.release)}${commit(to.commit)}`;
  const isSame = images.length + services.length + files.length === 0;
  const back = fallback === undefined ? "nothing: it is the first" : release(fallback);
  return [
    `On ${from.name} ${now}; it would come to ${then}${isSame ? ", in which nothing differs" : ""}.`,
    `What does not work goes back to ${back}.`,
  ];
}
