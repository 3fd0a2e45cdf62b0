import { TargetError, UsageError } from "../../errors.ts";
import { actOf, environmentNamed, type App } from "../app.ts";
import { breakLease } from "../lease/break.ts";
import type { NoteResult } from "../results.ts";
import { targetFor } from "./target-for.ts";

/** Ends somebody's lease by force; a deployer that works after all stops before its next effect. */
export async function unlock(
  app: App,
  wish: { readonly environment: string; readonly reason: string },
): Promise<NoteResult> {
  const environment = environmentNamed(app, wish.environment);
  const { target } = await targetFor(app, environment);
  const holder = await breakLease(target.slate);
  if (holder === undefined) {
    throw new UsageError(`nobody has the lease of ${environment.name}`, { hint: "aip-deploy status" });
  }
  if (holder === "moving") {
    throw new TargetError("target.busy", `${environment.name}: its lease changes faster than it can be ended`, {
      hint: "Somebody works there: aip-deploy status",
    });
  }
  const act = actOf(app, wish.reason);
  const { number } = await app.ledger.append(environment.name, { kind: "unlock", act, holder });
  return { command: "unlock", environment: environment.name, act, holder, number };
}
