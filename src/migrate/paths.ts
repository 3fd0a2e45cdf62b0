import { isAbsolute, posix, relative } from "node:path";

export function join(...parts: readonly string[]): string {
  return posix.join(...parts);
}

export function basename(path: string): string {
  return posix.basename(path);
}

export function dirname(path: string): string {
  return posix.dirname(path);
}

/** Relative to the root; `undefined` for what lies outside of it. */
export function pathIn(root: string, path: string): string | undefined {
  const inside = relative(root, path);
  return inside === ".." || inside.startsWith("../") || isAbsolute(inside) ? undefined : inside;
}
