import { DeployError, messageOf } from "../errors.ts";
import { Transient } from "../registry/retry.ts";

/** What GitHub's client throws, as far as it matters here. */
type Thrown = { readonly status?: number; readonly response?: { readonly headers?: Record<string, unknown> } };

/**
 * An error of GitHub's API as one of ours: `Transient` when asking again may help (the server stumbled, could not be
 * reached, or wants us to slow down), with the time that it asked for.
 */
export function refusalOf(thrown: unknown, now: Date): Transient | DeployError {
  const { status, response } = thrown as Thrown;
  const error = new DeployError("github.refused", `${status ?? "no answer"}: ${messageOf(thrown)}`, {
    cause: thrown,
    ...hintFor(status, messageOf(thrown), response?.headers?.["x-accepted-github-permissions"]),
  });
  const wait = askedToWait(response?.headers ?? {}, now);
  if (status === 429 || (status === 403 && (wait !== undefined || /rate limit/i.test(messageOf(thrown))))) {
    return new Transient(error, wait);
  }
  return status === undefined || status >= 500 ? new Transient(error, wait) : error;
}

/** The status of the answer that an error of ours is about; `undefined` when it is about none. */
export function statusOf(error: unknown): number | undefined {
  const cause = error instanceof DeployError ? error.cause : undefined;
  return typeof cause === "object" && cause !== null ? (cause as Thrown).status : undefined;
}

function askedToWait(headers: Record<string, unknown>, now: Date): number | undefined {
  const after = Number(headers["retry-after"]);
  if (after > 0) return after * 1000;
  if (headers["x-ratelimit-remaining"] !== "0") return undefined;
  return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1000 - now.getTime());
}

function hintFor(status: number | undefined, message: string, accepted: unknown): { hint?: string } {
  if (status === 422) return { hint: "Is the commit pushed?" };
  if (status !== 403 || !/not accessible/i.test(message)) return {};
  const missing = typeof accepted === "string" ? permissionsIn(accepted) : "deployments: write";
  return missing === "deployments: write"
    ? { hint: "Give the job `permissions: deployments: write`, or the action `record: off`." }
    : { hint: `Give the job \`permissions: ${missing}\`.` };
}

/** GitHub says what would have been enough, as in `issues=write; pull_requests=write`: the first of what it would take. */
function permissionsIn(accepted: string): string {
  const [enough = ""] = accepted.split(";");
  const each = enough.split(",").map((permission) => permission.trim().replace("=", ": ").replaceAll("_", "-"));
  return each.join(", ");
}
