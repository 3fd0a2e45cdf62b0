// A cluster's containers: how they are named, marked and started, and how all of them go away.

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { labLabel } from "../hosts/host.ts";
import { attempt, run } from "../run.ts";
import { addressesOf, mostClusters, type Addresses } from "./addresses.ts";
import { certificates } from "./control-plane.ts";

/** Where a cluster is: on which network, and in which folder its files lie. */
export interface Site {
  readonly name: string;
  readonly folder: string;
  readonly addresses: Addresses;
  readonly image: string;
  /** Programs of the lab that are mounted into every container, by path. */
  readonly programs: readonly string[];
}

/** Whoever removes a cluster that another process brought up finds its files by it. */
const folderLabel = "aip-deploy.lab-folder";

export const containerOf = (cluster: string, part: string): string => `${cluster}-${part}`;
export const volumesOf = (cluster: string): string => `${cluster}-volumes`;

/** Makes the network of a cluster and resolves the cluster's number: the engine gives each network to one cluster only. */
export async function makeNetwork(name: string, folder: string): Promise<number> {
  for (let number = 0; number < mostClusters; number += 1) {
    const { network, unasked } = addressesOf(number);
    const made = await attempt("docker", [
      ...["network", "create", "--label", `${labLabel}=${name}`, "--label", `${folderLabel}=${folder}`],
      ...["--subnet", network, "--ip-range", unasked, name],
    ]);
    if (made.code === 0) return number;
    if (!made.stderr.includes("overlap")) throw new Error(made.stderr.trim());
  }
  throw new Error(`${mostClusters} clusters run here already, or other networks take their addresses (10.88.0.0/16).`);
}

export interface PartOptions {
  /** Its own address, or the part whose network it shares. */
  readonly at: { readonly address: string } | { readonly beside: string };
  readonly docker?: readonly string[];
  readonly command: readonly string[];
}

/** Starts a container of the cluster. */
export async function runPart(site: Site, part: string, { at, docker = [], command }: PartOptions): Promise<void> {
  const { name, folder, image, programs } = site;
  const network =
    "beside" in at
      ? ["--network", `container:${containerOf(name, at.beside)}`]
      : ["--network", name, "--ip", at.address];
  const mounted = programs.flatMap((path) => {
    const program = path.split("/").at(-1) ?? "";
    return ["--volume", `${path}:/usr/local/bin/${program}:ro`];
  });
  await run("docker", [
    ...["run", "--detach", "--name", containerOf(name, part), "--label", `${labLabel}=${name}`],
    ...[...network, ...mounted],
    ...["--volume", `${join(folder, "certificates")}:${certificates}:ro`, ...docker, image, ...command],
  ]);
}

/** The folder of a cluster that runs or was left behind; undefined when there is none of that name. */
export async function folderOf(name: string): Promise<string | undefined> {
  const format = `{{index .Labels "${folderLabel}"}}`;
  const { code, stdout } = await attempt("docker", ["network", "inspect", "--format", format, name]);
  return code === 0 && stdout.trim() !== "" ? stdout.trim() : undefined;
}

/** Removes all that a cluster of that name has; nothing there is no error. The ways to its pods go with its network. */
export async function removeCluster(name: string): Promise<void> {
  const folder = await folderOf(name);
  const labelled = ["--quiet", "--filter", `label=${labLabel}=${name}`];
  const idsOf = async (...list: string[]): Promise<string[]> =>
    (await run("docker", [...list, ...labelled])).split("\n").filter((line) => line !== "");
  const containers = await idsOf("ps", "--all");
  if (containers.length > 0) await run("docker", ["rm", "--force", "--volumes", ...containers]);
  const volumes = await idsOf("volume", "ls");
  if (volumes.length > 0) await run("docker", ["volume", "rm", "--force", ...volumes]);
  await disconnectGuests(name);
  await attempt("docker", ["network", "rm", name]);
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

/** Registries of others that the cluster was shown; the engine keeps a network that still has somebody on it. */
async function disconnectGuests(name: string): Promise<void> {
  const format = "{{range .Containers}}{{.Name}} {{end}}";
  const { code, stdout } = await attempt("docker", ["network", "inspect", "--format", format, name]);
  if (code !== 0) return;
  for (const guest of stdout.split(" ").filter((each) => each.trim() !== "")) {
    await attempt("docker", ["network", "disconnect", "--force", name, guest.trim()]);
  }
}
