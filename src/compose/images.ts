import { isAbsolute, posix, relative } from "node:path";
import type { Image } from "../build/image.ts";
import type { Config } from "../config/config.ts";
import type { Problem } from "../errors.ts";
import { finalStage, isLocal, parseDockerfile, readDockerfile } from "./dockerfile.ts";
import { awaitedServices } from "./settings.ts";
import { canonicalName, hasRegistryHost, imageName, lastPart } from "./image-name.ts";
import type { LoadedModel } from "./loaded.ts";
import { singleDollars } from "./placeholders.ts";
import type { ComposeBuild, ComposeModel, ComposeService } from "./model.ts";

export type ImagesOptions = {
  readonly config: Config;
  /** Where images live; wins over the configuration's. */
  readonly registry?: string | undefined;
  /** Only what these services run; `undefined`: what any service runs. */
  readonly services?: ReadonlySet<string> | undefined;
  /** Throws when there is none; `undefined` when it cannot be seen from here. */
  readonly dockerfile?: (build: ComposeBuild) => string | undefined;
};

/** One distinct build and everybody who runs it. */
type Group = {
  readonly build: ComposeBuild;
  readonly platforms: readonly string[] | undefined;
  readonly builders: readonly string[];
  readonly users: readonly string[];
  /** What `image:` calls it, each once, in order. */
  readonly names: readonly string[];
};

/** The distinct builds of the model, sorted by name, with everything that keeps them from being built and pushed. */
export function imagesOf(loaded: LoadedModel, options: ImagesOptions): { images: Image[]; problems: Problem[] } {
  const groups = wanted(groupsOf(loaded.model), options.services);
  const named = groups.map((group) => ({ group, name: nameOf(group, options.config, loaded.model) }));
  const images = named.map(({ group, name }) => image(group, name, loaded, options));
  const problems = [
    ...groups.flatMap((group) => movedTags(group, loaded)),
    ...conflicts(named, loaded),
    ...images.flatMap(({ problems: found }) => found),
  ];
  return { images: images.map(({ image: each }) => each).sort((a, b) => compare(a.name, b.name)), problems };
}

/** The groups that these services run, and those that they are built on. */
function wanted(groups: readonly Group[], services: ReadonlySet<string> | undefined): readonly Group[] {
  if (services === undefined) return groups;
  const found = new Set(groups.filter((group) => members(group).some((service) => services.has(service))));
  // A set hands out what is added while it is walked.
  for (const { build } of found) {
    const bases = Object.values(build.additional_contexts ?? {});
    for (const group of groups)
      if (members(group).some((service) => bases.includes(`service:${service}`))) found.add(group);
  }
  return groups.filter((group) => found.has(group));
}

function members({ builders, users }: Group): string[] {
  return [...builders, ...users];
}

/** The build that makes what the service runs, be it its own or the one whose image it names. */
export function buildOf(model: ComposeModel, service: string): ComposeBuild | undefined {
  return groupsOf(model).find((group) => members(group).includes(service))?.build;
}

/** A model never changes, and it is asked about each of its services. */
const groupsBefore = new WeakMap<ComposeModel, readonly Group[]>();

function groupsOf(model: ComposeModel): readonly Group[] {
  const groups = groupsBefore.get(model) ?? grouped(model);
  groupsBefore.set(model, groups);
  return groups;
}

function grouped(model: ComposeModel): Group[] {
  const services = Object.entries(model.services).sort(([a], [b]) => compare(a, b));
  const found = new Map<
    string,
    { build: ComposeBuild; platforms: readonly string[] | undefined; members: [string, ComposeService][] }
  >();
  for (const [name, service] of services) {
    if (service.build === undefined) continue;
    const build = canonicalBuild(singleDollars(service.build));
    const platforms = service.build.platforms ?? (service.platform === undefined ? undefined : [service.platform]);
    const key = JSON.stringify([sorted(build), platforms?.toSorted()]);
    const group = found.get(key) ?? { build, platforms, members: [] };
    group.members.push([name, service]);
    found.set(key, group);
  }
  const groups = [...found.values()].map(({ build, platforms, members }) => {
    const names = [...new Set(members.flatMap(([, { image: name }]) => name ?? []))];
    const known = [
      ...names,
      ...members.flatMap(([name, { image: own }]) => (own === undefined ? [`${model.name}-${name}`] : [])),
    ];
    return {
      build,
      platforms,
      names,
      builders: members.map(([name]) => name),
      repositories: new Set(known.map(repositoryOf)),
    };
  });
  return groups.map(({ repositories, ...group }) => {
    const users = services.filter(
      ([, { build, image: name }]) => build === undefined && name !== undefined && repositories.has(repositoryOf(name)),
    );
    return { ...group, users: users.map(([name]) => name) };
  });
}

function repositoryOf(image: string): string {
  return imageName(canonicalName(image)).repository;
}

/** Keys that say where else to put an image or how to make it faster, and not what is in it. */
const besides = new Set(["tags", "cache_from", "cache_to", "no_cache", "pull", "platforms"]);

/** The build without what makes no difference, so that equal images look equal. */
function canonicalBuild(build: ComposeBuild): ComposeBuild {
  const kept = Object.entries(build).filter(([key, value]) => !besides.has(key) && !isEmpty(value));
  const { dockerfile, ...rest } = Object.fromEntries(kept) as ComposeBuild;
  if (rest.dockerfile_inline !== undefined) return rest;
  return { ...rest, dockerfile: dockerfileOf(build.context, dockerfile) };
}

function dockerfileOf(context: string, dockerfile = "Dockerfile"): string {
  const path = isAbsolute(dockerfile) && isLocal(context) ? relative(context, dockerfile) : dockerfile;
  return posix.normalize(path);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return entries.map(([key, each]) => [key, sorted(each)]);
}

/** Of several services that could give their name: the one called like its folder, then one that keeps running. */
function nameOf({ names, builders, build }: Group, config: Config, model: ComposeModel): string {
  const once = awaitedServices(model);
  const rank = (service: string) => (service === posix.basename(build.context) ? 0 : once.has(service) ? 2 : 1);
  const services = builders.toSorted((a, b) => rank(a) - rank(b));
  const parts = names.length > 0 ? names.map((name) => lastPart(imageName(name).repository)) : services;
  const candidates = parts.map((part) => part.toLowerCase());
  return candidates.find((name) => name in config.images) ?? candidates[0] ?? "";
}

type Named = { readonly group: Group; readonly name: string };

function conflicts(named: readonly Named[], loaded: LoadedModel): Problem[] {
  return named.flatMap(({ group, name }, index) => {
    const first = named.findIndex((each) => each.name === name);
    const other = named[first];
    if (first === index || other === undefined) return [];
    const [here, there] = [claim(group, loaded), claim(other.group, loaded)];
    return [
      {
        ...here.place,
        message: `services ${there.service} and ${here.service} build different images under the name ${name} (the other at ${there.at})`,
        hint: "Give one of them another `image:`.",
      },
    ];
  });
}

function claim({ builders }: Group, { sources, model }: LoadedModel) {
  const service = builders[0] ?? "";
  const place = sources.locate([
    "services",
    service,
    ...(model.services[service]?.image === undefined ? [] : ["image"]),
  ]);
  return { service, place, at: place === undefined ? service : `${place.file}:${place.line}` };
}

/** By hand a service that names another tag runs what was built long ago; here it could only be a mistake. */
function movedTags({ names, users }: Group, { model, sources }: LoadedModel): Problem[] {
  const built = new Set(names.map(canonicalName));
  if (built.size === 0) return [];
  return users.flatMap((user): Problem[] => {
    const image = model.services[user]?.image ?? "";
    if (built.has(canonicalName(image))) return [];
    const message = `${user} names ${image}, and the build here makes ${names.join(", ")}`;
    return [
      { ...sources.locate(["services", user, "image"]), message, hint: "Name the same tag, or another repository." },
    ];
  });
}

function image(
  group: Group,
  name: string,
  loaded: LoadedModel,
  options: ImagesOptions,
): { image: Image; problems: Problem[] } {
  const { config } = options;
  const own = config.images[name];
  const repository = repositoryFor(group, name, options.registry ?? config.registry, loaded);
  const read = readable(group, loaded, options.dockerfile ?? readDockerfile);
  const test = testOf(group.build, own?.test, read.text);
  return {
    image: {
      name,
      repository: repository.value,
      services: members(group).sort(compare),
      build: group.build,
      platforms: own?.platforms ?? group.platforms ?? config.build.platforms,
      ...(test === undefined ? {} : { test }),
    },
    problems: [...repository.problems, ...read.problems],
  };
}

function repositoryFor(group: Group, name: string, registry: string | undefined, loaded: LoadedModel) {
  if (registry !== undefined) return { value: `${registry.replace(/\/$/, "")}/${name}`, problems: [] };
  const written = group.names.map((each) => imageName(each).repository).find(hasRegistryHost);
  if (written !== undefined) return { value: written, problems: [] };
  const message = `nothing says in which registry the image ${name} lives`;
  const hint = "Set `registry:` in aip-deploy.yml, for example `registry: ghcr.io/<owner>/<app>`.";
  return { value: name, problems: [{ ...claim(group, loaded).place, message, hint }] };
}

function readable(group: Group, { sources }: LoadedModel, read: (build: ComposeBuild) => string | undefined) {
  try {
    return { text: read(group.build), problems: [] };
  } catch {
    const { context, dockerfile = "Dockerfile" } = group.build;
    const message = `there is no readable Dockerfile at ${posix.join(context, dockerfile)}`;
    return {
      text: undefined,
      problems: [{ ...sources.locate(["services", group.builders[0] ?? "", "build"]), message }],
    };
  }
}

function testOf(
  build: ComposeBuild,
  configured: Config["images"][string]["test"],
  dockerfile: string | undefined,
): Image["test"] {
  if (configured !== undefined) return configured.kind === "none" ? undefined : configured;
  if (dockerfile === undefined || build.target?.toLowerCase() === "test") return undefined;
  const stage = finalStage(parseDockerfile(dockerfile), "test");
  return stage === undefined ? undefined : { kind: "stage", target: "test" };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
