/**
 * How far a workload came to what its specification asks for. `moving`: the cluster is at it. `waiting`: for us, to promote it.
 * `paused`: for somebody else. `stuck`: the cluster says that it will not come by itself, which may yet change. `failed`: the
 * cluster gave up.
 */
export type Rest = {
  readonly state: "rest" | "moving" | "waiting" | "paused" | "stuck" | "failed";
  readonly why: string;
};

export function rest(pods: number): Rest {
  return { state: "rest", why: `${podsOf(pods)} ready` };
}

export function moving(why: string): Rest {
  return { state: "moving", why };
}

export function podsOf(count: number): string {
  return count === 1 ? "1 pod" : `${count} pods`;
}
