import { createHash } from "node:crypto";
import { InternalError } from "../errors.ts";
import type { FileTree, Release, ReleaseId } from "./release.ts";

/** The one text of a JSON value: keys sorted, no blanks. A key whose value is `undefined` is no key. */
export function canonicalJson(value: unknown): string {
  return text(value, []);
}

/** The release's name; where the release came from is no part of it. */
export function releaseId(release: Release): ReleaseId {
  return sha256(canonicalJson(release));
}

/** The name of a file tree; the order of its entries counts, so whoever makes one sorts it. */
export function treeId(tree: FileTree): string {
  return sha256(canonicalJson(tree));
}

/** JSON would silently turn what it cannot say into null or nothing, and two different documents would have one name. */
function text(value: unknown, path: Path): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item, index) => inside(item, index, path)).join(",")}]`;
  if (isPlain(value)) return `{${members(value, path).join(",")}}`;
  throw new InternalError(`${place(path)}: JSON has no word for this ${typeof value}`);
}

function members(value: object, path: Path): string[] {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${inside(item, key, path)}`);
}

/** Where `text` is; one list for the whole document, since a place is only said when something is wrong. */
type Path = (string | number)[];

function inside(item: unknown, step: string | number, path: Path): string {
  path.push(step);
  const said = text(item, path);
  path.pop();
  return said;
}

function place(path: Path): string {
  return ["$", ...path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))].join("");
}

/** Object literals and parsed JSON, of any realm; no dates, maps or classes. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function sha256(document: string): string {
  return createHash("sha256").update(document).digest("hex");
}
