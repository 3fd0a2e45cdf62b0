import { DeployError, type ExitCode } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import type { Result } from "../release/results.ts";

const codes: Readonly<Record<Outcome, ExitCode>> = { succeeded: 0, skipped: 0, failed: 1, errored: 3, cancelled: 130 };

/**
 * How the program ends after a result. A release that failed is a failure even when the environment came back by itself;
 * `status` and `diff` are reports and end with 0 whatever they show.
 */
export function exitCodeFor(result: Result): ExitCode {
  switch (result.command) {
    case "deploy":
    case "rollback":
    case "run": {
      const { deployment } = result;
      if (deployment === undefined) return 0;
      const code = codes[deployment.outcome];
      return code === 0 && deployment.unrecorded !== undefined ? codes.errored : code;
    }
    case "approve":
      return result.open ? 0 : 4;
    case "setup":
    case "task":
    case "maintenance-on":
    case "maintenance-off":
    case "verify":
    case "drift":
      return codes[result.outcome];
    case "plan":
    case "build":
    case "release":
    case "status":
    case "history":
    case "diff":
    case "sign-off":
    case "hold":
    case "freeze":
    case "lift":
    case "unlock":
    case "down":
    case "preview-down":
    case "preview-list":
    case "promote":
    case "migrate":
    case "permissions":
      return 0;
    case "doctor": {
      const states = result.findings.map(({ state }) => state);
      if (states.includes("wrong")) return codes.failed;
      return states.includes("unknown") ? codes.errored : codes.succeeded;
    }
    case "preview-up":
      return exitCodeFor(result.run);
    case "preview-prune":
      return result.removed.some(({ problem }) => problem !== undefined) ? codes.errored : 0;
  }
}

/** How the program ends after something was thrown; what is no error of ours is a bug and could not be told. */
export function exitCodeOf(error: unknown): ExitCode {
  if (isStop(error)) return codes.cancelled;
  return error instanceof DeployError ? error.exitCode : codes.errored;
}

/** Somebody asked to stop, whoever noticed it first. */
export function isStop(error: unknown): boolean {
  if (error instanceof DeployError) return error.code === "cancelled" || error.code === "command.cancelled";
  return typeof error === "object" && error !== null && "name" in error && error.name === "AbortError";
}
