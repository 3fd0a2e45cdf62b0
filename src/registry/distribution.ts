import { RegistryError } from "../errors.ts";
import { digestOf, type Digest } from "../release/release.ts";
import type { Descriptor, Manifest, RegistryClient, StoredManifest } from "./client.ts";
import { connections, type Connection, type ConnectionOptions } from "./connection.ts";
import { addressIn, type Answer } from "./exchange.ts";
import { parseReference } from "./reference.ts";

const manifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
].join(", ");

/** Speaks the OCI distribution protocol to whatever registry a repository names. */
export function registryClient(options: ConnectionOptions): RegistryClient {
  const connect = connections(options);
  const to = (repository: string) => connect(parseReference(repository));
  return {
    headManifest: (repository, reference, signal) => headManifest(to(repository), reference, signal),
    getManifest: (repository, reference, signal) => getManifest(to(repository), reference, signal),
    putManifest: (repository, reference, manifest, signal) => putManifest(to(repository), reference, manifest, signal),
    hasBlob: (repository, digest, signal) => hasBlob(to(repository), digest, signal),
    getBlob: (repository, digest, signal) => getBlob(to(repository), digest, signal),
    putBlob: (repository, bytes, signal) => putBlob(to(repository), bytes, signal),
    listTags: (repository, signal) => listTags(to(repository), signal),
    deleteManifest: (repository, digest, signal) => deleteManifest(to(repository), digest, signal),
  };
}

async function askManifest(registry: Connection, method: "GET" | "HEAD", reference: string, signal?: AbortSignal) {
  const headers = { accept: manifestTypes };
  const call = { method, at: `manifests/${reference}`, headers, access: "pull", accept: [200, 404] } as const;
  return registry.retrying(() => registry.call(call, signal), signal);
}

async function headManifest(
  registry: Connection,
  reference: string,
  signal?: AbortSignal,
): Promise<Descriptor | undefined> {
  const answer = await askManifest(registry, "HEAD", reference, signal);
  if (answer.status === 404) return undefined;
  const digest = answer.headers.get("docker-content-digest");
  const size = Number(answer.headers.get("content-length") ?? Number.NaN);
  if (digest !== undefined && !Number.isNaN(size)) return { mediaType: mediaTypeOf(answer), digest, size };
  // Some registries do not say it in the head; then the content itself must.
  const whole = await getManifest(registry, reference, signal);
  return whole === undefined ? undefined : { mediaType: whole.mediaType, digest: whole.digest, size: whole.size };
}

async function getManifest(
  registry: Connection,
  reference: string,
  signal?: AbortSignal,
): Promise<StoredManifest | undefined> {
  const answer = await askManifest(registry, "GET", reference, signal);
  if (answer.status === 404) return undefined;
  const digest = digestOf(answer.bytes);
  const promised = reference.startsWith("sha256:")
    ? reference
    : (answer.headers.get("docker-content-digest") ?? digest);
  if (promised !== digest) throw corrupt(registry, `manifest ${reference}`, promised, digest);
  return { mediaType: mediaTypeOf(answer), digest, size: answer.bytes.length, bytes: answer.bytes };
}

async function putManifest(
  registry: Connection,
  reference: string,
  { mediaType, bytes }: Manifest,
  signal?: AbortSignal,
): Promise<Descriptor> {
  const digest = digestOf(bytes);
  const call = {
    method: "PUT",
    at: `manifests/${reference}`,
    headers: { "content-type": mediaType },
    body: bytes,
    access: "pull,push",
    accept: [201],
  } as const;
  const answer = await registry.retrying(() => registry.call(call, signal), signal);
  const stored = answer.headers.get("docker-content-digest") ?? digest;
  if (stored !== digest) throw corrupt(registry, `manifest ${reference} after storing it`, digest, stored);
  return { mediaType, digest, size: bytes.length };
}

async function hasBlob(registry: Connection, digest: Digest, signal?: AbortSignal): Promise<boolean> {
  const call = { method: "HEAD", at: `blobs/${digest}`, access: "pull", accept: [200, 404] } as const;
  return (await registry.retrying(() => registry.call(call, signal), signal)).status === 200;
}

async function getBlob(registry: Connection, digest: Digest, signal?: AbortSignal): Promise<Uint8Array> {
  const call = { method: "GET", at: `blobs/${digest}`, access: "pull", accept: [200], carriesBlob: true } as const;
  const { bytes } = await registry.retrying(() => registry.call(call, signal), signal);
  const actual = digestOf(bytes);
  if (actual !== digest) throw corrupt(registry, "blob", digest, actual);
  return bytes;
}

async function putBlob(registry: Connection, bytes: Uint8Array, signal?: AbortSignal): Promise<Digest> {
  const digest = digestOf(bytes);
  if (await hasBlob(registry, digest, signal)) return digest;
  // An upload that broke cannot be gone on with: each attempt opens one of its own.
  await registry.retrying(async () => {
    const opened = await registry.call(
      { method: "POST", at: "blobs/uploads/", access: "pull,push", accept: [202] },
      signal,
    );
    await registry.call(
      {
        method: "PUT",
        at: uploadAddress(registry, opened, digest),
        headers: { "content-type": "application/octet-stream" },
        body: bytes,
        access: "pull,push",
        accept: [201, 204],
        carriesBlob: true,
      },
      signal,
    );
  }, signal);
  return digest;
}

function uploadAddress(registry: Connection, opened: Answer, digest: Digest): URL {
  const address = followed(opened.headers.get("location"), opened);
  if (address === undefined) {
    throw new RegistryError("registry.invalid", `${registry.registry}: opened an upload without an address`);
  }
  const separator = address.search === "" ? "?" : "&";
  address.search = `${address.search}${separator}digest=${encodeURIComponent(digest)}`;
  return address;
}

/** A registry behind a proxy that ends TLS names itself by http; following that would send the login in clear. */
function followed(link: string | undefined, { url }: Answer): URL | undefined {
  const address = addressIn(link ?? "", url);
  if (link === undefined || address === undefined) return undefined;
  if (address.hostname === url.hostname && url.protocol === "https:") address.protocol = "https:";
  return address;
}

async function listTags(registry: Connection, signal?: AbortSignal): Promise<readonly string[]> {
  const tags: string[] = [];
  for (let at: string | URL | undefined = "tags/list"; at !== undefined;) {
    const call = { method: "GET", at, access: "pull", accept: [200, 404] } as const;
    const answer: Answer = await registry.retrying(() => registry.call(call, signal), signal);
    if (answer.status === 404) return tags;
    tags.push(...tagsIn(registry, answer));
    at = nextPage(answer);
  }
  return tags;
}

function tagsIn(registry: Connection, answer: Answer): readonly string[] {
  try {
    const { tags } = JSON.parse(new TextDecoder().decode(answer.bytes)) as { tags?: unknown };
    // A repository whose tags were all deleted has `null`.
    if (tags === null || tags === undefined) return [];
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string")) return tags;
  } catch {
    // Said below.
  }
  throw new RegistryError("registry.invalid", `${registry.registry}: its list of tags cannot be read`);
}

function nextPage(answer: Answer): URL | undefined {
  return followed(/<([^>]+)>\s*;\s*rel="?next"?/.exec(answer.headers.get("link") ?? "")?.[1], answer);
}

async function deleteManifest(registry: Connection, digest: Digest, signal?: AbortSignal): Promise<void> {
  const call = { method: "DELETE", at: `manifests/${digest}`, access: "delete", accept: [200, 202, 404] } as const;
  await registry.retrying(() => registry.call(call, signal), signal);
}

function mediaTypeOf(answer: Answer): string {
  return answer.headers.get("content-type")?.replace(/;.*/, "").trim() ?? "";
}

function corrupt(registry: Connection, what: string, expected: string, actual: string): RegistryError {
  const message = `${registry.registry}: ${what}: must be ${expected}, got ${actual}`;
  return new RegistryError("registry.invalid", message, {
    hint: "The content was damaged in the registry or on its way; push it again.",
  });
}
