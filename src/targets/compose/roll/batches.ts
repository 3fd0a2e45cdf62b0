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
