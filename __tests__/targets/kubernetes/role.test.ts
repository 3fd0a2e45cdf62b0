import { expect, test } from "@jest/globals";
import {
  deployerObjects,
  resourceOf,
  rulesFor,
  type Deployer,
  type Held,
} from "../../../src/targets/kubernetes/role.ts";

const deployer = { app: "shop", environment: "prod", namespace: "shop-prod", secrets: ["shop-secrets"] };
const held = (apiVersion: string, kind: string, name = "web"): Held => ({ apiVersion, kind, metadata: { name } });

/** A rule on one line. */
function lines(objects: readonly Held[], of: Deployer = deployer): string[] {
  return rulesFor(objects, of).map(({ apiGroups, resources, resourceNames, verbs }) => {
    const names = resourceNames === undefined ? "" : ` [${resourceNames.join(" ")}]`;
    return `${apiGroups.join(" ") || "core"}: ${resources.join(" ")}${names}: ${verbs.join(" ")}`;
  });
}

const always = [
  "core: secrets: list create",
  "core: secrets [aip-deploy-key shop-secrets]: get patch delete",
  "coordination.k8s.io: leases: create",
  "coordination.k8s.io: leases [aip-deploy-shop-prod]: get update patch",
];

test("nothing to deploy needs no more than the lease and the secrets", () => {
  expect(lines([])).toEqual(always);
});

test("a web service needs its own kinds and what shows how it comes up", () => {
  const objects = [
    held("v1", "Service"),
    held("apps/v1", "Deployment"),
    held("v1", "ConfigMap"),
    held("networking.k8s.io/v1", "Ingress"),
  ];
  expect(lines(objects)).toEqual([
    "core: configmaps services: get list watch create patch delete",
    "apps: deployments: get list watch create patch delete",
    "networking.k8s.io: ingresses: get list watch create patch delete",
    ...always,
    "core: pods: get list watch",
    "core: pods/log: get",
    "core: events: list",
    "apps: replicasets: get list watch",
    "discovery.k8s.io: endpointslices: list",
    "core: services/proxy: get",
  ]);
  expect(lines(objects.toReversed())).toEqual(lines(objects));
});

test("a database's claims may go with it", () => {
  expect(lines([held("apps/v1", "StatefulSet")])).toContain("core: persistentvolumeclaims: get list delete");
});

test("a rollout's steps may be ended, and nothing of the whole cluster or of a made-up wildcard is asked for", () => {
  const found = lines([
    held("argoproj.io/v1alpha1", "Rollout"),
    held("v1", "Namespace"),
    held("rbac.authorization.k8s.io/v1", "ClusterRole"),
    held("storage.k8s.io/v1", "StorageClass"),
  ]);
  expect(found[0]).toBe("argoproj.io: rollouts: get list watch create patch delete");
  expect(found).toContain("argoproj.io: rollouts/status: patch");
  expect(found.join("\n")).not.toMatch(/namespaces|clusterroles|storageclasses|\*/);
});

test("a Secret of the manifests is one by name", () => {
  expect(lines([held("v1", "Secret", "pull")])).toContain(
    "core: secrets [aip-deploy-key pull shop-secrets]: get patch delete",
  );
});

test("Helm keeps its revisions in Secrets of names that nobody knows before", () => {
  const secrets = "core: secrets: get list watch create patch delete update";
  expect(lines([], { ...deployer, helm: true })).toEqual([secrets, ...always.slice(2)]);
});

test("the account, its role and what binds them live in the namespace", () => {
  expect(
    deployerObjects([], deployer).map(({ kind, metadata, roleRef, subjects }) => [kind, metadata, roleRef, subjects]),
  ).toEqual([
    ["ServiceAccount", { name: "aip-deploy", namespace: "shop-prod" }, undefined, undefined],
    ["Role", { name: "aip-deploy", namespace: "shop-prod" }, undefined, undefined],
    [
      "RoleBinding",
      { name: "aip-deploy", namespace: "shop-prod" },
      { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "aip-deploy" },
      [{ kind: "ServiceAccount", name: "aip-deploy", namespace: "shop-prod" }],
    ],
  ]);
});

test("who deploys through Argo CD may see and sync the one Application, where that is", () => {
  const argocd = { application: "shop-prod", namespace: "argocd" };
  const [, , , role, binding] = deployerObjects([], { ...deployer, argocd });
  const metadata = { name: "aip-deploy-shop-prod", namespace: "argocd" };
  const verbs = ["get", "patch"];
  expect(role).toMatchObject({
    metadata,
    rules: [{ apiGroups: ["argoproj.io"], resources: ["applications"], resourceNames: ["shop-prod"], verbs }],
  });
  expect(binding).toMatchObject({ metadata, subjects: [{ name: "aip-deploy", namespace: "shop-prod" }] });
});

test.each([
  ["Deployment", "deployments"],
  ["Ingress", "ingresses"],
  ["NetworkPolicy", "networkpolicies"],
  ["Gateway", "gateways"],
  ["Endpoints", "endpoints"],
  ["HorizontalPodAutoscaler", "horizontalpodautoscalers"],
])("the objects of the kind %s are %s", (kind, resource) => {
  expect(resourceOf(kind)).toBe(resource);
});
