import { z } from "zod";
import type { ComposeModel, ComposeService } from "../../compose/model.ts";
import type { ReadyConfig, Strategy, TaskConfig } from "../../config/config.ts";
import type { Bundle, Digest } from "../../release/release.ts";
import { headingShape, unreadable, type Heading } from "../heading.ts";

/**
 * What a release holds for one environment on Compose. Nothing in it depends on a checkout or holds a secret: files are
 * named `aip-tree:<tree id>`, secret files `aip-secret:<name>`, and secret variables still have their placeholders.
 */
export type ComposeDocument = Heading & {
  readonly format: 1;
  readonly model: ComposeModel;
  /** By service. */
  readonly units: Readonly<Record<string, UnitDocument>>;
  readonly tests?: TestsDocument;
};

export type UnitDocument = {
  readonly role: Role;
  /** The hash of everything whose change makes a restart necessary, except the values of secrets. */
  readonly definition: string;
  /** `undefined`: the image is named by a tag, so that what it holds cannot be proven. */
  readonly digest?: Digest;
  /** How many containers it has. */
  readonly replicas: number;
  /** Units that must be ready before it starts. */
  readonly waits: readonly string[];
  /** Units with which it is made anew: `depends_on` with `restart`, a shared network or shared volumes. */
  readonly follows: readonly string[];
  /** Secrets that it restarts for when they are rotated. */
  readonly secrets: readonly string[];
  /** `undefined`: by its healthcheck when it has one, else by staying up. */
  readonly ready?: ReadyConfig;
  readonly startSeconds: number;
  readonly tasks: readonly TaskConfig[];
  /** `undefined`: rolled when it can be. */
  readonly strategy?: Strategy;
  /** How long connections to an old container may last before it is asked to stop. */
  readonly drainSeconds?: number;
};

/** `one-shot`: ends by itself, and 0 is success. `stateful`: keeps data and is left alone while its definition stays. */
export type Role = "stateful" | "service" | "one-shot";

/** A service that is run once after a deployment, and judges it. */
export type TestsDocument = {
  readonly service: string;
  readonly definition: ComposeService;
  /** Services that only the tests need, such as a browser or a stand-in for a mail server; they go with them. */
  readonly beside: Readonly<Record<string, BesideTests>>;
  readonly digest?: Digest;
  readonly secrets: readonly string[];
  /** Where it leaves its JUnit XML inside its container. */
  readonly junit?: string;
  readonly timeoutSeconds: number;
};

export type BesideTests = Pick<UnitDocument, "waits" | "ready" | "startSeconds"> & {
  readonly definition: ComposeService;
};

const names = z.array(z.string());
const count = z.number().nonnegative();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const words = z.array(z.string()).min(1);

const ready = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("http"), port: z.number(), path: z.string(), status: z.array(z.number()) }),
  z.object({ kind: z.literal("tcp"), port: z.number() }),
  z.object({ kind: z.literal("command"), command: words }),
]);

const unit = z.object({
  role: z.enum(["stateful", "service", "one-shot"]),
  definition: z.string().regex(/^[0-9a-f]{64}$/),
  digest: digest.optional(),
  replicas: count.int(),
  waits: names,
  follows: names,
  secrets: names,
  ready: ready.optional(),
  startSeconds: count,
  tasks: z.array(z.object({ name: z.string(), command: words, timeoutSeconds: count })),
  strategy: z.enum(["roll", "recreate"]).optional(),
  drainSeconds: count.optional(),
});

const service = z.looseObject({ image: z.string() });

const shape = z.object({
  ...headingShape,
  model: z.looseObject({ name: z.string(), services: z.record(z.string(), service) }),
  units: z.record(z.string(), unit),
  tests: z
    .object({
      service: z.string(),
      definition: service,
      beside: z.record(
        z.string(),
        z.object({ definition: service, waits: names, ready: ready.optional(), startSeconds: count }),
      ),
      digest: digest.optional(),
      secrets: names,
      junit: z.string().optional(),
      timeoutSeconds: count,
    })
    .optional(),
});

/** Reads the document of a bundle that comes from the ledger. Throws `target.refused` when it is not one of ours. */
export function readDocument(bundle: Bundle): ComposeDocument {
  const read = shape.safeParse(bundle.document);
  if (!read.success)
    throw unreadable(
      "compose",
      read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
    );
  const { model, units } = read.data;
  const strangers = Object.keys(units).filter((name) => model.services[name] === undefined);
  if (strangers.length > 0)
    throw unreadable(
      "compose",
      strangers.map((name) => `units.${name}: the model has no such service`),
    );
  // Checked above; zod's types only differ in keys that may be absent or undefined.
  return read.data as unknown as ComposeDocument;
}
