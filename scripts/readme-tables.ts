import { exitCodes, manual } from "../src/request/manual.ts";

/** The README's tables of commands and exit codes, by the name of their markers. */
export function readmeTables(): Readonly<Record<string, string>> {
  const commands = Object.values(manual).map(({ usage, summary }) => [
    `\`aip-deploy ${usage.replaceAll("|", "\\|")}\``,
    summary,
  ]);
  const codes = Object.entries(exitCodes).map(([code, meaning]) => [code, meaning]);
  return { commands: table(["command", "what it does"], commands), "exit-codes": table(["code", "meaning"], codes) };
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
