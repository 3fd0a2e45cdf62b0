import { dirname, join, relative, resolve } from "node:path";
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit as walk,
  type Alias,
  type Document,
  type Node,
} from "yaml";
import { references, type Reference } from "./variables.ts";

/** A place in one of the user's files, for messages only. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

export type Path = readonly (string | number)[];

/**
 * The user's Compose files with positions, including the files they include and extend. It only points at lines; what
 * a file means is Compose's to say.
 */
export type Sources = {
  /**
   * Where a key stands: the last file that has it, else the nearest key above it; `undefined` when no file has any of it. With
   * `holding`, the item of the list that holds one of these texts, the first text before the second.
   */
  locate(path: Path, holding?: readonly string[]): Place | undefined;
  /** Every variable that the files refer to. */
  references(): readonly Reference[];
  all(): readonly Source[];
  /** Whether the text of any named file matches; costs less than parsing them. What they include or extend is not looked at. */
  mention(pattern: RegExp): boolean;
};

export type Source = {
  /** Relative to the root. */
  readonly file: string;
  /** What relative paths in it start from, absolute. */
  readonly base: string;
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
  /** The node that an alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
};

export type ReadText = (absolute: string) => string | undefined;

/** Reads the files when a line is first asked for; a file that is missing or no YAML is passed over. */
export function sourcesOf(root: string, files: readonly string[], read: ReadText): Sources {
  let known: readonly Source[] | undefined;
  const all = () => (known ??= collect(root, files, read));
  return {
    all,
    mention: (pattern) => files.some((file) => pattern.test(read(resolve(root, file)) ?? "")),
    locate: (path, holding = []) => locate(all(), path, holding),
    references: () => all().flatMap(({ file, text }) => references(file, text)),
  };
}

function collect(root: string, files: readonly string[], read: ReadText): Source[] {
  const found = new Map<string, Source>();
  const visit = (absolute: string, base: string) => {
    if (found.has(absolute)) return;
    const text = read(absolute);
    if (text === undefined) return;
    const source = { file: relative(root, absolute), base, text, ...parsed(text) };
    found.set(absolute, source);
    for (const next of referred(source)) visit(next.file, next.base);
  };
  const project = resolve(root, dirname(files[0] ?? "."));
  for (const file of files) visit(resolve(root, file), project);
  // What a file includes or extends is overridden by the file itself.
  const main = new Set(files.map((file) => resolve(root, file)));
  const depth = ([absolute]: [string, Source]) => (main.has(absolute) ? 1 : 0);
  return [...found].sort((left, right) => depth(left) - depth(right)).map(([, source]) => source);
}

type Parsed = Pick<Source, "document" | "lines" | "targets">;

/** The base file is part of every environment, and parsing it costs more than all that is asked of it. */
const parsedBefore = new Map<string, Parsed>();

function parsed(text: string): Parsed {
  const before = parsedBefore.get(text);
  if (before !== undefined) return before;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent" }) as Document;
  const fresh = { document, lines, targets: targetsOf(document) };
  parsedBefore.set(text, fresh);
  return fresh;
}

/** What each alias stands for; asking the alias itself would go through the whole document every time. */
function targetsOf(document: Document): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  walk(document, {
    Node(_key, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    },
  });
  return targets;
}

function referred(source: Source): { file: string; base: string }[] {
  const within = (path: string) => resolve(source.base, path);
  const included = items(child(source.document.contents, "include", source)).flatMap((entry) => {
    const paths = isMap(entry) ? items(child(entry, "path", source)) : [entry];
    const directory = isMap(entry) ? text(child(entry, "project_directory", source)) : undefined;
    return paths.flatMap((each) => {
      const path = text(each);
      return path === undefined ? [] : [{ file: within(path), base: within(directory ?? dirname(path)) }];
    });
  });
  const extended = services(source).flatMap(({ node }) => {
    const path = text(child(child(node, "extends", source), "file", source));
    return path === undefined ? [] : [{ file: within(path), base: dirname(within(path)) }];
  });
  return [...included, ...extended];
}

/** The services that a file writes down, as nodes. */
export function services(source: Source): { name: string; node: Node | undefined }[] {
  const map = child(source.document.contents, "services", source);
  if (!isMap(map)) return [];
  return map.items.flatMap((pair) =>
    isScalar(pair.key) ? [{ name: String(pair.key.value), node: deref(pair.value, source) }] : [],
  );
}

/** The node under a key, through anchors and merge keys. */
export function child(node: unknown, key: string | number, source: Source): Node | undefined {
  return entry(node, key, source)?.value;
}

export function text(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === "string" ? node.value : undefined;
}

/** The items of a list; what is no list is a list of one. */
export function items(node: Node | undefined): Node[] {
  if (node === undefined) return [];
  return isSeq(node) ? (node.items as Node[]) : [node];
}

export function placeOf(node: unknown, source: Source): Place | undefined {
  const range = (node as Node | undefined)?.range;
  if (range === undefined || range === null) return undefined;
  const { line, col } = source.lines.linePos(range[0]);
  return { file: source.file, line, column: col };
}

function deref(node: unknown, source: Source): Node | undefined {
  return (isAlias(node) ? source.targets.get(node) : node) as Node | undefined;
}

function entry(node: unknown, key: string | number, source: Source): { at: Node; value?: Node } | undefined {
  const within = deref(node, source);
  if (isSeq(within)) {
    const item = typeof key === "number" ? (within.items[key] as Node | undefined) : undefined;
    return item === undefined ? undefined : { at: item, value: deref(item, source) ?? item };
  }
  if (!isMap(within)) return undefined;
  const pair = within.items.find(
    (each) => isPair(each) && isScalar(each.key) && String(each.key.value) === String(key),
  );
  if (pair !== undefined) {
    const value = deref(pair.value, source);
    return value === undefined ? { at: pair.key as Node } : { at: pair.key as Node, value };
  }
  if (key === "<<") return undefined;
  for (const merged of items(child(within, "<<", source))) {
    const found = entry(merged, key, source);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Found = { at: Node; value: Node | undefined; source: Source; depth: number };

function locate(all: readonly Source[], path: Path, holding: readonly string[]): Place | undefined {
  const found = all.toReversed().flatMap((source) => follow(source, path, all, 0));
  for (const wanted of holding) {
    for (const { value, source, depth } of found) {
      const item = depth === path.length ? itemHolding(value, wanted, source) : undefined;
      if (item !== undefined) return placeOf(item, source);
    }
  }
  const deepest = found.reduce<Found | undefined>(
    (best, each) => (each.depth > (best?.depth ?? 0) ? each : best),
    undefined,
  );
  return deepest === undefined ? undefined : placeOf(deepest.at, deepest.source);
}

function itemHolding(node: Node | undefined, wanted: string, source: Source): Node | undefined {
  const candidates = isMap(node) ? node.items.map((pair) => pair.key as Node) : items(node);
  return candidates.find(
    (item) => item.range != null && source.text.slice(item.range[0], item.range[1]).includes(wanted),
  );
}

/** As deep as the source has the path, then the same path in the service that this one extends. */
function follow(source: Source, path: Path, all: readonly Source[], hops: number): Found[] {
  let node: unknown = source.document.contents;
  let at: Node | undefined;
  let depth = 0;
  for (const key of path) {
    const next = entry(node, key, source);
    if (next === undefined) break;
    [at, node] = [next.at, next.value];
    depth += 1;
  }
  const own = at === undefined ? [] : [{ at, value: node as Node | undefined, source, depth }];
  const [section, service, ...rest] = path;
  if (section !== "services" || service === undefined || hops > 5) return own;
  const extension = child(
    child(child(source.document.contents, "services", source), service, source),
    "extends",
    source,
  );
  const file = text(child(extension, "file", source));
  const name = text(extension) ?? text(child(extension, "service", source));
  const target = file === undefined ? source : all.find((each) => sameFile(each, source, file));
  if (name === undefined || target === undefined) return own;
  return [...own, ...follow(target, [section, name, ...rest], all, hops + 1)];
}

/** Whether the source is the file that another one names so. */
export function sameFile(candidate: Source, from: Source, file: string): boolean {
  return candidate !== from && join(from.base, file).endsWith(candidate.file);
}
