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
      [...readFileSync(join(root, file), "utf8").matchAll(/^```(?:sh|bash|shell|console)\n([\s\S]*?)^```/gm)].flatMap(
        ([, block = ""]) =>
          block
            .split("\n")
            .map((line) => line.replace(/\s+#.*$/, "").trim())
            .filter((line) => line !== "" && !line.startsWith("#"))
            .map((line) => ({ file, line })),
      ),
    );
}
