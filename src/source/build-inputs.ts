import { readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Image } from "../build/image.ts";
import type { Problem } from "../errors.ts";
import { orNothing } from "./blob-id.ts";
import { parseIgnoreFile } from "./ignore-file.ts";
import { ignoreMatcher, type IgnoreMatcher } from "./ignore-matcher.ts";
import type { Repository } from "./repository.ts";

/** A folder of the checkout that is sent to the builder. */
export type ContextFolder = {
  readonly kind: "folder";
  /** Relative to the top level; the empty string is the top level itself. */
  readonly path: string;
  /** The `.dockerignore` that applies, or the one that would be made; relative to the top level. */
  readonly ignoreFile: string;
  /** Its bytes; `undefined` when there is none. */
  readonly ignoreText: Buffer | undefined;
  readonly matcher: IgnoreMatcher;
};

/** What a build is made from: folders, text that somebody else resolves (an URL), or another image of the App. */
export type BuildSource =
  | ContextFolder
  | { readonly kind: "remote"; readonly address: string }
  | { readonly kind: "image"; readonly name: string };

export type Dockerfile =
  | { readonly kind: "inline"; readonly text: string }
  /** `path` is absolute and without symbolic links. */
  | { readonly kind: "file"; readonly path: string }
  /** Lies in a remote context. */
  | { readonly kind: "remote"; readonly name: string };

export type BuildInputs = {
  readonly context: BuildSource;
  readonly dockerfile: Dockerfile;
  readonly additionalContexts: ReadonlyMap<string, BuildSource>;
};

/** Finds on the disk what an image's build section names; everything that is wrong goes to `problems`. */
export async function locateInputs(
  repository: Repository,
  image: Image,
  problems: Problem[],
): Promise<BuildInputs | undefined> {
  const section = `services.${image.services[0] ?? image.name}.build`;
  const report = (key: string, problem: Problem) => problems.push({ path: `${section}.${key}`, ...problem });
  const before = problems.length;
  const { build } = image;
  const folder = isRemote(build.context) ? undefined : resolve(repository.root, build.context);
  const written = await findDockerfile(folder, image, (problem) => report("dockerfile", problem));
  const context = await locate(repository, build.context, {
    ignoreFiles: written === undefined ? [] : [`${written}.dockerignore`],
    report: (problem) => report("context", problem),
  });
  const additional = new Map<string, BuildSource>();
  for (const [name, source] of Object.entries(build.additional_contexts ?? {})) {
    const key = `additional_contexts.${name}`;
    const located = await locate(repository, source, { ignoreFiles: [], report: (problem) => report(key, problem) });
    if (located !== undefined) additional.set(name, located);
  }
  if (context === undefined || problems.length > before) return undefined;
  return { context, dockerfile: await dockerfileOf(image, written), additionalContexts: additional };
}

async function findDockerfile(
  folder: string | undefined,
  { build }: Image,
  report: (problem: Problem) => void,
): Promise<string | undefined> {
  if (build.dockerfile_inline !== undefined || folder === undefined) return undefined;
  const path = resolve(folder, build.dockerfile ?? "Dockerfile");
  if (await isFile(path)) return path;
  // The builder tries the lower-case name too, but only for the default one.
  const lowerCase = join(dirname(path), "dockerfile");
  if (basename(path) === "Dockerfile" && (await isFile(lowerCase))) return lowerCase;
  if (await isFolder(folder)) report({ message: `there is no file "${path}"` });
  return undefined;
}

async function dockerfileOf({ build }: Image, written: string | undefined): Promise<Dockerfile> {
  if (build.dockerfile_inline !== undefined) return { kind: "inline", text: build.dockerfile_inline };
  if (written === undefined) return { kind: "remote", name: build.dockerfile ?? "Dockerfile" };
  return { kind: "file", path: await realpath(written) };
}

type Place = {
  /** Tried before the folder's own `.dockerignore`. */
  readonly ignoreFiles: readonly string[];
  readonly report: (problem: Problem) => void;
};

async function locate(repository: Repository, source: string, place: Place): Promise<BuildSource | undefined> {
  const reference = /^(?:service|target):(.+)$/.exec(source)?.[1];
  if (reference !== undefined) return { kind: "image", name: reference };
  if (isRemote(source)) return { kind: "remote", address: source };
  const written = resolve(repository.root, source);
  if (!(await isFolder(written))) {
    place.report({ message: `there is no folder "${written}"` });
    return undefined;
  }
  const path = relative(repository.topLevel, await realpath(written));
  if (isOutside(path)) {
    const hint = "Move it into the repository, or name it by an URL: what git does not know has no content key.";
    place.report({ message: `"${written}" lies outside of the repository ${repository.topLevel}`, hint });
    return undefined;
  }
  return {
    kind: "folder",
    path,
    ...(await readIgnoreFile(repository, [...place.ignoreFiles, join(written, ".dockerignore")], place)),
  };
}

async function readIgnoreFile(repository: Repository, candidates: readonly string[], { report }: Place) {
  let name = "";
  for (const candidate of candidates) {
    name = relative(repository.topLevel, candidate);
    const bytes = await readFile(candidate).catch(orNothing);
    if (bytes === undefined) continue;
    const { rules, problems } = parseIgnoreFile(bytes.toString("utf8"), name);
    problems.forEach(report);
    return { ignoreFile: name, ignoreText: bytes, matcher: ignoreMatcher(rules) };
  }
  return { ignoreFile: name, ignoreText: undefined, matcher: ignoreMatcher([]) };
}

/** Everything with a scheme, and the short forms of git addresses that the builder knows. */
function isRemote(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(source);
}

/** Whether a relative path leaves the folder that it is relative to. */
export function isOutside(path: string): boolean {
  return path === ".." || path.startsWith("../") || isAbsolute(path);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(orNothing))?.isFile() === true;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(orNothing))?.isDirectory() === true;
}
