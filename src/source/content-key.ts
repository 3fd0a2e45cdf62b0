import { createHash } from "node:crypto";
import type { Image } from "../build/image.ts";
import type { ComposeBuild } from "../compose/model.ts";
import type { ContentKey } from "../release/release.ts";
import { canonical } from "./canonical.ts";

/** Raised when the same input should give another key, so that everything is built anew once. */
const format = 1;

/** Parts of a build section that change where an image goes or how fast it is made, and not what is in it. */
const withoutEffect = ["tags", "cache_from", "cache_to", "no_cache", "no_cache_filter", "pull", "provenance", "sbom"];
/** Parts that come in by what they name, or are written here in one form. */
const readElsewhere = ["context", "dockerfile", "dockerfile_inline", "additional_contexts", "platforms", "secrets"];
const skipped = new Set([...withoutEffect, ...readElsewhere]);
/** Lists whose order means nothing. */
const unordered = new Set(["ssh", "extra_hosts", "entitlements"]);

/** The content of a context: a folder's files, an address that is taken by its word, or the key of another image. */
export type SourceContent =
  | { readonly files: string; readonly ignore: string | null }
  | { readonly remote: string }
  | { readonly image: ContentKey };

/** All that goes into an image's build, as values. */
export type KeyMaterial = {
  readonly image: Pick<Image, "build" | "platforms" | "test">;
  readonly context: SourceContent;
  /** A blob id, the text of an inline one, or the name of one in a remote context. */
  readonly dockerfile: string;
  readonly additionalContexts: Readonly<Record<string, SourceContent>>;
  /** Changes when everything is to be built anew although nothing changed, for example once a week. */
  readonly rebuildStamp?: string | undefined;
};

/** The name of an image's content: equal material has an equal key, wherever and whenever it is built. */
export function contentKeyOf(material: KeyMaterial): ContentKey {
  const { image, context, dockerfile, additionalContexts, rebuildStamp } = material;
  const text = canonical({
    format,
    context,
    dockerfile,
    additionalContexts,
    build: effectiveProperties(image.build),
    secrets: secretIds(image.build),
    platforms: sorted(image.platforms),
    test: image.test ?? null,
    rebuildStamp: rebuildStamp ?? null,
  });
  return `c1-${createHash("sha256").update(text).digest("hex").slice(0, 40)}`;
}

/** One line a file; `path` is relative to the context. */
export type ContextFile = { readonly path: string; readonly mode: string; readonly id: string };

/** The hash of a context's files; they must come in the order of their paths. */
export function hashFiles(files: Iterable<ContextFile>): string {
  // One text that grows is far cheaper than many small ones for a large context.
  let text = "";
  for (const { path, mode, id } of files) text += `${mode} ${id} ${path}\0`;
  return createHash("sha256").update(text).digest("hex");
}

/** Unknown properties count: a build too many is better than an image that is not what the file says. */
function effectiveProperties(build: ComposeBuild): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(build)
      .filter(([name, value]) => !skipped.has(name) && value !== undefined && !isEmpty(value))
      .map(([name, value]) => [name, unordered.has(name) && isTexts(value) ? sorted(value) : value]),
  );
}

/** A secret's value never changes what an image should be; the id under which the Dockerfile asks for it may. */
function secretIds(build: ComposeBuild): string[] {
  return sorted((build.secrets ?? []).map(({ source, target }) => target ?? source));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
