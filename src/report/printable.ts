const escape = String.fromCharCode(27);
// Colours, cursor movements, window titles: whatever a program's output holds must not reach somebody's terminal.
const sequences = new RegExp(
  `${escape}(\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007${escape}]*(\\u0007|${escape}\\\\)?|.)?`,
  "gsu",
);
// All control characters but tab and newline, and those that turn the direction of what follows.
const controls = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** The same data with nothing in its texts that a terminal or a page would obey instead of show. */
export function printable<T>(data: T): T {
  return cleaned(data) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\r\n", "\n").replace(sequences, "").replace(controls, "");
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleaned(key), cleaned(inner)]));
}
