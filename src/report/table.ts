import { plain, width, type Style } from "./style.ts";

/** Rows as aligned columns, two spaces between; without rows the empty string. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], style: Style = plain): string {
  if (rows.length === 0) return "";
  const all = [heads.map(style.dim), ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[]) =>
    widths
      .map((wide, column) => pad(row[column] ?? "", wide))
      .join("  ")
      .trimEnd();
  return all.map(line).join("\n");
}

function pad(text: string, wide: number): string {
  return text + " ".repeat(Math.max(0, wide - width(text)));
}

/** The same as GitHub's Markdown; every cell is escaped. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map((row) => line(row.map(markdownCell)))].join("\n");
}

function markdownCell(text: string): string {
  return markdown(text).replaceAll("|", "\\|").replaceAll("\n", "<br>");
}

/** Text from outside, made harmless: it can neither become markup nor mention anybody. */
export function markdown(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/([\\`*_[\]#~])/g, "\\$1")
    .replace(/@(?=\w)/g, "@\u200b");
}

/** A block of foreign text that no fence inside of it can end. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
