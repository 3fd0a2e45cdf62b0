// One node: a privileged container with a real kubelet, and what can happen to it.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { attempt, lastLines, run } from "../run.ts";
import type { Addresses } from "./addresses.ts";
import { makeNodeCertificate } from "./certificates.ts";
import { containerOf, runPart, volumesOf, type Site } from "./containers.ts";
import { volumesFolder } from "./control-plane.ts";
import { nodeSettings, placeOf, type NodePlace } from "./node-settings.ts";

export interface ClusterNode {
  /** `node1`, `node2`, … */
  readonly name: string;
  readonly address: string;
  readonly container: string;
  /** Runs a program on it as root and resolves what it said. */
  exec(...command: string[]): Promise<string>;
  /** Everything on it stands still, its pods too; after twenty seconds the cluster takes it for lost. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Power goes away, without any farewell. */
  powerCut(): Promise<void>;
  /** Power is back; resolves when the node is ready again. */
  boot(): Promise<void>;
}

/** Starts the node with this number; it is not ready yet when this resolves. */
export async function startNode(number: number, site: Site): Promise<void> {
  const { addresses, folder } = site;
  const node = placeOf(number, addresses);
  await writeSettings(node, folder, addresses);
  await runPart(site, node.name, {
    at: { address: node.address },
    docker: [
      ...["--privileged", "--cgroupns", "private", "--hostname", node.name, "--tmpfs", "/run:exec"],
      ...["--sysctl", "net.ipv4.ip_forward=1", "--sysctl", "net.ipv4.conf.all.route_localnet=1"],
      ...["--env", `NODE_NAME=${node.name}`, "--env", `NODE_ADDRESS=${node.address}`],
      ...["--volume", "/var/lib/containerd", "--volume", "/var/lib/kubelet"],
      ...["--volume", `${volumesOf(site.name)}:${volumesFolder}`],
      ...["--volume", `${join(folder, node.name)}:/etc/kubernetes:ro`],
      ...["--volume", `${join(folder, node.name, "bridge.conflist")}:/etc/cni/net.d/10-bridge.conflist:ro`],
      ...["--volume", `${join(folder, "registries")}:/etc/containerd/certs.d:ro`],
      ...["--volume", `${join(folder, "pause.tar")}:/images/pause.tar:ro`],
    ],
    command: ["node.sh"],
  });
  // Whoever uses this machine's network reaches pods and Services without a way of their own through the cluster.
  await run("ip", ["route", "replace", node.pods, "via", node.address]);
  if (number === 1) await run("ip", ["route", "replace", addresses.services, "via", node.address]);
}

async function writeSettings(node: NodePlace, folder: string, addresses: Addresses): Promise<void> {
  const own = join(folder, node.name);
  await mkdir(own, { recursive: true });
  await makeNodeCertificate(join(folder, "certificates"), node, join(own, "kubelet.kubeconfig"), addresses);
  const files = Object.entries(nodeSettings(node, addresses));
  await Promise.all(files.map(([name, text]) => writeFile(join(own, name), text)));
}

/** The node with this number of a cluster that runs; `ready` waits until the cluster has heard of it since then. */
export function nodeOf(number: number, site: Site, ready: (name: string, since: Date) => Promise<void>): ClusterNode {
  const { name, address, pods } = placeOf(number, site.addresses);
  const container = containerOf(site.name, name);
  const docker = async (...args: string[]): Promise<void> => {
    await run("docker", args);
  };
  return {
    name,
    address,
    container,
    exec: (...command) => run("docker", ["exec", container, ...command]),
    freeze: () => docker("pause", container),
    thaw: () => docker("unpause", container),
    powerCut: () => docker("kill", container),
    async boot() {
      const started = new Date();
      await docker("start", container);
      await run("ip", ["route", "replace", pods, "via", address]);
      await ready(name, started);
    },
  };
}

/** The last lines that a node's programs wrote, for an error message. */
export async function saidBy(container: string): Promise<string> {
  const logs = ["containerd", "kubelet", "kube-proxy"].map((name) => `/var/log/${name}.log`);
  const { stdout, stderr } = await attempt("docker", ["exec", container, "tail", "-n", "8", ...logs]);
  return lastLines(`${stdout}\n${stderr}`, 30);
}
