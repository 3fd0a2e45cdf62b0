import type { ServiceSettings } from "../compose/settings.ts";

/** One thing that has its turn: a service, or one of its tasks. */
export type Turn = { readonly service: string; readonly task?: string };

/**
 * The wave of every service and of every task: after all that it waits for, and as early as that allows. A service's tasks come one
 * after the other and before all that run its image, since the new code of a worker may not meet the old tables.
 */
export function wavesOf(
  settings: Readonly<Record<string, ServiceSettings>>,
  imageOf: (service: string) => string,
): (turn: Turn) => number {
  const known = new Map<string, number>();
  const wave = (turn: Turn, path: readonly string[]): number => {
    const key = keyOf(turn);
    const before = known.get(key);
    if (before !== undefined) return before;
    // Compose refuses circles of depends_on, but `after:` of our own configuration may close one.
    const waits = path.includes(key) ? [] : waitsFor(turn).filter((each) => !path.includes(keyOf(each)));
    const own = waits.reduce((latest, each) => Math.max(latest, wave(each, [...path, key]) + 1), 0);
    known.set(key, own);
    return own;
  };
  return (turn) => wave(turn, []);

  function waitsFor({ service, task }: Turn): Turn[] {
    const { tasks = [], after = [] } = settings[service] ?? {};
    const others = after.map((each) => ({ service: each }));
    if (task !== undefined) {
      const index = tasks.findIndex(({ name }) => name === task);
      const earlier = tasks[index - 1];
      return [...others, ...(earlier === undefined ? [] : [{ service, task: earlier.name }])];
    }
    const owners = Object.keys(settings).filter((each) => imageOf(each) === imageOf(service));
    return [
      ...others,
      ...owners.flatMap((each) => (settings[each]?.tasks ?? []).map(({ name }) => ({ service: each, task: name }))),
    ];
  }
}

function keyOf({ service, task }: Turn): string {
  return JSON.stringify([service, task]);
}
