import { isDeepStrictEqual } from "node:util";
import type { Commit } from "../source/history.ts";
import { changedUnitParts, unitNames } from "../targets/units.ts";
import { unbuilt, type Bundle, type Digest, type Release } from "./release.ts";

export type Change = "added" | "removed" | "changed";

/** How a release differs from the one before it on an environment. */
export type Differences = {
  readonly images: readonly ImageDifference[];
  /** Services whose definition differs in the environment's deployment files; `parts` are the keys of one that changed. */
  readonly services: readonly { readonly name: string; readonly change: Change; readonly parts: readonly string[] }[];
  /** Files that the deployment carries, by path in the mounted folder. */
  readonly files: readonly { readonly path: string; readonly change: Change }[];
};

export type ImageDifference = {
  readonly name: string;
  readonly change: Change;
  readonly before?: Digest;
  /** `undefined` also for one that is still to be built. */
  readonly after?: Digest;
  /** The newest commits that changed it, as far as they are known. */
  readonly commits: readonly Commit[];
};

/** What `diff` tells and what a plan shows before anybody says yes; without a release before, everything is added. */
export function differencesOf(
  before: Release | undefined,
  after: Release | undefined,
  environment: string,
  commitsOf: (image: string) => readonly Commit[] = () => [],
): Differences {
  const [old, fresh] = [before?.bundles[environment], after?.bundles[environment]];
  return {
    images: changes(before?.images ?? {}, after?.images ?? {}).map(({ name, change }) => ({
      ...{ name, change, commits: commitsOf(name) },
      ...digest("before", before?.images[name]?.digest),
      ...digest("after", after?.images[name]?.digest),
    })),
    services: changes(named(old), named(fresh), (name) => partsOf(old, fresh, name).length > 0).map((each) => ({
      ...each,
      parts: each.change === "changed" ? partsOf(old, fresh, each.name) : [],
    })),
    files: changes(files(before, environment), files(after, environment)).map(({ name: path, change }) => ({
      path,
      change,
    })),
  };
}

type Named = { readonly name: string; readonly change: Change };

function changes(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  differs = (name: string) => !isDeepStrictEqual(before[name], after[name]),
): Named[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name): Named[] => {
    if (before[name] === undefined) return [{ name, change: "added" }];
    if (after[name] === undefined) return [{ name, change: "removed" }];
    return differs(name) ? [{ name, change: "changed" }] : [];
  });
}

function partsOf(before: Bundle | undefined, after: Bundle | undefined, name: string): readonly string[] {
  return before === undefined || after === undefined ? [] : changedUnitParts(before, after, name);
}

function named(bundle: Bundle | undefined): Record<string, true> {
  return Object.fromEntries(unitNames(bundle).map((name) => [name, true]));
}

function files(release: Release | undefined, environment: string): Record<string, string> {
  const trees = Object.values(release?.bundles[environment]?.trees ?? {});
  return Object.fromEntries(trees.flatMap((tree) => tree.map(({ path, digest: of }) => [path, of])));
}

function digest<Name extends string>(name: Name, value: Digest | undefined): Partial<Record<Name, Digest>> {
  return value === undefined || value === unbuilt ? {} : ({ [name]: value } as Partial<Record<Name, Digest>>);
}
