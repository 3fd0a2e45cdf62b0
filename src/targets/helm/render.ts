import { ConfigError, InternalError, type Problem } from "../../errors.ts";
import { unbuilt, type ReleaseImage } from "../../release/release.ts";
import { bundled, renderObjects, type ClusterRenderInput } from "../kubernetes/render.ts";
import { idOf, type KubeObject } from "../kubernetes/cluster/object.ts";
import type { RenderedBundle } from "../rendered.ts";
import { captureChart, type CapturedChart } from "./chart.ts";
import type { HelmDocument } from "./document.ts";
import { looseImages, unknownImages, unusedImages } from "./image-problems.ts";
import { imageValues, type Mapping } from "./image-values.ts";
import { hookEvents } from "./parse.ts";
import { render, type Rendering } from "./rendering.ts";
import { withChart } from "./written.ts";

export type ChartInput = ClusterRenderInput & {
  /** By image name. */
  readonly images: Readonly<Record<string, ReleaseImage>>;
  /** A folder relative to the root. */
  readonly chart: string;
  /** Files relative to the root; later ones win. */
  readonly values: readonly string[];
  /** The name of the Helm release. */
  readonly release: string;
  readonly imageValues: Mapping;
  /** Whether git knows the file of this absolute path. */
  readonly isKnown: (path: string) => boolean;
};

/** A chart's bundle, and the files of the checkout that are in it. */
export type RenderedChart = RenderedBundle & { readonly files: CapturedChart["files"] };

/** Renders a chart into a bundle that carries the chart as well. Throws `config.invalid` with everything that cannot be deployed. */
export async function renderChart(input: ChartInput): Promise<RenderedChart> {
  const { chart, release, imageValues: mapping, images, app } = input;
  const { captured, values, rendering } = await renderWith(input);
  const all = everything(rendering);
  const loose = looseImages(all, images, app);
  refuse([...unusedImages(all, mapping, images), ...loose.problems], chart);
  const { document, made, warnings } = await renderObjects(all, chart, input);
  const helm = { release, chart: captured.chart, values: captured.values, images: values };
  const { bundle, ...rest } = bundled("helm", withoutHooks(document, { ...helm, hooks: [] }), made, warnings);
  return { ...rest, bundle: { ...bundle, trees: captured.trees }, blobs: captured.blobs, files: captured.files };
}

type Renderable = Pick<
  ChartInput,
  "root" | "chart" | "values" | "isKnown" | "release" | "namespace" | "runner" | "images" | "imageValues"
>;

/** What a chart comes to whichever images it will have; hooks too. */
export async function chartObjects(input: Omit<Renderable, "images" | "isKnown">): Promise<readonly KubeObject[]> {
  const anyImage = (name: string): ReleaseImage => ({ repository: name, digest: unbuilt, key: "any" });
  const images = Object.fromEntries(Object.keys(input.imageValues).map((name) => [name, anyImage(name)]));
  const { rendering } = await renderWith({ ...input, images, isKnown: () => true });
  return everything(rendering);
}

async function renderWith(input: Renderable) {
  const { chart, release, namespace, imageValues: mapping, images, runner } = input;
  const captured = await captureChart(input);
  refuse(unknownImages(mapping, images), chart);
  const values = imageValues(mapping, images, captured.given);
  const parts = { chart: captured.chart, values: captured.values, images: values, trees: captured.trees };
  const rendering = await withChart(
    { ...parts, file: (digest) => Promise.resolve(blobIn(captured, digest)) },
    (written) => render(written, { release, namespace, runner, place: chart }),
  );
  return { captured, values, rendering };
}

function everything({ objects, hooks }: Rendering) {
  return [...objects, ...hooks];
}

/** Hooks are looked at like everything else that is rendered, and then belong to Helm alone. */
function withoutHooks(
  { objects, units, ...document }: Omit<HelmDocument, "helm">,
  helm: HelmDocument["helm"],
): HelmDocument {
  const hooks = objects.filter((object) => hookEvents(object).length > 0);
  const ids = new Set(hooks.map(idOf));
  return {
    ...document,
    objects: objects.filter((object) => !ids.has(idOf(object))),
    units: Object.fromEntries(Object.entries(units).filter(([id]) => !ids.has(id))),
    helm: { ...helm, hooks },
  };
}

function refuse(problems: readonly Problem[], file: string): void {
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => ({ file, ...problem })));
}

function blobIn({ blobs }: CapturedChart, digest: string): Uint8Array {
  const content = blobs.get(digest);
  if (content === undefined) throw new InternalError(`a file of the chart was not read: ${digest}`);
  return content;
}
