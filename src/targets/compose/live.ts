import type { ComposeModel, ComposeService, Mount } from "../../compose/model.ts";
import { definitionHash } from "./definition.ts";
import type { ComposeDocument } from "./document.ts";
import { treeIn } from "./references.ts";

/**
 * Files that a unit can be given anew while it runs. Everything else on a host is named by its content and never changes; a
 * unit that alone can have a port of the host would have to stop for every changed line, so that it gets its files in a folder
 * of its own, whose content follows.
 */
export type LiveFiles = {
  readonly unit: string;
  /** The same as long as nothing but the content of these files changes. */
  readonly shape: string;
  /** In the order of their targets. */
  readonly mounts: readonly LiveMount[];
};

export type LiveMount = {
  /** The tree that lies there. */
  readonly tree: string;
  /** The path inside of the container. */
  readonly target: string;
};

/** The live files of a unit; `undefined` when it has none. Pure, and the same for two documents of one shape. */
export function liveFilesOf(unit: string, { model, units }: ComposeDocument): LiveFiles | undefined {
  const service = model.services[unit];
  if (service === undefined || units[unit]?.role !== "service" || !hasFixedPort(service)) return undefined;
  const mounts = treesMountedBy(service, model);
  if (mounts.length === 0 || mounts.some(({ target }) => isReadAtStart(target, service))) return undefined;
  return { unit, shape: shapeOf(service, model), mounts };
}

/** The service whose live files lie in these places; configs become mounts, which is what Compose makes of them. */
export function withLiveMounts(
  service: ComposeService,
  live: LiveFiles,
  sourceOf: (mount: LiveMount) => string,
): ComposeService {
  const at = new Map(live.mounts.map((mount) => [mount.target, sourceOf(mount)]));
  const kept = (service.volumes ?? []).map((mount): Mount => {
    const source = at.get(mount.target);
    return source === undefined ? mount : { ...mount, source };
  });
  const known = new Set(kept.map(({ target }) => target));
  const added = [...at].flatMap(([target, source]): Mount[] =>
    known.has(target) ? [] : [{ type: "bind", source, target, read_only: true, bind: { create_host_path: false } }],
  );
  const configs = (service.configs ?? []).filter((config) => !at.has(targetOf(config)));
  const { configs: _configs, ...rest } = service;
  return { ...rest, volumes: [...kept, ...added], ...(configs.length === 0 ? {} : { configs }) };
}

/** A published port that only one container on the host can have. */
export function fixedPort({ ports = [] }: ComposeService): string | undefined {
  return ports.find(({ published = "" }) => published !== "" && published !== "0" && !published.includes("-"))
    ?.published;
}

function hasFixedPort(service: ComposeService): boolean {
  return fixedPort(service) !== undefined;
}

/** The trees that a service mounts, in the order of their targets; configs are mounts too. */
export function treesMountedBy(service: ComposeService, model: ComposeModel): LiveMount[] {
  return [...mountedTrees(service), ...configTrees(service, model)].sort((left, right) =>
    left.target < right.target ? -1 : 1,
  );
}

function mountedTrees({ volumes = [] }: ComposeService): LiveMount[] {
  return volumes.flatMap(({ type, source, target }) => {
    const tree = type === "bind" ? treeIn(source) : undefined;
    return tree === undefined ? [] : [{ tree, target }];
  });
}

function configTrees({ configs = [] }: ComposeService, model: ComposeModel): LiveMount[] {
  return configs.flatMap((config) => {
    const tree = treeIn(model.configs?.[config.source]?.file);
    return tree === undefined ? [] : [{ tree, target: targetOf(config) }];
  });
}

/** Where a config of a service lies in its containers. */
export function targetOf({ source, target }: { readonly source: string; readonly target?: string }): string {
  if (target === undefined) return `/${source}`;
  return target.startsWith("/") ? target : `/${target}`;
}

const readOnce = ["/docker-entrypoint.d", "/etc/nginx/templates"];
const configFlag = /^(?:-c|-f|--|--config|(?:-f|--config)=.*)$/;

/** What a script makes something else of when the container starts is not read again by a reload. */
function isReadAtStart(target: string, { command, entrypoint }: ComposeService): boolean {
  if (readOnce.some((folder) => target === folder || target.startsWith(`${folder}/`))) return true;
  const words = [...wordsOf(entrypoint), ...wordsOf(command)];
  return words.some((word, index) => {
    // `sh -c` has a script behind it.
    const isNamed = configFlag.test(word) || (configFlag.test(words[index - 1] ?? "") && !/\s/.test(word));
    return word.includes(target) && !isNamed;
  });
}

/** An entrypoint or a command as Compose prints it, in words. */
export function wordsOf(command: unknown): string[] {
  return Array.isArray(command) ? command.map(String) : [];
}

/** The definition without what lies in the files. */
function shapeOf(service: ComposeService, model: ComposeModel): string {
  const nameless = (text: string | undefined) => (treeIn(text) === undefined ? text : "aip-tree:any");
  const volumes = service.volumes?.map((mount) => {
    const source = nameless(mount.source);
    return source === undefined ? mount : { ...mount, source };
  });
  const configs = Object.fromEntries(
    Object.entries(model.configs ?? {}).map(([name, { file, ...config }]) => {
      const placed = nameless(file);
      return [name, placed === undefined ? config : { ...config, file: placed }];
    }),
  );
  return definitionHash({ ...service, ...(volumes === undefined ? {} : { volumes }) }, { ...model, configs });
}
