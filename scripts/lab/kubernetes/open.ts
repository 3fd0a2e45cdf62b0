// A real Kubernetes on this machine: control plane and nodes in containers on a network of their own, with a registry that the
// nodes pull from. Several can run beside each other; one that all tests share stays.

import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { labLabel } from "../hosts/host.ts";
import { exclusively } from "../lock.ts";
import { freePort } from "../registry.ts";
import { attempt, run, type Log } from "../run.ts";
import { places } from "./addresses.ts";
import { makeCertificates, serverOf } from "./certificates.ts";
import {
  clusterOf,
  isReady,
  readFacts,
  siteOf,
  untilReady,
  writeFacts,
  type Cluster,
  type ClusterFacts,
} from "./cluster.ts";
import { folderOf, makeNetwork, removeCluster, runPart, volumesOf, type PartOptions, type Site } from "./containers.ts";
import { controlPlane, corefile, furniture, volumesFolder } from "./control-plane.ts";
import { startFakeNodes } from "./fake-nodes.ts";
import { ensureNodeImage, savePauseImage } from "./node-image.ts";
import { ensureProgram } from "./programs.ts";
import { startRegistryOf } from "./registry.ts";

export interface ClusterOptions {
  /** The name that everything of it begins with; default: a new one. */
  readonly name?: string;
  /** Nodes that really run pods; default: one. */
  readonly nodes?: number;
  /** Nodes that only say that they run them, for scale; default: none. Pods come there by a toleration of `fake`. */
  readonly fakeNodes?: number;
  readonly log?: Log;
}

const quiet = (): undefined => undefined;

/** Brings up a cluster and resolves when its nodes are ready. The first one on a machine waits until Kubernetes is built. */
export async function openCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { name = `aipk-${randomBytes(3).toString("hex")}`, nodes = 1, fakeNodes = 0, log = quiet } = options;
  const programs = [await ensureProgram("kube", log), await ensureProgram("coredns", log)] as const;
  const image = await ensureNodeImage(log);
  const folder = await mkdtemp(join(tmpdir(), "aip-deploy-cluster-"));
  const started = Date.now();
  try {
    const number = await makeNetwork(name, folder);
    const registry = `127.0.0.1:${await freePort()}`;
    const facts: ClusterFacts = { number, image, programs, registry, nodes: 0 };
    const site = siteOf(name, folder, facts);
    await Promise.all([startControlPlane(site), startRegistryOf(site, registry)]);
    await writeFacts(folder, facts);
    const cluster = clusterOf(name, folder, facts);
    for (let count = 0; count < nodes; count += 1) await cluster.addNode();
    if (fakeNodes > 0) await startFakeNodes(cluster, site, fakeNodes, log);
    log(`Kubernetes ${name} at ${cluster.server} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return cluster;
  } catch (error) {
    await removeCluster(name);
    throw error;
  }
}

/** The name of the cluster that stays. */
export const sharedName = "aip-deploy-kubernetes";

/**
 * The cluster that stays on this machine: the one that runs, else a new one. Whoever uses it makes namespaces of its own,
 * leaves nodes and API server alone and does not close it.
 */
export async function sharedCluster(log: Log = quiet): Promise<Cluster> {
  return exclusively(sharedName, async () => {
    const running = await find(sharedName);
    if (running !== undefined && (await isReady(running.server))) return running;
    await removeCluster(sharedName);
    return openCluster({ name: sharedName, log });
  });
}

/** The cluster of that name, as another process left it; undefined when there is none, or none of this version. */
async function find(name: string): Promise<Cluster | undefined> {
  const folder = await folderOf(name);
  const facts = folder === undefined ? undefined : await readFacts(folder).catch(() => undefined);
  if (folder === undefined || facts === undefined) return undefined;
  const [image, kube] = [await ensureNodeImage(quiet), await ensureProgram("kube", quiet)];
  return facts.image === image && facts.programs[0] === kube ? clusterOf(name, folder, facts) : undefined;
}

async function startControlPlane(site: Site): Promise<void> {
  const { name, folder, addresses } = site;
  await Promise.all([
    makeCertificates(join(folder, "certificates"), addresses),
    savePauseImage(join(folder, "pause.tar")),
    mkdir(join(folder, "registries"), { recursive: true }),
    writeFile(join(folder, "Corefile"), corefile),
    run("docker", ["volume", "create", "--label", `${labLabel}=${name}`, volumesOf(name)]),
  ]);
  const commands = controlPlane(addresses);
  const start = (part: keyof typeof commands, at: PartOptions["at"], ...docker: string[]): Promise<void> =>
    runPart(site, part, { at, docker, command: commands[part] });
  const own = (part: keyof typeof places): PartOptions["at"] => ({ address: addresses.host(places[part]) });
  await start("etcd", own("api"));
  await start("api", { beside: "etcd" });
  await untilReady(name, serverOf(addresses));
  await Promise.all([
    start("controllers", own("controllers"), "--volume", `${volumesOf(name)}:${volumesFolder}`),
    start("scheduler", own("scheduler")),
    start("dns", own("dns"), "--volume", `${join(folder, "Corefile")}:/etc/kubernetes/Corefile:ro`),
    furnish(site),
  ]);
}

async function furnish({ folder, programs, addresses }: Site): Promise<void> {
  const [kube = ""] = programs;
  const as = ["--kubeconfig", join(folder, "certificates", "admin.kubeconfig")];
  const made = await attempt(kube, ["kubectl", ...as, "apply", "--filename", "-"], { input: furniture(addresses) });
  if (made.code !== 0) throw new Error(made.stderr.trim());
}
