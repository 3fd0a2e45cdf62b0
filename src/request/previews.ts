import { UsageError } from "../errors.ts";

/** The number of a pull request. Throws `UsageError` with the hint. */
export function pullRequest(given: string | undefined, hint: string): number {
  if (given !== undefined && /^#?[1-9]\d{0,8}$/.test(given)) return Number(given.replace("#", ""));
  throw new UsageError(given === undefined ? "which pull request?" : `"${given}" is no number of a pull request`, {
    hint,
  });
}

/** A time that was given. Throws `UsageError`, which names the option. */
export function olderThan(given: string | undefined, option: string): { readonly olderThan?: string } {
  if (given === undefined) return {};
  if (/^(?:\d+[dhms])+$/.test(given)) return { olderThan: given };
  throw new UsageError(`${option}: must be a duration such as 12h or 7d, got "${given}"`);
}
