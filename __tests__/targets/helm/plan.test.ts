import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { Secret } from "../../../src/secrets/secret.ts";
import { asked, chartDefinition, handedOver } from "../../../src/targets/helm/applied.ts";
import type { HelmDocument } from "../../../src/targets/helm/document.ts";
import { helmPlan } from "../../../src/targets/helm/plan.ts";
import type { KubeObject } from "../../../src/targets/kubernetes/cluster/object.ts";
import { recordedRunning } from "../../../src/targets/kubernetes/recorded.ts";
import { wantedOf } from "../../../src/targets/kubernetes/wanted.ts";
import type { Materials, Running, RunningChart } from "../../../src/targets/target.ts";

const owner = { app: "shop", environment: "dev", namespace: "shop-dev" };
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

function documentWith(image: string, hooks: readonly KubeObject[] = [migrate("true")]): HelmDocument {
  const pods = { spec: { containers: [{ name: "web", image: `ghcr.io/acme/shop/web@${image}` }] } };
  const metadata = (name: string) => ({ name, namespace: "shop-dev" });
  return {
    ...{ format: 1, project: "shop-dev", checks: [], notes: [] },
    objects: [
      { apiVersion: "apps/v1", kind: "Deployment", metadata: metadata("web"), spec: { template: pods } },
      { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: metadata("media"), spec: {} },
    ],
    units: {
      "deployment/web": {
        ...{ role: "service", wave: 0, digests: [image], secrets: ["shop"], configMaps: [], startSeconds: 300 },
      },
    },
    secrets: { shop: { type: "Opaque", keys: { password: "password" } } },
    helm: { release: "shop", chart: "c", values: [], images: {}, hooks },
  };
}

function migrate(program: string): KubeObject {
  const annotations = { "helm.sh/hook": "pre-install,pre-upgrade" };
  return { apiVersion: "batch/v1", kind: "Job", metadata: { name: "migrate", annotations }, spec: { program } };
}

function materials(password = "first"): Materials {
  return {
    file: () => Promise.resolve(new Uint8Array()),
    secrets: new Map([["password", new Secret("password", password)]]),
    fingerprintKey: "key",
  };
}

const wantedFor = (document: HelmDocument, password?: string) => wantedOf(document, materials(password), owner);

/** What a cluster has on which a document was deployed, and how Helm's newest revision is. */
function deployed(document: HelmDocument, chart: Partial<RunningChart> = {}): Running {
  const wanted = wantedFor(document);
  const own = { revision: 3, status: "deployed", definition: chartDefinition(document, wanted) };
  return { ...recordedRunning(wanted, owner), chart: { ...own, ...chart } };
}

function titles(document: HelmDocument, running: Running, password?: string): string[] {
  return helmPlan(document, wantedFor(document, password), running, owner).steps.map(
    ({ id, title }) => `${id}: ${title}`,
  );
}

const check = "check: Ask Helm and the cluster whether they would take everything";

describe("the way to a release of a chart", () => {
  const before = documentWith(digest("a"));

  test("from nothing, everything", () => {
    expect(titles(before, { units: {}, objects: {}, chart: { revision: 0 } })).toEqual([
      check,
      "secrets: Make secret/shop",
      "upgrade: Install the Helm release shop: deployment/web",
    ]);
  });

  test("from the same, nothing", () => {
    expect(titles(before, deployed(before))).toEqual([]);
    expect(titles(before, recordedRunning(wantedFor(before), owner))).toEqual([]);
  });

  test("another image is Helm's affair, and the hooks are told", () => {
    const after = documentWith(digest("b"));
    expect(titles(after, deployed(before))).toEqual([check, "upgrade: Upgrade the Helm release shop: deployment/web"]);
    const { notes } = helmPlan(after, wantedFor(after), deployed(before), owner);
    expect(notes).toEqual(["Helm runs job/migrate by itself: pre-install, pre-upgrade."]);
  });

  test("a rotated secret is made, and the workload that has it starts anew", () => {
    expect(titles(before, deployed(before), "second")).toEqual([
      check,
      "secrets: Make secret/shop",
      "upgrade: Upgrade the Helm release shop: deployment/web",
    ]);
  });

  test("Helm upgrades for another hook, and after a revision that failed, although no object changes", () => {
    const nothing = [check, "upgrade: Upgrade the Helm release shop: no workload changes"];
    expect(titles(documentWith(digest("a"), [migrate("false")]), deployed(before))).toEqual(nothing);
    expect(titles(before, deployed(before, { status: "failed" }))).toEqual(nothing);
  });

  test("what a stopped Helm left is mended first, and then every workload is waited for", () => {
    const pending = { status: "pending-upgrade", revision: 4, stuck: { backTo: 2 } };
    expect(titles(before, deployed(before, pending))).toEqual([
      "mend: Mend the Helm release shop, which a Helm that was stopped left pending-upgrade at revision 4: back to revision 2",
      check,
      "upgrade: Upgrade the Helm release shop: deployment/web",
    ]);
    const first = { status: "pending-install", revision: 1, stuck: {} };
    expect(titles(before, deployed(before, first))).toEqual([
      "mend: Mend the Helm release shop, which a Helm that was stopped left pending-install at revision 1: remove it",
      check,
      "upgrade: Install the Helm release shop: deployment/web",
    ]);
  });
});

describe("what Helm is handed over", () => {
  const document = documentWith(digest("a"));
  const objects = (major: 3 | 4) =>
    handedOver(document, wantedFor(document), major)
      .split("---\n")
      .slice(1)
      .map((text) => parse(text) as KubeObject);

  test("has no Secret, leaves to Helm who manages an object, and keeps volumes", () => {
    const [web, media] = objects(3);
    expect(objects(3).map(({ kind }) => kind)).toEqual(["Deployment", "PersistentVolumeClaim"]);
    expect(web?.metadata.labels).toEqual({ "aip-deploy.app": "shop", "aip-deploy.environment": "dev" });
    expect(media?.metadata.annotations).toMatchObject({ "helm.sh/resource-policy": "keep" });
  });

  test("has the hooks for Helm 4, which does not render them by itself then", () => {
    expect(objects(4).map(({ kind }) => kind)).toEqual(["Deployment", "PersistentVolumeClaim", "Job"]);
  });

  test("the API is asked about it as Helm would leave it, without a quarrel over who owns what", () => {
    const [web] = asked(wantedFor(document), document);
    expect(web?.object.metadata.labels).toMatchObject({ "app.kubernetes.io/managed-by": "Helm" });
    expect(web?.object.metadata.annotations).toMatchObject({ "aip-deploy.force": "true" });
  });
});
