/**
 * The runner obeys `::command::` at the start of a line, after whatever it counts as space, and `##[command]` anywhere in
 * one. This matches more than that, never less.
 */
const obeyed = /^\W*::|##\[/mu;

/** Foreign text as it is, or between marks that make the runner obey nothing in it. The token must be one that nobody can guess. */
export function fenced(text: string, token: () => string): string {
  if (!obeyed.test(text)) return text;
  const mark = token();
  return `::stop-commands::${mark}\n${text}\n::${mark}::`;
}
