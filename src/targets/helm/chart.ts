import { join, posix } from "node:path";
import { parse } from "yaml";
import { ConfigError, messageOf, type Problem } from "../../errors.ts";
import { treeId } from "../../release/naming.ts";
import type { Digest, FileTree } from "../../release/release.ts";
import { readTree, type CapturedTree } from "../compose/tree.ts";
import { asKubectl } from "../kubernetes/manifests.ts";
import type { Values } from "./image-values.ts";

/** A chart and the files with its values, as a release carries them. */
export type CapturedChart = {
  readonly name: string;
  /** The id of the chart's tree. */
  readonly chart: string;
  /** The ids of the values files' trees, in the order in which Helm merges them. */
  readonly values: readonly string[];
  readonly trees: Readonly<Record<string, FileTree>>;
  readonly blobs: ReadonlyMap<Digest, Uint8Array>;
  /** What the chart and the files give for values, in that order. */
  readonly given: readonly Values[];
  /** Every file with its path in the checkout. */
  readonly files: readonly { readonly path: string; readonly content: Uint8Array }[];
};

export type ChartPlace = {
  /** The checkout, an absolute path. */
  readonly root: string;
  /** A folder relative to it. */
  readonly chart: string;
  /** Relative to it. */
  readonly values: readonly string[];
  /** Whether git knows the file of this absolute path. */
  readonly isKnown: (path: string) => boolean;
};

/** Throws `config.invalid` with all that keeps the chart from being rendered anywhere else. */
export async function captureChart({ root, chart, values, isKnown }: ChartPlace): Promise<CapturedChart> {
  const folder = await readTree(join(root, chart), isKnown, use);
  const files = await Promise.all(values.map((file) => readTree(join(root, file), isKnown, use)));
  const declaration = declarationIn(folder, { root, chart, isKnown });
  const problems = [
    ...values.filter((file) => !isKnown(join(root, file))).map(ignored),
    ...missingDependencies(declaration, folder.tree, chart),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  const given = [
    valuesIn(contentOf(folder, "values.yaml"), `${chart}/values.yaml`),
    ...files.map((file, index) => valuesIn(contentOf(file, ""), values[index] ?? "")),
  ];
  const captured = [folder, ...files];
  const [id = "", ...ids] = captured.map(({ tree }) => treeId(tree));
  return {
    name: declaration.name ?? chart,
    chart: id,
    values: ids,
    trees: Object.fromEntries(captured.map(({ tree }) => [treeId(tree), tree])),
    blobs: new Map(captured.flatMap(({ blobs }) => [...blobs])),
    given,
    files: [...filesOf(folder, chart), ...files.flatMap((file, index) => filesOf(file, values[index] ?? ""))],
  };
}

function filesOf({ tree, blobs }: CapturedTree, at: string): { path: string; content: Uint8Array }[] {
  return tree.flatMap(({ path, digest }) => {
    const content = blobs.get(digest);
    return content === undefined ? [] : [{ path: posix.join(at, path), content }];
  });
}

const use = {
  what: "is part of the chart",
  hint: "A release carries the chart and its values files; correct chart: and values: in aip-deploy.yml.",
};

function ignored(file: string): Problem {
  return {
    file,
    message: "is a values file, and git ignores it, so that no other machine has it",
    hint: "Commit it. If it holds secrets, put those under secrets: of the target, and let the chart refer to them by name.",
  };
}

type Declaration = {
  readonly name?: string;
  readonly dependencies?: readonly { readonly name: string; readonly version?: string }[];
};

function declarationIn(folder: CapturedTree, { root, chart, isKnown }: Omit<ChartPlace, "values">): Declaration {
  const file = `${chart}/Chart.yaml`;
  const text = contentOf(folder, "Chart.yaml");
  if (text === "") {
    const isThere = !isKnown(join(root, file)) && folder.tree.length > 0;
    const message = isThere ? "git does not know it, so that there is no chart here" : "is missing: there is no chart";
    throw new ConfigError([{ file, message, hint: "Commit it, or correct chart: in aip-deploy.yml." }]);
  }
  try {
    return (parse(text) as Declaration | null) ?? {};
  } catch (error) {
    throw new ConfigError([{ file, message: messageOf(error) }]);
  }
}

/** Helm wants every dependency that is declared, used or not. */
function missingDependencies({ dependencies = [] }: Declaration, tree: FileTree, chart: string): Problem[] {
  const missing = dependencies.filter(({ name }) => {
    const archive = `charts/${name}-`;
    const isArchive = (path: string) => path.startsWith(archive) && /^\d[^/]*\.tgz$/.test(path.slice(archive.length));
    return !tree.some(({ path }) => path === `charts/${name}/Chart.yaml` || isArchive(path));
  });
  return missing.map(({ name }) => ({
    file: `${chart}/Chart.yaml`,
    path: "dependencies",
    message: `${name} is not in ${chart}/charts, as git has it`,
    hint: `helm dependency build ${chart} && git add --force ${chart}/charts ${chart}/Chart.lock`,
  }));
}

function contentOf({ tree, blobs }: CapturedTree, path: string): string {
  const digest = tree.find((each) => each.path === path)?.digest;
  const content = digest === undefined ? undefined : blobs.get(digest);
  return content === undefined ? "" : Buffer.from(content).toString("utf8");
}

function valuesIn(text: string, file: string): Values {
  try {
    const read: unknown = parse(text, { version: "1.1", customTags: asKubectl, logLevel: "error" });
    if (read === null || read === undefined) return {};
    if (typeof read === "object" && !Array.isArray(read)) return read as Values;
  } catch (error) {
    throw new ConfigError([{ file, message: messageOf(error) }]);
  }
  throw new ConfigError([{ file, message: "is no map of values" }]);
}
