import { randomUUID } from "node:crypto";
import { TargetError } from "../../errors.ts";
import { Lease, type LeaseOptions } from "./lease.ts";
import {
  describeHolder,
  readRecord,
  taken,
  writeRecord,
  type Holder,
  type LeaseRecord,
  type ProcessMark,
} from "./record.ts";

/** Who wants to change a target, and how patiently. */
export type Deployer = {
  readonly by: string;
  readonly link?: string;
  readonly mark: () => Promise<ProcessMark | undefined>;
  /** Whether that process has certainly ended. */
  readonly isGone: (mark: ProcessMark) => Promise<boolean>;
  /** How long the lease stays ours when we are silent. */
  readonly expirySeconds: number;
  /** How long somebody else is waited for. */
  readonly waitSeconds: number;
  /** Told the lease's id when it was taken, and nothing when it was given back. */
  readonly onLease?: (id: string | undefined) => void;
};

export type Taking = LeaseOptions & {
  readonly deployer: Deployer;
  /** What for, for example `deploy release 0123456789ab`. */
  readonly work: string;
  readonly signal: AbortSignal;
};

const pollMs = 500;
const sayEveryMs = 30_000;
/** How long a text that tells nothing may be somebody's. */
const unreadableSeconds = 30;

/**
 * Takes the lease: at once when nobody has it or its holder is known to have ended, else when it is given back, or did not
 * beat for as long as it lasts. That is measured by waiting and not by anybody's time of day. Throws `target.busy` when the
 * deployer's patience ends, and what the signal says when it is aborted.
 */
export async function takeLease(taking: Taking): Promise<Lease> {
  const { slate, deployer, clock, monotonic, signal } = taking;
  const waiting = new Waiting(taking);
  for (;;) {
    signal.throwIfAborted();
    const text = await slate.read();
    const record = readRecord(text);
    if (await waiting.mayTake(text, record)) {
      const asked = monotonic();
      const next = taken(record, text, await holderOf(taking));
      const written = { record: next, text: writeRecord(next) };
      if (await slate.replace(text, written.text)) {
        deployer.onLease?.(next.holder?.id);
        return new Lease(written, asked, taking);
      }
      // Somebody was faster.
      continue;
    }
    waiting.demandPatience(record);
    await clock.sleep(pollMs, signal);
    waiting.waited(pollMs);
  }
}

async function holderOf({ deployer, work, clock }: Taking): Promise<Holder> {
  const { by, link, expirySeconds } = deployer;
  const process = await deployer.mark();
  return {
    id: randomUUID(),
    by,
    ...(link === undefined ? {} : { link }),
    work,
    since: clock.now().toISOString(),
    expirySeconds,
    beat: 0,
    ...(process === undefined ? {} : { process }),
  };
}

/** What somebody who waits has seen so far. */
class Waiting {
  readonly #taking: Taking;
  #text: string | undefined;
  #unmovedMs = 0;
  #waitedMs = 0;
  #saidFor: string | undefined;
  #saidAtMs = 0;

  constructor(taking: Taking) {
    this.#taking = taking;
  }

  async mayTake(text: string | undefined, record: LeaseRecord | "damaged"): Promise<boolean> {
    const { environment, log, deployer } = this.#taking;
    if (text !== this.#text) this.#unmovedMs = 0;
    this.#text = text;
    const unmoved = this.#unmovedMs / 1000;
    if (record === "damaged") {
      if (unmoved < unreadableSeconds) return false;
      log.warn(`${environment}: what stood on its lease cannot be read; it is written anew`);
      return true;
    }
    const { holder } = record;
    if (holder === undefined) return true;
    if (holder.process !== undefined && (await deployer.isGone(holder.process))) {
      log.info(`${environment}: ${describeHolder(holder)} ended without giving the lease back; taking it over`);
      return true;
    }
    if (unmoved < holder.expirySeconds) return false;
    log.warn(
      `${environment}: ${describeHolder(holder)} was silent for ${holder.expirySeconds} s; taking the lease over`,
    );
    return true;
  }

  /** Says whom we wait for, first of all and now and then. */
  demandPatience(record: LeaseRecord | "damaged"): void {
    const { environment, log, deployer } = this.#taking;
    const holder = record === "damaged" ? undefined : record.holder;
    const who = holder === undefined ? "somebody whose name cannot be read" : describeHolder(holder);
    if (this.#waitedMs >= deployer.waitSeconds * 1000) {
      throw new TargetError("target.busy", `${environment} is being changed by ${who}; nothing was touched`, {
        hint: `Wait longer with --wait, or, when it is certain that nobody works there: aip-deploy unlock ${environment} --reason "why"`,
      });
    }
    if (this.#saidFor === who && this.#waitedMs - this.#saidAtMs < sayEveryMs) return;
    const left = Math.round(deployer.waitSeconds - this.#waitedMs / 1000);
    log.info(`${environment} is being changed by ${who}; waiting for at most ${left} s`);
    this.#saidFor = who;
    this.#saidAtMs = this.#waitedMs;
  }

  waited(milliseconds: number): void {
    this.#waitedMs += milliseconds;
    this.#unmovedMs += milliseconds;
  }
}
