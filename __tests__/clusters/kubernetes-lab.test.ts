// The cluster that other tests deploy to: pods truly run from images that this machine pushed, Services answer from here, nodes
// and the API server fail and come back, and nothing of it is left when it is closed.

import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ensureEngine } from "../../scripts/lab/engine.ts";
import type { Cluster } from "../../scripts/lab/kubernetes/cluster.ts";
import { openCluster } from "../../scripts/lab/kubernetes/open.ts";
import { startRegistry } from "../../scripts/lab/registry.ts";
import { attempt, run } from "../../scripts/lab/run.ts";

let cluster: Cluster;
let image: string;

beforeAll(async () => {
  await ensureEngine(() => undefined);
  cluster = await openCluster();
  image = await push(cluster.registry.address);
}, 3_600_000);

afterAll(async () => {
  await run("docker", ["image", "rm", image]);
  await cluster.close();
}, 60_000);

async function push(registry: string): Promise<string> {
  const name = `${registry}/kubernetes-lab-test:1`;
  await run("docker", ["tag", "busybox:1.37", name]);
  await run("docker", ["push", "--quiet", name]);
  return name;
}

/** A web server that says the name of its pod, kept on a volume, and its Service. */
function web(from: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 1
      securityContext: { runAsNonRoot: true, runAsUser: 10001 }
      containers:
        - name: web
          image: ${from}
          command: [sh, -c, "echo started; hostname > /pages/index.html; exec httpd -f -p 8080 -h /pages"]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          volumeMounts: [{ name: pages, mountPath: /pages }]
      volumes: [{ name: pages, persistentVolumeClaim: { claimName: pages } }]
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: pages }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`;
}

async function deploy(namespace: string, from: string): Promise<{ readonly address: string; readonly pod: string }> {
  const inside = ["--namespace", namespace];
  await cluster.kubectl(["create", "namespace", namespace]);
  await cluster.kubectl([...inside, "apply", "--filename", "-"], { input: web(from) });
  await cluster.kubectl([...inside, "rollout", "status", "deployment/web", "--timeout=120s"]);
  const ask = (what: string, path: string): Promise<string> =>
    cluster.kubectl([...inside, "get", what, `--output=jsonpath={${path}}`]);
  const [address, pod] = await Promise.all([
    ask("service/web", ".spec.clusterIP"),
    ask("pods", ".items[0].metadata.name"),
  ]);
  return { address, pod };
}

/** A Service may need a moment until it knows of a ready pod. */
async function answerOf(address: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { code, stdout } = await attempt("curl", ["--silent", "--fail", "--max-time", "1", `http://${address}/`]);
    if (code === 0) return stdout.trim();
    await sleep(100);
  }
  return "no answer";
}

test("a pushed image becomes a pod that has a volume, a name, a log and a Service that answers from here", async () => {
  const { address, pod } = await deploy("works", image);
  expect(await answerOf(address)).toBe(pod);
  const inside = ["--namespace", "works"];
  expect(await cluster.kubectl([...inside, "logs", pod])).toBe("started\n");
  const asked = [...inside, "exec", pod, "--", "wget", "-q", "-O", "-", "http://web.works.svc.cluster.local/"];
  expect(await cluster.kubectl(asked)).toBe(`${pod}\n`);
}, 180_000);

test("a registry of somebody else is pulled from after it was shown, and not while it is away", async () => {
  const other = await startRegistry();
  const theirs = await push(other.address);
  try {
    await cluster.trust(other.address);
    await deploy("elsewhere", theirs);
    await other.stop();
    const inside = ["--namespace", "elsewhere"];
    await cluster.kubectl([...inside, "run", "late", `--image=${other.address}/kubernetes-lab-test:2`]);
    const waiting = "--for=jsonpath={.status.containerStatuses[0].state.waiting.reason}=ErrImagePull";
    await cluster.kubectl([...inside, "wait", "pod/late", waiting, "--timeout=60s"]);
  } finally {
    await run("docker", ["image", "rm", theirs]);
    await other.remove();
  }
}, 240_000);

test("the API server goes away and comes back while pods go on", async () => {
  const { address, pod } = await deploy("headless", image);
  expect(await answerOf(address)).toBe(pod);
  await cluster.api.stop();
  await expect(cluster.kubectl(["get", "nodes"])).rejects.toThrow("refused");
  expect(await answerOf(address)).toBe(pod);
  await cluster.api.start();
  expect(await cluster.kubectl(["get", "nodes", "--output=name"])).toBe("node/node1\n");
}, 240_000);

test("a second node takes pods, is lost to a power cut and comes back", async () => {
  const second = await cluster.addNode();
  const onSecond = ["run", "there", `--image=${image}`, "--overrides", '{"spec":{"nodeName":"node2"}}'];
  await cluster.kubectl(["create", "namespace", "far"]);
  await cluster.kubectl(["--namespace", "far", ...onSecond, "--command", "--", "httpd", "-f", "-p", "8080"]);
  await cluster.kubectl(["--namespace", "far", "wait", "pod/there", "--for=condition=Ready", "--timeout=60s"]);
  await cluster.kubectl(["--namespace", "far", "expose", "pod/there", "--port=80", "--target-port=8080"]);
  const address = await cluster.kubectl([
    "--namespace",
    "far",
    "get",
    "service/there",
    "--output=jsonpath={.spec.clusterIP}",
  ]);
  const status = async (): Promise<string> =>
    (
      await attempt("curl", [
        "--silent",
        "--max-time",
        "2",
        "--output",
        "/dev/null",
        "--write-out",
        "%{http_code}",
        `http://${address}/`,
      ])
    ).stdout;
  await expect(eventually(status, "404")).resolves.toBe("404");
  await second.powerCut();
  await cluster.kubectl(["wait", "node/node2", "--for=condition=Ready=Unknown", "--timeout=90s"]);
  await second.boot();
  await expect(eventually(status, "404")).resolves.toBe("404");
}, 300_000);

async function eventually(ask: () => Promise<string>, wanted: string): Promise<string> {
  let answer = await ask();
  for (let tries = 0; tries < 100 && answer !== wanted; tries += 1) {
    await sleep(200);
    answer = await ask();
  }
  return answer;
}

/** So many pods on fake nodes, by a label that says what becomes of them. */
function fakePods(name: string, replicas: number, fake: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, fake: ${fake} } }
    spec:
      nodeSelector: { type: fake }
      tolerations: [{ key: kwok.x-k8s.io/node, operator: Exists }]
      containers: [{ name: main, image: nowhere.example/${name}:1 }]
`;
}

test("fake nodes run five hundred pods that work, and one that crashes", async () => {
  const wide = await openCluster({ nodes: 0, fakeNodes: 20 });
  try {
    const apply = (text: string): Promise<string> => wide.kubectl(["apply", "--filename", "-"], { input: text });
    await apply(fakePods("many", 500, "working"));
    await apply(fakePods("broken", 1, "failing"));
    await wide.kubectl(["rollout", "status", "deployment/many", "--timeout=120s"]);
    const reason = "{.items[*].status.containerStatuses[0].state.waiting.reason}";
    const query = ["get", "pods", "--selector=app=broken", `--output=jsonpath=${reason}`];
    expect(await eventually(() => wide.kubectl(query), "CrashLoopBackOff")).toBe("CrashLoopBackOff");
  } finally {
    await wide.close();
  }
}, 3_600_000);

test("two clusters run beside each other, and a closed one leaves nothing", async () => {
  const other = await openCluster({ nodes: 0 });
  const everything = ["--all", "--format", "{{.Names}}", "--filter", `name=${other.name}`];
  expect(other.server).not.toBe(cluster.server);
  expect((await run("docker", ["ps", ...everything])).trim().split("\n")).toHaveLength(6);
  await other.close();
  expect(await run("docker", ["ps", ...everything])).toBe("");
  expect(await run("docker", ["network", "ls", "--quiet", "--filter", `name=${other.name}`])).toBe("");
  expect(await run("docker", ["volume", "ls", "--quiet", "--filter", `name=${other.name}`])).toBe("");
  expect(existsSync(other.folder)).toBe(false);
  expect(await cluster.kubectl(["get", "nodes", "--output=name"])).toContain("node/node1\n");
}, 180_000);
