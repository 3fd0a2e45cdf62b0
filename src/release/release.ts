import { createHash } from "node:crypto";
import type { Json } from "../compose/model.ts";
import type { SecretReference } from "../secrets/reference.ts";

export type { SecretReference };

/** `c1-` and 40 hex digits: the hash of everything that goes into an image's build, and the tag it is pushed under. */
export type ContentKey = string;

/** `sha256:` and 64 hex digits. */
export type Digest = string;

/** The name of these bytes, in a registry as in a file tree. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** Stands for the digest of an image that is still to be built, in a release that is only looked ahead to. */
export const unbuilt: Digest = `sha256:${"0".repeat(64)}`;

/** The hash of the release's document, 64 hex digits; people see and may type the first 12. */
export type ReleaseId = string;

/** What is brought from environment to environment: immutable, named by the hash of its content. */
export type Release = {
  readonly format: 1;
  readonly app: string;
  /** By image name. */
  readonly images: Readonly<Record<string, ReleaseImage>>;
  /** The deployment files of every environment, by environment name. */
  readonly bundles: Readonly<Record<string, Bundle>>;
};

export type ReleaseImage = {
  /** `registry/path/name`, without tag. */
  readonly repository: string;
  readonly digest: Digest;
  readonly key: ContentKey;
};

/** The kinds of target that a release can be made for. */
export const targetKinds = ["compose", "kubernetes", "helm"] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What releases for an environment are made for: Argo CD brings the very objects that we would apply ourselves. */
export function releaseKindOf({ kind }: { readonly kind: TargetKind | "argocd" }): TargetKind {
  return kind === "argocd" ? "kubernetes" : kind;
}

/** The deployment files of one environment as its target reads them back; nothing in it depends on a checkout. */
export type Bundle = {
  readonly target: TargetKind;
  /** The target's own document; only the target that made it reads it. */
  readonly document: Json;
  /** File trees that the document refers to, by tree id. */
  readonly trees: Readonly<Record<string, FileTree>>;
  /** Secrets that must be resolved before the target is touched. */
  readonly secrets: readonly SecretReference[];
};

/** The files of one mounted file or folder. The tree id is the SHA-256 of its canonical JSON, hex. */
export type FileTree = readonly FileEntry[];

export type FileEntry = {
  /** Relative to the tree, `/` between folders; the empty string when the tree is one file. */
  readonly path: string;
  readonly mode: "644" | "755";
  readonly digest: Digest;
  readonly size: number;
};

/** Where a release came from the first time it was seen; kept beside it and no part of its name. */
export type Origin = {
  readonly commit: string;
  readonly ref: string;
  readonly createdAt: string;
};

/** A release with the bytes of its bundles' files, ready to be stored. */
export type ReleaseContent = {
  readonly release: Release;
  readonly origin: Origin;
  /** The content of every file in every tree, by digest. */
  readonly blobs: ReadonlyMap<Digest, Uint8Array>;
};

/** How a release is shown to people. */
export function shortId(id: ReleaseId): string {
  return id.slice(0, 12);
}
