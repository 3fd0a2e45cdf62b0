import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { ConfigError, messageOf } from "../errors.ts";
import { baseFile, overlaysFolder } from "./conventions.ts";
import { isMap } from "./terms.ts";

/** What the conventions look at. */
export type Surroundings = {
  readonly root: string;
  readonly folder: string;
  /** The names of the files at the root, sorted. */
  readonly files: readonly string[];
  /** The names of the folders of Kustomize overlays, sorted. */
  readonly overlays: readonly string[];
  /** `name:` of the base Compose file, when it is written out there. */
  readonly composeName: string | undefined;
};

/** Looks at the repository's root; throws `ConfigError` when there is none. */
export async function lookAround(root: string): Promise<Surroundings> {
  const [files, overlays] = await Promise.all([filesAt(root), foldersIn(join(root, overlaysFolder))]);
  const base = baseFile(files);
  const composeName = base === undefined ? undefined : literalName(await readFile(join(root, base), "utf8"));
  return { root, folder: basename(root), files, overlays, composeName };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function filesAt(root: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    throw new ConfigError([{ message: `cannot read the repository at ${root}: ${messageOf(error)}` }], {
      code: "config.missing",
      cause: error,
    });
  }
}

/** Everything else in that file is Compose's to read, and so is the message when the file is broken. */
function literalName(text: string): string | undefined {
  try {
    const content = parse(nameEntry(text) ?? text, { logLevel: "silent", customTags: composeTags }) as unknown;
    const name = isMap(content) ? content["name"] : undefined;
    return typeof name === "string" && !name.includes("$") ? name : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The lines of the entry that holds the name, since reading the whole of a large file for it takes longer than all else
 * that is done for an unchanged commit; `undefined` when only the whole file can tell.
 */
function nameEntry(text: string): string | undefined {
  const [start, another] = [...text.matchAll(/^name:/gm)].map(({ index }) => index);
  if (start === undefined || another !== undefined) return undefined;
  const entry = text.slice(start).split(/\r?\n(?=[^\s#])/, 1)[0] ?? "";
  // An alias needs its anchor, wherever that is.
  return /[*{[]/.test(entry) ? undefined : entry;
}

const composeTags = ["!reset", "!override"].map((tag) => ({ tag, resolve: (value: string) => value }));
