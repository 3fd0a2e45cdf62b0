import { messageOf } from "../errors.ts";
import type { Materials, Target } from "../targets/target.ts";
import type { Bundle, ReleaseId } from "./release.ts";

/** What one host of several runs, asked from the host. */
export type HostStanding = {
  readonly host: string;
  /** `undefined`: none of the releases that could be expected, or the host could not be asked. */
  readonly runs?: ReleaseId;
  /** One line for people. */
  readonly detail: string;
};

/** A release that a host may run. */
export type Candidate = { readonly release: ReleaseId; readonly bundle: Bundle; readonly materials: Materials };

/**
 * What each host runs; `undefined` for a target that is one host. The first candidate is what was wanted, and says what is
 * wrong where none fits. Never throws: this is asked when things went wrong already.
 */
export async function standingsOf(
  { members }: Target,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<readonly HostStanding[] | undefined> {
  if (members === undefined) return undefined;
  return await Promise.all(members.map(({ name, target }) => standingOf(name, target, candidates, signal)));
}

async function standingOf(
  host: string,
  target: Target,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<HostStanding> {
  let first: string | undefined;
  for (const { release, bundle, materials } of candidates) {
    const [check] = target.proof(bundle, materials);
    const { outcome, detail } = (await check?.evaluate(signal).catch(asErrored)) ?? asErrored("nothing proves it");
    if (outcome === "succeeded") return { host, runs: release, detail };
    first ??= detail;
    if (outcome === "errored") break;
  }
  return { host, detail: first ?? "nothing is known" };
}

function asErrored(error: unknown) {
  return { outcome: "errored" as const, detail: messageOf(error) };
}
