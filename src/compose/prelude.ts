import type { Json } from "./model.ts";
import { singleDollars } from "./placeholders.ts";

const key = "x-aip-deploy";

/**
 * A document that Compose merges below the user's files. It names the project when nothing else does, and has Compose
 * itself say what expressions come to, so that nobody here has to know how env files are read.
 */
export function prelude(expressions: Readonly<Record<string, string>>, name?: string): string {
  const named = name === undefined ? {} : { name: projectName(name) };
  return JSON.stringify({ ...named, services: {}, [key]: expressions });
}

/** A document that stands alone, with services of ours that Compose resolves beside the expressions. */
export function preludeWith(
  services: Readonly<Record<string, Json>>,
  expressions: Readonly<Record<string, string>>,
): string {
  return JSON.stringify({ name: "aip-deploy", services, [key]: expressions });
}

/** What Compose made of the expressions, and the model without them. */
export function answers(printed: Readonly<Record<string, Json>>): {
  model: Record<string, Json>;
  said: Record<string, string>;
} {
  const { [key]: said, ...model } = printed;
  return { model, said: singleDollars((said ?? {}) as Record<string, string>) };
}

/** Compose accepts lower case, digits, dashes and underscores, and no dash or underscore in front. */
function projectName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
}
