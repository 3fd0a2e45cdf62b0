import { z } from "zod";
import type { Bundle } from "../../release/release.ts";
import { unreadable } from "../heading.ts";
import type { KubeObject } from "../kubernetes/cluster/object.ts";
import { readKubernetesDocument, type KubernetesDocument } from "../kubernetes/document.ts";
import type { Values } from "./image-values.ts";

/**
 * What a release holds for one environment that a chart makes: the objects that it renders, as any release for a cluster has them,
 * and what Helm needs to be told the same again.
 */
export type HelmDocument = KubernetesDocument & { readonly helm: ChartDocument };

export type ChartDocument = {
  /** The name of the Helm release. */
  readonly release: string;
  /** The id of the chart's tree. */
  readonly chart: string;
  /** The ids of the values files' trees; later ones win. */
  readonly values: readonly string[];
  /** The values that name images, which come last. */
  readonly images: Values;
  /** What Helm runs by itself, in its own order; they are in no other part of the document. */
  readonly hooks: readonly KubeObject[];
};

const shape = z.object({
  helm: z.object({
    release: z.string().min(1),
    chart: z.string(),
    values: z.array(z.string()),
    images: z.record(z.string(), z.json()),
    hooks: z.array(
      z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata: z.looseObject({ name: z.string() }) }),
    ),
  }),
});

const read = new WeakMap<Bundle, HelmDocument>();

/** Reads the document of a bundle that comes from the ledger. Throws `target.refused` when it is not one of ours. */
export function readHelmDocument(bundle: Bundle): HelmDocument {
  const before = read.get(bundle);
  if (before !== undefined) return before;
  const parsed = shape.safeParse(bundle.document);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw unreadable(bundle.target, problems);
  }
  // Hooks keep what their kinds hold, of which the shape says nothing.
  const document = { ...readKubernetesDocument(bundle), helm: parsed.data.helm };
  read.set(bundle, document);
  return document;
}
