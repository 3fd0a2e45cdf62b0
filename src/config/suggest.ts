/** The candidate that was probably meant, or `undefined` when none is near. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const written = plain(word);
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distanceOf(written, plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(written.length / 3))
    ? best.candidate
    : undefined;
}

/** What to say about an unknown name: the one that was meant, else all that are known. */
export function hintFor(word: string, candidates: readonly string[]): string | undefined {
  const meant = suggest(word, candidates);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  return candidates.length === 0 ? undefined : `known: ${candidates.join(", ")}`;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[_\s]/g, "-");
}

/** A long name for a short one, as in `friday` for `fri`, is one slip; else each edit or swap of neighbours is one. */
function distanceOf(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short === long) return 0;
  return short.length >= 3 && long.startsWith(short) ? 1 : edits(a, b);
}

function edits(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
    }
  }
  return at(a.length, b.length);
}
