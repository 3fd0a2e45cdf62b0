/** Text held under a number of bytes in UTF-8, as GitHub counts them. */

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** The longest beginning of at most so many bytes that splits no character. */
export function head(text: string, bytes: number): string {
  const all = Buffer.from(text, "utf8");
  let end = Math.min(all.length, Math.max(0, bytes));
  while (end < all.length && isInside(all[end])) end--;
  return all.toString("utf8", 0, end);
}

/** The longest end of at most so many bytes that splits no character. */
export function tail(text: string, bytes: number): string {
  const all = Buffer.from(text, "utf8");
  let start = Math.max(0, all.length - Math.max(0, bytes));
  while (start < all.length && isInside(all[start])) start++;
  return all.toString("utf8", start);
}

/** The second and further bytes of a character in UTF-8 start with the bits 10. */
function isInside(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** How many bytes each may have, so that all fit: short ones keep all of theirs, the long ones share what is left evenly. */
export function fairShares(sizes: readonly number[], budget: number): readonly number[] {
  const ascending = sizes.toSorted((left, right) => left - right);
  let left = Math.max(0, budget);
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (size > share) return sizes.map((each) => Math.min(each, share));
    left -= size;
  }
  return sizes;
}
