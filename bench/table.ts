/** One line of the result; `wanted` is judged, a line without it only tells. */
export type Row = {
  readonly what: string;
  readonly ours: string;
  readonly other: string;
  readonly ratio?: number;
  readonly wanted?: Wanted;
  readonly value?: number;
};

/** The bound and how it is written; at least for what should be large, at most for what should be small. */
export type Wanted = { readonly text: string } & ({ readonly atLeast: number } | { readonly atMost: number });

/** Whether a row is as wanted; `undefined` when nothing is wanted of it. */
export function isMet({ wanted, ratio, value = ratio ?? Number.NaN }: Row): boolean | undefined {
  if (wanted === undefined) return undefined;
  return "atLeast" in wanted ? value >= wanted.atLeast : value <= wanted.atMost;
}

/** The rows as a table in Markdown, aligned for the terminal too. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ["", "aip-deploy", "without", "ratio", "wanted", "met"],
    ...rows.map((row) => {
      const met = isMet(row);
      const verdict = met === undefined ? "" : met ? "yes" : "NO";
      return [row.what, row.ours, row.other, row.ratio?.toFixed(2) ?? "", row.wanted?.text ?? "", verdict];
    }),
  ];
  return markdownTable(cells);
}

/** Lines of cells, the first of them the head, as a table in Markdown. */
export function markdownTable(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}
