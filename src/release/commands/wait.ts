import { lengthOfTime, secondsOf } from "../../config/duration.ts";
import { UsageError } from "../../errors.ts";

/** The seconds of `--wait`; `undefined` when it was not given. Throws `UsageError`. */
export function waitOf(written: string | undefined): number | undefined {
  if (written === undefined || lengthOfTime.test(written))
    return written === undefined ? undefined : secondsOf(written);
  throw new UsageError(`wait: must be a length of time, got "${written}"`, { hint: "90s, 10m, or 0s to not wait" });
}
