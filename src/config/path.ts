/** Where something stands inside the configuration file: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

/** `environments.production.checks[0].http`; names that hold a dot or a space are quoted. */
export function renderPath(path: Path): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      if (!/^[\w$-]+$/.test(part)) return `["${part}"]`;
      return index === 0 ? part : `.${part}`;
    })
    .join("");
}

/** Whether one of the two lies inside of the other, or they are the same. */
export function touches(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((part, index) => part === b[index]);
}
