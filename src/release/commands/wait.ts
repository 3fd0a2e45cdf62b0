import { secondsOf } from "../../config/duration.ts";
import { UsageError } from "../../errors.ts";

/** `90s`, `10m`, `1h30m`, as the configuration writes lengths of time. */
export function isLength(written: string): boolean {
  return /^(?:\d+[dhms])+$/.test(written);
}

/** The seconds of `--wait`; `undefined` when it was not given. Throws `UsageError`. */
export function waitOf(written: string | undefined): number | undefined {
  if (written === undefined || isLength(written)) return written === undefined ? undefined : secondsOf(written);
  throw new UsageError(`wait: must be a length of time, got "${written}"`, { hint: "90s, 10m, or 0s to not wait" });
}
