import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { InternalError } from "../../errors.ts";
import type { Digest, FileTree } from "../../release/release.ts";
import type { Written } from "./commands.ts";
import type { Values } from "./image-values.ts";

/** What a chart is written from. */
export type ChartParts = {
  /** The ids of trees. */
  readonly chart: string;
  readonly values: readonly string[];
  /** Values that come last. */
  readonly images: Values;
  readonly trees: Readonly<Record<string, FileTree>>;
  readonly file: (digest: Digest) => Promise<Uint8Array>;
};

/** A chart that lies in a folder, which is open to nobody else and gone after the work. */
export type ChartFolder = Written & { readonly folder: string };

/** Writes a chart for as long as something is done with it. */
export async function withChart<T>(parts: ChartParts, work: (chart: ChartFolder) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "aip-chart-"));
  try {
    const chart = join(folder, "chart");
    await writeTree(parts.chart, chart, parts);
    const values = parts.values.map((_id, index) => join(folder, `values-${index}.yaml`));
    for (const [index, id] of parts.values.entries()) await writeTree(id, values[index] ?? "", parts);
    const images = join(folder, "images.json");
    await writeFile(images, JSON.stringify(parts.images), { mode: 0o600 });
    return await work({ folder, chart, values: [...values, images] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTree(id: string, to: string, { trees, file }: ChartParts): Promise<void> {
  for (const { path, digest } of trees[id] ?? missing(id)) {
    const at = normalize(join(to, path));
    if (at !== to && !at.startsWith(`${to}/`)) throw new InternalError(`a file of a tree lies outside of it: ${path}`);
    await mkdir(dirname(at), { recursive: true });
    await writeFile(at, await file(digest), { mode: 0o600 });
  }
}

function missing(id: string): never {
  throw new InternalError(`the bundle has no tree ${id}`);
}
