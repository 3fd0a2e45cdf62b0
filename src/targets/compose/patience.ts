import type { Clock } from "../../clock.ts";

const patienceMs = 5_000;

/**
 * A signal that comes five seconds after the given one. Compose that is killed in the middle leaves containers half made, so
 * whoever asks to stop gets the running command to its end if it comes soon; GitHub kills everything after ten seconds.
 */
export function patient(signal: AbortSignal, clock: Clock): { readonly signal: AbortSignal; done(): void } {
  const late = new AbortController();
  const over = new AbortController();
  const onAbort = () => {
    clock.sleep(patienceMs, over.signal).then(
      () => {
        late.abort();
      },
      () => undefined,
    );
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  return {
    signal: late.signal,
    done: () => {
      over.abort();
      signal.removeEventListener("abort", onAbort);
    },
  };
}
