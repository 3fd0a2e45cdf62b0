import type { Runner } from "../../command/runner.ts";
import type { Json } from "../../compose/model.ts";
import type { CheckConfig } from "../../config/config.ts";
import { ConfigError, type Problem } from "../../errors.ts";
import { canonicalJson } from "../../release/naming.ts";
import type { TargetKind } from "../../release/release.ts";
import type { RenderedBundle } from "../rendered.ts";
import { allowedObjects } from "./allowed.ts";
import { idOf, type KubeObject } from "./cluster/object.ts";
import type { KubernetesDocument, TestsDocument } from "./document.ts";
import { pinImages, type Images } from "./images.ts";
import { buildOverlay } from "./kustomize.ts";
import { readManifests } from "./manifests.ts";
import { templateOf, usesOf, type Use } from "./pods.ts";
import { portable } from "./portable.ts";
import { isTests, isUnit, startSecondsOf, unitOf } from "./units.ts";
import { madeSecrets, type ClusterSecrets, type MadeSecrets } from "./written-secrets.ts";

/** What an environment on a cluster is rendered from, whatever writes its objects. */
export type ClusterRenderInput = {
  readonly app: string;
  readonly environment: string;
  /** The checkout, an absolute path; nothing of it is left in the bundle. */
  readonly root: string;
  readonly namespace: string;
  readonly images: Images;
  /** The image of each service that is built. */
  readonly builtAs?: Readonly<Record<string, string>>;
  readonly secrets: ClusterSecrets;
  readonly url?: string;
  readonly checks: readonly CheckConfig[];
  readonly runner: Runner;
};

/** Renders an overlay into a bundle. Throws `config.invalid` with everything that cannot be deployed. */
export async function renderKustomize(
  input: ClusterRenderInput & {
    /** A folder relative to the root. */
    readonly overlay: string;
  },
): Promise<RenderedBundle> {
  const { root, overlay, runner } = input;
  const text = await buildOverlay(root, overlay, runner);
  const { document, made, warnings } = await renderObjects(readManifests(text, overlay), overlay, input);
  return bundled("kubernetes", document, made, warnings);
}

export type RenderedObjects = {
  readonly document: KubernetesDocument;
  readonly made: MadeSecrets;
  readonly warnings: readonly string[];
};

/**
 * The document of these objects: checked for what may not be deployed, with the release's digests in them. `file` is what
 * errors call the place that they come from. Throws `config.invalid`.
 */
export async function renderObjects(
  written: readonly KubeObject[],
  file: string,
  { app, root, namespace, images, builtAs, secrets, url, checks }: Omit<ClusterRenderInput, "environment" | "runner">,
): Promise<RenderedObjects> {
  const allowed = allowedObjects(written, namespace, new Set(Object.keys(secrets)));
  const pinned = pinImages(allowed.objects, images, app, builtAs);
  const objects = portable(pinned.objects);
  const made = await madeSecrets(root, secrets, usedSecrets(objects));
  const problems = [...allowed.problems, ...pinned.problems, ...made.problems].map((problem): Problem => ({
    file,
    ...problem,
  }));
  if (problems.length > 0) throw new ConfigError(problems);
  const tests = objects.filter(isTests);
  const deployed = objects.filter((object) => !isTests(object)).sort(byId);
  const configMaps = new Set(deployed.flatMap(({ kind, metadata }) => (kind === "ConfigMap" ? [metadata.name] : [])));
  const document: KubernetesDocument = {
    format: 1,
    project: namespace,
    ...(url === undefined ? {} : { url }),
    checks,
    objects: deployed,
    units: Object.fromEntries(
      deployed.filter(isUnit).map((object) => [idOf(object), unitOf(object, { secrets: made.secrets, configMaps })]),
    ),
    secrets: made.secrets,
    ...testsIn(tests),
    notes: [],
  };
  const warnings = [
    ...allowed.warnings,
    ...pinned.warnings,
    ...pinned.unused.map((name) => `No workload of ${file} runs the image ${name}.`),
    ...tests.slice(1).map((object) => `${idOf(object)} is left out: another Job is the integration tests already.`),
  ];
  return { document, made, warnings };
}

/** A document as a release keeps it. */
export function bundled(
  target: TargetKind,
  document: object,
  { references }: Pick<MadeSecrets, "references">,
  warnings: readonly string[],
): RenderedBundle {
  const bundle = { target, document: JSON.parse(canonicalJson(document)) as Json, trees: {}, secrets: references };
  return { bundle, blobs: new Map(), warnings };
}

function testsIn([object]: readonly KubeObject[]): { tests?: TestsDocument } {
  return object === undefined ? {} : { tests: { object, timeoutSeconds: startSecondsOf(object) } };
}

/** What all workloads together use of each Secret. */
export function usedSecrets(objects: readonly KubeObject[]): Map<string, Use> {
  const used = new Map<string, Use>();
  for (const object of objects) {
    const spec = templateOf(object)?.spec;
    for (const use of spec === undefined ? [] : usesOf(spec).secrets) {
      const before = used.get(use.name);
      const keys =
        before === undefined
          ? use.keys
          : before.keys === "all" || use.keys === "all"
            ? "all"
            : [...new Set([...before.keys, ...use.keys])].sort();
      used.set(use.name, { name: use.name, keys, optional: use.optional && before?.optional !== false });
    }
  }
  return used;
}

function byId(left: KubeObject, right: KubeObject): number {
  return idOf(left) < idOf(right) ? -1 : 1;
}
