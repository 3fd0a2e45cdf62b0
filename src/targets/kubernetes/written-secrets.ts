import { readdir } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import type { ClusterSecret } from "../../config/config.ts";
import type { Problem } from "../../errors.ts";
import type { SecretReference } from "../../release/release.ts";
import { referenceTo } from "../../secrets/reference.ts";
import type { SecretDocument } from "./document.ts";
import type { Use } from "./pods.ts";

export type ClusterSecrets = Readonly<Record<string, ClusterSecret>>;

export type MadeSecrets = {
  readonly secrets: Readonly<Record<string, SecretDocument>>;
  readonly references: readonly SecretReference[];
  readonly problems: readonly Problem[];
};

type Value = { readonly secret: string; readonly key: string; readonly reference: SecretReference };

/**
 * The Secrets that a release makes. Of a folder these are the keys that workloads name, and all of its files when one of them
 * takes the whole Secret; so a checkout without the files gives the same release as long as keys are named.
 */
export async function madeSecrets(
  root: string,
  configured: ClusterSecrets,
  uses: ReadonlyMap<string, Use>,
): Promise<MadeSecrets> {
  const problems: Problem[] = [];
  const values: Value[] = [];
  for (const [secret, source] of Object.entries(configured)) {
    if (source.kind === "keys") {
      for (const [key, from] of Object.entries(source.keys)) {
        values.push({ secret, key, reference: referenceTo(key, from) });
      }
      continue;
    }
    const keys = await keysOf(root, source.folder, uses.get(secret));
    if (keys === undefined) {
      const message = `a workload takes all keys of it, and the folder "${source.folder}" cannot be read to know them`;
      const hint = `Name its keys: secrets: { ${secret}: { key: { file: ${source.folder}/key } } }.`;
      problems.push({ path: `target.secrets.${secret}`, message, hint });
      continue;
    }
    for (const key of keys) {
      values.push({ secret, key, reference: { name: key, from: "file", file: `${source.folder}/${key}` } });
    }
  }
  const named = withoutClashes(values);
  const secrets = Object.fromEntries(
    Object.keys(configured).map((name): [string, SecretDocument] => {
      const own = named.filter(({ secret }) => secret === name);
      const keys = Object.fromEntries(own.map(({ key, reference }) => [key, reference.name]));
      return [name, { type: typeOf(Object.keys(keys)), keys }];
    }),
  );
  const references = [...new Map(named.map(({ reference }) => [reference.name, reference])).values()];
  return { secrets, references: references.sort((left, right) => (left.name < right.name ? -1 : 1)), problems };
}

async function keysOf(root: string, folder: string, use: Use | undefined): Promise<readonly string[] | undefined> {
  if (use === undefined) return [];
  if (use.keys !== "all") return use.keys;
  try {
    const entries = await readdir(isAbsolute(folder) ? folder : join(root, folder), { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && /^[-\w.]+$/.test(entry.name) && !entry.name.startsWith(".git"))
      .map(({ name }) => name)
      .sort();
  } catch {
    return undefined;
  }
}

/** A value is named by its key, unless another one has the same name and comes from elsewhere. */
function withoutClashes(values: readonly Value[]): Value[] {
  const byName = new Map<string, Set<string>>();
  for (const { reference } of values) {
    const places = byName.get(reference.name) ?? new Set();
    byName.set(reference.name, places.add(JSON.stringify(reference)));
  }
  return values.map((value) => {
    const { reference, secret, key } = value;
    if (byName.get(reference.name)?.size === 1) return value;
    return { ...value, reference: { ...reference, name: `${secret}.${key}` } };
  });
}

function typeOf(keys: readonly string[]): string {
  if (keys.length === 1 && keys[0] === ".dockerconfigjson") return "kubernetes.io/dockerconfigjson";
  if (keys.length === 2 && keys.includes("tls.crt") && keys.includes("tls.key")) return "kubernetes.io/tls";
  return "Opaque";
}
