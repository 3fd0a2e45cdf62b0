import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { orNothing } from "./blob-id.ts";
import { listByAttribute } from "./commands.ts";
import { parseNames, type IndexEntry, type Status } from "./parse.ts";
import type { Repository } from "./repository.ts";

export type ConvertedFiles = {
  /** Unchanged for git, yet other bytes on the disk than in the blob: line ends, encodings, `$Id$`, filters. */
  readonly byContent: ReadonlySet<string>;
  /** Kept by Git LFS. */
  readonly lfs: ReadonlySet<string>;
};

type Asked = {
  readonly index: readonly IndexEntry[];
  readonly status: Status;
  readonly settings: ReadonlyMap<string, string>;
};

/**
 * Finds the tracked files that git rewrites when it checks them out, because a builder gets what stands on the disk.
 * Without such attributes and settings this costs nothing; attributes from outside of the repository count only when
 * `core.attributesFile` names them.
 */
export async function convertedFiles(
  repository: Repository,
  { index, status, settings }: Asked,
): Promise<ConvertedFiles> {
  const attributes = relevantAttributes(await attributeTexts(repository, { index, status, settings }));
  const [lfs, marked] = await Promise.all([
    listed(
      repository,
      attributes.filter((attribute) => attribute === lfsAttribute),
    ),
    listed(
      repository,
      attributes.filter((attribute) => attribute !== lfsAttribute),
    ),
  ]);
  return { byContent: convertsEverything(settings) ? new Set(index.map(({ path }) => path)) : marked, lfs };
}

const lfsAttribute = "filter=lfs";

function convertsEverything(settings: ReadonlyMap<string, string>): boolean {
  return isTrue(settings.get("core.autocrlf")) || settings.get("core.eol") === "crlf";
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(true|yes|on|1)$/i.test(value);
}

async function attributeTexts(repository: Repository, { index, status, settings }: Asked): Promise<string[]> {
  const { topLevel, gitDirectory } = repository;
  const named = [
    ...index.filter(({ path }) => isAttributesFile(path)).map(({ path }) => path),
    ...status.untracked.filter(isAttributesFile),
    ...status.ignored.filter(isAttributesFile),
  ];
  const global = settings.get("core.attributesfile");
  const files = [
    ...named.map((path) => join(topLevel, path)),
    join(gitDirectory, "info", "attributes"),
    ...(global === undefined ? [] : [resolve(topLevel, global)]),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(orNothing)));
  return texts.filter((text) => text !== undefined);
}

function isAttributesFile(path: string): boolean {
  return path.endsWith(".gitattributes") && (path === ".gitattributes" || path.endsWith("/.gitattributes"));
}

function relevantAttributes(texts: readonly string[]): string[] {
  const words = texts.join("\n").match(/\b(?:eol=crlf|ident\b|(?:working-tree-encoding|filter)=[\w.-]+)/g) ?? [];
  return [...new Set(words)].map((word) => word.replace(/[^\w=-]/g, "\\$&"));
}

async function listed(repository: Repository, attributes: readonly string[]): Promise<ReadonlySet<string>> {
  if (attributes.length === 0) return new Set();
  const { stdout } = await repository.run(listByAttribute(repository.topLevel, attributes));
  return new Set(parseNames(stdout));
}
