import { isAbsolute, posix, relative } from "node:path";
import type { EnvironmentConfig } from "../config/config.ts";
import type { Problem } from "../errors.ts";
import { finalStage, isLocal, parseDockerfile, type Stage } from "./dockerfile.ts";
import { newFileIn, type Facts } from "./facts.ts";
import { buildOf } from "./images.ts";
import type { LoadedModel } from "./loaded.ts";
import type { ComposeBuild, Mount } from "./model.ts";
import { singleDollars } from "./placeholders.ts";
import { isDataDirectory } from "./stateful.ts";

/** What becomes of one bind mount when the checkout is not there any more. */
export type MountDecision = {
  readonly service: string;
  /** The path inside the container, which names the mount. */
  readonly target: string;
  readonly mount: Mount;
  /**
   * `drop`: the image's own files run. `capture`: the tracked files go into the release. `state`: lives on the host at `source`.
   * `host`: stays as it is.
   */
  readonly decision: "drop" | "capture" | "state" | "host";
  /** Relative to the root, for what lies in the checkout; the root itself is empty. */
  readonly path?: string;
  /** Absolute, on the host; only for `state`, and missing while nothing says where it is. */
  readonly source?: string;
  readonly why: string;
};

export type MountContext = {
  readonly environment: EnvironmentConfig;
  readonly facts: Facts;
  /** `undefined` when the build's Dockerfile cannot be read. */
  readonly dockerfile: (build: ComposeBuild) => string | undefined;
};

/** Decides every bind mount of these services, and the anonymous volumes that only shield a dropped one. */
export function mountsOf(loaded: LoadedModel, services: ReadonlySet<string>, context: MountContext): MountDecision[] {
  return [...services].sort().flatMap((service) => {
    const mounts = loaded.model.services[service]?.volumes ?? [];
    const build = buildOf(loaded.model, service);
    const binds = mounts
      .filter(({ type, source }) => type === "bind" && source !== undefined)
      .map((mount) => decide({ service, mount, build, root: loaded.root, ...context }));
    const dropped = binds.filter(({ decision }) => decision === "drop").map(({ mount }) => mount.target);
    const shields = mounts.filter(
      ({ type, source, target }) =>
        type === "volume" && source === undefined && dropped.some((each) => within(target, each)),
    );
    const why = "only kept the mounted sources from hiding the image's own files";
    return [
      ...binds,
      ...shields.map((mount): MountDecision => ({ service, target: mount.target, mount, decision: "drop", why })),
    ];
  });
}

/** The paths inside the checkout that bind mounts name; what facts are needed about. */
export function mountedPaths({ root, model }: LoadedModel): string[] {
  const sources = Object.values(model.services).flatMap(({ volumes = [] }) =>
    volumes.flatMap(({ type, source }) => (type === "bind" && source !== undefined ? [pathIn(root, source)] : [])),
  );
  return [...new Set(sources.filter((path) => path !== undefined))].sort();
}

/** State in the checkout that nothing says the place of: each path once, with the lines to add. */
export function unplacedState(
  loaded: LoadedModel,
  decisions: readonly MountDecision[],
  environment: EnvironmentConfig,
): Problem[] {
  const unplaced = decisions.filter(({ decision, source }) => decision === "state" && source === undefined);
  const first = unplaced.filter(({ path }, index) => unplaced.findIndex((each) => each.path === path) === index);
  return first.map(({ service, mount, path = "", why }) => ({
    ...loaded.sources.locate(["services", service, "volumes"], [`./${path}:`, path, mount.target]),
    path: `services.${service}.volumes`,
    message: `./${path} is mounted at ${mount.target} and holds state: ${why}`,
    hint: [
      "Say where it lives on the host, and move it there:",
      `  environments:`,
      `    ${environment.name}:`,
      `      state:`,
      `        ./${path}: /srv/${loaded.model.name}/${path}`,
    ].join("\n"),
  }));
}

type Question = MountContext & {
  readonly service: string;
  readonly mount: Mount;
  readonly build: ComposeBuild | undefined;
  readonly root: string;
};

function decide(question: Question): MountDecision {
  const { service, mount, root, facts, environment } = question;
  const path = pathIn(root, mount.source ?? "");
  const about = { service, target: mount.target, mount };
  if (path === undefined) return { ...about, decision: "host", why: "lies outside of the checkout" };
  const source = placedState(environment, path);
  if (source !== undefined)
    return { ...about, decision: "state", path, source, why: "the environment says where it lives" };
  const state = stateIn(path, mount, facts);
  if (state !== undefined) return { ...about, decision: "state", path, why: state };
  const reason = facts.isFolder(path) ? sourceReason(question) : undefined;
  if (reason === undefined) return { ...about, decision: "capture", path, why: "is tracked by git" };
  if (environment.sourceMounts === "keep")
    return { ...about, decision: "host", path, why: `${reason}; kept for live reload` };
  return { ...about, decision: "drop", path, why: reason };
}

/** Relative to the root; `undefined` for what lies outside of it. */
function pathIn(root: string, source: string): string | undefined {
  const path = relative(root, singleDollars(source));
  return path === ".." || path.startsWith("../") || isAbsolute(path) ? undefined : path;
}

/** Where the environment says that the path lives: its own line, else that of the nearest folder above it. */
export function placedState({ state }: EnvironmentConfig, path: string): string | undefined {
  const lines = Object.entries(state).map(([written, host]) => ({ folder: posix.join(written, "."), host }));
  const above = lines.filter(({ folder }) => within(path, folder)).sort((a, b) => b.folder.length - a.folder.length);
  const [nearest] = above;
  return nearest === undefined ? undefined : posix.join(nearest.host, posix.relative(nearest.folder, path));
}

/** Why the path holds state; `undefined` when git has it. */
function stateIn(path: string, mount: Mount, facts: Facts): string | undefined {
  if (!facts.exists(path)) return "it is not in the repository and would be made when the service starts";
  const tracked = facts.trackedFiles(path);
  if (tracked.length === 0) return facts.isIgnored(path) ? "git ignores it" : "git does not track it";
  if (!facts.isFolder(path)) return undefined;
  if (tracked.every(isPlaceholder)) return "the repository holds only a placeholder of it";
  if (isDataDirectory(mount.target)) return `a database keeps its data at ${mount.target}`;
  if (mount.read_only !== true && path !== "" && facts.isIgnored(newFileIn(path)))
    return "git ignores what is written into it";
  return undefined;
}

function isPlaceholder(file: string): boolean {
  return /^(\.gitkeep|\.keep|\.gitignore|\.placeholder|\.empty)$/.test(posix.basename(file));
}

/** Why the mounted folder is what the image itself was made from; `undefined` when it is something else. */
function sourceReason({ mount, build, dockerfile }: Question): string | undefined {
  if (build === undefined || mount.source === undefined) return undefined;
  const stage = stageOf(build, dockerfile);
  const over = stage?.workdir !== undefined && within(stage.workdir, mount.target);
  if (over) return `it covers ${stage.workdir ?? ""}, where the image has its own files`;
  const contexts = [build.context, ...Object.values(build.additional_contexts ?? {})].filter(isLocal);
  if (!contexts.some((context) => within(singleDollars(mount.source ?? ""), context))) return undefined;
  const places = [...(stage?.copies ?? []), ...(stage?.workdir === undefined ? [] : [stage.workdir])];
  const covered =
    places.length === 0 || places.some((place) => within(mount.target, place) || within(place, mount.target));
  return covered ? "it is what the image was built from" : undefined;
}

function stageOf(build: ComposeBuild, dockerfile: MountContext["dockerfile"]): Stage | undefined {
  const text = dockerfile(build);
  return text === undefined ? undefined : finalStage(parseDockerfile(text), build.target);
}

function within(path: string, folder: string): boolean {
  const trimmed = folder.replace(/\/$/, "");
  return path === trimmed || path === folder || path.startsWith(`${trimmed}/`);
}
