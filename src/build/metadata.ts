import type { Digest } from "../release/release.ts";

/** The digest that buildx says it pushed for a target; `undefined` when its metadata file does not name one. */
export function parseDigest(metadata: string, target: string): Digest | undefined {
  const parsed: unknown = JSON.parse(metadata);
  const entry = field(parsed, target);
  const digest = field(entry, "containerimage.digest");
  return typeof digest === "string" && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
