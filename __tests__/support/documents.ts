import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** One line of a shell block that a reader would type. */
export type TypedLine = { readonly file: string; readonly line: string };

/** Every command in the shell blocks of the README and the manual. */
export function typedLines(): TypedLine[] {
  const files = ["README.md", ...readdirSync(join(root, "docs")).map((name) => join("docs", name))];
  return files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) =>
      shellBlocks(readFileSync(join(root, file), "utf8")).flatMap((block) =>
        linesOf(block).map((line) => ({ file, line })),
      ),
    );
}

/** The shell blocks of one section of the manual, in their order. */
export function walkIn(file: string, heading: string): string[] {
  const [, section = ""] = readFileSync(join(root, "docs", file), "utf8").split(`\n## ${heading}\n`);
  return shellBlocks(section.split("\n## ")[0] ?? "");
}

export function linesOf(block: string): string[] {
  return block
    .split("\n")
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function shellBlocks(text: string): string[] {
  return [...text.matchAll(/^```(?:sh|bash|shell|console)\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block);
}
