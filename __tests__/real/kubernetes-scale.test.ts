// A thousand workloads in one release: as many lists as for ten, and the time of each grows no faster than their number.

import { afterAll, beforeAll, expect, test } from "@jest/globals";
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

/** Asks for no pods, so that only what a deployment itself does is measured. */
async function workloads(count: number) {
  const names = Array.from({ length: count }, (_, index) => `w${String(index).padStart(4, "0")}`);
  return await lab.bundle(names.map((name) => deployment(name, { image: digest, replicas: 0 })));
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
  expect(process.memoryUsage().rss).toBeLessThan(1_000_000_000);
  process.stdout.write(`${JSON.stringify({ few, many, rss: process.memoryUsage().rss })}\n`);
}, 300_000);
