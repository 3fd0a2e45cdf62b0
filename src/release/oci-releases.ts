import pMap from "p-map";
import { DeployError, InternalError, RegistryError } from "../errors.ts";
import { describe, emptyLayer, toManifest } from "../registry/artifact.ts";
import { documentBytes, releaseDocument } from "./documents.ts";
import type { StoredRelease } from "./ledger.ts";
import { releaseId } from "./naming.ts";
import type { Digest, Origin, Release, ReleaseContent, ReleaseId } from "./release.ts";
import { find, read, type Found, type Shelf } from "./shelf.ts";
import { releaseDigits, releaseTag, shownDigits } from "./tags.ts";

const releaseType = "application/vnd.aip-deploy.release.v1+json";
export const fileType = "application/vnd.aip-deploy.file.v1";
const noBytes: Digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const atOnce = 8;

const names = {
  id: "aip-deploy.release",
  app: "aip-deploy.app",
  ref: "aip-deploy.ref",
  commit: "org.opencontainers.image.revision",
  createdAt: "org.opencontainers.image.created",
} as const;

/**
 * Stores a release once. Two that store the same one at the same time both write the same document; only whose origin
 * stays is left to chance.
 */
export async function storeRelease(shelf: Shelf, content: ReleaseContent): Promise<ReleaseId> {
  const id = releaseId(content.release);
  const tag = releaseTag(id);
  const there = await find(shelf, tag, releaseType);
  if (there === undefined) await write(shelf, content, id);
  else if (idOf(there) !== id) throw clash(shelf, tag, id, there);
  return id;
}

/** The release of this id, or the only one that begins so. */
export async function readRelease(shelf: Shelf, id: string): Promise<StoredRelease> {
  const found = await find(shelf, await tagFor(shelf, id.toLowerCase()), releaseType);
  if (!found || !idOf(found).startsWith(id.toLowerCase())) throw unknown(id, `${shelf.repository} has no such release`);
  const release = await read(shelf, found, releaseDocument);
  return { id: idOf(found), release, origin: originOf(found) };
}

/** The bytes of a file of a release. */
export async function readFile(shelf: Shelf, digest: Digest): Promise<Uint8Array> {
  // Registries differ in whether they keep nothing, so nothing is not stored.
  if (digest === noBytes) return new Uint8Array();
  try {
    return await shelf.registry.getBlob(shelf.repository, digest, shelf.signal);
  } catch (cause) {
    if (!(cause instanceof RegistryError) || cause.code !== "registry.not-found") throw cause;
    const message = `${shelf.repository}: the file ${digest} of a release is gone`;
    throw new DeployError("release.incomplete", message, { hint: "Deploy its commit again.", cause });
  }
}

async function write(shelf: Shelf, { release, origin, blobs }: ReleaseContent, id: ReleaseId): Promise<void> {
  const document = documentBytes(releaseDocument, release);
  const files = filesOf(release).map((digest) => [digest, contentOf(blobs, digest)] as const);
  const layers = files.map(([, bytes]) => describe(fileType, bytes));
  const pieces = [document, ...(files.length === 0 ? [emptyLayer.bytes] : files.map(([, bytes]) => bytes))];
  await pMap(pieces, (bytes) => shelf.registry.putBlob(shelf.repository, bytes, shelf.signal), { concurrency: atOnce });
  const annotations = {
    [names.id]: id,
    [names.app]: release.app,
    [names.ref]: origin.ref,
    [names.commit]: origin.commit,
    [names.createdAt]: origin.createdAt,
  };
  const manifest = toManifest({ config: describe(releaseType, document), layers, annotations });
  await shelf.registry.putManifest(shelf.repository, releaseTag(id), manifest, shelf.signal);
}

function filesOf(release: Release): readonly Digest[] {
  const trees = Object.values(release.bundles).flatMap(({ trees }) => Object.values(trees));
  const digests = new Set(trees.flatMap((tree) => tree.map(({ digest }) => digest)));
  digests.delete(noBytes);
  return [...digests].sort();
}

function contentOf(blobs: ReleaseContent["blobs"], digest: Digest): Uint8Array {
  const bytes = blobs.get(digest);
  if (bytes === undefined || describe(fileType, bytes).digest !== digest) {
    throw new InternalError(`release: the content of file ${digest} is ${bytes === undefined ? "missing" : "another"}`);
  }
  return bytes;
}

async function tagFor(shelf: Shelf, id: string): Promise<string> {
  if (!/^[0-9a-f]{6,64}$/.test(id)) throw unknown(id, "must be at least six of its digits, 0-9 and a-f");
  if (id.length >= shownDigits) return releaseTag(id);
  const tags = await shelf.registry.listTags(shelf.repository, shelf.signal);
  const candidates = tags.filter((tag) => releaseDigits(tag)?.startsWith(id)).sort();
  if (candidates.length > 1)
    throw unknown(id, `may be ${candidates.map(releaseDigits).join(" or ")}; give more digits`);
  if (candidates[0] === undefined) throw unknown(id, `${shelf.repository} has no release that begins so`);
  return candidates[0];
}

/** The document's digest is the release's name. */
function idOf({ artifact }: Found): ReleaseId {
  return artifact.config.digest.replace("sha256:", "");
}

function originOf({ artifact: { annotations } }: Found): Origin {
  const said = (name: string) => annotations[name] ?? "";
  return { commit: said(names.commit), ref: said(names.ref), createdAt: said(names.createdAt) };
}

function unknown(id: string, why: string): DeployError {
  return new DeployError("release.unknown", `release "${id}": ${why}`, {
    hint: "The releases that an environment had: aip-deploy history ENVIRONMENT",
  });
}

function clash({ repository }: Shelf, tag: string, id: ReleaseId, there: Found): RegistryError {
  const message = `${repository}:${tag}: must be release ${id}, got release ${idOf(there)}`;
  return new RegistryError("registry.conflict", message, {
    hint: "Two releases whose names begin alike: change anything in one of them, for example a label.",
  });
}
