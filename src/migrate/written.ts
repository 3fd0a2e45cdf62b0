import { createHash } from "node:crypto";

/** What a folder has of the files that are to be written, and what was written there before. */
export type Existing = {
  /** Texts by path, of those that are there. */
  readonly texts: Readonly<Record<string, string>>;
  readonly record: Hashes;
};

/** The hash of every file that was written, by path. */
type Hashes = Readonly<Record<string, string>>;

export type Writing = {
  /** Those that differ from what is there, by path. */
  readonly write: Readonly<Record<string, string>>;
  readonly unchanged: readonly string[];
  /** Those that somebody else wrote, or edited, or that are there while nobody said that they may be replaced. */
  readonly refused: readonly string[];
  /** Written before and wanted no longer; nobody deletes them. */
  readonly stale: readonly string[];
};

/** The file beside the manifests that knows which of them nobody has edited. */
export const recordFile = ".migrated.json";

/** What may be written: never over a file of somebody else, and with `force` over those that are still as they were written. */
export function writingOf(
  files: Readonly<Record<string, string>>,
  { texts, record }: Existing,
  { force }: { readonly force: boolean },
): Writing {
  const paths = Object.keys(files).sort();
  const differs = paths.filter((path) => texts[path] !== files[path]);
  const isOurs = (path: string) => record[path] === hashOf(texts[path] ?? "");
  const refused = differs.filter((path) => texts[path] !== undefined && !(force && isOurs(path)));
  return {
    write: Object.fromEntries(
      differs.filter((path) => !refused.includes(path)).map((path) => [path, files[path] ?? ""]),
    ),
    unchanged: paths.filter((path) => !differs.includes(path)),
    refused,
    stale: Object.keys(record)
      .filter((path) => !(path in files))
      .sort(),
  };
}

/** The record of what was written, as text. */
export function recordOf(files: Readonly<Record<string, string>>): string {
  const entries = Object.keys(files)
    .sort()
    .map((path) => [path, hashOf(files[path] ?? "")]);
  return `${JSON.stringify({ written: Object.fromEntries(entries) as Hashes }, null, 2)}\n`;
}

/** The record out of its text; one that cannot be read is the same as none. */
export function readRecord(text: string | undefined): Hashes {
  try {
    const { written } = JSON.parse(text ?? "{}") as { written?: unknown };
    const entries = Object.entries((written ?? {}) as Readonly<Record<string, unknown>>);
    return Object.fromEntries(entries.flatMap(([path, hash]) => (typeof hash === "string" ? [[path, hash]] : [])));
  } catch {
    return {};
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
