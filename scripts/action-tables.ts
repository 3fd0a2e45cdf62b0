import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { inRoot } from "./steps.ts";

type Described = { readonly description?: string; readonly default?: string };

/** What `action.yml` says about itself. */
export function readAction(): { inputs: Record<string, Described>; outputs: Record<string, Described> } {
  return parse(readFileSync(inRoot("action.yml"), "utf8")) as ReturnType<typeof readAction>;
}

/** The tables of the action's inputs and outputs, by the name of their markers. */
export function actionTables(): Readonly<Record<string, string>> {
  const { inputs, outputs } = readAction();
  return {
    inputs: table(
      ["input", "what it is", "default"],
      Object.entries(inputs).map(([name, { description = "", default: value }]) => [
        `\`${name}\``,
        description,
        value === undefined ? "" : `\`${value}\``,
      ]),
    ),
    outputs: table(
      ["output", "what it is"],
      Object.entries(outputs).map(([name, { description = "" }]) => [`\`${name}\``, description]),
    ),
  };
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ").replaceAll("\n", " ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
