import { groups } from "../__tests__/faults/rows/index.ts";
import { isPlayableOn, isUsualOn, unitOf, type Row } from "../__tests__/faults/row.ts";

/** A table for every group of the fault kit, as Markdown: what its rows promise, and the kit's tests hold. */
export function faultTables(): string {
  const head = ["fault", "who answers meanwhile and then", "what the report says", "the next run", "on"];
  return groups
    .map(({ title, rows }) =>
      [
        `### ${title}`,
        "",
        line(head),
        line(head.map(() => "---")),
        ...rows.map((row) => line([row.fault, answered(row), reported(row), nextOf(row), places(row)])),
        "",
      ].join("\n"),
    )
    .join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

const answers: Readonly<Record<Row["serves"], string>> = {
  old: "the old version",
  new: "the new version",
  either: "the old or the new one, or nobody",
  theirs: "the other one's version",
  nothing: "nobody",
};

function answered(row: Row): string {
  const { serves, first, meanwhile } = row;
  if (first === true) return `nobody did before; ${answers[serves]}`;
  if (unitOf(row) === "front") return `nobody while it is exchanged; ${answers[serves]}`;
  return meanwhile === "a gap" ? `with a gap; ${answers[serves]}` : `always; ${answers[serves]}`;
}

function reported({ ends, says }: Row): string {
  const code = ends === "killed" ? "killed, nothing" : `exit code ${ends}`;
  return says === undefined ? code : `${code}: “${says.trim()}”`;
}

function nextOf({ next }: Row): string {
  const what = next.brings === "same" ? "the same commit: good" : "a mended commit: good";
  return next.says === undefined ? what : `${what}, “${next.says}”`;
}

function places(row: Row): string {
  const here = isPlayableOn("the local engine", row) ? ["local"] : [];
  const host = isUsualOn("a host over SSH", row) ? "**host**" : "host";
  return [...here, ...(isPlayableOn("a host over SSH", row) ? [host] : [])].join(", ");
}
