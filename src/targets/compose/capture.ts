import { ConfigError } from "../../errors.ts";
import { treeId } from "../../release/naming.ts";
import type { Digest, FileTree, SecretReference } from "../../release/release.ts";
import { sourceOf } from "../../secrets/resolve.ts";
import type { CapturedTree } from "./tree.ts";

/** Collects what a bundle refers to while it is rendered. */
export type Captures = {
  /** The id of the tree at an absolute path. */
  readonly tree: (path: string) => Promise<string>;
  /** Takes the secret in and answers its name. Throws `compose.invalid` when another secret has that name. */
  secret(reference: SecretReference): string;
  trees(): Record<string, FileTree>;
  blobs(): Map<Digest, Uint8Array>;
  /** Sorted by name. */
  secrets(): SecretReference[];
};

/** Captures with nothing in them; each path is read once. */
export function captures(readTree: (path: string) => Promise<CapturedTree>): Captures {
  const byPath = new Map<string, Promise<CapturedTree>>();
  const captured = new Map<string, CapturedTree>();
  const references = new Map<string, SecretReference>();
  return {
    tree: async (path) => {
      const reading = byPath.get(path) ?? readTree(path);
      byPath.set(path, reading);
      const read = await reading;
      const id = treeId(read.tree);
      captured.set(id, read);
      return id;
    },
    secret(reference) {
      const known = references.get(reference.name);
      if (known !== undefined && sourceOf(known) !== sourceOf(reference)) throw twoSources(known, reference);
      references.set(reference.name, reference);
      return reference.name;
    },
    trees: () => Object.fromEntries([...captured].map(([id, { tree }]) => [id, tree])),
    blobs: () => new Map([...captured.values()].flatMap(({ blobs }) => [...blobs])),
    secrets: () => [...references.values()].sort((left, right) => (left.name < right.name ? -1 : 1)),
  };
}

function twoSources(known: SecretReference, other: SecretReference): ConfigError {
  return new ConfigError(
    [
      {
        message: `secret ${known.name} comes from ${sourceOf(known)} and from ${sourceOf(other)}`,
        hint: "Give one of them another name.",
      },
    ],
    { code: "compose.invalid" },
  );
}
