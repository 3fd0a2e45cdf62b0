import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { Entry, EnvironmentState, Ledger, NewEntry } from "../ledger.ts";
import { shortId } from "../release.ts";
import type { Lease } from "./lease.ts";
import type { Journal } from "./record.ts";

/**
 * Puts into the ledger what somebody began on this target and never ended, so that its history tells the truth. What to do
 * about it needs no decision of its own: the next plan starts from what runs.
 */
export async function recordInterrupted(
  lease: Lease,
  { ledger, clock, log }: { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const { journal } = lease.record;
  if (journal === undefined) return;
  const { environment } = journal;
  const state = await ledger.state(environment);
  if (await isRecorded(journal, state, ledger)) {
    log.info(`${environment}: ${describeJournal(journal)} was interrupted after it was recorded`);
  } else {
    const entry = entryOf(journal, state, clock.now());
    const number = entry === undefined ? undefined : (await ledger.append(environment, entry)).number;
    const then = number === undefined ? "it counts as if it had not begun" : `recorded as number ${number}`;
    log.warn(`${environment}: ${describeJournal(journal)} was interrupted; ${then}`);
  }
  await lease.forget();
}

/** What was being done, by whom and how far it came, as one phrase. */
export function describeJournal({ work, release, act, phase, environment }: Journal): string {
  const words = work.replace("-", " ");
  const what = release === undefined ? `${words} ${environment}` : `${words} of release ${shortId(release)}`;
  return `${what} by ${act.by} since ${act.at} (in "${phase}")`;
}

/** It was killed between its entry and the end: the entry has the same act. */
async function isRecorded(journal: Journal, state: EnvironmentState, ledger: Ledger): Promise<boolean> {
  const since = state.number - journal.number;
  if (since <= 0) return false;
  const entries = await ledger.history(journal.environment, since);
  return entries.some((entry) => isOf(journal, entry));
}

function isOf({ act, release, work }: Journal, entry: Entry): boolean {
  const isSame = entry.act.at === act.at && entry.act.by === act.by;
  if (entry.kind !== "deployment") return isSame && work === entry.kind;
  return isSame && entry.deployment === work && entry.release === release;
}

/** `undefined`: nothing is to be told, since whoever comes next goes by how it was before. */
function entryOf(journal: Journal, state: EnvironmentState, now: Date): NewEntry | undefined {
  const { work, release, from, commit, ref, act, phase, touched } = journal;
  if (work === "maintenance-on" || work === "maintenance-off") return undefined;
  const failure = `interrupted in "${phase}": the program ended without a word`;
  if (work === "task" && journal.task !== undefined && release !== undefined) {
    return { kind: "task", ...journal.task, release, act, outcome: "errored", detail: failure };
  }
  if (work === "down" || work === "task" || release === undefined) return { kind: "down", act, data: false, failure };
  const runs = touched ? undefined : state.current?.release;
  return {
    kind: "deployment",
    deployment: work,
    release,
    act,
    endedAt: now.toISOString(),
    outcome: "errored",
    verified: false,
    approvals: [],
    steps: [],
    checks: [],
    secrets: {},
    failure,
    ...(from === undefined ? {} : { from }),
    ...(runs === undefined ? {} : { runs }),
    ...(commit === undefined ? {} : { commit }),
    ...(ref === undefined ? {} : { ref }),
  };
}
