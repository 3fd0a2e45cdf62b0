import type { Place } from "../compose/sources.ts";

/**
 * Something of the Compose files that a person has to look at. `left`: it is not in the manifests. `look`: it is, and
 * Compose could not say all that Kubernetes wants to know, or means something a little different by it.
 */
export type Note = {
  readonly kind: "left" | "look";
  /** What stands in the Compose files, in words. */
  readonly what: string;
  /** What Kubernetes has for it, or does by itself. */
  readonly instead: string;
  /** Sorted. */
  readonly services: readonly string[];
  /** The environments that it is about; empty: all. */
  readonly environments: readonly string[];
  readonly places: readonly Place[];
};

/** The same about one service in one environment, as it is met. */
export type Finding = Pick<Note, "kind" | "what" | "instead"> & {
  readonly service?: string | undefined;
  readonly environment: string;
  readonly place?: Place | undefined;
};

/** One note for all that say the same, those about what was left out first, then in the order of the files. */
export function notesFrom(findings: readonly Finding[], environments: readonly string[]): Note[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.kind, finding.what, finding.instead]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const notes = [...groups.values()].flatMap((group): Note[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, what, instead } = first;
    const met = new Set(group.map(({ environment }) => environment));
    const about = environments.filter((name) => met.has(name));
    return [
      {
        ...{ kind, what, instead },
        services: [...new Set(group.flatMap(({ service }) => service ?? []))].sort(),
        environments: about.length === environments.length ? [] : about,
        places: placesIn(group),
      },
    ];
  });
  return notes.sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function placesIn(group: readonly Finding[]): Place[] {
  const places = group.flatMap(({ place }) => place ?? []);
  return [...new Map(places.map((place) => [placeKey(place), place])).values()].sort((a, b) =>
    compare(placeKey(a), placeKey(b)),
  );
}

function keyOf({ kind, places, what }: Note): string {
  return [kind === "left" ? 0 : 1, places[0] === undefined ? "~" : placeKey(places[0]), what].join(" ");
}

function placeKey({ file, line }: Place): string {
  return `${file} ${String(line).padStart(6, "0")}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
