import { z } from "zod";
import type { CheckConfig } from "../../config/config.ts";
import type { Bundle, Digest } from "../../release/release.ts";
import { headingShape, unreadable } from "../heading.ts";
import type { KubeObject } from "./cluster/object.ts";

/**
 * What a release holds for one environment on a cluster: the objects as they are applied, but for the marks of the deployment
 * itself. Nothing in it depends on a checkout, and no value of a secret is in it.
 */
export type KubernetesDocument = {
  readonly format: 1;
  /** The namespace. */
  readonly project: string;
  readonly url?: string;
  readonly checks: readonly CheckConfig[];
  /** Sorted by what people call them. */
  readonly objects: readonly KubeObject[];
  /** The objects that run something, by what people call them, for example `deployment/auth`. */
  readonly units: Readonly<Record<string, UnitDocument>>;
  /** The Secrets that are made, by name. */
  readonly secrets: Readonly<Record<string, SecretDocument>>;
  /** The Job that is the integration tests. */
  readonly tests?: TestsDocument;
  /** What a person should know, one sentence each. */
  readonly notes: readonly string[];
};

export type UnitDocument = {
  readonly role: Role;
  readonly wave: number;
  /** The images that its pods run by digest. */
  readonly digests: readonly Digest[];
  /** `undefined`: an autoscaler or the number of nodes decides. */
  readonly replicas?: number;
  /** Names of those of the made Secrets whose rotation restarts it. */
  readonly secrets: readonly string[];
  /** Names of the release's ConfigMaps whose change restarts it. */
  readonly configMaps: readonly string[];
  readonly startSeconds: number;
};

/** `one-shot`: a Job, which ends by itself. `stateful`: keeps data. */
export type Role = "stateful" | "service" | "one-shot";

export type SecretDocument = {
  readonly type: string;
  /** By key: the name of the bundle's secret that is its value. */
  readonly keys: Readonly<Record<string, string>>;
};

export type TestsDocument = { readonly object: KubeObject; readonly timeoutSeconds: number };

const texts = z.record(z.string(), z.string());

const object = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().exactOptional(),
    annotations: texts.exactOptional(),
  }),
});

const unit = z.object({
  role: z.enum(["stateful", "service", "one-shot"]),
  wave: z.int(),
  digests: z.array(z.string().regex(/^sha256:[0-9a-f]{64}$/)),
  replicas: z.int().nonnegative().exactOptional(),
  secrets: z.array(z.string()),
  configMaps: z.array(z.string()),
  startSeconds: z.number().nonnegative(),
});

/** What the documents of all targets on a cluster have. */
export const clusterShape = {
  ...headingShape,
  objects: z.array(object),
  units: z.record(z.string(), unit),
  secrets: z.record(z.string(), z.object({ type: z.string(), keys: texts })),
  tests: z.object({ object, timeoutSeconds: z.number().nonnegative() }).exactOptional(),
  notes: z.array(z.string()),
};

const shape = z.object(clusterShape);

const read = new WeakMap<Bundle, KubernetesDocument>();

/** Reads the document of a bundle that comes from the ledger. Throws `target.refused` when it is not one of ours. */
export function readKubernetesDocument(bundle: Bundle): KubernetesDocument {
  const before = read.get(bundle);
  if (before !== undefined) return before;
  const parsed = shape.safeParse(bundle.document);
  if (!parsed.success) {
    throw unreadable(
      bundle.target,
      parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
    );
  }
  // Objects keep what their kinds hold, of which the shape says nothing.
  const document = parsed.data as unknown as KubernetesDocument;
  read.set(bundle, document);
  return document;
}
