// Where a cluster's nodes pull from: a registry of its own, and others of this machine that they are shown.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { labLabel } from "../hosts/host.ts";
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
  await show(site, address, container);
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

/** Brings a registry that Docker runs here, published at this address, to the cluster's network and shows it to the nodes. */
export async function trust(site: Site, address: string): Promise<void> {
  const port = address.split(":").at(-1) ?? "";
  const names = await run("docker", ["ps", "--filter", `publish=${port}/tcp`, "--format", "{{.Names}}"]);
  const [container = ""] = names.split("\n");
  if (container === "") throw new Error(`${address}: no container of this machine's Docker is published there`);
  const format = `{{with index .NetworkSettings.Networks "${site.name}"}}{{.IPAddress}}{{end}}`;
  const there = await run("docker", ["container", "inspect", "--format", format, container]);
  if (there.trim() === "") await run("docker", ["network", "connect", site.name, container]);
  await show(site, address, container);
}

/** The nodes look the container up by its name each time, so that it may come back with another address. */
async function show({ folder }: Site, address: string, container: string): Promise<void> {
  const own = join(folder, "registries", address);
  await mkdir(own, { recursive: true });
  const at = `http://${container}:5000`;
  const capabilities = 'capabilities = ["pull", "resolve"]';
  await writeFile(join(own, "hosts.toml"), `server = "${at}"\n[host."${at}"]\n  ${capabilities}\n`);
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
