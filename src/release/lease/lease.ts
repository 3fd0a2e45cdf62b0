import type { Clock } from "../../clock.ts";
import { TargetError, messageOf } from "../../errors.ts";
import type { Log } from "../../log.ts";
import type { Slate } from "../../targets/target.ts";
import { beaten, describeHolder, freed, readRecord, writeRecord, type Journal, type LeaseRecord } from "./record.ts";

export type LeaseOptions = {
  readonly environment: string;
  readonly slate: Slate;
  readonly clock: Clock;
  /** Milliseconds that only go forwards, whatever happens to the time of day. */
  readonly monotonic: () => number;
  readonly log: Log;
};

/** What was read back and what it says. */
type Written = { readonly text: string; readonly record: LeaseRecord };

const beatsPerExpiry = 6;
const longestTrustMs = 1_000;

/**
 * The right to change a target, as long as it is ours. It beats by itself until it is ended, never keeps the program
 * alive, and once lost never comes back: `lost` is aborted then, with the error that says who has it now.
 */
export class Lease {
  readonly lost: AbortSignal;
  readonly fence: number;
  readonly #options: LeaseOptions;
  readonly #id: string;
  readonly #expiryMs: number;
  readonly #losing = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #written: Written;
  #renewed: { readonly at: number; readonly day: number };
  #tail: Promise<unknown> = Promise.resolve();
  #isEnded = false;

  /** `written` was just put on the slate, and `asked` is when that was begun. */
  constructor(written: Written, asked: number, options: LeaseOptions) {
    const { holder, fence } = written.record;
    this.#options = options;
    this.#written = written;
    this.#id = holder?.id ?? "";
    this.#expiryMs = (holder?.expirySeconds ?? 0) * 1000;
    this.#renewed = { at: asked, day: options.clock.now().getTime() };
    this.lost = this.#losing.signal;
    this.fence = fence;
    this.#timer = setInterval(() => void this.#beat(), this.#expiryMs / beatsPerExpiry);
    this.#timer.unref();
  }

  get record(): LeaseRecord {
    return this.#written.record;
  }

  /**
   * Promises that nobody else could take the lease yet. Looks at the slate unless that was done a moment ago, so that it can
   * be asked before each effect. Throws `target.taken`, or what keeps it from looking once that was tried for long.
   */
  async mayChange(): Promise<void> {
    this.lost.throwIfAborted();
    if (this.#age() < Math.min(longestTrustMs, this.#expiryMs / 10)) return;
    await this.#patiently(beaten);
  }

  /** Writes what is about to be done. Throws as `mayChange` does. */
  async note(journal: Journal): Promise<void> {
    await this.#patiently((record) => beaten({ ...record, journal }));
  }

  /** Takes away what was written of work that came to its end. */
  async forget(): Promise<void> {
    await this.#patiently(({ journal: _ended, ...record }) => beaten(record));
  }

  /**
   * Gives the lease back, and with it what was written of work that came to its end. One that is lost is left to whoever has
   * it; one that cannot be given back runs out by itself, which is said.
   */
  async end(outcome: { readonly isEnded: boolean; readonly newest: LeaseRecord["newest"] }): Promise<void> {
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearInterval(this.#timer);
    if (this.#isLost()) return;
    const { newest } = outcome;
    try {
      await this.#change((record) => ({
        ...freed(record, outcome.isEnded),
        ...(newest === undefined ? {} : { newest }),
      }));
    } catch (error) {
      if (this.#isLost()) return;
      const { log, environment } = this.#options;
      log.warn(`${environment}: the lease could not be given back and runs out by itself: ${messageOf(error)}`);
    }
  }

  #isLost(): boolean {
    return this.lost.aborted;
  }

  async #beat(): Promise<void> {
    if (this.#isEnded || this.#isLost()) return;
    await this.#patiently(beaten).catch(() => undefined);
  }

  /** What cannot be written is no loss as long as nobody else could have taken the lease meanwhile. */
  async #patiently(change: (record: LeaseRecord) => LeaseRecord): Promise<void> {
    try {
      await this.#change(change);
    } catch (error) {
      this.lost.throwIfAborted();
      if (this.#age() < this.#expiryMs / 2) return;
      const { environment } = this.#options;
      const message = `${environment}: the lease could not be renewed, so somebody else may have it: ${messageOf(error)}`;
      this.#losing.abort(new TargetError("target.taken", message, { hint: "aip-deploy status", cause: error }));
      this.lost.throwIfAborted();
    }
  }

  /** One change after another: each is made from what the one before it wrote. */
  #change(change: (record: LeaseRecord) => LeaseRecord): Promise<void> {
    const work = this.#tail.then(() => this.#replace(change));
    this.#tail = work.catch(() => undefined);
    return work;
  }

  async #replace(change: (record: LeaseRecord) => LeaseRecord): Promise<void> {
    this.lost.throwIfAborted();
    const { slate, monotonic, clock } = this.#options;
    const begun = { at: monotonic(), day: clock.now().getTime() };
    const next = this.#next(change);
    if (!(await slate.replace(this.#written.text, next.text))) {
      await this.#adopt();
      const again = this.#next(change);
      if (!(await slate.replace(this.#written.text, again.text))) this.#lose(await slate.read());
      this.#written = again;
    } else {
      this.#written = next;
    }
    this.#renewed = begun;
  }

  #next(change: (record: LeaseRecord) => LeaseRecord): Written {
    const record = change(this.#written.record);
    return { record, text: writeRecord(record) };
  }

  /** A change may have been made although its answer was lost; what stands there is ours then. */
  async #adopt(): Promise<void> {
    const text = await this.#options.slate.read();
    const record = readRecord(text);
    if (text === undefined || record === "damaged" || record.holder?.id !== this.#id) this.#lose(text);
    this.#written = { text, record };
  }

  #lose(text: string | undefined): never {
    const record = readRecord(text);
    const { environment } = this.#options;
    const holder = record === "damaged" ? undefined : record.holder;
    const who = holder === undefined ? "somebody ended our lease by force" : `${describeHolder(holder)} took it over`;
    const message = `${environment} is no longer ours: ${who}; nothing was changed after that`;
    this.#losing.abort(new TargetError("target.taken", message, { hint: "aip-deploy status" }));
    throw this.lost.reason;
  }

  /**
   * How long ago the lease was renewed, by the clock that says more: one stands still while a machine sleeps, the other is
   * set by people.
   */
  #age(): number {
    const { monotonic, clock } = this.#options;
    return Math.max(monotonic() - this.#renewed.at, Math.abs(clock.now().getTime() - this.#renewed.day));
  }
}
