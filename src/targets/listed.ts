const mostListed = 4;

/** `a, b, c and 9 more`, in the order given: a title is one line, and the step has all the names. */
export function listed(names: readonly string[]): string {
  const shown = names.length > mostListed ? names.slice(0, mostListed - 1) : names;
  const more = names.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
