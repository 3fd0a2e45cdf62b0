import type { Runner } from "../command/runner.ts";
import { CommandError, messageOf, TargetError } from "../errors.ts";
import { askDocker, inspectBuilder } from "./commands.ts";

/** The BuildKit builder that `docker buildx` uses here, and what it can. */
export type Builder = {
  readonly name: string;
  /** `docker`, `docker-container`, `kubernetes` or `remote`. */
  readonly driver: string;
  readonly buildx: BuildxVersion;
  /** The engine keeps its images in containerd, which is what lets the driver `docker` do all that the others can. */
  readonly containerdStore: boolean;
  readonly can: Abilities;
};

export type Abilities = {
  readonly multiPlatform: boolean;
  readonly cacheExport: boolean;
  /** Provenance and SBOM. */
  readonly attestations: boolean;
  readonly annotations: boolean;
  /** Before 0.25, bake drops `extra-hosts` without a word. */
  readonly extraHosts: boolean;
  /** From 0.17 bake wants to be told that a build may use the host's network or more privileges. */
  readonly wantsEntitlements: boolean;
  /** From 0.19 bake also wants each path named that it reads or writes outside the working directory. */
  readonly wantsPaths: boolean;
};

export type BuildxVersion = readonly [major: number, minor: number];

/** Asks buildx and, where it matters, the engine; throws `target.unreachable` when there is nothing that could build. */
export async function describeBuilder(runner: Runner, signal?: AbortSignal): Promise<Builder> {
  const options = signal === undefined ? {} : { signal };
  try {
    const [inspected, docker] = await Promise.all([
      runner.run(inspectBuilder(), options),
      // Asked beside the other, because each takes a while; a builder that is no engine's may have none to ask.
      runner.run(askDocker(), { ...options, accept: "any" }),
    ]);
    const { name, driver, error } = parseInspect(inspected.stdout);
    if (error !== undefined) throw unreachable(error);
    if (driver === "docker" && docker.exitCode !== 0) throw unreachable(docker.stderr.trim());
    const { buildx, containerdStore } = parseDocker(docker.stdout);
    return builderOf(name, driver, buildx, driver === "docker" && containerdStore);
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
    throw unreachable(error.lastLines.join("\n") || messageOf(error), error);
  }
}

function unreachable(said: string, cause?: unknown): TargetError {
  const hint = "Start the Docker engine, install docker-buildx, or choose another builder with `docker buildx use`.";
  return new TargetError("target.unreachable", `no builder can be reached: ${said}`, { hint, cause });
}

/** What a builder of this kind and version can. */
export function builderOf(name: string, driver: string, buildx: BuildxVersion, containerdStore: boolean): Builder {
  const full = driver !== "docker" || containerdStore;
  const since = (minor: number) => buildx[0] > 0 || buildx[1] >= minor;
  const can = {
    ...{ multiPlatform: full, cacheExport: full, attestations: full, annotations: full },
    ...{ extraHosts: since(25), wantsEntitlements: since(17), wantsPaths: since(19) },
  };
  return { name, driver, buildx, containerdStore, can };
}

/** The builder's own name and driver, and why it cannot be used when `docker buildx inspect` says so. */
export function parseInspect(text: string): { name: string; driver: string; error?: string } {
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(\\S.*)$`, "m").exec(text)?.[1]?.trim();
  const error = field("Error");
  const found = { name: field("Name") ?? "default", driver: field("Driver") ?? "docker" };
  return error === undefined ? found : { ...found, error };
}

/** What Docker's program says of its plugins and its engine; both may be missing from its answer. */
export function parseDocker(json: string): { readonly buildx: BuildxVersion; readonly containerdStore: boolean } {
  const { store, plugins } = readAnswer(json);
  const version = plugins?.find(({ Name }) => Name === "buildx")?.Version ?? "";
  const driver = store?.find(([name]) => name === "driver-type")?.[1] ?? "";
  return { buildx: parseVersion(version), containerdStore: driver.startsWith("io.containerd.") };
}

type DockerAnswer = {
  readonly store?: readonly (readonly [name: string, value: string])[] | null;
  readonly plugins?: readonly { readonly Name?: string; readonly Version?: string }[] | null;
};

function readAnswer(json: string): DockerAnswer {
  try {
    return JSON.parse(json) as DockerAnswer;
  } catch {
    return {};
  }
}

/** Of a version that cannot be read it is assumed that it is newer than all that are known. */
export function parseVersion(text: string): BuildxVersion {
  const match = /\bv?(\d+)\.(\d+)\.\d+/.exec(text);
  return match === null ? [Infinity, 0] : [Number(match[1]), Number(match[2])];
}
