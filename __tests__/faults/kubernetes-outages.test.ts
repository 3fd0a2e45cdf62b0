// What no door can play: the API server itself stands still or dies in the middle of a deployment, and a node loses its power.

import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "../../scripts/lab/kubernetes/cluster.ts";
import { openCluster } from "../../scripts/lab/kubernetes/open.ts";
import type { Bench } from "./bench.ts";
import { clusterBench } from "./cluster-bench.ts";
import type { Brings } from "./row.ts";
import type { RunningCli, Spoken } from "../support/cli.ts";
import { docker } from "../support/engine.ts";

jest.setTimeout(300_000);

let cluster: Cluster;
let bench: Bench;

beforeAll(async () => {
  cluster = await openCluster({ nodes: 2 });
  bench = await clusterBench(cluster);
  // Everything is on the first one until a test says otherwise.
  await cluster.kubectl(["cordon", "node2"]);
  release("1");
  good(await start().ended);
}, 3_600_000);

afterAll(async () => {
  await bench.close().finally(() => cluster.close());
}, 60_000);

function release(version: string, brings: Brings = {}): void {
  bench.commit({ back: { version, brings }, front: { version: "1", brings: {} } });
}

/** Controllers take a while until they notice that the API server is back. */
const patient: Brings = { settings: { "start-timeout": "120s" } };

/** Asks the API server itself, and not the bench's door. */
function start(): RunningCli {
  return bench.start(["run"], { env: { KUBECONFIG: cluster.kubeconfig } });
}

function good({ code, stdout, stderr }: Spoken): void {
  expect({ code, said: code === 0 ? "" : stderr + stdout }).toEqual({ code: 0, said: "" });
}

async function answer(): Promise<string | undefined> {
  return (await bench.answers()).back;
}

test("an API server that stands still for some seconds is waited for", async () => {
  release("2");
  const running = start();
  await running.until(/▸ Roll out/);
  await cluster.api.freeze();
  await sleep(5_000);
  await cluster.api.thaw();
  good(await running.ended);
  expect(await answer()).toBe("2");
});

test("one that dies ends the run with one report, what runs goes on, and the next run heals", async () => {
  const before = await answer();
  release("3", patient);
  const running = start();
  await running.until(/▸ Roll out/);
  await cluster.api.stop();
  const { code, stderr, stdout } = await running.ended;
  expect(code).toBe(3);
  const said = (stderr + stdout).split("\n").filter((line) => line.includes("does not answer"));
  expect(said).toEqual([expect.stringContaining(`the API server ${cluster.server} does not answer`)]);
  expect([before, "3"]).toContain(await answer());
  await cluster.api.start();
  // They would find out by themselves, one after another, within two minutes.
  await docker("restart", ...["controllers", "scheduler"].map((part) => `${cluster.name}-${part}`));
  await untilControllersAct();
  const next = await start().ended;
  good(next);
  expect(next.stderr).toMatch(/dev: deploy of release .* was interrupted/);
  expect(await answer()).toBe("3");
});

/** Only when all of them are at work again does a new Deployment get a pod, and its Service the pod's address. */
async function untilControllersAct(): Promise<void> {
  await cluster.kubectl(["create", "deployment", "probe", "--image=busybox:1.37", "--", "sleep", "1000"]);
  await cluster.kubectl(["create", "service", "clusterip", "probe", "--tcp=80"]);
  const list = ["get", "endpointslices", "--selector=kubernetes.io/service-name=probe"];
  const addresses = "--output=jsonpath={.items[*].endpoints[*].addresses[*]}";
  while ((await cluster.kubectl([...list, addresses])) === "") await sleep(500);
  await cluster.kubectl(["delete", "deployment/probe", "service/probe"]);
}

test("a node that loses its power is told, the version before serves, and the next run heals", async () => {
  const [, second] = cluster.nodes;
  const before = await answer();
  await cluster.kubectl(["uncordon", "node2"]);
  await cluster.kubectl(["cordon", "node1"]);
  release("4", { ...patient, wrong: "starts slowly" });
  const running = start();
  const there = ["get", "pods", "--all-namespaces", "--selector=app=back", "--field-selector=spec.nodeName=node2"];
  await running.until(/▸ Roll out/);
  while ((await cluster.kubectl([...there, "--output=name"])) === "") await sleep(50);
  await second?.powerCut();
  const { code, stderr, stdout } = await running.ended;
  expect(code).toBe(1);
  expect(stderr + stdout).toMatch(/deployment\/back: pod \S+ on node2 cannot become ready: the node does not answer/);
  expect(await answer()).toBe(before);
  await second?.boot();
  await cluster.kubectl(["uncordon", "node1"]);
  good(await start().ended);
  expect(await answer()).toBe("4");
});
