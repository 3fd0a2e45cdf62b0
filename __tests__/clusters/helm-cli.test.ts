// The program deploys a repository with a chart, with the rights that it says it needs and no others; wherever it is killed without a
// warning, and its Helm with it, the next run heals.

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "../../scripts/lab/kubernetes/cluster.ts";
import { sharedCluster } from "../../scripts/lab/kubernetes/open.ts";
import { shopChart } from "../support/chart.ts";
import { helmFolder } from "../support/helm.ts";
import type { Files } from "../support/repository.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";
import { tree } from "../support/tree.ts";
import { kubeconfigOf } from "../targets/kubernetes/lab.ts";

jest.setTimeout(180_000);

const majors = process.env["SOAK"] === undefined ? ([4] as const) : ([3, 4] as const);

describe.each(majors)("with Helm %i", (major) => {
  let cluster: Cluster;
  let app: SmallApp;
  let env: { readonly PATH: string };

  beforeAll(async () => {
    cluster = await sharedCluster();
    env = { PATH: `${await helmFolder(major)}:${cluster.bin}:${process.env["PATH"] ?? ""}` };
    app = await openSmallApp();
    await cluster.trust(app.registry.address);
    const kubeconfig = join(tree({}), "kubeconfig");
    app.checkout.commit(asChart(app, kubeconfig), "Deploy a chart");
    const account = (await app.runWith({ env }, "permissions", "dev", "--json")).json("permissions");
    await cluster.kubectl(["create", "namespace", account.namespace]);
    await cluster.kubectl(["apply", "--filename=-"], { input: account.manifest });
    writeFileSync(kubeconfig, await kubeconfigOf(account.namespace, cluster));
    change("first");
    await heals("first");
  }, 3_600_000);

  afterAll(async () => {
    await cluster.kubectl(["delete", "namespace", `${app.name}-dev`, "--ignore-not-found", "--wait=false"]);
    await app.close();
  }, 60_000);

  /** What the Service answers, asked through the API server. */
  async function answer(): Promise<string> {
    const service = `/api/v1/namespaces/${app.name}-dev/services/web:80/proxy/version`;
    return (await cluster.kubectl(["get", "--raw", service])).trim();
  }

  /** The statuses of Helm's revisions, the newest one last. */
  async function statuses(): Promise<readonly string[]> {
    const path = "--output=jsonpath={range .items[*]}{.metadata.labels.version} {.metadata.labels.status}{'\\n'}{end}";
    const listed = ["get", "secrets", `--namespace=${app.name}-dev`, "--selector=owner=helm", path];
    const lines = (await cluster.kubectl(listed)).trim().split("\n");
    const inOrder = lines.sort((left, right) => Number.parseInt(left, 10) - Number.parseInt(right, 10));
    return inOrder.map((line) => line.split(" ")[1] ?? "");
  }

  function change(version: string): void {
    const files = { "web/version": `${version}\n`, "worker/version": `${version}\n` };
    app.checkout.commit(files, `Version ${version}`);
  }

  async function heals(version: string): Promise<string> {
    const { code, stdout, stderr } = await app.runWith({ env }, "run");
    expect({ code, said: code === 0 ? "" : stderr + stdout }).toEqual({ code: 0, said: "" });
    expect(await answer()).toBe(version);
    expect((await statuses()).at(-1)).toBe("deployed");
    return stderr + stdout;
  }

  test.each([
    ["when Helm begins", /▸ Upgrade the Helm release/, 100],
    ["while the workloads come up", /▸ Upgrade the Helm release/, 4_000],
    ["while it is proven", /✓ every unit runs the release/, 0],
  ])("killed %s", async (name, said, afterMs) => {
    const version = name.replaceAll(" ", "-");
    change(version);
    const running = app.startWith({ env }, "run");
    await running.until(said);
    await sleep(afterMs);
    running.killAll();
    await running.ended;
    await heals(version);
  });

  test("killed while its hook migrates, it is left pending, and the next run goes back first", async () => {
    change("pending");
    const running = app.startWith({ env }, "run");
    await running.until(/▸ Upgrade the Helm release/);
    while (!(await statuses()).at(-1)?.startsWith("pending-")) await sleep(50);
    running.killAll();
    await running.ended;
    expect(await heals("pending")).toMatch(
      /Mend the Helm release \S+, which a Helm that was stopped left pending-upgrade/,
    );
  });
});

/** The small app as a chart: one environment, two workloads, a migration of two seconds as a hook. */
function asChart({ name, registry }: SmallApp, kubeconfig: string): Files {
  const target = {
    kind: "helm",
    chart: "deploy/chart",
    values: "deploy/dev.yaml",
    kubeconfig: { file: kubeconfig },
    images: { web: "web.image", worker: { repository: "worker.image.repository", tag: "worker.image.tag" } },
    secrets: { shop: ".secrets/shop" },
  };
  const written = {
    ...{ app: name, registry: `${registry.address}/${name}`, build: { cache: "none" } },
    environments: { dev: { branch: "develop", target } },
  };
  return {
    ...shopChart,
    "aip-deploy.yml": `${JSON.stringify(written, null, 2)}\n`,
    "deploy/dev.yaml": "migration: sleep 2\n",
    ".secrets/shop/password": "marker-of-the-password",
    "docker-compose.yml": "services: { web: { build: ./web }, worker: { build: ./worker } }\n",
    "docker-compose.dev.yml": null,
    "docker-compose.staging.yml": null,
    "docker-compose.prod.yml": null,
    "web/index.html": "here\n",
  };
}
