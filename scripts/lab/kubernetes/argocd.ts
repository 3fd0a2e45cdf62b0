// Argo CD as three processes on this machine, which look after the Applications in one namespace of a cluster.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { openSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../registry.ts";
import { kill, lastLines, run, type Log } from "../run.ts";
import type { Cluster } from "./cluster.ts";
import { ensureProgram } from "./programs.ts";

export interface ArgoCd {
  /** Where it keeps its Applications. */
  readonly namespace: string;
  /** A repository that it can read and everybody here can push to; its branch `main` is there. */
  readonly repository: string;
  /** Makes an Application that reads a folder of the repository and deploys into a namespace of this cluster. */
  application(name: string, into: string, spec?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends the controller without any farewell. */
  stopController(): Promise<void>;
  startController(): Promise<void>;
  stop(): Promise<void>;
}

/** Teaches the cluster the kinds of Argo CD, and starts it. The first one on a machine waits until it is built. */
export async function startArgocd(cluster: Cluster, namespace: string, log: Log): Promise<ArgoCd> {
  const program = await ensureProgram("argocd", log);
  const crds = ["application-crd.yaml", "appproject-crd.yaml", "applicationset-crd.yaml"];
  const files = crds.map((name) => `--filename=${join(dirname(program), "crds", name)}`);
  await cluster.kubectl(["apply", "--server-side", "--force-conflicts", ...files]);
  await cluster.kubectl([
    "wait",
    "crd/applications.argoproj.io",
    "crd/appprojects.argoproj.io",
    "--for=condition=Established",
  ]);
  await cluster.kubectl(["apply", "--filename", "-"], { input: JSON.stringify(furniture(namespace)) });
  const folder = await mkdtemp(join(tmpdir(), "aip-deploy-argocd-"));
  const repository = join(folder, "deployments.git");
  await makeRepository(repository);
  const [redis, server, metrics, probe] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const env = {
    ...process.env,
    ...{ KUBECONFIG: cluster.kubeconfig, ARGOCD_FAKE_IN_CLUSTER: "true", ARGOCD_GPG_ENABLED: "false", TMPDIR: folder },
    // It reads the repository as whoever made it, and knows nothing of this machine's git.
    ...{ HOME: folder, ARGOCD_EXEC_TIMEOUT: "60s" },
  };
  const start = (name: string, ...args: string[]): ChildProcess => {
    const said = openSync(join(folder, `${name}.log`), "a");
    return spawn(program, args, { env, stdio: ["ignore", said, said] });
  };
  const shared = [`--redis=127.0.0.1:${redis}`, "--loglevel=info"];
  const parts = [
    start("redis", "redis", `127.0.0.1:${redis}`),
    start(
      "repo-server",
      "argocd-repo-server",
      ...shared,
      `--port=${server}`,
      `--metrics-port=${probe}`,
      "--disable-tls",
    ),
  ];
  const controller = () =>
    start(
      "controller",
      ...["argocd-application-controller", ...shared, `--repo-server=127.0.0.1:${server}`, "--repo-server-plaintext"],
      ...[`--kubeconfig=${cluster.kubeconfig}`, `--namespace=${namespace}`, `--metrics-port=${metrics}`],
    );
  await Promise.all([redis, server].map((port) => untilListening(port, folder)));
  let running = controller();
  return {
    namespace,
    repository: `file://${repository}`,
    async application(name, into, spec = {}) {
      const source = { repoURL: `file://${repository}`, targetRevision: "main", path: into };
      const destination = { server: "https://kubernetes.default.svc", namespace: into };
      const object = {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: { name, namespace },
        spec: { project: "default", source, destination, ...spec },
      };
      await cluster.kubectl(["apply", "--filename", "-"], { input: JSON.stringify(object) });
    },
    stopController: () => kill(running),
    async startController() {
      await kill(running);
      running = controller();
    },
    async stop() {
      await Promise.all([running, ...parts].map(kill));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What an installation has beside its programs. */
function furniture(namespace: string): object {
  const labels = { "app.kubernetes.io/part-of": "argocd" };
  const anything = [{ group: "*", kind: "*" }];
  return {
    apiVersion: "v1",
    kind: "List",
    items: [
      { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "argocd-cm", namespace, labels } },
      {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "argocd-secret", namespace, labels },
        stringData: { "server.secretkey": "of the lab" },
      },
      {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "AppProject",
        metadata: { name: "default", namespace },
        spec: {
          sourceRepos: ["*"],
          destinations: [{ namespace: "*", server: "*" }],
          clusterResourceWhitelist: anything,
        },
      },
    ],
  };
}

async function makeRepository(folder: string): Promise<void> {
  await run("git", ["init", "--quiet", "--bare", "--initial-branch", "main", folder]);
  const git = ["--git-dir", folder, "-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  const tree = await run("git", [...git, "mktree"]);
  const commit = await run("git", [...git, "commit-tree", tree.trim(), "-m", "Nothing yet"]);
  await run("git", [...git, "update-ref", "refs/heads/main", commit.trim()]);
}

async function untilListening(port: number, folder: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isListening(port))) {
    if (Date.now() > deadline) {
      const said = await readFile(join(folder, "repo-server.log"), "utf8").catch(() => "");
      throw new Error(`Argo CD does not start:\n${lastLines(said, 20)}`);
    }
    await sleep(100);
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
