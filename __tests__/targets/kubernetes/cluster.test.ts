import { afterEach, describe, expect, test } from "@jest/globals";
import { systemClock, type Clock } from "../../../src/clock.ts";
import { openCluster } from "../../../src/targets/kubernetes/cluster/cluster.ts";
import type { KubeObject } from "../../../src/targets/kubernetes/cluster/object.ts";
import { proxyFor } from "../../../src/targets/kubernetes/cluster/proxy.ts";
import { ClusterRefusal } from "../../../src/targets/kubernetes/cluster/refusal.ts";
import { scriptedApi, status, type ScriptedApi } from "./api.ts";

let api: ScriptedApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

/** A clock on which waiting takes no time. */
function hurried(): Clock {
  let now = 0;
  return {
    now: () => new Date(now),
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

const map: KubeObject = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings", namespace: "shop" } };

describe("requests", () => {
  test("an object is applied under the manager's name, and strictly read", async () => {
    api = await scriptedApi([{ body: map }]);
    await api.cluster.apply(map, { manager: "aip-deploy", dryRun: true });
    expect(api.requests.map(({ line, body }) => [line, JSON.parse(body) as unknown])).toEqual([
      [
        "PATCH /api/v1/namespaces/shop/configmaps/settings?fieldManager=aip-deploy&fieldValidation=Strict&dryRun=All",
        map,
      ],
    ]);
  });

  test("a list is read page by page, and its items are told what they are", async () => {
    api = await scriptedApi([
      { body: { items: [{ metadata: { name: "a" } }], metadata: { continue: "more" } } },
      { body: { items: [{ metadata: { name: "b" } }], metadata: {} } },
    ]);
    const found = await api.cluster.list(
      { apiVersion: "v1", kind: "ConfigMap" },
      { namespace: "shop", labels: { a: "1" } },
    );
    expect(found.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual(["ConfigMap a", "ConfigMap b"]);
    expect(api.requests.map(({ line }) => line)).toEqual([
      "GET /api/v1/namespaces/shop/configmaps?limit=500&labelSelector=a%3D1",
      "GET /api/v1/namespaces/shop/configmaps?limit=500&labelSelector=a%3D1&continue=more",
    ]);
  });

  test("a kind that not every cluster has is asked for once", async () => {
    const resources = [{ name: "certificates", kind: "Certificate", namespaced: true }];
    api = await scriptedApi([{ body: { resources } }, { body: { items: [] } }]);
    const kind = { apiVersion: "cert-manager.io/v1", kind: "Certificate" };
    await api.cluster.list(kind, { namespace: "shop" });
    await api.cluster.list(kind, { namespace: "shop" });
    expect(api.requests.map(({ line }) => line)).toEqual([
      "GET /apis/cert-manager.io/v1",
      "GET /apis/cert-manager.io/v1/namespaces/shop/certificates?limit=500",
      "GET /apis/cert-manager.io/v1/namespaces/shop/certificates?limit=500",
    ]);
  });

  test("a kind that the cluster does not know has no objects, and none can be applied", async () => {
    api = await scriptedApi([status(404, "NotFound", "the server could not find the requested resource")]);
    const kind = { apiVersion: "cert-manager.io/v1", kind: "Certificate" };
    expect(await api.cluster.list(kind, { namespace: "shop" })).toEqual([]);
    await expect(api.cluster.apply({ ...map, ...kind }, { manager: "aip-deploy" })).rejects.toMatchObject({
      code: "target.refused",
      message: "the cluster has no kind Certificate of cert-manager.io/v1",
    });
  });

  test("what the server warns of is told once", async () => {
    const told: string[] = [];
    const headers = { warning: '299 - "policy/v1beta1 is \\"deprecated\\""' };
    api = await scriptedApi([{ body: map, headers }], { warn: (message) => told.push(message) });
    await api.cluster.get({ ...map, name: "settings" });
    await api.cluster.get({ ...map, name: "settings" });
    expect(told).toEqual(['policy/v1beta1 is "deprecated"']);
  });
});

const chosenTwice = "spec.clusterIPs: failed to allocate IP 10.64.0.126: provided IP is already allocated";

describe("an answer that may get better is asked for again", () => {
  test.each<[string, Parameters<typeof scriptedApi>[0][number]]>([
    ["a connection that breaks", "cut"],
    ["too many requests", status(429, "TooManyRequests", "slow down")],
    ["a server that starts", status(503, "ServiceUnavailable", "the server is not ready")],
    ["a webhook that is away", status(500, "InternalError", 'failed calling webhook "gate.example.org": refused')],
    ["a store without a leader", status(500, "Unknown", "etcdserver: leader changed")],
    ["an address that the server chose twice", status(422, "Invalid", chosenTwice)],
  ])("%s", async (_name, first) => {
    api = await scriptedApi([first, { body: map }]);
    await api.cluster.apply(map, { manager: "aip-deploy" });
    expect(api.requests.map(({ line }) => line.split(" ")[0])).toEqual(["PATCH", "PATCH"]);
  });

  test("but not for an address that the object asks for", async () => {
    api = await scriptedApi([status(422, "Invalid", chosenTwice)]);
    const service = { ...map, kind: "Service", spec: { clusterIP: "10.64.0.126" } };
    await expect(api.cluster.apply(service, { manager: "aip-deploy" })).rejects.toBeInstanceOf(ClusterRefusal);
    expect(api.requests).toHaveLength(1);
  });

  test("but nothing is made twice", async () => {
    api = await scriptedApi(["cut"]);
    await expect(api.cluster.create(map)).rejects.toMatchObject({ code: "target.unreachable" });
    expect(api.requests).toHaveLength(1);
  });

  test("and what waits for the same webhook waits together", async () => {
    api = await scriptedApi([status(500, "InternalError", 'failed calling webhook "gate.example.org": refused')], {
      clock: hurried(),
    });
    const apply = () => api?.cluster.apply(map, { manager: "aip-deploy" }).catch((error: unknown) => error);
    expect(await apply()).toBeInstanceOf(ClusterRefusal);
    const first = api.requests.length;
    expect(first).toBeGreaterThan(3);
    expect(await apply()).toBeInstanceOf(ClusterRefusal);
    expect(api.requests.length - first).toBeLessThan(3);
  });

  test("and a full quota is no hiccup", async () => {
    api = await scriptedApi([status(403, "Forbidden", 'pods "a" is forbidden: exceeded quota: small')]);
    await expect(api.cluster.apply(map, { manager: "aip-deploy" })).rejects.toMatchObject({
      code: "target.refused",
      message: 'configmap/settings: pods "a" is forbidden: exceeded quota: small',
    });
    expect(api.requests).toHaveLength(1);
  });
});

describe("refusals", () => {
  test("tell what a Role lacks", async () => {
    const message =
      'configmaps "settings" is forbidden: User "system:serviceaccount:shop:ci" cannot patch resource "configmaps" in API group "" in the namespace "shop"';
    api = await scriptedApi([status(403, "Forbidden", message)]);
    const refused = await api.cluster.apply(map, { manager: "aip-deploy" }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ClusterRefusal);
    expect((refused as ClusterRefusal).hint).toBe(
      "Its Role lacks the verb patch for configmaps; kubectl auth can-i patch configmaps --namespace shop asks for it.",
    );
  });

  test("keep who owns what", async () => {
    const causes = [{ reason: "FieldManagerConflict", message: 'conflict with "kubectl"', field: ".data.mode" }];
    api = await scriptedApi([status(409, "Conflict", "Apply failed with 1 conflict", { causes })]);
    await expect(api.cluster.apply(map, { manager: "aip-deploy" })).rejects.toMatchObject({
      reason: "Conflict",
      causes,
    });
  });
});

describe("a Service is knocked at", () => {
  const reached = (message: string) => status(503, "ServiceUnavailable", `error trying to reach service: ${message}`);

  test.each<[string, Parameters<typeof scriptedApi>[0][number], string]>([
    ["a page", { body: "hello" }, "answered"],
    ["an error of the app", { status: 500, body: "oops" }, "answered"],
    [
      "something that speaks no HTTP",
      reached("net/http: HTTP/1.x transport connection broken: malformed HTTP response"),
      "answered",
    ],
    ["nobody", reached("dial tcp 10.244.1.7:8080: connect: connection refused"), "refused"],
    ["no endpoint", status(503, "ServiceUnavailable", 'no endpoints available for service "web"'), "refused"],
    ["a Role without services/proxy", status(403, "Forbidden", "no"), "unknown"],
  ])("%s", async (_name, answer, outcome) => {
    api = await scriptedApi([answer]);
    expect(await api.cluster.knock({ namespace: "shop", name: "web" }, 80)).toMatchObject({ outcome });
    expect(api.requests.map(({ line }) => line)).toEqual(["GET /api/v1/namespaces/shop/services/web%3A80/proxy/"]);
  });
});

describe("the kubeconfig", () => {
  const open = (kubeconfig: string | undefined, context?: string) =>
    openCluster({
      address: { ...(kubeconfig === undefined ? {} : { kubeconfig }), ...(context === undefined ? {} : { context }) },
      variables: { HOME: "/nowhere" },
      clock: systemClock,
    });

  test("that is not there", async () => {
    await expect(open("/nowhere/config").version()).rejects.toMatchObject({
      code: "target.unreachable",
      message: "there is no kubeconfig /nowhere/config",
    });
    await expect(open(undefined).version()).rejects.toMatchObject({
      message: "there is no kubeconfig: neither KUBECONFIG nor ~/.kube/config",
    });
  });

  test("without the context tells which there are", async () => {
    api = await scriptedApi([{}]);
    await expect(open(api.kubeconfig, "elsewhere").version()).rejects.toMatchObject({
      message: `${api.kubeconfig} has no context "elsewhere"`,
      hint: "It has here: name one under target.context.",
    });
  });
});

test.each<[string, Record<string, string>, string | undefined]>([
  ["https://api.example.org:6443", {}, undefined],
  ["https://api.example.org:6443", { HTTPS_PROXY: "http://proxy:3128" }, "http://proxy:3128"],
  ["https://api.example.org:6443", { https_proxy: "proxy:3128" }, "http://proxy:3128"],
  ["https://127.0.0.1:6443", { HTTPS_PROXY: "http://proxy:3128" }, undefined],
  ["https://api.example.org", { HTTPS_PROXY: "p", NO_PROXY: "localhost, .example.org" }, undefined],
  ["https://10.3.4.5", { HTTPS_PROXY: "http://p", NO_PROXY: "10.0.0.0/8" }, undefined],
  ["https://11.3.4.5", { HTTPS_PROXY: "http://p", NO_PROXY: "10.0.0.0/8" }, "http://p"],
])("the proxy for %s with %j", (server, variables, expected) => {
  expect(proxyFor(new URL(server), variables)).toBe(expected);
});
