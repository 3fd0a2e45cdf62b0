import type { z } from "zod";
import { RegistryError } from "../errors.ts";
import { fromManifest, type Artifact } from "../registry/artifact.ts";
import type { RegistryClient } from "../registry/client.ts";

/** The repository in which the ledger keeps its artifacts. */
export type Shelf = {
  readonly registry: RegistryClient;
  /** `registry/path`. */
  readonly repository: string;
  readonly signal?: AbortSignal;
};

/** An artifact of ours, found under a tag. */
export type Found = { readonly tag: string; readonly artifact: Artifact };

/** What stands under the tag; `undefined` when nothing does. Throws `registry.invalid` when it is not of this kind. */
export async function find(shelf: Shelf, tag: string, mediaType: string): Promise<Found | undefined> {
  const manifest = await shelf.registry.getManifest(shelf.repository, tag, shelf.signal);
  if (manifest === undefined) return undefined;
  const artifact = fromManifest(manifest.bytes);
  if (artifact === undefined) throw damaged(shelf, tag, "is no artifact");
  const kind = artifact.config.mediaType;
  if (kind === mediaType) return { tag, artifact };
  if (withoutVersion(kind) === withoutVersion(mediaType)) throw tooNew(shelf, tag);
  throw damaged(shelf, tag, `must be ${mediaType}, got ${kind}`);
}

/** The document of an artifact, checked against its shape. Throws `registry.invalid` with the tag named. */
export async function read<T>(shelf: Shelf, { tag, artifact }: Found, shape: z.ZodType<T>): Promise<T> {
  const document = parse(await bytesOf(shelf, tag, artifact), shelf, tag);
  if (formatOf(document) > 1) throw tooNew(shelf, tag);
  const { success, data, error } = shape.safeParse(document);
  if (success) return data;
  const problems = error.issues.slice(0, 3).map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw damaged(shelf, tag, `its document has not the right shape: ${problems.join("; ")}`);
}

/** Says that what stands under a tag cannot be used, and how to look at it. */
export function damaged({ repository }: Shelf, tag: string, why: string, cause?: unknown): RegistryError {
  return new RegistryError("registry.invalid", `${repository}:${tag}: ${why}`, {
    hint:
      "Something else wrote this tag, or its content was damaged. Look at it with " +
      `docker buildx imagetools inspect --raw ${repository}:${tag}`,
    cause,
  });
}

function tooNew({ repository }: Shelf, tag: string): RegistryError {
  return new RegistryError("registry.invalid", `${repository}:${tag}: was written by a later version of aip-deploy`, {
    hint: "Update aip-deploy.",
  });
}

async function bytesOf(shelf: Shelf, tag: string, { config }: Artifact): Promise<Uint8Array> {
  try {
    return await shelf.registry.getBlob(shelf.repository, config.digest, shelf.signal);
  } catch (cause) {
    const isGone = cause instanceof RegistryError && cause.code === "registry.not-found";
    const isWrong = cause instanceof RegistryError && cause.code === "registry.invalid";
    if (!isGone && !isWrong) throw cause;
    throw damaged(shelf, tag, isGone ? `its document ${config.digest} is gone` : cause.message, cause);
  }
}

function parse(bytes: Uint8Array, shelf: Shelf, tag: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw damaged(shelf, tag, "its document is no JSON", cause);
  }
}

function formatOf(document: unknown): number {
  if (typeof document !== "object" || document === null || !("format" in document)) return 0;
  return typeof document.format === "number" ? document.format : 0;
}

function withoutVersion(mediaType: string): string {
  return mediaType.replace(/\.v\d+\+json$/, "");
}
