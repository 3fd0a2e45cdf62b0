import type { Clock } from "../clock.ts";
import { CancelledError, type DeployError } from "../errors.ts";

/** Time and chance, given by whoever wants to decide how long retries take. */
export type RetryOptions = {
  readonly clock: Clock;
  /** A number from 0 to below 1 that spreads the waits of several clients. */
  readonly random: () => number;
  /** Default: 5. */
  readonly attempts?: number;
  /** The first wait; each further one is twice as long, up to ten seconds. Default: 250. */
  readonly firstWaitMs?: number;
};

const longestWaitMs = 10_000;
/** A server that asks for more patience than this is not waited for. */
const longestObeyedWaitMs = 60_000;

/** Thrown by work that may go well the next time; `error` is what people see when it never does. */
export class Transient extends Error {
  override readonly name = "Transient";
  readonly error: DeployError;
  /** How long the other side asked to wait. */
  readonly afterMs: number | undefined;

  constructor(error: DeployError, afterMs?: number) {
    super(error.message);
    this.error = error;
    this.afterMs = afterMs;
  }
}

/** Does the work again, after growing waits, while it fails with `Transient`; at last throws the error inside. */
export async function retrying<T>(work: () => Promise<T>, options: RetryOptions, signal?: AbortSignal): Promise<T> {
  const attempts = options.attempts ?? 5;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (failure) {
      if (!(failure instanceof Transient)) throw failure;
      const waitMs = failure.afterMs ?? backOff(attempt, options);
      if (attempt >= attempts || waitMs > longestObeyedWaitMs) throw failure.error;
      await sleep(options.clock, waitMs, signal);
    }
  }
}

function backOff(attempt: number, { random, firstWaitMs = 250 }: RetryOptions): number {
  return Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs) * (0.5 + random() / 2);
}

async function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await clock.sleep(milliseconds, signal);
  } catch (cause) {
    throw new CancelledError(undefined, { cause });
  }
}
