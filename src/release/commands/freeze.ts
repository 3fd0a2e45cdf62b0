import { UsageError } from "../../errors.ts";
import { lengthOfTime, secondsOf } from "../../config/duration.ts";
import { actOf, environmentNamed, type App } from "../app.ts";
import type { NoteResult } from "../results.ts";

/** Lets nothing be deployed to the environment until a moment, or until it is lifted; a rollback always may. */
export async function freeze(
  app: App,
  wish: { readonly environment: string; readonly until: string; readonly reason: string },
): Promise<NoteResult> {
  const { name } = environmentNamed(app, wish.environment);
  const until = momentOf(wish.until, app.clock.now()).toISOString();
  const act = actOf(app, wish.reason);
  const { number } = await app.ledger.append(name, { kind: "freeze", act, until });
  return { command: "freeze", environment: name, act, until, number };
}

/** A moment with its zone, or a length of time from now on. Throws `UsageError`. */
export function momentOf(written: string, now: Date): Date {
  const moment = lengthOfTime.test(written) ? new Date(now.getTime() + secondsOf(written) * 1000) : zoned(written);
  if (moment === undefined) {
    throw new UsageError(`until: must be a moment with its time zone, or a length of time, got "${written}"`, {
      hint: "2026-12-27T08:00Z, 2026-12-27T09:00+01:00, 8h or 2d",
    });
  }
  if (moment > now) return moment;
  throw new UsageError(`until: must lie ahead, got "${written}"`, { hint: `It is ${now.toISOString()}.` });
}

function zoned(written: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(written)) return undefined;
  const moment = new Date(written);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
