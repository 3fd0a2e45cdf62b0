/** What a job may ask GitHub for, and what the program asks. */

export type Level = "none" | "read" | "write";
export type Permissions = Readonly<Record<string, Level>>;
/** `undefined`: what the repository's settings say. */
export type Granted = Permissions | "read-all" | "write-all" | undefined;

/** What the program asks GitHub for, by its command. */
export function neededFor(command: string, { isRecorded }: { readonly isRecorded: boolean }): Permissions {
  if (/^(run|deploy|rollback)$/.test(command)) {
    return { contents: "read", ...(isRecorded ? { deployments: "write" } : {}) };
  }
  if (/^preview-(up|down|prune)$/.test(command)) {
    return { contents: "read", ...(isRecorded ? { "pull-requests": "write" } : {}) };
  }
  return command === "promote" ? { contents: "read", "pull-requests": "write" } : { contents: "read" };
}

/** What is needed and not granted, as a workflow writes it. */
export function lacking(needs: Permissions, granted: Exclude<Granted, undefined>): string[] {
  const missing = Object.entries(needs).filter(([name, level]) => rank(levelOf(granted, name)) < rank(level));
  return missing.map(([name, level]) => `${name}: ${level}`);
}

/** What several jobs or steps need together. */
export function together(all: readonly Permissions[]): Permissions {
  return all.reduce((left, right) => {
    const names = [...Object.keys(left), ...Object.keys(right)];
    return Object.fromEntries(names.map((name) => [name, higher(left[name] ?? "none", right[name] ?? "none")]));
  }, {});
}

/** What a called workflow names; one that names nothing takes what it is given. */
export function named(permissions: Granted): Permissions {
  return permissions === undefined || typeof permissions === "string" ? {} : permissions;
}

function levelOf(granted: Exclude<Granted, undefined>, name: string): Level {
  if (granted === "write-all") return "write";
  return granted === "read-all" ? "read" : (granted[name] ?? "none");
}

function higher(one: Level, other: Level): Level {
  return rank(one) < rank(other) ? other : one;
}

function rank(level: Level): number {
  return { none: 0, read: 1, write: 2 }[level];
}
