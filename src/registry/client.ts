import type { Digest } from "../release/release.ts";

/** What a registry calls a piece of content. */
export type Descriptor = {
  readonly mediaType: string;
  readonly digest: Digest;
  /** In bytes. */
  readonly size: number;
};

export type Manifest = {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

export type StoredManifest = Manifest & Descriptor;

/**
 * Images and artifacts in any registry. Repositories are named in full, `registry/path`; a reference is a tag or a
 * digest. Every call throws `registry.unreachable` when the registry cannot be asked, `registry.unauthorized` when it
 * does not let us, and `cancelled` when the signal is aborted.
 */
export interface RegistryClient {
  /** `undefined` when the registry does not have it. */
  headManifest(repository: string, reference: string, signal?: AbortSignal): Promise<Descriptor | undefined>;
  getManifest(repository: string, reference: string, signal?: AbortSignal): Promise<StoredManifest | undefined>;
  /** A tag that is there already is moved. */
  putManifest(repository: string, reference: string, manifest: Manifest, signal?: AbortSignal): Promise<Descriptor>;
  hasBlob(repository: string, digest: Digest, signal?: AbortSignal): Promise<boolean>;
  /** Throws `registry.not-found`, and `registry.invalid` when the bytes are not what the digest says. */
  getBlob(repository: string, digest: Digest, signal?: AbortSignal): Promise<Uint8Array>;
  /** Sends nothing that the registry has already. */
  putBlob(repository: string, bytes: Uint8Array, signal?: AbortSignal): Promise<Digest>;
  /** In no particular order; none when there is no such repository. */
  listTags(repository: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** By digest, since not every registry deletes by tag; a manifest that is not there is no error. */
  deleteManifest(repository: string, digest: Digest, signal?: AbortSignal): Promise<void>;
}
