/** How a document names files that only the target's host has: `aip-tree:<tree id>` and `aip-secret:<name>`. */

const tree = "aip-tree:";
const secret = "aip-secret:";

export function treeReference(id: string): string {
  return tree + id;
}

export function secretReference(name: string): string {
  return secret + name;
}

/** The tree id that the text names, if it names one. */
export function treeIn(text: string | undefined): string | undefined {
  return text?.startsWith(tree) === true ? text.slice(tree.length) : undefined;
}

/** The secret that the text names, if it names one. */
export function secretIn(text: string | undefined): string | undefined {
  return text?.startsWith(secret) === true ? text.slice(secret.length) : undefined;
}
