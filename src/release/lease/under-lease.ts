import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { Target } from "../../targets/target.ts";
import type { Ledger } from "../ledger.ts";
import { recordInterrupted } from "./interrupted.ts";
import type { Lease } from "./lease.ts";
import type { Journal, LeaseRecord } from "./record.ts";
import { takeLease, type Deployer } from "./take.ts";

/** What somebody needs who is about to change a target. */
export type Place = {
  readonly environment: string;
  readonly target: Target;
  readonly ledger: Ledger;
  readonly deployer: Deployer;
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** The target and the signal to work with, as long as the lease is ours. */
export type Held = {
  readonly lease: Lease;
  /** Refuses every effect once the lease is somebody else's. */
  readonly target: Target;
  /** Aborted on request, and when the lease is lost. */
  readonly signal: AbortSignal;
  /** Whoever was interrupted there before us may have left something half done. */
  readonly halfDone: boolean;
};

/** What came of the work, and the newest commit of what runs now when that is known. */
export type Ended<T> = { readonly result: T; readonly newest?: LeaseRecord["newest"] };

/**
 * Does something with a target that nobody else changes meanwhile. What somebody before us began and did not end is recorded
 * first. Throws `target.busy` when somebody else has it for too long, and `target.taken` when it was taken from us: whatever
 * was to be done after that was not done.
 */
export async function underLease<T>(work: string, place: Place, deed: (held: Held) => Promise<Ended<T>>): Promise<T> {
  const { target, deployer, signal } = place;
  const lease = await takeLease({ ...place, slate: target.slate, work });
  let ended: Ended<T> | undefined;
  try {
    const { journal } = lease.record;
    const halfDone = journal?.touched === true && journal.work !== "task";
    await recordInterrupted(lease, place);
    ended = await deed({
      lease,
      target: target.guardedBy(() => lease.mayChange()),
      signal: AbortSignal.any([signal, lease.lost]),
      halfDone,
    });
    return ended.result;
  } finally {
    await lease.end({ isEnded: ended !== undefined, newest: ended?.newest });
    deployer.onLease?.(undefined);
    // Whatever else went wrong, went wrong because of this.
    lease.lost.throwIfAborted();
  }
}

/** Writes down how far a piece of work came, before it goes on. */
export type Note = (phase: string, touched: boolean) => Promise<void>;

export function noteIn(lease: Lease, clock: Clock, work: Omit<Journal, "phase" | "phaseSince" | "touched">): Note {
  return (phase, touched) => lease.note({ ...work, phase, phaseSince: clock.now().toISOString(), touched });
}
