import { TargetError } from "../../../errors.ts";

/** How the API says no. */
export type Status = {
  readonly kind?: string;
  readonly code?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly details?: { readonly causes?: readonly StatusCause[]; readonly retryAfterSeconds?: number } | null;
};

export type StatusCause = { readonly reason?: string; readonly message?: string; readonly field?: string };

/** The API server, or a webhook of its, said no; `reason` is its own word, for example `Forbidden` or `Conflict`. */
export class ClusterRefusal extends TargetError {
  readonly status: number;
  readonly reason: string;
  readonly causes: readonly StatusCause[];

  constructor(what: string, status: number, { reason = "", message, details }: Status) {
    super("target.refused", `${what}: ${message ?? `answered ${status}`}`, { hint: hintFor(status, message ?? "") });
    this.status = status;
    this.reason = reason;
    this.causes = details?.causes ?? [];
  }
}

export function isRefusal(error: unknown, ...reasons: readonly string[]): error is ClusterRefusal {
  return error instanceof ClusterRefusal && reasons.includes(error.reason);
}

/** The API's answer as data; an answer of something else in between, such as a proxy, has only its text. */
export function statusOf(text: string): Status {
  try {
    const read = JSON.parse(text) as Status | null;
    if (typeof read === "object" && read?.kind === "Status") return read;
  } catch {
    // Not of the API.
  }
  const line = text.trim().split("\n", 1)[0]?.slice(0, 300) ?? "";
  return line === "" ? {} : { message: line };
}

function hintFor(status: number, message: string): string | undefined {
  if (status === 401)
    return "The kubeconfig's login is not accepted: sign in again, or give a kubeconfig that is valid.";
  const denied =
    /User "([^"]+)" cannot (\S+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/.exec(
      message,
    );
  if (denied === null) return undefined;
  const [, , verb = "", resource = "", group = "", namespace] = denied;
  const what = group === "" ? resource : `${resource}.${group}`;
  const where = namespace === undefined ? "" : ` --namespace ${namespace}`;
  return `Its Role lacks the verb ${verb} for ${what}; kubectl auth can-i ${verb} ${what}${where} asks for it.`;
}
