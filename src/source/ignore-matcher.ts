import type { IgnoreRule } from "./ignore-file.ts";

/** Says which files of a context are kept from the builder. */
export type IgnoreMatcher = {
  /** Whether the file or folder at this path, relative to the context, is left out. */
  excludes(path: string): boolean;
};

/** Leaves nothing out. */
export const sendEverything: IgnoreMatcher = { excludes: () => false };

type Verdict = { readonly excluded: boolean; readonly matches: readonly boolean[] };

/**
 * Decides as BuildKit's walk through the context does: from the outermost folder inwards, where a rule that matched a
 * folder matches everything below it, and a rule that could not change the verdict of a folder is not tried on it and so
 * counts for nothing below it. (`a/*` and then `!a` leaves `a/b` out for that reason.)
 */
export function ignoreMatcher(rules: readonly IgnoreRule[]): IgnoreMatcher {
  if (rules.length === 0) return sendEverything;
  const hasExceptions = rules.some((rule) => rule.isException);
  const folders = new Map<string, Verdict>();

  const folder = (path: string): Verdict => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const matches: boolean[] = [];
    const verdict = { excluded: judge(rules, path, parent(path)?.matches, matches), matches };
    folders.set(path, verdict);
    return verdict;
  };
  // Paths come in order: most have the same folder as the one before.
  let last: { readonly path: string; readonly verdict: Verdict } | undefined;
  const parent = (path: string): Verdict | undefined => {
    const slash = path.lastIndexOf("/");
    if (slash === -1) return undefined;
    if (last?.path.length === slash && path.startsWith(last.path)) return last.verdict;
    const above = path.slice(0, slash);
    last = { path: above, verdict: folder(above) };
    return last.verdict;
  };
  return {
    excludes(path) {
      const above = parent(path);
      if (above?.excluded === true && !hasExceptions) return true;
      return judge(rules, path, above?.matches);
    },
  };
}

function judge(
  rules: readonly IgnoreRule[],
  path: string,
  above: readonly boolean[] | undefined,
  matches?: boolean[],
): boolean {
  let excluded = false;
  let index = -1;
  for (const rule of rules) {
    index += 1;
    const inherited = above?.[index] === true;
    const isMatch = inherited || (rule.isException === excluded && rule.test(path));
    if (matches !== undefined) matches[index] = isMatch;
    if (isMatch) excluded = !rule.isException;
  }
  return excluded;
}
