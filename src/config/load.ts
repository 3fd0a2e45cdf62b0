import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Pair,
} from "yaml";
import { ConfigError, messageOf, type Problem } from "../errors.ts";
import type { Path } from "./path.ts";

export type Place = { readonly line: number; readonly column: number };

/** The configuration file as plain data that still knows where each part was written. */
export type ConfigFile = {
  /** As it is shown in messages; `undefined` when there is no file. */
  readonly name: string | undefined;
  readonly value: unknown;
  /** The place of the nearest thing that was written; the key or the value of a map's entry. */
  readonly locate: (path: Path, part: "key" | "value") => Place | undefined;
};

/** What stands for the file in a repository without one. */
export const noFile: ConfigFile = { name: undefined, value: {}, locate: () => undefined };

/** Reads YAML; throws `ConfigError` when it is broken. Anchors, aliases and merge keys are followed. */
export function loadYaml(name: string, text: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = syntaxProblems(document, text).map(({ offset, message }): Problem => ({
    file: name,
    ...placeAt(offset),
    message,
  }));
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    name,
    value: plainData(name, document) ?? {},
    locate: (path, part) => {
      const offset = offsetOf(document, path, part);
      return offset === undefined ? undefined : placeAt(offset);
    },
  };
}

type SyntaxProblem = { readonly offset: number; readonly message: string };

/** After the first syntax error a parser only guesses, so that one is reported alone; the other kinds are independent. */
function syntaxProblems(document: Document, text: string): SyntaxProblem[] {
  const all = [...document.errors, ...document.warnings].map(({ code, pos: [offset], message }) => ({
    code,
    offset,
    message,
  }));
  const broken = all.find(({ code }) => code !== "DUPLICATE_KEY" && code !== "TAG_RESOLVE_FAILED");
  if (broken !== undefined) return [{ offset: broken.offset, message: `is not valid YAML: ${broken.message}` }];
  const others = all.map(({ code, offset, message }) => ({
    offset,
    message: code === "DUPLICATE_KEY" ? `${keyAt(text, offset)} is given twice` : message,
  }));
  return [...others, ...danglingAliases(document)];
}

function keyAt(text: string, offset: number): string {
  return /^[^:\n]*/.exec(text.slice(offset))?.[0].trim() ?? "";
}

function danglingAliases(document: Document): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return;
      found.push({
        offset: alias.range?.[0] ?? 0,
        message: `the alias *${alias.source} names an anchor that does not exist`,
      });
    },
  });
  return found;
}

function plainData(name: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 1000 }) as unknown;
  } catch (error) {
    throw new ConfigError([{ file: name, message: `is not valid YAML: ${messageOf(error)}` }], { cause: error });
  }
}

/** As far along the path as the file goes. */
function offsetOf(document: Document, path: Path, part: "key" | "value"): number | undefined {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    const next = stepInto(resolved(node, document), step, document);
    if (next === undefined) return offset;
    const wantsKey = isPair(next) && part === "key" && index === path.length - 1;
    node = isPair(next) ? next.value : next;
    offset = startOf(wantsKey || startOf(node) === undefined ? (isPair(next) ? next.key : next) : node) ?? offset;
  }
  return offset;
}

function stepInto(node: unknown, step: string | number, document: Document): unknown {
  if (isSeq(node)) return typeof step === "number" ? node.items[step] : undefined;
  if (!isMap(node)) return undefined;
  const written = node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step));
  return (
    written ??
    merged(node.items, document)
      .map((map) => stepInto(map, step, document))
      .find((found) => found !== undefined)
  );
}

/** The maps that `<<` brings in. */
function merged(pairs: readonly Pair[], document: Document): unknown[] {
  return pairs
    .filter((pair) => isScalar(pair.key) && pair.key.source === "<<")
    .map((pair) => resolved(pair.value, document))
    .flatMap((value) => (isSeq(value) ? value.items.map((item) => resolved(item, document)) : [value]));
}

function resolved(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function startOf(node: unknown): number | undefined {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0];
}
