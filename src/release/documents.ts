import { z } from "zod";
import { InternalError } from "../errors.ts";
import type { Entry } from "./ledger.ts";
import { doorKinds } from "../targets/compose/index.ts";
import { canonicalJson } from "./naming.ts";
import { targetKinds, type Release } from "./release.ts";

/**
 * The shapes of what the ledger stores, as a guard against documents that were damaged, or written by somebody else or
 * by a later version. A release is strict, because its name covers every key; an entry may have keys that only later
 * versions know.
 */

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const id = z.string().regex(/^[0-9a-f]{64}$/);
const outcome = z.enum(["succeeded", "failed", "errored", "skipped", "cancelled"]);
const number = z.int().positive();

const fileEntry = z.strictObject({
  path: z.string(),
  mode: z.enum(["644", "755"]),
  digest,
  size: z.int().nonnegative(),
});

const secretReference = z.discriminatedUnion("from", [
  z.strictObject({ name: z.string(), from: z.literal("file"), file: z.string() }),
  z.strictObject({ name: z.string(), from: z.literal("environment"), variable: z.string() }),
  z.strictObject({
    name: z.string(),
    from: z.literal("env-file"),
    file: z.string(),
    variable: z.string(),
    format: z.literal("raw").exactOptional(),
    needs: z.array(z.string()).exactOptional(),
  }),
]);

const bundle = z.strictObject({
  target: z.enum(targetKinds),
  document: z.json(),
  trees: z.record(z.string(), z.array(fileEntry)),
  secrets: z.array(secretReference),
});

/** A release of format 1. */
export const releaseDocument: z.ZodType<Release> = z.strictObject({
  format: z.literal(1),
  app: z.string(),
  images: z.record(z.string(), z.strictObject({ repository: z.string(), digest, key: z.string() })),
  bundles: z.record(z.string(), bundle),
});

const act = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string().exactOptional(),
  link: z.string().exactOptional(),
  via: z.string().exactOptional(),
});

const failure = z.object({
  unit: z.string().exactOptional(),
  message: z.string(),
  hint: z.string().exactOptional(),
  log: z.array(z.string()),
  events: z.array(z.string()),
});

const stepResult = z.object({
  id: z.string(),
  title: z.string(),
  outcome,
  seconds: z.number(),
  detail: z.string().exactOptional(),
  failure: failure.exactOptional(),
});

const checkResult = z.object({
  name: z.string(),
  outcome,
  seconds: z.number(),
  detail: z.string(),
  hint: z.string().exactOptional(),
  tests: z
    .object({
      passed: z.int(),
      failed: z.int(),
      skipped: z.int(),
      failures: z.array(z.object({ name: z.string(), message: z.string() })),
    })
    .exactOptional(),
});

const maintenance = {
  act,
  page: digest,
  retryAfterSeconds: z.int().nonnegative(),
  doors: z.array(z.object({ unit: z.string(), kind: z.enum(doorKinds), config: z.string().exactOptional() })),
};

const state = z.object({
  environment: z.string(),
  number,
  current: z
    .object({ release: id, number, since: z.iso.datetime(), commit: z.string().exactOptional() })
    .exactOptional(),
  good: z.array(z.object({ release: id, number, at: z.iso.datetime() })),
  hold: act.exactOptional(),
  freeze: z.object({ act, until: z.iso.datetime() }).exactOptional(),
  maintenance: z.object(maintenance).exactOptional(),
  down: act.exactOptional(),
  signOffs: z.array(z.object({ release: id, act })),
  last: z.object({ release: id, number, outcome, at: z.iso.datetime() }).exactOptional(),
  previews: z
    .array(
      z.object({
        preview: z.int().positive(),
        slot: z.int().nonnegative(),
        since: z.iso.datetime(),
        at: z.iso.datetime(),
      }),
    )
    .exactOptional(),
});

const numbered = { number, state };

const deployment = z.object({
  ...numbered,
  kind: z.literal("deployment"),
  deployment: z.enum(["deploy", "rollback", "return", "hotfix"]),
  release: id,
  from: id.exactOptional(),
  commit: z.string().exactOptional(),
  ref: z.string().exactOptional(),
  act,
  endedAt: z.iso.datetime(),
  outcome,
  verified: z.boolean(),
  runs: id.exactOptional(),
  approvals: z.array(act),
  steps: z.array(stepResult),
  checks: z.array(checkResult),
  secrets: z.record(z.string(), z.string()),
  failure: z.string().exactOptional(),
  hosts: z.array(z.object({ host: z.string(), runs: id.exactOptional(), detail: z.string() })).exactOptional(),
});

const entry: z.ZodType<Entry> = z.discriminatedUnion("kind", [
  deployment,
  z.object({ ...numbered, kind: z.literal("hold"), act }),
  z.object({ ...numbered, kind: z.literal("lift"), act }),
  z.object({ ...numbered, kind: z.literal("sign-off"), release: id, act }),
  z.object({ ...numbered, kind: z.literal("freeze"), act, until: z.iso.datetime() }),
  z.object({ ...numbered, kind: z.literal("down"), act, data: z.boolean(), failure: z.string().exactOptional() }),
  z.object({ ...numbered, kind: z.literal("maintenance-on"), ...maintenance }),
  z.object({ ...numbered, kind: z.literal("maintenance-off"), act }),
  z.object({ ...numbered, kind: z.literal("unlock"), act, holder: z.string() }),
  z.object({
    ...numbered,
    kind: z.literal("task"),
    unit: z.string(),
    words: z.string(),
    release: id,
    act,
    outcome,
    detail: z.string(),
  }),
  z.object({
    ...numbered,
    kind: z.literal("preview"),
    preview: z.int().positive(),
    change: z.enum(["opened", "closed"]),
    act,
  }),
]);

/** One thing that happened, with its number and the state after it, of format 1. */
export const entryDocument = z.object({ format: z.literal(1), entry });

/** The document as it is stored. What could not be read back is never written: it would block every later reader. */
export function documentBytes<T>(shape: z.ZodType<T>, document: T): Uint8Array {
  const text = canonicalJson(document);
  const { error } = shape.safeParse(JSON.parse(text));
  if (error !== undefined)
    throw new InternalError(`a document for the ledger has not the right shape:\n${z.prettifyError(error)}`);
  return new TextEncoder().encode(text);
}
