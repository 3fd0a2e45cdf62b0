/** One thing that was looked at. */
export type Finding = {
  readonly area: Area;
  /** `advice`: it works, and could be better. `unknown`: it could not be looked at, which is not the same as well. */
  readonly state: "ok" | "advice" | "wrong" | "unknown";
  /** One sentence. */
  readonly what: string;
  /** Why it matters, or why it could not be told. */
  readonly why?: string;
  /** What mends it, to be run as it stands. */
  readonly commands: readonly string[];
};

export type Area = (typeof areas)[number];

/** In the order in which they are told. */
export const areas = [
  "machine",
  "hosts",
  "configuration",
  "workflows",
  "repository",
  "environments",
  "branches",
  "secrets",
] as const;

/** An answer, or why there is none. */
export type Known<T> = { readonly is: T } | { readonly unknown: string };

/** Findings of one area. */
export function about(area: Area) {
  return {
    ok: (what: string): Finding => ({ area, state: "ok", what, commands: [] }),
    advice: (what: string, why: string, commands: readonly string[] = []): Finding => ({
      ...{ area, state: "advice", what, why, commands },
    }),
    wrong: (what: string, why: string, commands: readonly string[] = []): Finding => ({
      ...{ area, state: "wrong", what, why, commands },
    }),
    unknown: (what: string, why: string): Finding => ({ area, state: "unknown", what, why, commands: [] }),
  };
}
