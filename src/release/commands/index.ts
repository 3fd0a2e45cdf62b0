/** The commands, by name; each loads only what it needs. */
import type { Wish } from "../../request/request.ts";
import type { App } from "../app.ts";
import type { Result } from "../results.ts";

/**
 * Does what somebody wished for. The doctor is not among it: what he looks at may not let itself be opened; nor is the setup
 * of a host, which is about a machine and no App.
 */
export async function carryOut(app: App, wish: Exclude<Wish, { command: "doctor" | "setup" }>): Promise<Result> {
  switch (wish.command) {
    case "plan":
      return await (await import("./plan.ts")).plan(app, wish);
    case "build":
      return await (await import("./build.ts")).build(app, wish);
    case "release":
      return await (await import("./release.ts")).release(app, wish);
    case "run":
      return await (await import("./run.ts")).run(app, wish);
    case "deploy":
      return await (await import("./deploy.ts")).deploy(app, wish);
    case "rollback":
      return await (await import("./rollback.ts")).rollback(app, wish);
    case "approve":
      return await (await import("./approve.ts")).approve(app, wish);
    case "verify":
      return await (await import("./verify.ts")).verify(app, wish);
    case "drift":
      return await (await import("./drift.ts")).drift(app, wish);
    case "sign-off":
      return await (await import("./notes.ts")).signOff(app, wish);
    case "hold":
      return await (await import("./notes.ts")).hold(app, wish);
    case "lift":
      return await (await import("./notes.ts")).lift(app, wish);
    case "freeze":
      return await (await import("./freeze.ts")).freeze(app, wish);
    case "maintenance-on":
      return await (await import("./maintenance.ts")).maintenanceOn(app, wish);
    case "maintenance-off":
      return await (await import("./maintenance.ts")).maintenanceOff(app, wish);
    case "unlock":
      return await (await import("./unlock.ts")).unlock(app, wish);
    case "status":
      return await (await import("./status.ts")).status(app);
    case "history":
      return await (await import("./status.ts")).history(app, wish);
    case "diff":
      return await (await import("./diff.ts")).diff(app, wish);
    case "task":
      return await (await import("./task.ts")).task(app, wish);
    case "down":
      return await (await import("./down.ts")).down(app, wish);
    case "preview-up":
      return await (await import("./preview.ts")).up(app, wish);
    case "preview-down":
      return await (await import("./preview.ts")).down(app, wish);
    case "preview-list":
      return await (await import("./preview.ts")).list(app);
    case "preview-prune":
      return await (await import("./preview.ts")).prune(app, wish);
    case "promote":
      return await (await import("./promote.ts")).promote(app, wish);
    case "permissions":
      return await (await import("./permissions.ts")).permissions(app, wish);
    case "migrate":
      return await (await import("./migrate.ts")).migrate(app, wish);
  }
}
