/** The containers of a unit that run: those of the wanted definition and the others, each in the order of their numbers. */
export type Sides<T> = { readonly fresh: readonly T[]; readonly stale: readonly T[] };

export type Round<T> = {
  /** How many are started before anything else. */
  readonly make: number;
  /** Those that go once the new ones are ready. */
  readonly leave: readonly T[];
};

/**
 * What is done next to a unit; `undefined` when it is as wanted. At no time do fewer run than are wanted, and at most a
 * quarter of them, or one, is exchanged at once.
 */
export function nextRound<T>({ fresh, stale }: Sides<T>, replicas: number): Round<T> | undefined {
  const batch = Math.max(1, Math.floor(replicas / 4));
  const make = Math.max(0, Math.min(batch, replicas - fresh.length));
  const surplus = fresh.slice(0, Math.max(0, fresh.length - replicas));
  const most = fresh.length - surplus.length + make + stale.length - replicas;
  const leave = [...stale.slice(0, Math.max(0, most)), ...surplus];
  return make === 0 && leave.length === 0 ? undefined : { make, leave };
}

/** More at once would only wait for each other, and keep waiting what serves meanwhile. */
const startsPerProcessor = 2;

/** Those that start at the same time, in their order; each group when the one before it is ready. */
export function startGroups<T extends { readonly make: number }>(making: readonly T[], processors: number): T[][] {
  const most = Math.max(1, processors) * startsPerProcessor;
  const groups: T[][] = [];
  let room = 0;
  for (const each of making) {
    const last = groups.at(-1);
    if (last === undefined || each.make > room) {
      groups.push([each]);
      room = most - each.make;
    } else {
      last.push(each);
      room -= each.make;
    }
  }
  return groups;
}
