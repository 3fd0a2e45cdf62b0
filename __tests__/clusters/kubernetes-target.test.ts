import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ReleaseImage } from "../../src/release/release.ts";
import { actions, outcomes } from "../targets/compose/lab.ts";
import { configMap, deployment, job, openLab, secretsFor, service, type Lab } from "../targets/kubernetes/lab.ts";

let lab: Lab;
let one: ReleaseImage;
let two: ReleaseImage;

beforeAll(async () => {
  lab = await openLab();
  one = await lab.image("one");
  two = await lab.image("two");
}, 3_600_000);

afterAll(async () => {
  await lab.close();
}, 60_000);

const secrets = { login: { kind: "keys", keys: { password: { kind: "environment", variable: "PASSWORD" } } } } as const;

/** Two services of which one reads settings and the other a Secret, and a migration before them. */
function shop(web: string, mode: string) {
  const readsSettings = { envFrom: [{ configMapRef: { name: "settings" } }] };
  const readsSecret = { env: [{ name: "PASSWORD", valueFrom: { secretKeyRef: { name: "login", key: "password" } } }] };
  return [
    configMap("settings", { MODE: mode }),
    deployment("web", { image: web, replicas: 2, container: readsSettings }),
    service("web"),
    deployment("api", { image: "other", container: readsSecret }),
    service("api"),
    job("migrate", { image: "other", command: ["sh", "-c", "echo migrated"] }),
  ];
}

const release = (image: ReleaseImage, mode = "plain", api = one) =>
  lab.bundle(shop("web", mode), { images: { web: image, other: { ...api, repository: api.repository } }, secrets });

test("a release comes to an empty namespace, in its order, and is proven", async () => {
  const brought = await lab.bring(await release(one), { password: "first" });
  expect(brought.steps.find(({ failure }) => failure !== undefined)?.failure).toBeUndefined();
  expect(outcomes(brought)).toEqual([
    "check succeeded",
    "objects succeeded",
    "task:1 succeeded",
    "roll:1 succeeded",
    "every unit runs the release: succeeded",
    "every Service answers: succeeded",
  ]);
  expect(actions(brought)).toEqual({ "deployment/api": "create", "deployment/web": "create", "job/migrate": "run" });
  expect(await lab.kubectl("get", "secret", "login", "--output=jsonpath={.data.password}")).toBe(
    Buffer.from("first").toString("base64"),
  );
}, 180_000);

test("what is as it should be is not touched: nothing that writes is asked for", async () => {
  const bundle = await release(one);
  lab.requests.length = 0;
  const brought = await lab.bring(bundle, { password: "first" });
  expect(outcomes(brought)).toEqual(["every unit runs the release: succeeded", "every Service answers: succeeded"]);
  expect(lab.requests.filter((line) => !line.startsWith("GET "))).toEqual([]);
}, 60_000);

test("one changed image changes one service, and the one before comes back", async () => {
  const podsOfApi = await lab.kubectl("get", "pods", "--selector=app=api", "--output=name");
  const forwards = await lab.bring(await release(two), { password: "first" });
  expect(actions(forwards)).toEqual({ "deployment/api": "keep", "deployment/web": "replace", "job/migrate": "keep" });
  expect(forwards.plan.units.find(({ unit }) => unit === "deployment/web")?.why).toMatch(/^another image: /);
  expect(outcomes(forwards).slice(-2)).toEqual([
    "every unit runs the release: succeeded",
    "every Service answers: succeeded",
  ]);
  const back = await lab.bring(await release(one), { password: "first" });
  expect(outcomes(back)).toEqual([
    "check succeeded",
    "roll:1 succeeded",
    "every unit runs the release: succeeded",
    "every Service answers: succeeded",
  ]);
  expect(await lab.kubectl("get", "pods", "--selector=app=api", "--output=name")).toBe(podsOfApi);
}, 180_000);

test("a rotated secret and a changed setting each start what uses them anew, and nothing else", async () => {
  const rotated = await lab.bring(await release(one), { password: "second" });
  expect(Object.fromEntries(rotated.plan.units.map(({ unit, why }) => [unit, why]))).toEqual({
    "deployment/api": "Secret login was rotated",
    "deployment/web": "unchanged",
    "job/migrate": "ended well from this very definition",
  });
  expect(await lab.kubectl("exec", "deployment/api", "--", "sh", "-c", "echo $PASSWORD")).toBe("second");
  const changed = await lab.bring(await release(one, "fancy"), { password: "second" });
  expect(actions(changed)).toEqual({ "deployment/api": "keep", "deployment/web": "replace", "job/migrate": "keep" });
}, 180_000);

test("what left the release is removed last, and what is not ours stays", async () => {
  await lab.kubectl("create", "configmap", "by-hand", "--from-literal=a=b");
  const bundle = await lab.bundle([deployment("web", { image: "web" }), service("web")], { images: { web: one } });
  const brought = await lab.bring(bundle);
  expect(outcomes(brought)).toEqual([
    "check succeeded",
    "roll:1 succeeded",
    "remove succeeded",
    "every unit runs the release: succeeded",
    "every Service answers: succeeded",
  ]);
  const left = await lab.kubectl("get", "deployments,services,jobs,configmaps,secrets", "--output=name");
  expect(left.split("\n").sort()).toEqual([
    "configmap/by-hand",
    "configmap/kube-root-ca.crt",
    "deployment.apps/web",
    "secret/aip-deploy-key",
    "service/web",
  ]);
}, 120_000);

test("drift is told by field and by who made it", async () => {
  const bundle = await lab.bundle([deployment("web", { image: "web" }), service("web")], { images: { web: one } });
  const drift = () => lab.target.drift?.(bundle.bundle, secretsFor(bundle, {}));
  expect(await drift()).toEqual([]);
  await lab.kubectl("scale", "deployment/web", "--replicas=2");
  await lab.kubectl("set", "env", "deployment/web", "DEBUG=1");
  await lab.kubectl("delete", "service", "web");
  expect(await drift()).toEqual([
    {
      object: "deployment/web",
      change: "changed",
      fields: [{ path: "spec.replicas", wanted: "1", found: "2", by: "kubectl" }],
    },
    { object: "service/web", change: "missing", fields: [] },
  ]);
}, 60_000);

test("conflicts are told by owner and taken over only when that is said", async () => {
  const bundle = await lab.bundle([deployment("web", { image: "web" }), service("web")], { images: { web: one } });
  const refused = await lab.bring(bundle);
  expect(outcomes(refused)).toEqual(["check failed"]);
  expect(refused.steps[0]?.failure?.message).toBe("deployment/web: kubectl owns spec.replicas");
  const annotations = { "aip-deploy.force": "true" };
  const forced = await lab.bundle([deployment("web", { image: "web", annotations }), service("web")], {
    images: { web: one },
  });
  expect(outcomes(await lab.bring(forced)).slice(-2)).toEqual([
    "every unit runs the release: succeeded",
    "every Service answers: succeeded",
  ]);
}, 120_000);

test("removing takes what is ours and leaves the rest", async () => {
  await lab.target.remove({ data: false });
  const left = await lab.kubectl("get", "deployments,services,jobs,configmaps,pods", "--output=name");
  expect(left.split("\n").sort()).toEqual(["configmap/by-hand", "configmap/kube-root-ca.crt"]);
}, 120_000);
