// One story, with the real Argo CD: a release is committed and synced, changes, fails, goes back, is left alone, and goes.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startArgocd, type ArgoCd } from "../../scripts/lab/kubernetes/argocd.ts";
import { run } from "../../scripts/lab/run.ts";
import type { ReleaseImage } from "../../src/release/release.ts";
import { argocdTarget } from "../../src/targets/argocd/index.ts";
import type { KubeObject } from "../../src/targets/kubernetes/cluster/object.ts";
import { deployerObjects } from "../../src/targets/kubernetes/role.ts";
import type { Target } from "../../src/targets/target.ts";
import { actions, bringTo, outcomes, type Brought } from "../targets/compose/lab.ts";
import {
  configMap,
  deployment,
  job,
  kubeconfigOf,
  openLab,
  secretsFor,
  service,
  type Lab,
} from "../targets/kubernetes/lab.ts";

let lab: Lab;
let argocd: ArgoCd;
let target: Target;
let one: ReleaseImage;
let two: ReleaseImage;
let crashes: ReleaseImage;

beforeAll(async () => {
  lab = await openLab();
  mkdirSync(join(lab.folder, "secrets"));
  writeFileSync(join(lab.folder, "secrets", "password"), "");
  argocd = await startArgocd(lab.cluster, `${lab.namespace}-argocd`, () => undefined);
  target = argocdTarget({ ...lab.options, place: { application: "shop-dev", namespace: argocd.namespace } });
  [one, two] = [await lab.image("one"), await lab.image("two")];
  crashes = await lab.image("crashes", ["sh", "-c", "echo no such table; exit 3"]);
  // As the lease is written before anything is deployed.
  await target.slate.replace(undefined, "{}");
}, 3_600_000);

afterAll(async () => {
  await argocd.stop();
  await lab.kubectl("delete", "namespace", argocd.namespace, "--wait=false");
  await lab.close();
}, 60_000);

const secrets = { shop: { kind: "folder", folder: "secrets" } } as const;
const claim: KubeObject = {
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "media" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Mi" } } },
};
const password = { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "shop", key: "password" } } };
const web = deployment("web", {
  image: "web",
  container: {
    env: [password, { name: "STRICT", value: "yes" }],
    volumeMounts: [{ name: "media", mountPath: "/media" }],
  },
  pod: { volumes: [{ name: "media", persistentVolumeClaim: { claimName: "media" } }] },
});
const migrate = (words = "echo migrated") => job("migrate", { image: "web", command: ["sh", "-c", words] });
/** With it Argo CD would prune everything in it. */
const namespace = (): KubeObject => ({ apiVersion: "v1", kind: "Namespace", metadata: { name: lab.namespace } });
const everything = (words?: string) => [
  namespace(),
  configMap("settings", { LEVEL: "on" }),
  claim,
  migrate(words),
  web,
  service("web"),
];

async function bundleOf(image: ReleaseImage, objects: readonly KubeObject[] = everything()) {
  return await lab.bundle(objects, { images: { web: image }, secrets });
}

async function bring(
  image: ReleaseImage,
  objects?: readonly KubeObject[],
  signal?: AbortSignal,
  by = target,
): Promise<Brought> {
  const bundle = await bundleOf(image, objects);
  return await bringTo(by, bundle, secretsFor(bundle, { password: "a-value-that-nobody-may-see" }), signal);
}

const notGood = (brought: Brought) => [
  ...outcomes(brought).filter((line) => !line.endsWith("succeeded")),
  ...brought.steps.flatMap(({ failure }) => failure?.message ?? []),
];
const git = (...args: string[]) => run("git", ["--git-dir", argocd.repository.replace("file://", ""), ...args]);
const committed = () => git("show", `main:${lab.namespace}/release.yaml`);

async function answer(): Promise<string> {
  const address = await lab.kubectl("get", "service/web", "--output=jsonpath={.spec.clusterIP}");
  return (await (await fetch(`http://${address}/`, { signal: AbortSignal.timeout(5_000) })).text()).trim();
}

/** As somebody else would who has the repository too. */
async function commitBeside(path: string, content: string): Promise<void> {
  const index = { GIT_INDEX_FILE: join(lab.folder, "index") };
  const person = {
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "a@example.org",
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "a@example.org",
  };
  const folder = argocd.repository.replace("file://", "");
  const say = async (args: string[], input?: string) =>
    (
      await run("git", ["--git-dir", folder, ...args], {
        env: { ...index, ...person },
        ...(input === undefined ? {} : { input }),
      })
    ).trim();
  const blob = await say(["hash-object", "-w", "--stdin"], content);
  await say(["read-tree", "main"]);
  await say(["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`]);
  const commit = await say(["commit-tree", await say(["write-tree"]), "-p", "main", "-m", "By somebody else"]);
  await say(["update-ref", "refs/heads/main", commit]);
}

/** The same target for whoever has the rights that `permissions` prints, and no others. */
async function byTheAccount(): Promise<Target> {
  const place = { application: "shop-dev", namespace: argocd.namespace };
  const deployer = { app: "shop", environment: "dev", namespace: lab.namespace, secrets: ["shop"], argocd: place };
  const items = deployerObjects(everything(), deployer);
  const list = JSON.stringify({ apiVersion: "v1", kind: "List", items });
  await lab.cluster.kubectl(["apply", "--filename", "-"], { input: list });
  const kubeconfig = join(lab.folder, "kubeconfig");
  writeFileSync(kubeconfig, await kubeconfigOf(lab.namespace, lab.cluster), { mode: 0o600 });
  return argocdTarget({ ...lab.options, cluster: { kubeconfig }, place });
}

test("without its Application nothing is touched, and what to make is said", async () => {
  const { steps } = await bring(one);
  expect(steps.map(({ outcome }) => outcome)).toEqual(["failed"]);
  expect(steps[0]?.failure).toMatchObject({
    message: `there is no Application shop-dev in namespace ${argocd.namespace}`,
    hint: expect.stringContaining(
      `destination: { server: https://kubernetes.default.svc, namespace: ${lab.namespace} }`,
    ) as unknown,
  });
  await argocd.application("shop-dev", lab.namespace, {
    destination: { server: "https://kubernetes.default.svc", namespace: "elsewhere" },
  });
  expect((await bring(one)).steps[0]?.failure?.message).toBe(
    `Application shop-dev deploys to namespace elsewhere, and dev is in ${lab.namespace}`,
  );
  await argocd.application("shop-dev", lab.namespace);
  expect(await lab.kubectl("get", "deployments,jobs", "--output=name")).toBe("");
}, 120_000);

test("a release is committed with its digests and without a secret, synced in its order, and proven", async () => {
  const brought = await bring(one);
  expect(brought.plan.steps.map(({ title }) => title)).toEqual([
    "Ask the cluster and Argo CD whether they would take everything",
    "Make secret/shop",
    "Commit the release, and have Argo CD sync shop-dev: deployment/web, job/migrate",
  ]);
  expect(notGood(brought)).toEqual([]);
  expect(await answer()).toBe("one");
  const text = await committed();
  expect(text).toContain(one.digest);
  expect(text).not.toContain("a-value-that-nobody-may-see");
  expect(await git("log", "-1", "--format=%an %s", "main")).toMatch(/^aip-deploy dev: /);
  const began = async (what: string) =>
    Date.parse(await lab.kubectl("get", what, "--output=jsonpath={.metadata.creationTimestamp}"));
  expect(await began("deployment/web")).toBeGreaterThanOrEqual(await began("job/migrate"));
}, 180_000);

test("is left alone when nothing changed, and has not drifted", async () => {
  const head = await git("rev-parse", "main");
  const brought = await bring(one);
  expect(brought.plan.steps).toEqual([]);
  expect(notGood(brought)).toEqual([]);
  expect(await git("rev-parse", "main")).toBe(head);
  const bundle = await bundleOf(one);
  expect(await target.drift?.(bundle.bundle, secretsFor(bundle, { password: "a-value-that-nobody-may-see" }))).toEqual(
    [],
  );
}, 60_000);

test("an account with just the rights needed brings a change; what others committed meanwhile stays", async () => {
  await commitBeside("other/app.yaml", "theirs\n");
  const brought = await bring(two, everything("echo migrated again"), undefined, await byTheAccount());
  expect(actions(brought)).toMatchObject({ "deployment/web": "replace", "job/migrate": "run" });
  expect(notGood(brought)).toEqual([]);
  expect(await answer()).toBe("two");
  expect(await lab.kubectl("logs", "job/migrate")).toBe("migrated again");
  expect(await git("show", "main:other/app.yaml")).toBe("theirs\n");
}, 180_000);

test("what crashes ends the sync at once with its last lines, and the release before comes back, also where Argo CD syncs by itself", async () => {
  await argocd.application("shop-dev", lab.namespace, { syncPolicy: { automated: { prune: true, selfHeal: true } } });
  const objects = [...everything("echo migrated again"), deployment("extra", { image: "web" })];
  const brought = await bring(
    crashes,
    objects.filter(({ kind }) => kind !== "Job"),
  );
  const failed = brought.steps.at(-1);
  expect(failed?.failure?.message).toMatch(/container web ends with exit code 3/);
  expect(failed?.failure?.log.join("\n")).toContain("no such table");
  expect(failed?.seconds).toBeLessThan(60);
  const back = await bring(two, everything("echo migrated again"));
  expect(notGood(back)).toEqual([]);
  expect(await answer()).toBe("two");
  expect(await committed()).toContain(two.digest);
  expect(await lab.kubectl("get", "deployments", "--output=name")).toBe("deployment.apps/web");
}, 300_000);

test("what was committed and never synced is taken back by the next deployment of what runs", async () => {
  await argocd.stopController();
  const giveUp = new AbortController();
  setTimeout(() => {
    giveUp.abort();
  }, 8_000);
  const stopped = await bring(one, everything("echo migrated again"), giveUp.signal);
  expect(stopped.steps.at(-1)?.outcome).toBe("cancelled");
  expect(await committed()).toContain(one.digest);
  await argocd.startController();
  const brought = await bring(two, everything("echo migrated again"));
  expect(brought.plan.steps.map(({ title }) => title).at(-1)).toBe(
    "Commit the release, and have Argo CD sync shop-dev: no workload changes",
  );
  expect(notGood(brought)).toEqual([]);
  expect(await committed()).toContain(two.digest);
  expect(await answer()).toBe("two");
}, 300_000);

test("a repository that takes no push says so, and nothing changes", async () => {
  const hook = join(argocd.repository.replace("file://", ""), "hooks", "pre-receive");
  writeFileSync(hook, "#!/bin/sh\necho branch main is protected\nexit 1\n", { mode: 0o755 });
  const { steps } = await bring(one, everything("echo migrated again"));
  expect(steps.at(-1)?.failure?.message).toMatch(/^nothing can be pushed to main of file:.*branch main is protected/s);
  writeFileSync(hook, "#!/bin/sh\n", { mode: 0o755 });
  expect(await answer()).toBe("two");
}, 120_000);

test("a folder that Argo CD would read otherwise is refused", async () => {
  await commitBeside(`${lab.namespace}/kustomization.yaml`, "resources: []\n");
  const { steps } = await bring(one, everything("echo migrated again"));
  expect(steps[0]?.failure?.message).toBe(
    `Argo CD would not read ${lab.namespace}/release.yaml: there is a kustomization.yaml beside it`,
  );
  await git("update-ref", "refs/heads/main", "main~1");
}, 120_000);

test("what left the release is pruned; removing all of it leaves the volume, and nothing that comes back", async () => {
  const brought = await bring(two, [web, claim, service("web")]);
  expect(notGood(brought)).toEqual([]);
  expect(await lab.kubectl("get", "jobs", "--output=name")).toBe("");
  expect(await lab.kubectl("get", "configmaps", "--selector=aip-deploy.app", "--output=name")).toBe("");
  await target.remove({ data: false });
  expect(await lab.kubectl("get", "deployments,services,secrets", "--selector=aip-deploy.app", "--output=name")).toBe(
    "",
  );
  expect(await lab.kubectl("get", "pvc", "--output=name")).toBe("persistentvolumeclaim/media");
  expect(await committed()).toContain("# Nothing runs here.");
  await target.remove({ data: true });
  expect(await lab.kubectl("get", "pvc", "--output=name")).toBe("");
}, 180_000);
