import { isAbsolute, join, resolve } from "node:path";
import type { ComposeBuild } from "../compose/model.ts";
import type { CacheConfig } from "../config/config.ts";
import type { Digest } from "../release/release.ts";
import type { Abilities } from "./builder.ts";
import type { KeyedImage } from "./image.ts";

/** A definition for `docker buildx bake`, one entry a target. */
export type BakeFile = { readonly target: Readonly<Record<string, BakeTarget>> };

export type BakeTarget = {
  readonly context: string;
  readonly contexts?: Readonly<Record<string, string>>;
  readonly dockerfile?: string;
  readonly "dockerfile-inline"?: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: readonly string[];
  readonly target?: string;
  readonly platforms?: readonly string[];
  readonly secret?: readonly string[];
  readonly ssh?: readonly string[];
  readonly network?: string;
  readonly "shm-size"?: string;
  readonly ulimits?: readonly string[];
  readonly "extra-hosts"?: Readonly<Record<string, string>>;
  readonly entitlements?: readonly string[];
  readonly "no-cache"?: boolean;
  readonly pull?: boolean;
  readonly "cache-from"?: readonly string[];
  readonly "cache-to"?: readonly string[];
  readonly attest?: readonly string[];
  readonly output: readonly string[];
};

/** `push`: to the registry under its key. `load`: into the engine under a local name. `check`: only that it builds. */
export type Goal =
  | { readonly kind: "push" }
  | { readonly kind: "load"; readonly name: string }
  | { readonly kind: "check"; readonly stage: string };

export type BakeOptions = {
  readonly can: Abilities;
  readonly cache: CacheConfig;
  readonly provenance: boolean;
  readonly sbom: boolean;
  readonly stamp: Stamp;
  /** The variable that holds the value, by secret id; what an image may see is already chosen. */
  readonly secretVariables: Readonly<Record<string, string>>;
  /** What a context `service:<name>` stands for, by service. */
  readonly bases: ReadonlyMap<string, Base>;
};

/** Another image of the App that this one builds on: pinned when the registry has it, else built along. */
export type Base = KeyedImage & { readonly digest?: Digest };

/** Where the sources come from; the time is the commit's, so that the same commit always gives the same stamp. */
export type Stamp = {
  /** A URL without credentials; left out when there is no remote. */
  readonly source?: string;
  readonly revision: string;
  /** ISO 8601. */
  readonly created: string;
};

/** The image's target and, without output of their own, those of the images that it builds on. */
export function bakeFile(image: KeyedImage, goal: Goal, options: BakeOptions): BakeFile {
  const target: Record<string, BakeTarget> = {};
  for (const base of linkedBases(image, options.bases)) {
    const platforms = platformsFor(image, goal);
    target[targetName(base)] = { ...source(base, options), ...platforms, output: ["type=cacheonly"] };
  }
  target[targetName(image)] = goalTarget(image, goal, options);
  return { target };
}

/** Bake allows letters, digits, `_` and `-` in the name of a target. */
export function targetName(image: Pick<KeyedImage, "name">): string {
  return image.name.replace(/[^\w-]/g, "_");
}

/** The services that the image's additional contexts name. */
export function baseServices(build: ComposeBuild): string[] {
  return Object.values(build.additional_contexts ?? {}).flatMap((value) => serviceName(value) ?? []);
}

/** Absolute paths that the targets read and write, each once. */
export function pathsOf(file: BakeFile, root: string): { reads: string[]; writes: string[] } {
  const targets = Object.values(file.target);
  const contexts = targets.flatMap((each) => [each.context, ...Object.values(each.contexts ?? {})]);
  const dockerfiles = targets.flatMap(({ context, dockerfile }) =>
    dockerfile === undefined ? [] : [isAbsolute(context) ? resolve(context, dockerfile) : dockerfile],
  );
  const imported = targets.flatMap((each) => localPaths(each["cache-from"] ?? [], "src"));
  const exported = targets.flatMap((each) => localPaths(each["cache-to"] ?? [], "dest"));
  const absolute = (paths: readonly string[], base = root) =>
    [...new Set(paths.map((path) => (isRemote(path) ? "" : resolve(base, path))))].filter((path) => path !== "").sort();
  return { reads: absolute([...contexts, ...dockerfiles, ...imported]), writes: absolute(exported) };
}

function isRemote(context: string): boolean {
  return /^([a-z-]+:\/\/|target:|git@)/i.test(context);
}

function localPaths(caches: readonly string[], attribute: "src" | "dest"): string[] {
  return caches.flatMap((cache) =>
    /(^|,)type=local(,|$)/.test(cache) ? (new RegExp(`(?:^|,)${attribute}=([^,]+)`).exec(cache)?.[1] ?? []) : [],
  );
}

function linkedBases(image: KeyedImage, bases: ReadonlyMap<string, Base>): Base[] {
  const direct = baseServices(image.build).flatMap((service) => bases.get(service) ?? []);
  const unbuilt = direct.filter((base) => base.digest === undefined);
  return unbuilt.flatMap((base) => [...linkedBases(base, bases), base]);
}

function serviceName(context: string): string | undefined {
  return context.startsWith("service:") ? context.slice("service:".length) : undefined;
}

function goalTarget(image: KeyedImage, goal: Goal, options: BakeOptions): BakeTarget {
  const common = { ...source(image, options), ...platformsFor(image, goal), ...imports(image, options) };
  switch (goal.kind) {
    case "check":
      return { ...common, target: goal.stage, output: ["type=cacheonly"] };
    case "load":
      return { ...common, output: [`type=docker,name=${goal.name}`] };
    case "push":
      return {
        ...common,
        ...stamped(image, options),
        ...exports(image, options),
        ...attestations(options),
        output: [`type=image,name=${image.repository}:${image.key},push=true`],
      };
  }
}

/** Tests run here, so of several platforms they try only the builder's own. */
function platformsFor({ platforms }: KeyedImage, goal: Goal): Pick<BakeTarget, "platforms"> {
  const wanted = goal.kind === "push" || platforms.length === 1;
  return wanted && platforms.length > 0 ? { platforms } : {};
}

function source({ build }: KeyedImage, { secretVariables, bases, stamp }: BakeOptions): Omit<BakeTarget, "output"> {
  const args = Object.entries(build.args ?? {}).filter((arg): arg is [string, string] => arg[1] !== null);
  const hosts = Object.fromEntries(texts(build["extra_hosts"]).map(hostEntry));
  const secrets = Object.entries(secretVariables).map(([id, variable]) => `type=env,id=${id},env=${variable}`);
  const privileged = build["privileged"] === true ? ["security.insecure"] : [];
  const network = build.network === "host" ? ["network.host"] : [];
  const entitlements = [...new Set([...texts(build["entitlements"]), ...privileged, ...network])];
  return withoutEmpty({
    context: build.context,
    contexts: Object.fromEntries(
      Object.entries(build.additional_contexts ?? {}).map(([name, value]) => [name, baseContext(value, bases)]),
    ),
    dockerfile: build.dockerfile_inline === undefined ? build.dockerfile : undefined,
    "dockerfile-inline": build.dockerfile_inline,
    // The commit's time instead of the clock's in the image's own record.
    args: { SOURCE_DATE_EPOCH: String(Math.floor(Date.parse(stamp.created) / 1000)), ...Object.fromEntries(args) },
    labels: build.labels,
    target: build.target,
    secret: secrets,
    ssh: texts(build["ssh"]),
    network: build.network,
    "shm-size": build.shm_size,
    ulimits: Object.entries(recordOf(build["ulimits"])).map(([name, value]) => `${name}=${limit(value)}`),
    "extra-hosts": hosts,
    entitlements,
    "no-cache": build["no_cache"] === true ? true : undefined,
    pull: build["pull"] === true ? true : undefined,
  });
}

function baseContext(value: string, bases: ReadonlyMap<string, Base>): string {
  const service = serviceName(value);
  const base = service === undefined ? undefined : bases.get(service);
  if (base === undefined) return value;
  return base.digest === undefined ? `target:${targetName(base)}` : `docker-image://${base.repository}@${base.digest}`;
}

function stamped({ build }: KeyedImage, { stamp, can }: BakeOptions): Pick<BakeTarget, "labels" | "annotations"> {
  const about = {
    ...(stamp.source !== undefined && { "org.opencontainers.image.source": stamp.source }),
    "org.opencontainers.image.revision": stamp.revision,
    "org.opencontainers.image.created": stamp.created,
  };
  const annotations = Object.entries(about).map(([name, value]) => `${name}=${value}`);
  return { labels: { ...about, ...build.labels }, ...(can.annotations && { annotations }) };
}

function imports({ name, repository, build }: KeyedImage, { cache, can }: BakeOptions): Pick<BakeTarget, "cache-from"> {
  const own = can.cacheExport ? cacheOf(name, repository, cache) : undefined;
  const from = [...(own === undefined ? [] : [own.from]), ...texts(build["cache_from"]).map(cacheReference)];
  return from.length > 0 ? { "cache-from": from } : {};
}

function exports({ name, repository, build }: KeyedImage, { cache, can }: BakeOptions): Pick<BakeTarget, "cache-to"> {
  if (!can.cacheExport) return {};
  const own = cacheOf(name, repository, cache);
  const to = [...(own === undefined ? [] : [own.to]), ...texts(build["cache_to"]).map(cacheReference)];
  return to.length > 0 ? { "cache-to": to } : {};
}

function cacheOf(name: string, repository: string, cache: CacheConfig): { from: string; to: string } | undefined {
  const reference = `type=registry,ref=${repository}:buildcache`;
  switch (cache.mode) {
    case "registry":
      // Registries of the third generation refuse BuildKit's own kind of index.
      return { from: reference, to: `${reference},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true` };
    case "gha":
      return { from: `type=gha,scope=${name}`, to: `type=gha,scope=${name},mode=max,ignore-error=true` };
    case "local": {
      const folder = join(cache.directory ?? ".aip-deploy/build-cache", name);
      return { from: `type=local,src=${folder}`, to: `type=local,dest=${folder},mode=max` };
    }
    case "none":
      return undefined;
  }
}

function cacheReference(written: string): string {
  return written.includes("=") ? written : `type=registry,ref=${written}`;
}

/** A builder that cannot attest refuses even to be told not to. */
function attestations({ can, provenance, sbom }: BakeOptions): Pick<BakeTarget, "attest"> {
  if (!can.attestations) return {};
  return { attest: [`type=provenance,${provenance ? "mode=min" : "disabled=true"}`, ...(sbom ? ["type=sbom"] : [])] };
}

/** Compose prints `host=address`; bake has one entry a host with its addresses divided by commas. */
function hostEntry(entry: string): [string, string] {
  const at = entry.indexOf("=");
  return [entry.slice(0, at), entry.slice(at + 1)];
}

/** Compose prints one number for both, or an object. */
function limit(value: unknown): string {
  if (typeof value === "number") return String(value);
  const { soft, hard = soft } = value as { soft: number; hard?: number };
  return `${soft}:${hard}`;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

type Without<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutEmpty(target: { [K in keyof BakeTarget]?: BakeTarget[K] | undefined }): Without<
  Omit<BakeTarget, "output">
> {
  const full = Object.entries(target).filter(
    ([, value]) => value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0),
  );
  return Object.fromEntries(full) as Without<Omit<BakeTarget, "output">>;
}
