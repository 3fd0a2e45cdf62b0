import pMap from "p-map";
import type { Descriptor, RegistryClient } from "./client.ts";

export type Lookup = { readonly repository: string; readonly reference: string };

const atOnce = 16;

/** Asks for many manifests at once; the answers stand in the order of the questions, `undefined` where there is none. */
export function lookUp(
  registry: RegistryClient,
  lookups: readonly Lookup[],
  signal?: AbortSignal,
): Promise<readonly (Descriptor | undefined)[]> {
  return pMap(lookups, ({ repository, reference }) => registry.headManifest(repository, reference, signal), {
    concurrency: atOnce,
  });
}
