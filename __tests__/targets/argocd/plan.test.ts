import { expect, test } from "@jest/globals";
import { Secret } from "../../../src/secrets/secret.ts";
import { asCommitted, fileOf } from "../../../src/targets/argocd/manifests.ts";
import { argocdPlan } from "../../../src/targets/argocd/plan.ts";
import { hashOf } from "../../../src/targets/hash.ts";
import type { KubernetesDocument } from "../../../src/targets/kubernetes/document.ts";
import { recordedRunning } from "../../../src/targets/kubernetes/recorded.ts";
import { wantedOf } from "../../../src/targets/kubernetes/wanted.ts";
import type { Materials, Running } from "../../../src/targets/target.ts";

const owner = { app: "shop", environment: "dev", namespace: "shop-dev" };
const at = { owner, place: { application: "shop-dev", namespace: "argocd" } };
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

function documentWith(image: string): KubernetesDocument {
  const pods = { spec: { containers: [{ name: "web", image: `ghcr.io/acme/shop/web@${image}` }] } };
  const metadata = { name: "web", namespace: "shop-dev" };
  return {
    ...{ format: 1, project: "shop-dev", checks: [], notes: [] },
    objects: [{ apiVersion: "apps/v1", kind: "Deployment", metadata, spec: { template: pods } }],
    units: {
      "deployment/web": {
        ...{ role: "service", wave: 0, digests: [image], secrets: ["shop"], configMaps: [], startSeconds: 300 },
      },
    },
    secrets: { shop: { type: "Opaque", keys: { password: "password" } } },
  };
}

const materials = (password: string): Materials => ({
  file: () => Promise.resolve(new Uint8Array()),
  secrets: new Map([["password", new Secret("password", password)]]),
  fingerprintKey: "key",
});

const committedFor = (document: KubernetesDocument, password = "first") =>
  asCommitted(wantedOf(document, materials(password), owner), document);

/** A cluster on which a document runs, and the repository that has this one. */
function running(document: KubernetesDocument, inGit = document): Running {
  const committed = hashOf(fileOf(committedFor(inGit), inGit, owner));
  return { ...recordedRunning(committedFor(document), owner), committed };
}

function titles(document: KubernetesDocument, now: Running, password?: string): string[] {
  return argocdPlan(document, committedFor(document, password), now, at).steps.map(
    ({ id, title }) => `${id}: ${title}`,
  );
}

const [one, two] = [documentWith(digest("a")), documentWith(digest("b"))];
const check = "check: Ask the cluster and Argo CD whether they would take everything";
const syncing = (what: string) => `sync: Commit the release, and have Argo CD sync shop-dev: ${what}`;

test("nothing is done when the cluster and the repository have the release", () => {
  expect(titles(one, running(one))).toEqual([]);
});

test("a change is committed and synced", () => {
  expect(titles(two, running(one))).toEqual([check, syncing("deployment/web")]);
});

test("what only the repository has otherwise is committed back", () => {
  expect(titles(one, running(one, two))).toEqual([check, syncing("no workload changes")]);
});

test("a rotated secret is made first, and what uses it comes anew", () => {
  expect(titles(one, running(one), "second")).toEqual([check, "secrets: Make secret/shop", syncing("deployment/web")]);
});

test("where the repository was not asked, the cluster alone tells", () => {
  const { committed: _, ...asked } = running(one, two);
  expect(titles(one, asked)).toEqual([]);
});
