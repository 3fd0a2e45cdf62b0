import { createHash } from "node:crypto";
import { canonicalJson } from "../release/naming.ts";

/** The SHA-256 of a value's canonical JSON, 64 hex digits. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
