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
    ...hintFor(status, messageOf(thrown)),
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

function hintFor(status: number | undefined, message: string): { hint?: string } {
  if (status === 403 && /not accessible/i.test(message)) {
    return { hint: "Give the job `permissions: deployments: write`, or the action `record: off`." };
  }
  return status === 422 ? { hint: "Is the commit pushed?" } : {};
}
