import { randomBytes } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { ensureBaseImages } from "../../../scripts/lab/base-images.ts";
import type { Cluster } from "../../../scripts/lab/kubernetes/cluster.ts";
import { sharedCluster } from "../../../scripts/lab/kubernetes/open.ts";
import { systemClock } from "../../../src/clock.ts";
import { command } from "../../../src/command/command.ts";
import { localRunner } from "../../../src/command/local.ts";
import type { Runner } from "../../../src/command/runner.ts";
import type { Log } from "../../../src/log.ts";
import type { ReleaseImage } from "../../../src/release/release.ts";
import { helmTarget, renderChart } from "../../../src/targets/helm/index.ts";
import type { RenderedBundle } from "../../../src/targets/rendered.ts";
import type { Materials, Target } from "../../../src/targets/target.ts";
import { shopChart, shopImages } from "../../support/chart.ts";
import { helmFolder } from "../../support/helm.ts";
import { realRunner } from "../../support/real-runner.ts";
import { tree } from "../../support/tree.ts";
import { materialsOf } from "../compose/lab.ts";

/** A namespace of its own on the cluster that all tests share, with a Helm of one major. */
export type HelmLab = {
  readonly namespace: string;
  readonly cluster: Cluster;
  readonly target: Target;
  /** What the target told about units, one line each. */
  readonly told: string[];
  /** Pushes an image that answers with its version and the chart's greeting, or that ends at once. */
  image(version: string, way?: "serves" | "ends"): Promise<ReleaseImage>;
  /** The chart with these values, and these images. */
  bundle(images: { web: ReleaseImage; worker: ReleaseImage }, values?: string): Promise<RenderedBundle>;
  materials(rendered: RenderedBundle, password?: string): Materials;
  /** Helm's own words on the release: `revision status description`, oldest first. */
  history(): Promise<string[]>;
  helm(...args: string[]): Promise<string>;
  kubectl(...args: string[]): Promise<string>;
  /** What the Service answers from inside the cluster's network. */
  answer(): Promise<string>;
  readonly runner: Runner;
  /** Ends the Helm that is at work here without a warning. */
  killHelm(): Promise<void>;
  close(): Promise<void>;
};

export async function openHelmLab(major: 3 | 4): Promise<HelmLab> {
  await ensureBaseImages(() => undefined, ["busybox:1.37"]);
  const cluster = await sharedCluster();
  const namespace = `aiph-${randomBytes(4).toString("hex")}`;
  const env = { ...process.env, PATH: `${await helmFolder(major)}:${cluster.bin}:${process.env["PATH"] ?? ""}` };
  const runner = localRunner({ env, redact: (text) => text });
  const told: string[] = [];
  const pushed: string[] = [];
  const say = async (...words: [string, ...string[]]) => (await runner.run(command(...words))).stdout.trim();
  const kubectl = (...args: string[]) => cluster.kubectl(["--namespace", namespace, ...args]);
  const helm = (...args: string[]) =>
    say("helm", ...args, "--namespace", namespace, "--kubeconfig", cluster.kubeconfig);
  const options = { app: "shop", environment: "dev", namespace, runner, clock: systemClock, log: logInto(told) };
  return {
    ...{ namespace, cluster, told, runner, kubectl, helm },
    target: helmTarget({
      ...options,
      ...{
        release: "shop",
        cluster: { kubeconfig: cluster.kubeconfig },
        redact: (text: string) => text,
        variables: {},
      },
    }),
    async image(version, way = "serves") {
      const repository = `${cluster.registry.address}/${namespace}/app`;
      const tag = `${repository}:${version}`;
      const program =
        way === "ends"
          ? "echo this version does not work; exit 3"
          : `mkdir -p /tmp/www; echo "$GREETING ${version}" > /tmp/www/index.html; exec httpd -f -p 8080 -h /tmp/www`;
      const dockerfile = `FROM busybox:1.37\nLABEL version="${namespace} ${version}"\nCMD ${JSON.stringify(["sh", "-c", program])}\n`;
      await realRunner.run({ ...command("docker", "build", "--quiet", "--tag", tag, "-"), stdin: dockerfile });
      await say("docker", "push", "--quiet", tag);
      pushed.push(tag);
      const all = await say("docker", "image", "inspect", "--format", '{{join .RepoDigests "\\n"}}', tag);
      const named = all.split("\n").find((each) => each.startsWith(`${repository}@`));
      return { repository, digest: named?.split("@")[1] ?? "", key: `c1-${version}` };
    },
    bundle(images, values = "") {
      return renderChart({
        ...{ app: "shop", environment: "dev", namespace, release: "shop", runner, checks: [] },
        ...{ root: tree({ ...shopChart, "deploy/over.yaml": `${values}\n` }), chart: "deploy/chart" },
        values: ["deploy/dev.yaml", "deploy/over.yaml"],
        secrets: { shop: { kind: "folder", folder: ".secrets/dev" } },
        ...{ images, imageValues: shopImages, isKnown: () => true },
      });
    },
    materials: (rendered, password = "first") => materialsOf(rendered, { password }),
    async history() {
      const told = JSON.parse(await helm("history", "shop", "--output", "json")) as {
        readonly revision: number;
        readonly status: string;
        readonly description: string;
      }[];
      return told.map(({ revision, status, description }) => `${revision} ${status} ${description}`);
    },
    async answer() {
      const address = await kubectl("get", "service/web", "--output=jsonpath={.spec.clusterIP}");
      const response = await fetch(`http://${address}/`, { signal: AbortSignal.timeout(5_000) });
      return (await response.text()).trim();
    },
    async killHelm() {
      const pids = (await readdir("/proc")).filter((each) => /^\d+$/.test(each));
      for (const pid of pids) {
        const words = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
        if (words[0] === "helm" && words.includes(namespace)) process.kill(Number(pid), "SIGKILL");
      }
    },
    async close() {
      for (const tag of pushed) await runner.run(command("docker", "image", "rm", tag), { accept: "any" });
      await cluster.kubectl(["delete", "namespace", namespace, "--ignore-not-found", "--wait=false"]);
    },
  };
}

function logInto(told: string[]): Log {
  return {
    phase: (_name, work) => work(),
    info: (message) => told.push(message),
    warn: (message) => told.push(message),
    debug: () => undefined,
    progress: (unit, state, done) => {
      if (done !== undefined) told.push(`${unit}: ${state}`);
    },
  };
}
