import { createHash } from "node:crypto";
import type { Digest } from "../release/release.ts";

/** The name of these bytes in a registry. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
