import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBaseImages } from "../../../scripts/lab/base-images.ts";
import type { Cluster } from "../../../scripts/lab/kubernetes/cluster.ts";
import { sharedCluster } from "../../../scripts/lab/kubernetes/open.ts";
import { run } from "../../../scripts/lab/run.ts";
import { systemClock } from "../../../src/clock.ts";
import { localRunner } from "../../../src/command/local.ts";
import type { ClusterSecret } from "../../../src/config/config.ts";
import type { ReleaseImage } from "../../../src/release/release.ts";
import { redactor } from "../../../src/secrets/redactor.ts";
import { Secret } from "../../../src/secrets/secret.ts";
import type { KubeObject } from "../../../src/targets/kubernetes/cluster/object.ts";
import { kubernetesTarget, type KubernetesTargetOptions } from "../../../src/targets/kubernetes/index.ts";
import { bundled, renderObjects } from "../../../src/targets/kubernetes/render.ts";
import type { RenderedBundle } from "../../../src/targets/rendered.ts";
import type { Materials, Target } from "../../../src/targets/target.ts";
import { bringTo, materialsOf, type Brought } from "../compose/lab.ts";

/** A namespace of its own on a real cluster. */
export type Lab = {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly target: Target;
  readonly options: KubernetesTargetOptions;
  /** What the target told about units, one line each. */
  readonly told: string[];
  /** Requests since it was emptied, as `GET /path`. */
  readonly requests: string[];
  /** A folder that goes with the lab. */
  readonly folder: string;
  /** An image with a web server on 8080 that says its version, unless its program is given. */
  image(version: string, program?: readonly string[]): Promise<ReleaseImage>;
  bundle(objects: readonly KubeObject[], input?: BundleInput): Promise<RenderedBundle>;
  /** Deploys as a release would be: stops at the first step that is not good, else proves. */
  bring(bundle: RenderedBundle, secrets?: Record<string, string>, signal?: AbortSignal): Promise<Brought>;
  /** In the namespace. */
  kubectl(...args: string[]): Promise<string>;
  close(): Promise<void>;
};

export type BundleInput = {
  readonly images?: Readonly<Record<string, ReleaseImage>>;
  readonly secrets?: Readonly<Record<string, ClusterSecret>>;
};

export async function openLab(cluster?: Cluster): Promise<Lab> {
  await ensureBaseImages(() => undefined, ["busybox:1.37"]);
  const on = cluster ?? (await sharedCluster());
  const namespace = `aipk-${randomBytes(4).toString("hex")}`;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "aip-deploy-kubernetes-")));
  const [told, requests, pushed]: string[][] = [[], [], []];
  const secrets = redactor();
  secrets.learn(new Secret("leak", "a-value-that-nobody-may-see"));
  const options: KubernetesTargetOptions = {
    ...{ app: "shop", environment: "dev", namespace },
    cluster: { kubeconfig: on.kubeconfig },
    variables: {},
    runner: localRunner({ env: process.env, redact: secrets.redact }),
    clock: systemClock,
    redact: secrets.redact,
    log: {
      phase: (_name, work) => work(),
      info: (message) => told?.push(message),
      warn: (message) => told?.push(message),
      debug: () => undefined,
      progress: (unit, state, done) => {
        if (done !== undefined) told?.push(`${unit}: ${state}`);
      },
    },
    trace: (line) => requests?.push(line),
  };
  const target = kubernetesTarget(options);
  const root = folder;
  return {
    ...{ cluster: on, namespace, options, target, folder, told: told ?? [], requests: requests ?? [] },
    async image(version, program) {
      const repository = `${on.registry.address}/${namespace}/web`;
      const tag = `${repository}:${version}`;
      const serve = [
        "sh",
        "-c",
        `mkdir -p /tmp/www; echo ${version} > /tmp/www/index.html; echo started; exec httpd -f -p 8080 -h /tmp/www`,
      ];
      const input = `FROM busybox:1.37\nLABEL version="${namespace} ${version}"\nCMD ${JSON.stringify(program ?? serve)}\n`;
      await run("docker", ["build", "--quiet", "--tag", tag, "-"], { input });
      await run("docker", ["push", "--quiet", tag]);
      const digests = await run("docker", ["image", "inspect", "--format", '{{join .RepoDigests "\\n"}}', tag]);
      const digest =
        digests
          .split("\n")
          .find((each) => each.startsWith(`${repository}@`))
          ?.split("@")[1] ?? "";
      pushed?.push(tag);
      return { repository, digest, key: `c1-${version}` };
    },
    async bundle(objects, { images = {}, secrets: configured = {} } = {}) {
      const input = { app: "shop", root, namespace, images, secrets: configured, checks: [] };
      const { document, made, warnings } = await renderObjects(objects, "test", input);
      return bundled("kubernetes", document, made, warnings);
    },
    async bring(bundle, values = {}, signal) {
      // As the lease is written before anything is deployed.
      if ((await target.slate.read()) === undefined) await target.slate.replace(undefined, "{}");
      return await bringTo(target, bundle, secretsFor(bundle, values), signal);
    },
    kubectl: async (...args) => (await on.kubectl(["--namespace", namespace, ...args])).trim(),
    async close() {
      await on.kubectl(["delete", "namespace", namespace, "--ignore-not-found", "--wait=false"]);
      for (const tag of new Set(pushed)) await run("docker", ["image", "rm", "--force", tag]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function secretsFor(bundle: RenderedBundle, values: Record<string, string>): Materials {
  const materials = materialsOf(bundle, values);
  return { ...materials, fingerprintKey: createHash("sha256").update("key of the tests").digest("hex") };
}

export type Draft = {
  readonly image: string;
  readonly replicas?: number;
  readonly command?: readonly string[];
  readonly container?: Readonly<Record<string, unknown>>;
  readonly pod?: Readonly<Record<string, unknown>>;
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, string>>;
};

/** A Deployment whose pods are ready when they answer on 8080, and which go at once. */
export function deployment(
  name: string,
  { image, replicas = 1, command, container, pod, spec, annotations }: Draft,
): KubeObject {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      ...spec,
      template: {
        metadata: { labels: { app: name } },
        spec: {
          terminationGracePeriodSeconds: 1,
          containers: [
            {
              name: "web",
              image,
              ...(command === undefined ? {} : { command }),
              readinessProbe: { httpGet: { path: "/", port: 8080 }, periodSeconds: 1 },
              ...container,
            },
          ],
          ...pod,
        },
      },
    },
  };
}

export function service(name: string, targetPort = 8080): KubeObject {
  const spec = { selector: { app: name }, ports: [{ port: 80, targetPort }] };
  return { apiVersion: "v1", kind: "Service", metadata: { name }, spec };
}

export function job(name: string, { image, command, spec, annotations }: Draft): KubeObject {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name, ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      backoffLimit: 0,
      ...spec,
      template: {
        metadata: { labels: { job: name } },
        spec: {
          restartPolicy: "Never",
          terminationGracePeriodSeconds: 1,
          containers: [{ name: "run", image, ...(command === undefined ? {} : { command }) }],
        },
      },
    },
  };
}

export function configMap(name: string, data: Record<string, string>): KubeObject {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data };
}

/** A kubeconfig of the account `aip-deploy` in a namespace. */
export async function kubeconfigOf(namespace: string, cluster: Cluster): Promise<string> {
  const token = (await cluster.kubectl(["create", "token", "aip-deploy", "--namespace", namespace])).trim();
  const admin = JSON.parse(readFileSync(cluster.kubeconfig, "utf8")) as { readonly users: readonly object[] };
  const users = admin.users.map((user) => ({ ...user, user: { token } }));
  return JSON.stringify({ ...admin, users });
}
