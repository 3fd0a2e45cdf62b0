// A thousand workloads in one release: as many lists as for a hundred, the time of each grows no faster than their number, and the
// program that deploys them stays small.

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Files } from "../support/repository.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";
import { deployment, openLab, secretsFor, type Lab } from "../targets/kubernetes/lab.ts";

let lab: Lab;

beforeAll(async () => {
  lab = await openLab();
  await lab.target.slate.replace(undefined, "{}");
}, 3_600_000);

afterAll(async () => {
  await lab.close();
}, 60_000);

const digest = `r.example/none@sha256:${"a".repeat(64)}`;

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `w${String(index).padStart(4, "0")}`);
}

/** Asks for no pods, so that only what a deployment itself does is measured. */
async function workloads(count: number) {
  return await lab.bundle(names(count).map((name) => deployment(name, { image: digest, replicas: 0 })));
}

async function measured(count: number) {
  const bundle = await workloads(count);
  const materials = secretsFor(bundle, {});
  const started = performance.now();
  const brought = await lab.bring(bundle);
  const deployed = performance.now() - started;
  lab.requests.length = 0;
  const asked = performance.now();
  const plan = lab.target.plan(bundle.bundle, await lab.target.current(), materials);
  const planned = performance.now() - asked;
  const lists = new Set(lab.requests.map((line) => line.replace(/\?.*/, "")));
  return {
    outcome: brought.steps.map(({ outcome }) => outcome),
    deployed,
    planned,
    steps: plan.steps.length,
    lists: lists.size,
  };
}

test("a thousand workloads", async () => {
  const few = await measured(100);
  const many = await measured(1_000);
  expect(few.outcome).toEqual(["succeeded", "succeeded"]);
  expect(many.outcome).toEqual(["succeeded", "succeeded"]);
  expect([few.steps, many.steps]).toEqual([0, 0]);
  expect(many.lists).toBe(few.lists);
  expect(many.lists).toBeLessThan(30);
  expect(many.planned).toBeLessThan(few.planned * 15 + 500);
  process.stdout.write(`${JSON.stringify({ few, many })}\n`);
}, 300_000);

test("the program that deploys them needs less than 512 MB", async () => {
  const app = await openSmallApp();
  try {
    app.checkout.commit(overlayOf(app, names(1_000)), "A thousand workloads");
    const told = `process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))`;
    const node = ["--import", `data:text/javascript,${encodeURIComponent(told)}`];
    const { code, stderr, stdout } = await app.runWith({ node, env: { PATH: pathWith(lab.cluster.bin) } }, "run");
    expect({ code, said: code === 0 ? "" : stderr + stdout }).toEqual({ code: 0, said: "" });
    const peak = Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024;
    process.stdout.write(`peak ${peak.toFixed(0)} MB\n`);
    expect(peak).toBeLessThan(512);
  } finally {
    await lab.cluster.kubectl(["delete", "namespace", `${app.name}-dev`, "--ignore-not-found", "--wait=false"]);
    await app.close();
  }
}, 300_000);

function overlayOf({ name, registry }: SmallApp, all: readonly string[]): Files {
  const target = { kind: "kubernetes", kubeconfig: { file: lab.cluster.kubeconfig } };
  const environments = { dev: { branch: "develop", target } };
  const objects = [
    deployment("web", { image: "web", replicas: 0 }),
    ...all.map((each) => deployment(each, { image: digest, replicas: 0 })),
  ];
  return {
    "aip-deploy.yml": JSON.stringify({ app: name, registry: `${registry.address}/${name}`, environments }),
    "docker-compose.yml": "services: { web: { build: ./web } }\n",
    "docker-compose.dev.yml": null,
    "docker-compose.staging.yml": null,
    "docker-compose.prod.yml": null,
    "k8s/overlays/dev/kustomization.yaml": `namespace: ${name}-dev\nresources: [all.yaml]\n`,
    "k8s/overlays/dev/all.yaml": objects.map((each) => JSON.stringify(each)).join("\n---\n"),
  };
}

function pathWith(folder: string): string {
  return `${folder}:${process.env["PATH"] ?? ""}`;
}
