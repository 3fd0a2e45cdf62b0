// The controller of Argo Rollouts, as a process on this machine that looks after one namespace of a cluster.

import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { freePort } from "../registry.ts";
import { kill, type Log } from "../run.ts";
import type { Cluster } from "./cluster.ts";
import { ensureProgram } from "./programs.ts";

export interface Controller {
  stop(): Promise<void>;
}

/** Teaches the cluster the kinds of Argo Rollouts, and starts its controller. The first one on a machine waits until it is built. */
export async function startRollouts(cluster: Cluster, namespace: string, log: Log): Promise<Controller> {
  const program = await ensureProgram("rollouts", log);
  const kinds = ["rollout", "experiment", "analysis-run", "analysis-template", "cluster-analysis-template"];
  for (const kind of kinds) {
    const file = join(dirname(program), "crds", `${kind}-crd.yaml`);
    await cluster.kubectl(["apply", "--server-side", "--force-conflicts", "--filename", file]);
  }
  await cluster.kubectl(["wait", "crd/rollouts.argoproj.io", "--for=condition=Established", "--timeout=60s"]);
  const ports = [`--metricsport=${await freePort()}`, `--healthzPort=${await freePort()}`];
  const where = [`--kubeconfig=${cluster.kubeconfig}`, `--namespace=${namespace}`, "--namespaced"];
  const child = spawn(program, [...where, ...ports, "--leader-elect=false"], { stdio: "ignore" });
  return { stop: () => kill(child) };
}
