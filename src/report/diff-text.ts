import { shortId } from "../release/release.ts";
import type { DiffResult, Side } from "../release/results.ts";
import { beforeAndAfter } from "./changes-words.ts";
import { blocks, commitTable, lines, nextLines, section } from "./blocks.ts";
import type { Next } from "./next.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { plural, shortCommit, some } from "./words.ts";

/** What would change on the first side if the second came there. */
export function diffText(result: DiffResult, style: Style, now: Date): string {
  const { from, to, images, services, files, commits, commitsProblem } = result;
  const sides = `${side(from)} → ${side(to)}`;
  return blocks(
    isSame(result) ? style.good(`${sides}: nothing differs`) : style.bold(`${sides}: ${counted(result)}`),
    section("Images", imageTable(images, style), style),
    section("Services", differences(services.map((each) => [partly(each), each.change])), style),
    section("Files", differences(files.map(({ path, change }) => [path, change])), style),
    section(
      "Commits",
      lines(
        commitTable(commits, { now, style }),
        commitsProblem === undefined ? "" : style.warn(`not shown: ${commitsProblem}`),
      ),
      style,
    ),
    nextLines(isSame(result) ? [] : next(result), style),
  );
}

function side({ name, release, commit }: Side): string {
  const facts = [
    release === undefined ? "nothing deployed or built yet" : `release ${shortId(release)}`,
    ...(commit === undefined ? [] : [shortCommit(commit)]),
  ];
  return `${name} (${facts.join(", ")})`;
}

function isSame({ images, services, files }: DiffResult): boolean {
  return images.length + services.length + files.length === 0;
}

function counted({ images, services, files }: DiffResult): string {
  const differing = [
    images.length === 0 ? [] : [plural(images.length, "image")],
    services.length === 0 ? [] : [plural(services.length, "service")],
    files.length === 0 ? [] : [plural(files.length, "file")],
  ].flat();
  return differing.join(", ");
}

export function imageTable(images: DiffResult["images"], style: Style): string {
  const rows = images.map((image) => [
    image.name,
    image.change,
    ...beforeAndAfter(image),
    some(
      image.commits.map(({ sha }) => shortCommit(sha)),
      3,
    ),
  ]);
  return table(["image", "change", "before", "after", "changed by"], rows, style);
}

const signs = { added: "+", removed: "-", changed: "~" };
type Change = keyof typeof signs;
const mostChanges = 40;

/** One line each, with a sign. */
export function differences(all: readonly (readonly [string, Change])[]): string {
  const more = all.length - mostChanges;
  const shown = all.slice(0, mostChanges).map(([name, change]) => `${signs[change]} ${name}`);
  return lines(...shown, more > 0 ? `… and ${more} more` : "");
}

/** The service and the keys of its definition that changed, if it was there before. */
function partly({ name, parts }: DiffResult["services"][number]): string {
  return parts.length === 0 ? name : `${name}: ${parts.join(", ")}`;
}

function next({ from, to }: DiffResult): readonly Next[] {
  if (to.release === undefined) return [];
  const command = `aip-deploy deploy ${from.name} --release ${shortId(to.release)}`;
  return [{ what: `Bring it to ${from.name}`, command }];
}
