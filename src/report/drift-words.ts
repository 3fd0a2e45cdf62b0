import type { Drift } from "../targets/target.ts";
import { cut, plural, some } from "./words.ts";

const mostObjects = 40;
const mostFields = 6;
const longest = 40;

/** Object, field, wanted, found and by whom: one row a field; an object that is there or not as a whole has one row. */
export function objectRows(objects: readonly Drift[]): string[][] {
  const rows = objects.slice(0, mostObjects).flatMap(rowsOf);
  const left = objects.length - mostObjects;
  return left > 0 ? [...rows, [plural(left, "more object"), "", "", "", ""]] : rows;
}

function rowsOf({ object, change, fields }: Drift): string[][] {
  if (fields.length === 0) return [[object, change, "", "", ""]];
  const shown = fields.slice(0, mostFields).map(({ path, wanted, found, by = "" }, index) => {
    return [index === 0 ? object : "", path, cut(wanted, longest), cut(found, longest), by];
  });
  const left = fields.slice(mostFields).map(({ path }) => path);
  return left.length === 0 ? shown : [...shown, ["", some(left, 3), "", "", ""]];
}
