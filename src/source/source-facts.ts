import { relative } from "node:path";
import type { Image } from "../build/image.ts";
import { ConfigError, type Problem } from "../errors.ts";
import { sentFiles } from "./content-keys.ts";
import { isOutside, locateInputs } from "./build-inputs.ts";
import { foldersOf, ignoredButSent, type IgnoredButSent } from "./ignored-but-sent.ts";
import type { Repository } from "./repository.ts";

/** Where an image comes from. */
export type SourceFacts = {
  /** Files and folders that it is made of, relative to the top level; the ones to ask `commitsBetween` about. */
  readonly paths: readonly string[];
  /** What a person should know before it is built: the build goes on, but maybe not as meant. */
  readonly warnings: readonly Problem[];
};

const namedAtMost = 5;

/** Throws `ConfigError` when the build section is wrong. */
export async function sourceFacts(repository: Repository, image: Image): Promise<SourceFacts> {
  const problems: Problem[] = [];
  const inputs = await locateInputs(repository, image, problems);
  if (inputs === undefined) throw new ConfigError(problems);
  const folders = foldersOf(inputs);
  const paths = folders.map(({ path }) => (path === "" ? "." : path));
  if (inputs.dockerfile.kind === "file") {
    const dockerfile = relative(repository.topLevel, inputs.dockerfile.path);
    const isCovered = folders.some(({ path }) => path === "" || dockerfile.startsWith(`${path}/`));
    if (!isCovered && !isOutside(dockerfile)) paths.push(dockerfile);
  }
  const tree = await repository.workingTree();
  const sent = folders
    .flatMap((folder) => sentFiles(tree, folder))
    .filter(({ lfsPointer }) => lfsPointer !== undefined);
  const left = await Promise.all(sent.map(async (file) => ((await tree.isPointerLeft(file)) ? file.path : undefined)));
  const absent = tree.absentSubmodules.filter((submodule) =>
    folders.some(
      ({ path }) => path === "" || `${submodule}/`.startsWith(`${path}/`) || path.startsWith(`${submodule}/`),
    ),
  );
  return {
    paths: [...new Set(paths)].sort(),
    warnings: [
      ...ignoredWarnings(image, await ignoredButSent(repository, image)),
      ...pointerWarnings(
        image,
        left.filter((path) => path !== undefined),
      ),
      ...absent.map((submodule) => absentWarning(image, submodule)),
    ],
  };
}

/** One warning for each `.dockerignore` that should say more. */
function ignoredWarnings(image: Image, found: readonly IgnoredButSent[]): Problem[] {
  const files = new Set(found.map(({ ignoreFile }) => ignoreFile));
  return [...files].map((file) => {
    const here = found.filter(({ ignoreFile }) => ignoreFile === file);
    const lines = new Set(here.map(({ line }) => line).filter((line) => line !== undefined));
    return {
      file,
      message: `${image.name}: the builder is sent what git ignores: ${named(here.map(({ path }) => path))}`,
      hint:
        lines.size === 0
          ? "Changes there do not change the content key: let git track it, or build it inside of the Dockerfile."
          : `It can end up in the image, and changes to it do not change the content key. Add to ${file}:\n${[...lines].join("\n")}`,
    };
  });
}

function pointerWarnings(image: Image, paths: readonly string[]): Problem[] {
  if (paths.length === 0) return [];
  const message = `${image.name}: Git LFS has not fetched ${named(paths)}; the image would hold the pointers' text`;
  return [{ file: paths[0] ?? "", message, hint: "git lfs pull (actions/checkout: lfs: true)" }];
}

function absentWarning(image: Image, submodule: string): Problem {
  const message = `${image.name}: the submodule is not checked out; the builder gets an empty folder`;
  return { file: submodule, message, hint: "git submodule update --init (actions/checkout: submodules: recursive)" };
}

function named(paths: readonly string[]): string {
  const shown = paths.slice(0, namedAtMost).map((path) => `"${path}"`);
  const rest = paths.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
