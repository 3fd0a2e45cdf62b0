import type { Clock } from "../clock.ts";
import type { RegistryClient } from "../registry/client.ts";
import type { Ledger } from "./ledger.ts";
import { appendEntry, readHistory, readState } from "./oci-history.ts";
import { readFile, readRelease, storeRelease } from "./oci-releases.ts";

export type OciLedgerOptions = {
  readonly registry: RegistryClient;
  /** `registry/path` of the artifacts, beside the images, for example `ghcr.io/org/app/aip-deploy`. */
  readonly repository: string;
  readonly clock: Clock;
  /** A number from 0 to below 1, for example `Math.random`; it keeps writers apart. */
  readonly random: () => number;
  /** Stops whatever the ledger is asked for. */
  readonly signal?: AbortSignal;
};

/**
 * The ledger as OCI artifacts in a registry. A release is an artifact whose document's digest is the release's name and
 * whose layers are its files; an environment is a numbered row of artifacts, each with the state after it, and a tag
 * that points at the newest.
 */
export function ociLedger(options: OciLedgerOptions): Ledger {
  const { registry, repository, clock, random, signal } = options;
  const shelf = { registry, repository, ...(signal === undefined ? {} : { signal }) };
  const inTurn = queue();
  return {
    store: (content) => storeRelease(shelf, content),
    release: (id) => readRelease(shelf, id),
    blob: (digest) => readFile(shelf, digest),
    state: (environment) => readState(shelf, environment),
    append: (environment, entry, files = []) =>
      inTurn(() => appendEntry(shelf, environment, { entry, files }, { clock, random })),
    history: (environment, limit) => readHistory(shelf, environment, limit),
  };
}

/** One after the other: writers that meet in the registry cost each other seconds, and those of one process need not. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
