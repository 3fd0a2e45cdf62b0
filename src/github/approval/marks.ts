/** What a comment of ours says to us: invisible on the page, and the first thing in it. */
export type Mark =
  | { readonly is: "approval"; readonly environment: string; readonly release: string }
  | { readonly is: "request"; readonly environment: string; readonly release: string; readonly by: string }
  | { readonly is: "withdrawn" }
  | { readonly is: "done" };

const shape = /^<!-- aip-deploy (\{.*?\}) -->/;

export function written(mark: Mark): string {
  // Nothing in it may end the comment that it stands in.
  return `<!-- aip-deploy ${JSON.stringify(mark).replaceAll(">", "\\u003e").replaceAll("--", "-\\u002d")} -->`;
}

/** `undefined` when the text does not begin with one. */
export function markIn(text: string): Mark | undefined {
  const [, found] = shape.exec(text) ?? [];
  if (found === undefined) return undefined;
  try {
    return JSON.parse(found) as Mark;
  } catch {
    return undefined;
  }
}
