// Where a cluster's nodes pull from: a registry of its own, and others of this machine that they are shown.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { labLabel } from "../hosts/host.ts";
import { exclusively } from "../lock.ts";
import { run } from "../run.ts";
import { places } from "./addresses.ts";
import { containerOf, type Site } from "./containers.ts";

export interface ClusterRegistry {
  /** By this address this machine's Docker pushes to it and the nodes pull from it. Plain http, no login. */
  readonly address: string;
  /** Ends it at once: connections break in the middle. */
  stop(): Promise<void>;
  /** Brings a stopped one back with the same images. */
  start(): Promise<void>;
}

/** Starts the registry of a cluster at this address, and shows it to the nodes. */
export async function startRegistryOf(site: Site, address: string): Promise<void> {
  const container = containerOf(site.name, "registry");
  await run("docker", [
    ...["run", "--detach", "--name", container, "--label", `${labLabel}=${site.name}`],
    ...["--network", site.name, "--ip", site.addresses.host(places.registry), "--publish", `${address}:5000`],
    ...["--env", "REGISTRY_STORAGE_DELETE_ENABLED=true", "registry:2"],
  ]);
  await Promise.all([
    show(site, address, `http://${container}:5000`),
    show(site, "docker.io", `http://${container}:5000`, "https://registry-1.docker.io"),
  ]);
  await untilAnswers(address);
}

export function registryOf({ name }: Site, address: string): ClusterRegistry {
  const container = containerOf(name, "registry");
  return {
    address,
    async stop() {
      await run("docker", ["kill", container]);
    },
    async start() {
      await run("docker", ["start", container]);
      await untilAnswers(address);
    },
  };
}

/** Shows a registry to the nodes; without `at` it is one that Docker runs here, published at this address, and brought to their network. */
export async function trust(site: Site, address: string, at?: string): Promise<void> {
  if (at === undefined) await show(site, address, `http://${await brought(site, address)}:5000`);
  else await show(site, address, at);
}

/** The name of a registry that Docker runs here, after it was brought to the cluster's network. */
async function brought(site: Site, address: string): Promise<string> {
  const port = address.split(":").at(-1) ?? "";
  const names = await run("docker", ["ps", "--filter", `publish=${port}/tcp`, "--format", "{{.Names}}"]);
  const [container = ""] = names.split("\n");
  if (container === "") throw new Error(`${address}: no container of this machine's Docker is published there`);
  const format = `{{with index .NetworkSettings.Networks "${site.name}"}}{{.IPAddress}}{{end}}`;
  const there = await run("docker", ["container", "inspect", "--format", format, container]);
  if (there.trim() === "") await run("docker", ["network", "connect", site.name, container]);
  return container;
}

/** Has a cluster's registry answer for an image of this machine's Docker by its own name, such as `nginx:1.30`. */
export async function offer(registry: string, image: string): Promise<void> {
  const name = `${registry}/${image.includes("/") ? image : `library/${image}`}`;
  // The name in between is the same for all who offer it.
  await exclusively("offer", async () => {
    await run("docker", ["tag", image, name]);
    await run("docker", ["push", "--quiet", name]);
    await run("docker", ["image", "rm", name]);
  });
}

/**
 * Has the nodes ask `at` for what lies under an address, and `otherwise` when it does not have it. They look names up each time, so
 * that a container may come back with another address.
 */
async function show({ folder }: Site, address: string, at: string, otherwise?: string): Promise<void> {
  const own = join(folder, "registries", address);
  await mkdir(own, { recursive: true });
  const capabilities = 'capabilities = ["pull", "resolve"]';
  await writeFile(join(own, "hosts.toml"), `server = "${otherwise ?? at}"\n[host."${at}"]\n  ${capabilities}\n`);
}

async function untilAnswers(address: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const isThere = await fetch(`http://${address}/v2/`, { signal: AbortSignal.timeout(1000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await sleep(50);
  }
  throw new Error(`The registry at ${address} does not answer.`);
}
