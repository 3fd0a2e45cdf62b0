import { createHash } from "node:crypto";
import type { ReleaseId } from "./release.ts";

/**
 * The tags of the ledger. `dev` points at the newest entry of an environment and `dev-7` is its seventh;
 * `dev.claim` and `dev-7.taken` keep writers apart. `release-0123456789ab` is a release.
 */

/** How many digits of a release's id its tag shows, and people see. */
export const shownDigits = 12;

const releasePrefix = "release-";
const longestName = 100;

export function releaseTag(id: ReleaseId): string {
  return `${releasePrefix}${id.slice(0, shownDigits)}`;
}

/** The digits that a tag shows; `undefined` when it is the tag of no release. */
export function releaseDigits(tag: string): string | undefined {
  return /^release-(?<digits>[0-9a-f]{12})$/.exec(tag)?.groups?.["digits"];
}

/** The tag that is moved to each new entry of the environment. */
export function environmentTag(environment: string): string {
  if (isSafe(environment)) return environment;
  const hash = createHash("sha256").update(environment).digest("hex").slice(0, 8);
  const readable = environment
    .replaceAll(/[^\w.-]/g, "-")
    .replace(/^[.-]/, "_")
    .slice(0, longestName);
  return `${readable}_${hash}`;
}

export function entryTag(environment: string, number: number): string {
  return `${environmentTag(environment)}-${number}`;
}

/** Moved by everybody who wants to write the next entry. */
export function claimTag(environment: string): string {
  return `${environmentTag(environment)}.claim`;
}

/** Says that the number is, or was, somebody's. */
export function takenTag(environment: string, number: number): string {
  return `${entryTag(environment, number)}.taken`;
}

/**
 * Whether the name is a tag as it stands, and could not be meant as a release's, as another environment's entry (an
 * environment `review-12` beside one named `review`), or as a name that was made safe.
 */
function isSafe(environment: string): boolean {
  const isTag = /^\w[\w.-]*$/.test(environment) && environment.length <= longestName;
  return isTag && !/^release-|-\d+$|\.claim$|\.taken$|_[0-9a-f]{8}$/.test(environment);
}
