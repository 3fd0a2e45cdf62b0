import { groups } from "../__tests__/faults/rows/index.ts";
import { isPlayableOn, isUsualOn, rowOn, unitOf, type BenchName, type Row } from "../__tests__/faults/row.ts";

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
        ...rows.map((row) =>
          line([row.fault, everywhere(row, answered), everywhere(row, reported), everywhere(row, nextOf), places(row)]),
        ),
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

/** What a cell says, and what it says of a cluster where that is another thing. */
function everywhere(row: Row, cell: (row: Row) => string): string {
  const usual = cell(row);
  const there = cell(rowOn("a cluster", row));
  const isSame = usual === there || !isPlayableOn("a cluster", row);
  return isSame ? usual : `${usual}; on a cluster ${there}`;
}

const benches: Readonly<Record<BenchName, string>> = {
  "the local engine": "local",
  "a host over SSH": "host",
  "a cluster": "cluster",
};

/** In bold where every run plays it, of those places where not every run plays all. */
function places(row: Row): string {
  return (Object.keys(benches) as BenchName[])
    .filter((bench) => isPlayableOn(bench, row))
    .map((bench) => (bench !== "the local engine" && isUsualOn(bench, row) ? `**${benches[bench]}**` : benches[bench]))
    .join(", ");
}
