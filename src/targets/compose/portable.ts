import type { ComposeDocument } from "./document.ts";

/** Every place of the document that holds the checkout's path, one sentence each: there the release differs between machines. */
export function pathsIntoCheckout(document: ComposeDocument, root: string): string[] {
  const places = [...texts(document.model, ""), ...texts(document.tests ?? {}, "tests")];
  return places
    .filter(({ text }) => text === root || text.includes(`${root}/`))
    .map(({ path }) => `${path} holds the path of the checkout, so that other machines make another release of it`);
}

type Place = { readonly path: string; readonly text: string };

function texts(value: unknown, path: string): Place[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => texts(each, `${path}[${index}]`));
  return Object.entries(value).flatMap(([key, each]) => texts(each, path === "" ? key : `${path}.${key}`));
}
