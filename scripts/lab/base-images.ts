// The images that Dockerfiles and Compose files start from: pulled where a registry can be reached, else made from
// Debian's packages under the same names (the Dockerfiles are in images/).

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canInstall } from "./debian.ts";
import { debianBaseRecipe, ensureDebianBase } from "./debian-base.ts";
import { exclusively } from "./lock.ts";
import { presentImages, recipeHash, recipeLabel } from "./recipe.ts";
import { attempt, lastLines, type Log, run } from "./run.ts";

const folders = {
  "python:3.13-slim": "python",
  "node:22-slim": "node",
  "nginx:1.30": "nginx",
  "postgres:17": "postgres",
  "rabbitmq:4-management": "rabbitmq",
  "busybox:1.37": "busybox",
  "registry:2": "registry",
} as const;

/** What only its own tests need; made on demand and not by the set-up. */
const rareFolders = {
  "haproxy:3.0": "haproxy",
  "caddy:2": "caddy",
  "traefik:v3.7": "traefik",
  "prom/prometheus:v2.53.3": "prometheus",
} as const;

/** An image that the lab can pull or make. */
export type BaseImage = keyof typeof folders | keyof typeof rareFolders;

/** Those that everybody needs. */
export const baseImages = Object.keys(folders) as readonly (keyof typeof folders)[];

const folderOf: Readonly<Record<BaseImage, string>> = { ...folders, ...rareFolders };

const imagesFolder = join(import.meta.dirname, "images");

/**
 * Promises that the engine has these images; an image that is there is not touched, unless it was made here from an
 * older recipe. Several processes may call it at once.
 */
export async function ensureBaseImages(log: Log, names: readonly BaseImage[] = baseImages): Promise<void> {
  if ((await missing(names)).length === 0) return;
  const reachable = await canPull();
  if (reachable) await Promise.all((await missing(names)).map((name) => pull(name, log)));
  const unpulled = await missing(names);
  if (unpulled.length === 0) return;
  if (!(await canInstall())) throw new Error(howToProvide(unpulled));
  if (!reachable) log("No image registry can be reached: base images are made from Debian's packages");
  await exclusively("base-images", async () => {
    await makeImages(await missing(names), log);
  });
}

async function missing(names: readonly BaseImage[]): Promise<BaseImage[]> {
  const [present, recipes] = await Promise.all([presentImages(names), Promise.all(names.map(recipeOf))]);
  return names.filter((name, index) => {
    const made = present.get(name);
    return made === undefined || (made !== "" && made !== recipes[index]);
  });
}

async function recipeOf(name: BaseImage): Promise<string> {
  return recipeHash([join(imagesFolder, folderOf[name])], await debianBaseRecipe());
}

/** One question for all images: a closed network may swallow each single pull for half a minute. */
async function canPull(): Promise<boolean> {
  const { stdout } = await attempt("docker", ["info", "--format", "{{json .RegistryConfig.Mirrors}}"]);
  const mirrors = stdout.trim() === "null" || stdout === "" ? [] : (JSON.parse(stdout) as string[]);
  const answers = [...mirrors, "https://registry-1.docker.io"].map(async (registry) => {
    const { status } = await fetch(new URL("/v2/", registry), { signal: AbortSignal.timeout(4000) });
    if (status !== 200 && status !== 401) throw new Error(`${registry} answers ${String(status)}`);
  });
  return Promise.any(answers).then(
    () => true,
    () => false,
  );
}

async function pull(name: BaseImage, log: Log): Promise<void> {
  const started = Date.now();
  const { code, stderr } = await attempt("docker", ["pull", "--quiet", name]);
  log(code === 0 ? `${name} pulled in ${seconds(started)}` : `${name} cannot be pulled: ${lastLines(stderr, 1)}`);
}

async function makeImages(names: readonly BaseImage[], log: Log): Promise<void> {
  if (names.length === 0) return;
  await ensureDebianBase(log);
  const results = await Promise.allSettled(names.map((name) => make(name, log)));
  const failures = results.filter((result) => result.status === "rejected").map(({ reason }) => reason as Error);
  if (failures.length > 0) throw new Error(failures.map(({ message }) => message).join("\n\n"));
}

async function make(name: BaseImage, log: Log): Promise<void> {
  const started = Date.now();
  const packages = await mkdtemp(join(tmpdir(), "aip-deploy-image-"));
  try {
    if (name === "node:22-slim") await fetchNode(packages);
    const label = `${recipeLabel}=${await recipeOf(name)}`;
    const context = join(imagesFolder, folderOf[name]);
    const options = ["--progress", "plain", "--tag", name, "--label", label, "--build-context", `packages=${packages}`];
    await run("docker", ["buildx", "build", "--load", ...options, context]);
  } finally {
    await rm(packages, { recursive: true, force: true });
  }
  log(`${name} made in ${seconds(started)}`);
}

/** Node's own builds are on npm too, and whoever runs this has npm. */
async function fetchNode(folder: string): Promise<void> {
  const names = [`node-linux-${process.arch}@22`, "npm@10", "corepack@0", "yarn@1"];
  await run("npm", ["pack", "--silent", "--pack-destination", folder, ...names]);
}

function howToProvide(names: readonly BaseImage[]): string {
  return `These images are not in the engine and cannot be pulled: ${names.join(", ")}.
Give the engine a way to a registry (a network, or registry-mirrors in its configuration), or load them with docker load.
On Debian and Ubuntu, running this as root makes them from Debian's packages.`;
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
