import { describe, expect, test } from "@jest/globals";
import { Secret } from "../../../src/secrets/secret.ts";
import type { KubeObject } from "../../../src/targets/kubernetes/cluster/object.ts";
import { differences } from "../../../src/targets/kubernetes/drift.ts";
import { planOf } from "../../../src/targets/kubernetes/plan.ts";
import type { Pod } from "../../../src/targets/kubernetes/pod-state.ts";
import { recordedRunning } from "../../../src/targets/kubernetes/recorded.ts";
import { renderObjects } from "../../../src/targets/kubernetes/render.ts";
import { troubleOf } from "../../../src/targets/kubernetes/trouble.ts";
import { wantedOf } from "../../../src/targets/kubernetes/wanted.ts";
import { restOf } from "../../../src/targets/kubernetes/workload.ts";
import type { Materials, Running, RunningObject } from "../../../src/targets/target.ts";
import { configMap, deployment, job, service } from "./lab.ts";

const owner = { app: "shop", environment: "dev", namespace: "shop-dev" };
const image = (letter: string) => ({
  repository: "r.example/shop/web",
  digest: `sha256:${letter.repeat(64)}`,
  key: "",
});

type Release = {
  readonly letter?: string;
  readonly mode?: string;
  readonly password?: string;
  readonly others?: readonly KubeObject[];
};

async function release({ letter = "a", mode = "x", password = "p", others = [] }: Release = {}) {
  const readsAll = {
    envFrom: [{ configMapRef: { name: "settings" } }],
    env: [{ name: "P", valueFrom: { secretKeyRef: { name: "login", key: "password" } } }],
  };
  const objects = [
    deployment("web", { image: "web", replicas: 2, container: readsAll }),
    deployment("plain", { image: "busybox@sha256:" + "c".repeat(64) }),
    service("web"),
    configMap("settings", { mode }),
    job("migrate", { image: "web" }),
    ...others,
  ];
  const input = { app: "shop", root: "/nowhere", namespace: "shop-dev", checks: [], images: { web: image(letter) } };
  const secrets = { login: { kind: "folder", folder: ".secrets" } } as const;
  const { document } = await renderObjects(objects, "k8s", { ...input, secrets });
  const materials: Materials = {
    file: () => Promise.reject(new Error("none")),
    secrets: new Map([["password", new Secret("password", password)]]),
    fingerprintKey: "key",
  };
  return { document, wanted: wantedOf(document, materials, owner) };
}

async function plan(to: Release, running: Running) {
  const { document, wanted } = await release(to);
  return planOf(document, wanted, running, owner);
}

async function runs(
  from: Release = {},
  changed: Readonly<Record<string, Partial<RunningObject> | null>> = {},
): Promise<Running> {
  const { units, objects = {} } = recordedRunning((await release(from)).wanted, owner);
  const entries = Object.entries({ ...objects, ...changed }).flatMap(([id, object]) =>
    object === null ? [] : [[id, { ...objects[id], ...object }] as const],
  );
  return { units, objects: Object.fromEntries(entries) };
}

async function changes(to: Release, running: Running): Promise<string[]> {
  const { steps, units } = await plan(to, running);
  const told = units
    .filter(({ action }) => action !== "keep")
    .map(({ unit, action, why }) => `${unit}: ${action}, ${why}`);
  return [...steps.map(({ id, units: ids }) => `${id} ${ids.join(" ")}`), ...told];
}

describe("from what runs to a release", () => {
  test("an empty namespace gets everything, settings first and Jobs before what they prepare", async () => {
    expect((await plan({}, { units: {}, objects: {} })).steps.map(({ id, units }) => [id, units])).toEqual([
      [
        "check",
        ["configmap/settings", "deployment/plain", "deployment/web", "job/migrate", "secret/login", "service/web"],
      ],
      ["objects", ["configmap/settings", "secret/login", "service/web"]],
      ["task:1", ["job/migrate"]],
      ["roll:1", ["deployment/plain", "deployment/web"]],
    ]);
  });

  test("the same release has no step", async () => {
    expect(await changes({}, await runs())).toEqual([]);
  });

  test("a Namespace that may not be looked at is left as it is, and one that is not there is made", async () => {
    const space: KubeObject = { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop-dev" } };
    const others = [space];
    const { units, objects } = await runs({ others }, { "namespace/shop-dev": null });
    const hidden = { ...objects, "namespace/shop-dev": { hidden: true } } as const;
    expect(await changes({ others }, { units, objects: hidden })).toEqual([]);
    expect(await changes({ others }, { units, ...(objects === undefined ? {} : { objects }) })).toEqual([
      "check namespace/shop-dev",
      "objects namespace/shop-dev",
    ]);
  });

  test("a pod of another image that is on its way out changes nothing", async () => {
    const running = await runs();
    const { "deployment/web": web } = running.units;
    const [pod] = web?.instances ?? [];
    if (web === undefined || pod === undefined) throw new Error("web runs");
    const leaving = { ...pod, id: "before", state: "removing", digests: [`sha256:${"f".repeat(64)}`] } as const;
    const units = { ...running.units, "deployment/web": { ...web, instances: [...web.instances, leaving] } };
    expect(await changes({}, { ...running, units })).toEqual([]);
  });

  test.each<[string, Release, string[]]>([
    [
      "another image",
      { letter: "b" },
      [
        "deployment/web: replace, another image: aaaaaaaaaaaa → bbbbbbbbbbbb",
        "job/migrate: run, another image: aaaaaaaaaaaa → bbbbbbbbbbbb",
      ],
    ],
    ["a rotated secret", { password: "q" }, ["deployment/web: replace, Secret login was rotated"]],
    ["a changed setting", { mode: "y" }, ["deployment/web: replace, its definition changed"]],
  ])("%s changes what uses it", async (_name, to, expected) => {
    expect((await changes(to, await runs())).filter((line) => line.includes(": "))).toEqual(expected);
  });

  test.each<[string, Record<string, Partial<RunningObject> | null>, string]>([
    ["a Deployment that is gone", { "deployment/web": null }, "deployment/web: create, is not there yet"],
    [
      "a rollout that was left",
      { "deployment/web": { unrest: "1 of 2 pods ready" } },
      "deployment/web: replace, 1 of 2 pods ready",
    ],
    [
      "one that somebody undid",
      { "deployment/web": { template: "other" } },
      "deployment/web: replace, somebody else changed what its pods are made from",
    ],
    [
      "one that somebody scaled",
      { "deployment/web": { replicas: 5 } },
      "deployment/web: replace, somebody else asked for 5 of it, 2 are wanted",
    ],
  ])("%s is put right", async (_name, changed, expected) => {
    expect(await changes({}, await runs({}, changed))).toContain(expected);
  });

  test("what left goes last, volumes and what others own stay", async () => {
    const more = {
      "service/old": { owner: "shop on dev", definition: "x" },
      "persistentvolumeclaim/data": { owner: "shop on dev", definition: "x" },
      "service/theirs": { definition: "x" },
      "service/staging": { owner: "shop on staging", definition: "x" },
      "secret/aip-deploy-key": { owner: "shop on dev" },
    };
    const { steps, notes } = await plan({}, await runs({}, more));
    expect(steps.map(({ id, units }) => [id, units])).toEqual([
      ["check", []],
      ["remove", ["service/old"]],
    ]);
    expect(notes).toEqual([
      "persistentvolumeclaim/data is not in the release any longer, and stays: it may hold data.",
    ]);
  });

  test("waves are in their order, and what keeps data comes first in each", async () => {
    const store = { ...deployment("store", { image: "busybox@sha256:" + "c".repeat(64) }), kind: "StatefulSet" };
    const early = deployment("early", { image: "web", annotations: { "aip-deploy.wave": "-1" } });
    const { steps } = await plan({ others: [store, early] }, { units: {}, objects: {} });
    expect(steps.map(({ id, units }) => `${id} ${units.join(" ")}`).slice(2)).toEqual([
      "roll:1 deployment/early",
      "start:2 statefulset/store",
      "task:2 job/migrate",
      "roll:2 deployment/plain deployment/web",
    ]);
  });
});

describe("the state of a workload", () => {
  const state = (kind: string, spec: object, status: object) => {
    const workload = {
      apiVersion: "x",
      kind,
      metadata: { name: "w", generation: 2 },
      spec,
      status: { observedGeneration: 2, ...status },
    };
    const { state: is, why } = restOf(workload);
    return `${is}: ${why}`;
  };

  test.each<[string, string, object, object, string]>([
    [
      "done",
      "Deployment",
      { replicas: 2 },
      { replicas: 2, updatedReplicas: 2, availableReplicas: 2 },
      "rest: 2 pods ready",
    ],
    ["not seen", "Deployment", {}, { observedGeneration: 1 }, "moving: the cluster has not looked at it yet"],
    [
      "old pods",
      "Deployment",
      {},
      { replicas: 2, updatedReplicas: 1, availableReplicas: 2 },
      "moving: 1 pod of before still there",
    ],
    ["not ready", "Deployment", {}, { replicas: 1, updatedReplicas: 1 }, "moving: 0 of 1 pod ready"],
    ["paused", "Deployment", { paused: true }, {}, "paused: is paused: kubectl rollout resume"],
    [
      "partition",
      "StatefulSet",
      { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
      { updatedReplicas: 1, readyReplicas: 3, currentRevision: "a", updateRevision: "b" },
      "rest: 3 pods ready",
    ],
    [
      "one by one",
      "StatefulSet",
      { replicas: 2 },
      { updatedReplicas: 1, readyReplicas: 2, currentRevision: "a", updateRevision: "b" },
      "moving: 1 of 2 pods made anew",
    ],
    [
      "every node",
      "DaemonSet",
      {},
      { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2 },
      "moving: 2 of 3 pods ready",
    ],
    ["a Job", "Job", {}, { conditions: [{ type: "Complete", status: "True" }] }, "rest: done"],
    ["a Job that tries again", "Job", {}, { failed: 1 }, "moving: runs again after 1 failed try"],
    ["Argo, healthy", "Rollout", { replicas: 3 }, { phase: "Healthy" }, "rest: 3 pods ready"],
    [
      "Argo, degraded",
      "Rollout",
      {},
      { phase: "Degraded", message: "ProgressDeadlineExceeded" },
      "failed: is degraded: ProgressDeadlineExceeded",
    ],
    [
      "Argo, at a pause without end",
      "Rollout",
      { strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } } },
      argoPause("CanaryPauseStep", 1),
      "waiting: is paused: CanaryPauseStep",
    ],
    [
      "Argo, at a pause that ends",
      "Rollout",
      { strategy: { canary: { steps: [{ pause: { duration: "5m" } }] } } },
      argoPause("CanaryPauseStep", 0),
      "moving: pauses for 5m",
    ],
    [
      "Argo, blue-green that waits",
      "Rollout",
      { strategy: { blueGreen: {} } },
      argoPause("BlueGreenPause"),
      "waiting: is paused: BlueGreenPause",
    ],
    [
      "Argo, blue-green that goes on by itself",
      "Rollout",
      { strategy: { blueGreen: { autoPromotionSeconds: 30 } } },
      argoPause("BlueGreenPause"),
      "moving: pauses for 30 s",
    ],
    [
      "Argo, an analysis that cannot tell",
      "Rollout",
      { strategy: { canary: {} } },
      argoPause("InconclusiveAnalysisRun"),
      "paused: is paused: InconclusiveAnalysisRun",
    ],
    [
      "Argo, paused by a person",
      "Rollout",
      { paused: true },
      argoPause("CanaryPauseStep"),
      "paused: is paused: spec.paused",
    ],
  ])("%s", (_name, kind, spec, status, expected) => {
    expect(state(kind, spec, status)).toBe(expected);
  });
});

function argoPause(reason: string, currentStepIndex?: number): object {
  return { phase: "Paused", message: reason, pauseConditions: [{ reason }], currentStepIndex };
}

describe("a pod that does not become ready", () => {
  const pod = (waiting: object, more: object = {}): Pod => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web-1" },
    spec: { containers: [{ name: "web", image: "r.example/web:1" }] },
    status: { containerStatuses: [{ name: "web", restartCount: 0, ready: false, state: { waiting }, ...more }] },
  });
  const lastState = { terminated: { exitCode: 127, reason: "Error" } };

  test.each<[string, Pod, string | undefined, number | undefined]>([
    ["starts", pod({ reason: "ContainerCreating" }), undefined, undefined],
    [
      "has no image",
      pod({ reason: "ErrImagePull", message: "rpc error: code = NotFound desc = r.example/web:1: not found" }),
      "cannot pull r.example/web:1: r.example/web:1: not found",
      0,
    ],
    [
      "cannot reach the registry",
      pod({ reason: "ErrImagePull", message: "dial tcp: connection refused" }),
      "cannot pull r.example/web:1: dial tcp: connection refused",
      30,
    ],
    [
      "crashed once",
      pod({ reason: "CrashLoopBackOff" }, { restartCount: 1, lastState }),
      "container web ends with exit code 127 (its command was not found) again and again",
      60,
    ],
    [
      "crashes again and again",
      pod({ reason: "CrashLoopBackOff" }, { restartCount: 2, lastState }),
      "container web ends with exit code 127 (its command was not found) again and again",
      0,
    ],
    [
      "lacks a key",
      pod({ reason: "CreateContainerConfigError", message: 'secret "x" not found' }),
      'cannot be made: secret "x" not found',
      5,
    ],
  ])("%s", (_name, given, why, patience) => {
    const trouble = troubleOf(given);
    expect([trouble?.why, trouble?.patienceSeconds]).toEqual([why, patience]);
  });
});

test("drift names fields, members of lists and who wrote them, and no value of a Secret", () => {
  const container = (image: string) => ({ containers: [{ name: "web", image }] });
  const fieldsV1 = { "f:spec": { "f:containers": { 'k:{"name":"web"}': { "f:image": {} } } } };
  const live = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: "a",
      resourceVersion: "1",
      managedFields: [{ manager: "kubectl-edit", operation: "Update", fieldsV1 }],
    },
    spec: container("two"),
  };
  const after = { ...live, metadata: { name: "a", resourceVersion: "2" }, spec: container("one") };
  expect(differences(live, after)).toEqual([
    { path: "spec.containers[web].image", wanted: "one", found: "two", by: "kubectl-edit" },
  ]);
  const secret = (data: string) => ({ apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, data: { key: data } });
  expect(differences(secret("b2xk"), secret("bmV3"), true)).toEqual([
    { path: "data.key", wanted: "another value", found: "a value" },
  ]);
});
