import { relative } from "node:path";
import pMap from "p-map";
import type { Image } from "../build/image.ts";
import { ConfigError, DeployError, type Problem } from "../errors.ts";
import type { ContentKey } from "../release/release.ts";
import { blobId, hashWorkingFile, type WorkingFile } from "./blob-id.ts";
import {
  locateInputs,
  type BuildInputs,
  type BuildSource,
  type ContextFolder,
  type Dockerfile,
} from "./build-inputs.ts";
import { contentKeyOf, hashFiles, type ContextFile, type SourceContent } from "./content-key.ts";
import type { Repository } from "./repository.ts";
import type { TreeFile, WorkingTree } from "./working-tree.ts";

export type ContentKeyOptions = {
  /** Put into every key; see `rebuild` in the configuration. */
  readonly rebuildStamp?: string;
};

const filesAtOnce = 16;

/**
 * The content key of each image, by the image's name. What differs from the commit counts as it stands on the disk, with
 * files that are not yet tracked; what git ignores does not count (see `ignoredButSent`). Throws `ConfigError` with all
 * that is wrong in the build sections.
 */
export async function contentKeys(
  repository: Repository,
  images: readonly Image[],
  options: ContentKeyOptions = {},
): Promise<ReadonlyMap<string, ContentKey>> {
  const problems: Problem[] = [];
  const [tree, located] = await Promise.all([
    repository.workingTree(),
    pMap(images, (image) => locateInputs(repository, image, problems), { concurrency: filesAtOnce }),
  ]);
  if (problems.length > 0) throw new ConfigError(problems);
  const builds = images.flatMap((image, index) => {
    const inputs = located[index];
    return inputs === undefined ? [] : [{ image, inputs }];
  });
  const keys = new KeyChain(repository, tree, { builds, options });
  const found = new Map<string, ContentKey>();
  for (const { image } of builds) found.set(image.name, await keys.of(image.name, []));
  return found;
}

type Build = { readonly image: Image; readonly inputs: BuildInputs };

/** Images may be made from each other: each key is found once, the ones it needs before it. */
class KeyChain {
  readonly #repository: Repository;
  readonly #tree: WorkingTree;
  readonly #builds: readonly Build[];
  readonly #options: ContentKeyOptions;
  readonly #keys = new Map<string, ContentKey>();
  readonly #folders = new Map<string, Promise<SourceContent>>();

  constructor(
    repository: Repository,
    tree: WorkingTree,
    { builds, options }: { builds: readonly Build[]; options: ContentKeyOptions },
  ) {
    this.#repository = repository;
    this.#tree = tree;
    this.#builds = builds;
    this.#options = options;
  }

  async of(name: string, users: readonly string[]): Promise<ContentKey> {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const build = this.#builds.find(({ image }) => image.name === name || image.services.includes(name));
    if (build === undefined) throw unknownImage(name, users);
    const { image, inputs } = build;
    if (users.includes(image.name)) throw circle([...users, image.name]);
    const path = [...users, image.name];
    const additional: Record<string, SourceContent> = {};
    for (const [each, source] of inputs.additionalContexts) additional[each] = await this.#content(source, path);
    const key = contentKeyOf({
      image,
      context: await this.#content(inputs.context, path),
      dockerfile: await this.#dockerfile(inputs.dockerfile),
      additionalContexts: additional,
      rebuildStamp: this.#options.rebuildStamp,
    });
    this.#keys.set(image.name, key);
    return key;
  }

  async #content(source: BuildSource, path: readonly string[]): Promise<SourceContent> {
    switch (source.kind) {
      case "remote":
        return { remote: source.address };
      case "image":
        return { image: await this.of(source.name, path) };
      case "folder":
        return this.#folder(source);
    }
  }

  /** A folder that several images share is hashed once. */
  #folder(folder: ContextFolder): Promise<SourceContent> {
    const identity = `${folder.path}\0${folder.ignoreFile}`;
    const content = this.#folders.get(identity) ?? this.#hashFolder(folder);
    this.#folders.set(identity, content);
    return content;
  }

  async #hashFolder(folder: ContextFolder): Promise<SourceContent> {
    const { ignoreText } = folder;
    const ignore = ignoreText === undefined ? null : blobId(ignoreText, this.#repository.objectFormat);
    return { files: hashFiles(await identified(this.#tree, folder)), ignore };
  }

  async #dockerfile(dockerfile: Dockerfile): Promise<string> {
    if (dockerfile.kind === "inline") return `inline:${dockerfile.text}`;
    if (dockerfile.kind === "remote") return `remote:${dockerfile.name}`;
    const { topLevel, objectFormat } = this.#repository;
    const tracked = this.#tree.file(relative(topLevel, dockerfile.path));
    const found = await (tracked === undefined
      ? hashWorkingFile(dockerfile.path, objectFormat)
      : this.#tree.identify(tracked));
    return `file:${found?.id ?? ""}`;
  }
}

/** What a builder is sent from a context, apart from what git ignores. */
export function sentFiles(tree: WorkingTree, folder: ContextFolder): readonly TreeFile[] {
  return tree.below(folder.path).filter((file) => !folder.matcher.excludes(pathIn(folder, file)));
}

/** Where the file is for the builder: its path inside of the context. */
export function pathIn({ path }: ContextFolder, file: TreeFile): string {
  return path === "" ? file.path : file.path.slice(path.length + 1);
}

async function identified(tree: WorkingTree, folder: ContextFolder): Promise<Iterable<ContextFile>> {
  const sent = sentFiles(tree, folder);
  const unknown = sent.filter((file) => !tree.isKnown(file));
  const read = await pMap(unknown, async (file) => [file, await tree.identify(file)] as const, {
    concurrency: filesAtOnce,
  });
  return contextFiles(tree, folder, sent, new Map(read));
}

/** One at a time, so that a context of fifty thousand files is not copied once more. */
function* contextFiles(
  tree: WorkingTree,
  folder: ContextFolder,
  sent: readonly TreeFile[],
  read: ReadonlyMap<TreeFile, WorkingFile | undefined>,
): Generator<ContextFile> {
  for (const file of sent) {
    const { mode, id } = tree.isKnown(file) ? file : (read.get(file) ?? {});
    if (mode !== undefined && id !== undefined) yield { path: pathIn(folder, file), mode, id };
  }
}

function unknownImage(name: string, users: readonly string[]): ConfigError {
  const path = `services.${users.at(-1) ?? name}.build.additional_contexts`;
  return new ConfigError([{ path, message: `no service "${name}" that is built here` }]);
}

function circle(path: readonly string[]): DeployError {
  const message = `the images are made from each other in a circle: ${path.join(" → ")}`;
  return new ConfigError([{ path: `services.${path[0] ?? ""}.build.additional_contexts`, message }]);
}
