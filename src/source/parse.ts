/** Pure readers of what git prints; every list is asked for with `-z`, so that no name needs unquoting. */

export type RepositoryDescription = {
  readonly topLevel: string;
  readonly gitDirectory: string;
  readonly isShallow: boolean;
  readonly objectFormat: string;
  /** `undefined` before the first commit. */
  readonly head: string | undefined;
  /** `undefined` when the checkout is detached or has no commit. */
  readonly branch: string | undefined;
};

/** `undefined`: the folder is in no work tree. */
export function parseDescription(stdout: string): RepositoryDescription | undefined {
  const [topLevel, gitDirectory, shallow, objectFormat, head, ref] = stdout.split("\n");
  if (topLevel === undefined || gitDirectory === undefined || objectFormat === undefined) return undefined;
  const hasHead = head !== undefined && /^[0-9a-f]{40,64}$/.test(head);
  return {
    topLevel,
    gitDirectory,
    isShallow: shallow === "true",
    objectFormat,
    head: hasHead ? head : undefined,
    branch: hasHead && ref?.startsWith("refs/heads/") === true ? ref.slice("refs/heads/".length) : undefined,
  };
}

/** Git refuses a checkout that belongs to somebody else; it says so only in words. */
export function isDubiousOwnership(stderr: string): boolean {
  return /dubious ownership|unsafe repository/.test(stderr);
}

export type IndexEntry = {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  /** Git does not compare the working file with it: kept out of a sparse checkout, or marked as unchanged. */
  readonly isUnwatched: boolean;
  readonly isTracked: true;
};

export function parseIndex(stdout: string): IndexEntry[] {
  const entries: IndexEntry[] = [];
  let start = 0;
  for (let end = stdout.indexOf("\0"); end !== -1; start = end + 1, end = stdout.indexOf("\0", start)) {
    const idEnd = stdout.indexOf(" ", start + 9);
    entries.push({
      path: stdout.slice(idEnd + 3, end),
      mode: stdout.slice(start + 2, start + 8),
      id: stdout.slice(start + 9, idEnd),
      // `H` and, in a merge, `M` are the watched ones.
      isUnwatched: stdout[start] !== "H" && stdout[start] !== "M",
      isTracked: true,
    });
  }
  return entries;
}

export type Change = {
  readonly path: string;
  /** Two letters as `git status --short` shows them, `.` for none: the index against HEAD, the file against the index. */
  readonly letters: string;
  /** The working file's mode, `000000` when it is gone. */
  readonly mode: string;
};

export type Status = {
  readonly changes: readonly Change[];
  /** Files, and nested repositories with a `/` at the end. */
  readonly untracked: readonly string[];
  /** Files, and whole folders with a `/` at the end. */
  readonly ignored: readonly string[];
};

export function parseStatus(stdout: string): Status {
  const status = { changes: [] as Change[], untracked: [] as string[], ignored: [] as string[] };
  for (const record of stdout.split("\0")) {
    const kind = record[0];
    if (kind === "?") status.untracked.push(record.slice(2));
    else if (kind === "!") status.ignored.push(record.slice(2));
    else if (kind === "1") status.changes.push(parseChange(record, { modeField: 5, pathField: 8 }));
    else if (kind === "u") status.changes.push(parseChange(record, { modeField: 6, pathField: 10 }));
  }
  return status;
}

function parseChange(record: string, at: { modeField: number; pathField: number }): Change {
  const fields = record.split(" ");
  return {
    path: fields.slice(at.pathField).join(" "),
    letters: fields[1] ?? "..",
    mode: fields[at.modeField] ?? "000000",
  };
}

/** The last value of each setting, under git's own lower-case names; a setting without a value is `true`. */
export function parseSettings(stdout: string): ReadonlyMap<string, string> {
  return new Map(
    stdout
      .split("\0")
      .filter((record) => record !== "")
      .map((record) => {
        const line = record.indexOf("\n");
        return line === -1 ? [record, "true"] : [record.slice(0, line), record.slice(line + 1)];
      }),
  );
}

export function parseNames(stdout: string): string[] {
  return stdout.split("\0").filter((name) => name !== "");
}

export type Commit = {
  readonly sha: string;
  readonly author: string;
  /** ISO 8601, when it was committed. */
  readonly date: string;
  readonly subject: string;
};

export function parseCommits(stdout: string): Commit[] {
  const fields = stdout.split("\0");
  const commits: Commit[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [sha = "", author = "", date = "", subject = ""] = fields.slice(at, at + 4);
    commits.push({ sha, author, date, subject });
  }
  return commits;
}
