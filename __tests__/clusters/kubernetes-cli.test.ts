// The program deploys a repository to a cluster as it does to Compose: first release, change, rollback, drift; and wherever it is
// killed without a warning, the next run heals.

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "../../scripts/lab/kubernetes/cluster.ts";
import { sharedCluster } from "../../scripts/lab/kubernetes/open.ts";
import type { Spoken } from "../support/cli.ts";
import type { Files } from "../support/repository.ts";
import { openSmallApp, secretValues, type SmallApp } from "../support/small-app.ts";

jest.setTimeout(180_000);

let cluster: Cluster;
let app: SmallApp;
/** How long a deployment takes on this machine. */
let usual = 0;

beforeAll(async () => {
  cluster = await sharedCluster();
  app = await openSmallApp();
  await cluster.trust(app.registry.address);
  app.checkout.commit(onCluster(app), "Deploy to a cluster");
}, 3_600_000);

afterAll(async () => {
  await cluster.kubectl(["delete", "namespace", `${app.name}-dev`, "--ignore-not-found", "--wait=false"]);
  await app.close();
}, 60_000);

/** The small app as it would be after its team moved to a cluster: one environment, two services, a migration, a Secret. */
function onCluster({ name, registry }: SmallApp): Files {
  return {
    "aip-deploy.yml": `app: ${name}
registry: ${registry.address}/${name}
environments:
  dev:
    branch: develop
    target:
      kind: kubernetes
      kubeconfig: { file: ${cluster.kubeconfig} }
      secrets: { login: .secrets/dev }
build: { cache: none }
`,
    "docker-compose.yml": "services: { web: { build: ./web }, worker: { build: ./worker } }\n",
    "docker-compose.dev.yml": null,
    "docker-compose.staging.yml": null,
    "docker-compose.prod.yml": null,
    "k8s/base/kustomization.yaml": "resources: [web.yaml, worker.yaml, migrate.yaml, settings.yaml]\n",
    "k8s/base/web.yaml": workload("web") + webService,
    "k8s/base/worker.yaml": workload("worker"),
    "k8s/base/migrate.yaml": migrate,
    "k8s/base/settings.yaml": settings("one"),
    "k8s/overlays/dev/kustomization.yaml": `namespace: ${name}-dev\nresources: [../../base]\n`,
  };
}

function settings(mode: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { MODE: "${mode}" }
`;
}

function workload(service: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${service} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${service} } }
  template:
    metadata: { labels: { app: ${service} } }
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: main
          image: ${service}
          envFrom: [{ configMapRef: { name: settings } }]
          env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: login, key: api-token } } }]
`;
}

const webService = `---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`;

const migrate = `apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: main, image: web, command: [sh, -c, sleep 1] }]
`;

function inside(...args: string[]): Promise<string> {
  return cluster.kubectl(["--namespace", `${app.name}-dev`, ...args]);
}

/** What the Service answers, asked through the API server. */
async function answer(): Promise<string> {
  return (
    await cluster.kubectl(["get", "--raw", `/api/v1/namespaces/${app.name}-dev/services/web:80/proxy/version`])
  ).trim();
}

/** All of the release changes, so that each deployment has all of its steps. */
function change(version: string): void {
  const left = { [`k8s/base/${version}.yaml`]: settings("left").replace("name: settings", `name: at-${version}`) };
  const resources = `resources: [web.yaml, worker.yaml, migrate.yaml, settings.yaml, ${version}.yaml]\n`;
  app.checkout.commit(
    {
      "web/version": `${version}\n`,
      "worker/version": `${version}\n`,
      "k8s/base/settings.yaml": settings(version),
      "k8s/base/kustomization.yaml": resources,
      ...left,
    },
    `Version ${version}`,
  );
}

async function heals(version: string): Promise<Spoken> {
  const spoken = await app.run("run", "--json");
  expect({ code: spoken.code, said: spoken.code === 0 ? "" : spoken.stdout }).toEqual({ code: 0, said: "" });
  expect(spoken.json("run").deployment).toMatchObject({ verified: true });
  expect(await answer()).toBe(version);
  const maps = (await inside("get", "configmaps", "--output=name")).trim().split("\n").sort();
  expect(maps).toEqual([`configmap/at-${version}`, "configmap/kube-root-ca.crt", "configmap/settings"]);
  return spoken;
}

test("a first release makes its namespace, runs there, and is proven; its secrets are nowhere but in their Secret", async () => {
  change("first");
  const spoken = await app.run("run");
  expect({ code: spoken.code, said: spoken.code === 0 ? "" : spoken.stderr }).toEqual({ code: 0, said: "" });
  expect(await answer()).toBe("first");
  const seen = await inside("get", "deployments,jobs,configmaps,leases,events", "--output=yaml");
  expect(seen).not.toContain(secretValues["api-token"]);
  expect(spoken.stdout + spoken.stderr).not.toContain(secretValues["api-token"]);
  expect(
    await inside("get", "lease", "--output=jsonpath={.items[0].metadata.annotations.aip-deploy\\.release}"),
  ).toMatch(/^[0-9a-f]{64}$/);
  expect(
    await inside("get", "deployment", "web", "--output=jsonpath={.metadata.annotations.kubernetes\\.io/change-cause}"),
  ).toMatch(/^deploy of release [0-9a-f]{12} by /);
});

test("the same release again changes nothing, and a rollback brings the one before", async () => {
  const again = await app.run("run", "--json");
  expect(again.json("run").deployment).toMatchObject({ unchanged: true });
  change("second");
  const started = performance.now();
  await heals("second");
  usual = performance.now() - started;
  const back = await app.run("rollback", "dev", "--json");
  expect({ code: back.code, said: back.code === 0 ? "" : back.stdout + back.stderr }).toEqual({ code: 0, said: "" });
  expect(await answer()).toBe("first");
  expect((await app.run("lift", "dev")).code).toBe(0);
});

test("a release that is not good goes back to the one that was", async () => {
  app.checkout.commit({ "web/serve.sh": "echo cannot start; exit 4\n" }, "Break it");
  const spoken = await app.run("run", "--json");
  app.checkout.commit({ "web/serve.sh": "exec httpd -f -p 8080 -h /app\n" }, "Mend it");
  expect(spoken.code).toBe(1);
  expect(spoken.json("run").deployment).toMatchObject({ outcome: "failed", comeback: { outcome: "succeeded" } });
  expect(await answer()).toBe("first");
});

test("drift is found and told", async () => {
  change("third");
  await heals("third");
  const same = await app.run("drift", "dev");
  expect({ code: same.code, said: same.code === 0 ? "" : same.stdout }).toEqual({ code: 0, said: "" });
  await inside("scale", "deployment/worker", "--replicas=0");
  const drifted = await app.run("drift", "dev");
  expect(drifted.code).toBe(1);
  expect(drifted.stdout + drifted.stderr).toContain("spec.replicas");
  await inside("scale", "deployment/worker", "--replicas=1");
});

describe("killed without a warning, the next run heals", () => {
  test.each([
    ["asking the cluster", /▸ Ask the cluster/],
    ["settings", /▸ Apply/],
    ["the migration", /▸ Run job/],
    ["the rollout", /▸ Roll out/],
    ["the removal", /▸ Remove/],
  ])("in %s", async (name, said) => {
    const version = `in-${name.replaceAll(" ", "-")}`;
    change(version);
    const running = app.start("run");
    await running.until(said);
    await sleep(Math.random() * 300);
    running.killAll();
    await running.ended;
    await heals(version);
  });

  test.each([1, 2, 3, 4])("about %s fifths through", async (part) => {
    const version = `part-${part}`;
    change(version);
    const running = app.start("run");
    await sleep((usual * (part + Math.random() - 0.5)) / 5);
    running.killAll();
    await running.ended;
    await heals(version);
  });
});
