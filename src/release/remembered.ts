import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import type { FoundImage } from "../build/image.ts";
import { envFiles } from "../compose/missing.ts";
import type { Config } from "../config/config.ts";
import type { Problem } from "../errors.ts";
import type { Repository } from "../source/repository.ts";
import { version } from "../version.ts";
import { canonicalJson } from "./naming.ts";
import type { ReleaseId } from "./release.ts";
import type { Survey } from "./survey.ts";

/**
 * What was learnt from a commit the last time: looking again would give the same, so it is not looked again. Only clean
 * checkouts are remembered, and only while every file that git does not hold is as it was.
 */
export type Remembered = {
  /** Where images and the ledger live. */
  readonly prefix: string;
  readonly release: ReleaseId;
  readonly images: readonly RememberedImage[];
  readonly warnings: readonly Problem[];
  readonly notes: readonly string[];
};

/** An image as the registry had it; how it is built is not needed for what is not built. */
export type RememberedImage = Pick<FoundImage, "name" | "repository" | "services" | "key" | "digest">;

/** The checkout as far as it decides what a release is. */
export type Sight = {
  readonly repository: Repository;
  readonly config: Config;
  /** What else the release depends on: the registry that was asked for, the week of a weekly rebuild. */
  readonly also: Readonly<Record<string, string | undefined>>;
};

const kept = 20;

const memory = z.array(
  z.object({
    stamp: z.string(),
    inputs: z.record(z.string(), z.string().nullable()),
    prefix: z.string(),
    release: z.string(),
    images: z.array(
      z.object({
        name: z.string(),
        repository: z.string(),
        services: z.array(z.string()),
        key: z.string(),
        digest: z.string(),
      }),
    ),
    warnings: z.array(z.custom<Problem>()),
    notes: z.array(z.string()),
  }),
);

/** What is remembered of the commit that is checked out; `undefined` when nothing is, or when something differs from then. */
export async function recall(sight: Sight): Promise<Remembered | undefined> {
  const all = await read(sight.repository);
  const stamp = stampOf(sight);
  const found = all.find((each) => each.stamp === stamp);
  if (found === undefined) return undefined;
  const [isDirty, now] = await Promise.all([
    sight.repository.isDirty(),
    loose(sight.repository).then((files) =>
      digests(sight.config.root, [...new Set([...Object.keys(found.inputs), ...files])]),
    ),
  ]);
  return !isDirty && canonicalJson(now) === canonicalJson(found.inputs) ? found : undefined;
}

/** Remembers a clean checkout; a checkout that cannot be written to is simply looked at again the next time. */
export async function remember(sight: Sight, survey: Survey, learnt: Remembered): Promise<void> {
  if (await sight.repository.isDirty()) return;
  const stamp = stampOf(sight);
  const { root } = sight.config;
  const files = survey.environments.flatMap(({ config, loaded }) => [
    ...config.envFiles.map((file) => resolve(root, file)),
    ...loaded.sources.all().map(({ file }) => resolve(root, file)),
    ...envFiles(loaded.sources).map(({ written, base }) => resolve(base, written)),
  ]);
  const named = files.map((file) => relative(root, file));
  const inputs = await digests(root, [...new Set([...named, ...(await loose(sight.repository))])]);
  const others = (await read(sight.repository)).filter((each) => each.stamp !== stamp);
  const images = learnt.images.map(({ name, repository, services, key, digest }) => ({
    name,
    repository,
    services: [...services],
    key,
    digest,
  }));
  await write(
    sight.repository,
    [{ ...learnt, warnings: [...learnt.warnings], notes: [...learnt.notes], images, stamp, inputs }, ...others].slice(
      0,
      kept,
    ),
  ).catch(() => undefined);
}

function stampOf({ repository, config, also }: Sight): string {
  const { root: _place, ...said } = config;
  const path = relative(repository.topLevel, config.root);
  const facts = { version, commit: repository.head(), path, said, also };
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

/** Env files that git ignores, relative to the root: Compose may read one although no line names it. */
async function loose(repository: Repository): Promise<string[]> {
  const { root, topLevel } = repository;
  const { ignored } = await repository.workingTree();
  return ignored.filter((path) => /env[^/]*$/i.test(path)).map((path) => relative(root, join(topLevel, path)));
}

/** SHA-256 of each file, `null` for one that is not there. */
async function digests(root: string, files: readonly string[]): Promise<Record<string, string | null>> {
  const entries = files.map(async (file): Promise<[string, string | null]> => {
    const content = await readFile(resolve(root, file)).catch(() => undefined);
    return [file, content === undefined ? null : createHash("sha256").update(content).digest("hex")];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Inside of git's own folder: it goes with the clone, and nobody commits it. */
function placeOf({ gitDirectory }: Repository): { folder: string; file: string } {
  const folder = join(gitDirectory, "aip-deploy");
  return { folder, file: join(folder, "commits.json") };
}

async function read(repository: Repository): Promise<z.infer<typeof memory>> {
  const text = await readFile(placeOf(repository).file, "utf8").catch(() => "[]");
  try {
    return memory.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

async function write(repository: Repository, all: z.input<typeof memory>): Promise<void> {
  const { folder, file } = placeOf(repository);
  await mkdir(folder, { recursive: true });
  const fresh = `${file}.${randomUUID()}`;
  await writeFile(fresh, JSON.stringify(all));
  await rename(fresh, file);
}
