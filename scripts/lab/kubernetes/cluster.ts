// A cluster that runs, and what can be done with it.

import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt, lastLines, run, type RunOptions } from "../run.ts";
import { addressesOf, machine } from "./addresses.ts";
import { serverOf } from "./certificates.ts";
import { containerOf, removeCluster, type Site } from "./containers.ts";
import { nodeOf, saidBy, startNode, type ClusterNode } from "./node.ts";
import { offer, registryOf, trust, type ClusterRegistry } from "./registry.ts";

export interface Cluster {
  readonly name: string;
  /** Certificates, settings and the kubeconfig; goes with the cluster. */
  readonly folder: string;
  /** A kubeconfig of somebody who may do everything. */
  readonly kubeconfig: string;
  /** The address of the API server. */
  readonly server: string;
  /** This machine's own address, as nodes and API server see it. */
  readonly host: string;
  /** A folder with `kubectl`, for a PATH. */
  readonly bin: string;
  readonly registry: ClusterRegistry;
  /** Those that really run pods, in order. */
  readonly nodes: readonly ClusterNode[];
  /** Runs kubectl as somebody who may do everything; rejects with what it said when it fails. */
  kubectl(args: readonly string[], options?: RunOptions): Promise<string>;
  /** Adds a node and resolves when it is ready. */
  addNode(): Promise<ClusterNode>;
  /** Lets the nodes pull an image of this machine's Docker by its own name, such as `nginx:1.30`, where nothing else can be pulled. */
  offer(image: string): Promise<void>;
  /**
   * Lets the nodes pull from a registry by the address that it has on this machine. `at`: where they find it; default: it is one of
   * this machine's Docker, published on 127.0.0.1.
   */
  trust(registry: string, at?: string): Promise<void>;
  readonly api: {
    /** Ends the API server without any farewell; pods go on. */
    stop(): Promise<void>;
    /** Resolves when it answers again. */
    start(): Promise<void>;
    /** From now on it takes connections and answers none. */
    freeze(): Promise<void>;
    thaw(): Promise<void>;
  };
  /** Removes all of it. */
  close(): Promise<void>;
}

/** What another process must know of a cluster to use it. */
export interface ClusterFacts {
  readonly number: number;
  readonly image: string;
  readonly programs: readonly [kube: string, ...others: string[]];
  /** The address of its registry. */
  readonly registry: string;
  readonly nodes: number;
}

const factsFile = "cluster.json";

/** Reads what was written down of the cluster whose files lie here. */
export async function readFacts(folder: string): Promise<ClusterFacts> {
  return JSON.parse(await readFile(join(folder, factsFile), "utf8")) as ClusterFacts;
}

export async function writeFacts(folder: string, facts: ClusterFacts): Promise<void> {
  await writeFile(join(folder, factsFile), JSON.stringify(facts));
}

export function siteOf(name: string, folder: string, { number, image, programs }: ClusterFacts): Site {
  return { name, folder, addresses: addressesOf(number), image, programs };
}

/** The cluster of that name, of which this is known. */
export function clusterOf(name: string, folder: string, facts: ClusterFacts): Cluster {
  const site = siteOf(name, folder, facts);
  const kubeconfig = join(folder, "certificates", "admin.kubeconfig");
  const server = serverOf(site.addresses);
  const bin = dirname(facts.programs[0]);
  const api = containerOf(name, "api");
  const docker = async (...args: string[]): Promise<void> => {
    await run("docker", args);
  };
  const kubectl = (args: readonly string[], options: RunOptions = {}): Promise<string> =>
    run(join(bin, "kubectl"), ["--kubeconfig", kubeconfig, ...args], options);
  const ready = (node: string, since: Date): Promise<void> => untilNodeReady(name, node, since, kubectl);
  const nodes = Array.from({ length: facts.nodes }, (_, index) => nodeOf(index + 1, site, ready));
  return {
    name,
    folder,
    kubeconfig,
    server,
    host: site.addresses.host(machine),
    bin,
    nodes,
    kubectl,
    registry: registryOf(site, facts.registry),
    async addNode() {
      const number = nodes.length + 1;
      const started = new Date();
      await startNode(number, site);
      const node = nodeOf(number, site, ready);
      await ready(node.name, started);
      nodes.push(node);
      await writeFacts(folder, { ...facts, nodes: nodes.length });
      return node;
    },
    offer: (image) => offer(facts.registry, image),
    trust: (registry, at) => trust(site, registry, at),
    api: {
      stop: () => docker("kill", api),
      async start() {
        await docker("start", api);
        await untilReady(name, server);
      },
      freeze: () => docker("pause", api),
      thaw: () => docker("unpause", api),
    },
    close: () => removeCluster(name),
  };
}

/** Resolves when the cluster has heard of the node since then and takes it for ready; what it said before a power cut does not count. */
async function untilNodeReady(cluster: string, node: string, since: Date, kubectl: Cluster["kubectl"]): Promise<void> {
  const deadline = Date.now() + 120_000;
  const renewed = ["get", "lease", node, "--namespace=kube-node-lease", "--output=jsonpath={.spec.renewTime}"];
  try {
    while ((await kubectl([...renewed, "--ignore-not-found"])) < since.toISOString() && Date.now() < deadline) {
      await sleep(100);
    }
    await kubectl(["wait", `node/${node}`, "--for=condition=Ready", "--timeout=120s"]);
  } catch (error) {
    const said = await saidBy(containerOf(cluster, node));
    throw new Error(`${node} of ${cluster} does not become ready:\n${said}`, { cause: error });
  }
}

/** Resolves when the API server says that it is ready. */
export async function untilReady(name: string, server: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (await isReady(server)) return;
    await sleep(100);
  }
  const { stdout, stderr } = await attempt("docker", ["logs", "--tail", "15", containerOf(name, "api")]);
  throw new Error(`The API server of ${name} does not become ready:\n${lastLines(`${stdout}\n${stderr}`, 15)}`);
}

/** Says whether an API server answers there and is ready. */
export async function isReady(server: string): Promise<boolean> {
  // Nothing secret is asked, and whoever has this address is this cluster's.
  const { code } = await attempt("curl", ["--silent", "--fail", "--insecure", "--max-time", "2", `${server}/readyz`]);
  return code === 0;
}
