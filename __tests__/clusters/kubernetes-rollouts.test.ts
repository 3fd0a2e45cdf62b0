// Workloads of the kind Rollout, against the real controller of Argo Rollouts: canary and blue-green, their pauses, and the way back.

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startRollouts, type Controller } from "../../scripts/lab/kubernetes/rollouts.ts";
import type { ReleaseImage } from "../../src/release/release.ts";
import type { KubeObject } from "../../src/targets/kubernetes/cluster/object.ts";
import { outcomes } from "../targets/compose/lab.ts";
import { deployment, openLab, service, type Lab } from "../targets/kubernetes/lab.ts";

let lab: Lab;
let controller: Controller;
let one: ReleaseImage;
let two: ReleaseImage;
let crashes: ReleaseImage;

beforeAll(async () => {
  lab = await openLab();
  controller = await startRollouts(lab.cluster, lab.namespace, () => undefined);
  one = await lab.image("one");
  two = await lab.image("two");
  crashes = await lab.image("crashes", ["sh", "-c", "echo no such table; exit 3"]);
}, 3_600_000);

afterAll(async () => {
  await controller.stop();
  await lab.close();
}, 60_000);

function rollout(name: string, strategy: object, replicas = 2): KubeObject {
  const plain = deployment(name, { image: "web", replicas, spec: { strategy } });
  return { ...plain, apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" };
}

const bring = async (image: ReleaseImage, ...objects: KubeObject[]) =>
  await lab.bring(await lab.bundle(objects, { images: { web: image } }));

const proven = ["every unit runs the release: succeeded", "every Service answers: succeeded"];
const status = (name: string, path: string) =>
  lab.kubectl("get", `rollout/${name}`, `--output=jsonpath={.status.${path}}`);

test("a canary goes through its steps: a pause with an end is waited for, one without is promoted", async () => {
  const steps = [{ setWeight: 50 }, { pause: { duration: "4s" } }, { setWeight: 75 }, { pause: {} }];
  const canary = [rollout("web", { canary: { steps } }), service("web")];
  expect(outcomes(await bring(one, ...canary)).slice(-2)).toEqual(proven);
  lab.told.length = 0;
  const began = performance.now();
  expect(outcomes(await bring(two, ...canary)).slice(-2)).toEqual(proven);
  expect((performance.now() - began) / 1000).toBeGreaterThan(4);
  expect(lab.told.filter((line) => line.endsWith("promoted from its pause"))).toEqual([
    "rollout.argoproj.io/web is promoted from its pause",
  ]);
  expect([await status("web", "phase"), await status("web", "currentStepIndex")]).toEqual(["Healthy", "4"]);
}, 180_000);

test("a canary that crashes is aborted, and the one before comes back", async () => {
  const canary = [rollout("web", { canary: { steps: [{ setWeight: 50 }, { pause: {} }] } }), service("web")];
  const brought = await bring(crashes, ...canary);
  expect(brought.steps.at(-1)?.failure?.message).toMatch(
    /^rollout\.argoproj\.io\/web: pod web-\S+ on node1 container web ends with exit code 3/,
  );
  expect(lab.told).toContain("rollout.argoproj.io/web is aborted");
  expect(await status("web", "abort")).toBe("true");
  expect(outcomes(await bring(two, ...canary)).slice(-2)).toEqual(proven);
  expect([await status("web", "phase"), await status("web", "abort")]).toEqual(["Healthy", ""]);
  expect(outcomes(await bring(one, ...canary)).slice(-2)).toEqual(proven);
}, 180_000);

test("blue-green is promoted once the new one is ready, and the old one goes", async () => {
  const strategy = {
    activeService: "blue",
    previewService: "green",
    autoPromotionEnabled: false,
    scaleDownDelaySeconds: 600,
  };
  const services = ["blue", "green"].map((name) => ({
    ...service(name),
    spec: { ...(service("shop").spec as object) },
  }));
  const objects = [rollout("shop", { blueGreen: strategy }), ...services];
  expect(outcomes(await bring(one, ...objects)).slice(-2)).toEqual(proven);
  const hash = await status("shop", "blueGreen.activeSelector");
  lab.told.length = 0;
  expect(outcomes(await bring(two, ...objects)).slice(-2)).toEqual(proven);
  expect(lab.told).toContain("rollout.argoproj.io/shop is promoted from its pause");
  expect(await status("shop", "blueGreen.activeSelector")).not.toBe(hash);
}, 180_000);
