import type { Act } from "../release/ledger.ts";
import type { SourceFacts } from "../release/results.ts";
import { shortId, type ReleaseId } from "../release/release.ts";
import { width } from "./style.ts";

/** The phrases that every report is made of. */

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The text in lines of at most so many columns; a longer word stands alone. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && width(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A length of time, with its unit. */
export function duration(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`;
}

/** How long a moment is over, for example `3 min ago`; what is no moment is shown as it is. */
export function ago(at: string, now: Date): string {
  const seconds = Math.floor((now.getTime() - Date.parse(at)) / 1000);
  if (Number.isNaN(seconds)) return at;
  // Clocks of two machines differ by a little.
  if (seconds < 1) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86400)} days ago`;
}

/** A moment in UTC without its seconds, for example `2026-11-23 12:00`. */
export function minute(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

export function release(id: ReleaseId): string {
  return `release ${shortId(id)}`;
}

/** The algorithm and the first 12 digits. */
export function shortDigest(digest: string): string {
  return digest.slice(0, "sha256:".length + 12);
}

/** The format and the first 12 digits. */
export function shortKey(key: string): string {
  return key.slice(0, "c1-".length + 12);
}

export function shortCommit(sha: string): string {
  return sha.slice(0, 7);
}

/** The checkout in a phrase, for example `shop at 3f2a1b0 (develop)`. */
export function checkout(app: string, { commit, ref, isDirty }: SourceFacts): string {
  const facts = [...(ref === commit ? [] : [ref]), ...(isDirty ? ["with changes that are not committed"] : [])];
  return `${app} at ${shortCommit(commit)}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
}

/** Whose act it was; who really gave the order comes first when it was given under another name. */
export function who({ by, via }: Act): string {
  return via === undefined ? by : `${via} as ${by}`;
}

export function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

/** At most so many columns of the text's first line, with a mark where it was cut. */
export function cut(text: string, columns: number): string {
  const line = firstLine(text);
  return width(line) <= columns
    ? line
    : `${Array.from(line)
        .slice(0, Math.max(0, columns - 1))
        .join("")
        .trimEnd()}…`;
}

/** The first names and how many more there are. */
export function some(names: readonly string[], most: number, between = ", "): string {
  const more = names.length - most;
  return [...names.slice(0, most), ...(more > 0 ? [`+${more}`] : [])].join(between);
}
