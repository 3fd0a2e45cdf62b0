import type { DeploymentEntry, EnvironmentState, NewEntry, OpenPreview, PreviewEntry } from "./ledger.ts";

const goodKept = 20;
const signOffsKept = 50;

/** An environment to which nothing has happened yet. */
export function emptyState(environment: string): EnvironmentState {
  return { environment, number: 0, good: [], signOffs: [] };
}

/** The state after one more entry. Pure, so that the whole history folds into the same state again. */
export function after(state: EnvironmentState, entry: NewEntry, number: number): EnvironmentState {
  switch (entry.kind) {
    case "deployment":
      return afterDeployment({ ...state, number }, entry);
    case "hold":
      return { ...state, number, hold: entry.act };
    case "freeze":
      return { ...state, number, freeze: { act: entry.act, until: entry.until } };
    case "lift": {
      const { hold: _hold, freeze: _freeze, ...rest } = state;
      return { ...rest, number };
    }
    case "maintenance-on": {
      const { kind: _kind, ...maintenance } = entry;
      return { ...state, number, maintenance };
    }
    case "maintenance-off": {
      const { maintenance: _over, ...rest } = state;
      return { ...rest, number };
    }
    case "down": {
      const { current: _removed, ...rest } = entry.data ? forgotten(state) : state;
      return { ...rest, number, down: entry.act };
    }
    case "unlock":
    case "task":
      return { ...state, number };
    case "sign-off": {
      const { release, act } = entry;
      return { ...state, number, signOffs: [{ release, act }, ...state.signOffs].slice(0, signOffsKept) };
    }
    case "preview":
      return { ...state, number, previews: afterPreview(state.previews ?? [], entry) };
  }
}

/** Whoever removed the data too has nothing to go back to. */
function forgotten({ environment, number, hold, freeze, maintenance }: EnvironmentState): EnvironmentState {
  return {
    ...emptyState(environment),
    number,
    ...(hold === undefined ? {} : { hold }),
    ...(freeze === undefined ? {} : { freeze }),
    ...(maintenance === undefined ? {} : { maintenance }),
  };
}

function afterDeployment({ current, down, ...state }: EnvironmentState, entry: DeploymentEntry): EnvironmentState {
  const { release, outcome, endedAt: at } = entry;
  const running = nowRunning(current, entry, state.number);
  return {
    ...state,
    ...(running === undefined ? {} : { current: running }),
    // Until something runs again, there is nothing but that to go back to.
    ...(running === undefined && down !== undefined ? { down } : {}),
    good: nowGood(state.good, entry, state.number),
    // A rollback that did not come through leaves automation on: there is nothing that the next push would undo.
    ...(entry.deployment === "rollback" && outcome === "succeeded" ? { hold: entry.act } : {}),
    last: { release, number: state.number, outcome, at },
  };
}

/** Whoever writes the entry gets the lowest slot that is free by then, so that no two can have the same. */
function afterPreview(open: readonly OpenPreview[], { preview, change, act: { at } }: PreviewEntry): OpenPreview[] {
  const others = open.filter((each) => each.preview !== preview);
  if (change === "closed") return others;
  const known = open.find((each) => each.preview === preview);
  if (known !== undefined) return open.map((each) => (each === known ? { ...known, at } : each));
  let slot = 0;
  while (open.some((each) => each.slot === slot)) slot++;
  return [...open, { preview, slot, since: at, at }];
}

/** What ran before and runs still has run since then, however the attempt ended. */
function nowRunning(
  current: EnvironmentState["current"],
  { runs, endedAt, commit }: DeploymentEntry,
  number: number,
): EnvironmentState["current"] {
  if (runs === undefined) return undefined;
  if (current?.release === runs) return current;
  return { release: runs, number, since: endedAt, ...(commit === undefined ? {} : { commit }) };
}

function nowGood(good: EnvironmentState["good"], entry: DeploymentEntry, number: number): EnvironmentState["good"] {
  if (entry.outcome !== "succeeded" || !entry.verified) return good;
  const { release, endedAt: at } = entry;
  return [{ release, number, at }, ...good.filter((each) => each.release !== release)].slice(0, goodKept);
}
