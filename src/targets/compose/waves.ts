import { ConfigError } from "../../errors.ts";

/** What the order of units is found from. */
export type Ordered = { readonly waits: readonly string[]; readonly stateful: boolean };

/**
 * The units in waves: a unit stands in a later wave than everything that it waits for, and stateful units stand before
 * all others unless they wait for one themselves. Names are sorted inside a wave. Throws `compose.invalid` on a circle.
 */
export function wavesOf(units: Readonly<Record<string, Ordered>>): string[][] {
  const ranks = new Map<string, number>();
  for (const name of Object.keys(units)) rankOf(name, [], ranks, withStatefulFirst(units));
  const waves: string[][] = [];
  for (const [name, rank] of ranks) (waves[rank] ??= []).push(name);
  return waves.map((wave) => wave.sort());
}

function rankOf(name: string, path: readonly string[], ranks: Map<string, number>, waits: Waits): number {
  const known = ranks.get(name);
  if (known !== undefined) return known;
  if (path.includes(name)) throw circle([...path.slice(path.indexOf(name)), name]);
  const before = [...(waits.get(name) ?? [])].map((each) => rankOf(each, [...path, name], ranks, waits));
  const rank = Math.max(-1, ...before) + 1;
  ranks.set(name, rank);
  return rank;
}

type Waits = ReadonlyMap<string, ReadonlySet<string>>;

function withStatefulFirst(units: Readonly<Record<string, Ordered>>): Waits {
  const neededByState = new Set<string>();
  const mark = (name: string) => {
    if (neededByState.has(name)) return;
    neededByState.add(name);
    for (const each of units[name]?.waits ?? []) mark(each);
  };
  const stateful = Object.keys(units).filter((name) => units[name]?.stateful === true);
  for (const name of stateful) mark(name);
  return new Map(
    Object.entries(units).map(([name, { waits }]) => {
      const known = waits.filter((each) => units[each] !== undefined);
      return [name, new Set(neededByState.has(name) ? known : [...known, ...stateful])];
    }),
  );
}

function circle(names: readonly string[]): ConfigError {
  return new ConfigError(
    [
      {
        message: `services wait for each other in a circle: ${names.join(" → ")}`,
        hint: "Take one of them out of depends_on in the Compose file or out of after in aip-deploy.yml.",
      },
    ],
    { code: "compose.invalid" },
  );
}
