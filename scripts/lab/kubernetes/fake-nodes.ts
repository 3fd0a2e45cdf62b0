// Nodes that only say that they run their pods (KWOK), so that a thousand workloads fit on one machine.

import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { type Log } from "../run.ts";
import { places } from "./addresses.ts";
import type { Cluster } from "./cluster.ts";
import { runPart, type Site } from "./containers.ts";
import { certificates } from "./control-plane.ts";
import { ensureProgram } from "./programs.ts";

/** What marks such a node, and keeps pods away that do not tolerate it. */
const mark = "kwok.x-k8s.io/node";

/** Adds so many of them and resolves when all are ready. */
export async function startFakeNodes(cluster: Cluster, site: Site, count: number, log: Log): Promise<void> {
  const kwok = await ensureProgram("kwok", log);
  await copyFile(join(import.meta.dirname, "fake-stages.yaml"), join(site.folder, "fake-stages.yaml"));
  await runPart({ ...site, programs: [...site.programs, kwok] }, "fake-nodes", {
    at: { address: site.addresses.host(places.fakeNodes) },
    docker: ["--volume", `${join(site.folder, "fake-stages.yaml")}:/etc/kubernetes/stages.yaml:ro`],
    command: [
      ...["kwok", `--kubeconfig=${certificates}/fake-nodes.kubeconfig`, "--config=/etc/kubernetes/stages.yaml"],
      ...[`--manage-nodes-with-annotation-selector=${mark}=fake`, "--node-lease-duration-seconds=40"],
      ...[`--cidr=${site.addresses.podsOf(100)}`, `--node-ip=${site.addresses.host(places.fakeNodes)}`],
    ],
  });
  const nodes = Array.from({ length: count }, (_, index) => fakeNode(`fake${index + 1}`));
  await cluster.kubectl(["create", "-f", "-"], {
    input: JSON.stringify({ apiVersion: "v1", kind: "List", items: nodes }),
  });
  await cluster.kubectl(["wait", "nodes", `--selector=type=fake`, "--for=condition=Ready", "--timeout=120s"]);
}

function fakeNode(name: string): object {
  const room = { cpu: "32", memory: "256Gi", pods: "110" };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      annotations: { [mark]: "fake" },
      labels: {
        type: "fake",
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
      },
    },
    spec: { taints: [{ key: mark, value: "fake", effect: "NoSchedule" }] },
    status: { allocatable: room, capacity: room },
  };
}
