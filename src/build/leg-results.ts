// What the legs of a build matrix hand over: one JSON file each with what they pushed. It names no registry, so that
// nothing in it can be a masked text.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { DeployError, UsageError } from "../errors.ts";
import type { ContentKey, Digest } from "../release/release.ts";
import type { Leg } from "./matrix.ts";

/** An image as a leg, or the registry, has it. */
export type Pushed = { readonly name: string; readonly key: ContentKey; readonly digest: Digest };

const shape = z.object({
  format: z.literal(1),
  images: z.array(z.object({ name: z.string(), key: z.string(), digest: z.string() })),
});

/** Writes what was pushed into a file, with the folders that lead to it. */
export async function writeLegResults(file: string, images: readonly Pushed[]): Promise<void> {
  const document = { format: 1, images: images.map(({ name, key, digest }) => ({ name, key, digest })) };
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeFile(file, `${JSON.stringify(document)}\n`);
}

/** Everything that the legs handed over, from all files of a folder; nothing when there is no such folder. Throws `UsageError`. */
export async function readLegResults(folder: string): Promise<readonly Pushed[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new UsageError(`${folder}: cannot be read`, { cause: error });
  });
  const files = names.filter((name) => name.endsWith(".json")).sort();
  return (await Promise.all(files.map((name) => readOne(join(folder, name))))).flat();
}

async function readOne(file: string): Promise<readonly Pushed[]> {
  const text = await readFile(file, "utf8");
  try {
    return shape.parse(JSON.parse(text)).images;
  } catch (cause) {
    throw new UsageError(`${file}: is not what a build leg writes`, {
      hint: "aip-deploy build --results FILE writes such a file.",
      cause,
    });
  }
}

/**
 * Demands every image of every leg, with the key that the checkout asks for and the digest that the registry has under
 * it. Throws `release.incomplete` with all that is not so.
 */
export function demandLegs(legs: readonly Leg[], pushed: readonly Pushed[], wanted: readonly Wanted[]): void {
  const known = new Map(wanted.map((image) => [image.name, image]));
  const problems = legs.flatMap(({ name, images }) =>
    images.flatMap((image) => {
      // A leg that ran again wrote its file again.
      const result = pushed.findLast((each) => each.name === image);
      const why = result === undefined ? "handed over no result" : difference(result, known.get(image));
      return why === undefined ? [] : [`${image}: its build leg "${name}" ${why}`];
    }),
  );
  if (problems.length === 0) return;
  throw new DeployError("release.incomplete", problems.join("\n"), {
    hint: "The job of the leg says why. When it is mended, run the failed jobs again.",
  });
}

/** What the checkout asks for, and what the registry has of it. */
export type Wanted = Omit<Pushed, "digest"> & { readonly digest?: Digest };

function difference(result: Pushed, wanted: Wanted | undefined): string | undefined {
  if (wanted === undefined) return "built an image that this checkout does not have";
  if (result.key !== wanted.key) {
    return `built ${result.key}, and this checkout asks for ${wanted.key}: files that git does not hold differ between the two machines`;
  }
  if (result.digest === wanted.digest) return undefined;
  return `pushed ${result.digest}, and the registry has ${wanted.digest ?? "nothing"} under ${wanted.key}`;
}
