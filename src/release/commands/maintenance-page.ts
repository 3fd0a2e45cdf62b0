import { readFile } from "node:fs/promises";
import { lengthOfTime, secondsOf } from "../../config/duration.ts";
import { messageOf, UsageError } from "../../errors.ts";
import type { MaintenanceWish } from "../../request/request.ts";
import { usualPage, writtenPage } from "../../targets/compose/index.ts";

/** The page that was asked for. Throws `UsageError`. */
export async function pageOf({ page, message }: Pick<MaintenanceWish, "page" | "message">): Promise<string> {
  if (page === undefined) return usualPage(message);
  if (message !== undefined) {
    throw new UsageError("message: is what the plain page says, and there is a page of your own", {
      hint: "Write it into that page.",
    });
  }
  const content = await readFile(page).catch((cause: unknown) => {
    throw new UsageError(`page: ${page} cannot be read: ${messageOf(cause)}`, { cause });
  });
  return writtenPage(page, content);
}

/** The seconds of `--retry-after`. Throws `UsageError`. */
export function retryAfterOf(written = "5m"): number {
  if (lengthOfTime.test(written)) return secondsOf(written);
  throw new UsageError(`retry-after: must be a length of time, got "${written}"`, { hint: "90s, 10m or 2h" });
}
