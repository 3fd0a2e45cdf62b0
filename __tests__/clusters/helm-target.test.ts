// One story, with each major of Helm: a chart comes to a namespace, changes, fails, goes back, is mended and goes.

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ReleaseImage } from "../../src/release/release.ts";
import { actions, bringTo, type Brought } from "../targets/compose/lab.ts";
import { openHelmLab, type HelmLab } from "../targets/helm/lab.ts";

describe.each([3, 4] as const)("a release of a chart, by Helm %i", (major) => {
  let lab: HelmLab;
  let one: ReleaseImage;
  let two: ReleaseImage;
  let broken: ReleaseImage;
  let worker: ReleaseImage;

  beforeAll(async () => {
    lab = await openHelmLab(major);
    one = await lab.image("web", "one");
    two = await lab.image("web", "two");
    broken = await lab.image("web", "broken", "ends");
    worker = await lab.image("worker", "one");
  }, 3_600_000);

  afterAll(async () => {
    await lab.close();
  }, 60_000);

  async function bring(images: { web: ReleaseImage; worker: ReleaseImage }, values?: string, password?: string) {
    const rendered = await lab.bundle(images, values);
    return await bringTo(lab.target, rendered, lab.materials(rendered, password));
  }

  const claims = () => lab.kubectl("get", "pvc", "--output=name");

  test("comes up from nothing: the Secret, the hook, the workloads, and the proof", async () => {
    const brought = await bring({ web: one, worker });
    expect(brought.plan.steps.map(({ title }) => title)).toEqual([
      "Ask Helm and the cluster whether they would take everything",
      "Make secret/shop",
      "Install the Helm release shop: deployment/web, deployment/worker",
    ]);
    expect(brought.plan.notes).toContain("Helm runs job/migrate by itself: pre-install, pre-upgrade.");
    expect(notGood(brought)).toEqual([]);
    expect(await lab.answer()).toBe("hello one");
    expect(await lab.history()).toEqual([expect.stringMatching(/^1 deployed /)]);
  }, 180_000);

  test("is left alone when nothing changed", async () => {
    const brought = await bring({ web: one, worker });
    expect(brought.plan.steps).toEqual([]);
    expect(notGood(brought)).toEqual([]);
    expect((await lab.history()).length).toBe(1);
  }, 60_000);

  test("drifts only when somebody changes it, and is changed back", async () => {
    const rendered = await lab.bundle({ web: one, worker });
    const drift = () => lab.target.drift?.(rendered.bundle, lab.materials(rendered));
    expect(await drift()).toEqual([]);
    await lab.kubectl("delete", "service/web");
    expect((await drift())?.map(({ object, change }) => `${object} ${change}`)).toContain("service/web missing");
    const brought = await bring({ web: one, worker });
    expect(notGood(brought)).toEqual([]);
    expect(await lab.answer()).toBe("hello one");
  }, 120_000);

  test("changes what changed: an image, a value, and what a Secret holds", async () => {
    const image = await bring({ web: two, worker });
    expect(actions(image)).toEqual({ "deployment/web": "replace", "deployment/worker": "keep" });
    expect(notGood(image)).toEqual([]);
    expect(await lab.answer()).toBe("hello two");
    const value = await bring({ web: two, worker }, "greeting: bye");
    expect(value.plan.steps.map(({ title }) => title)).toContain("Upgrade the Helm release shop: deployment/web");
    expect(await lab.answer()).toBe("bye two");
    const rotated = await bring({ web: two, worker }, "greeting: bye", "second");
    expect(rotated.plan.units.find(({ unit }) => unit === "deployment/web")).toMatchObject({
      action: "replace",
      why: "Secret shop was rotated",
    });
    expect(notGood(rotated)).toEqual([]);
  }, 240_000);

  test("fails fast with the container's last words, and goes back by the same way", async () => {
    const bad = await bring({ web: broken, worker }, "greeting: bye", "second");
    const failure = bad.steps.find(({ outcome }) => outcome === "failed")?.failure;
    expect(failure?.unit).toBe("deployment/web");
    expect(failure?.message).toContain("exit code 3");
    expect(failure?.log).toEqual(["this version does not work"]);
    expect(await lab.answer()).toBe("bye two");
    const back = await bring({ web: two, worker }, "greeting: bye", "second");
    expect(notGood(back)).toEqual([]);
    expect(await lab.answer()).toBe("bye two");
  }, 240_000);

  test("says what a failed hook said, and upgrades again although no object changed", async () => {
    const bad = await bring({ web: two, worker }, "greeting: bye\nmigration: echo no such table; exit 1", "second");
    const failure = bad.steps.find(({ outcome }) => outcome === "failed")?.failure;
    expect(failure).toMatchObject({ unit: "job/migrate", log: ["no such table"] });
    expect(failure?.message).toMatch(/^Helm could not do it: .*hooks? failed/s);
    const again = await bring({ web: two, worker }, "greeting: bye", "second");
    expect(again.plan.steps.map(({ title }) => title)).toContain("Upgrade the Helm release shop: no workload changes");
    expect(notGood(again)).toEqual([]);
  }, 240_000);

  test("does not wait out Helm's clock for a hook that cannot come to its end", async () => {
    const missing = { ...one, digest: `sha256:${"0".repeat(63)}1` };
    const started = Date.now();
    const bad = await bring({ web: missing, worker }, "greeting: bye", "second");
    const failure = bad.steps.find(({ outcome }) => outcome === "failed")?.failure;
    expect(failure?.message).toMatch(/^hook job\/migrate cannot pull /);
    expect(Date.now() - started).toBeLessThan(120_000);
    const back = await bring({ web: two, worker }, "greeting: bye", "second");
    expect(notGood(back)).toEqual([]);
  }, 240_000);

  test("is mended when Helm was killed in the middle", async () => {
    const rendered = await lab.bundle({ web: one, worker }, "migration: sleep 600");
    const materials = lab.materials(rendered, "second");
    const plan = lab.target.plan(rendered.bundle, await lab.target.current(), materials);
    const step = plan.steps.find(({ id }) => id === "upgrade");
    if (step === undefined) throw new Error("there is nothing to upgrade");
    const performing = lab.target.perform(step, rendered.bundle, materials, new AbortController().signal);
    await until(async () => (await lab.history()).at(-1)?.includes("pending-upgrade") === true);
    await lab.killHelm();
    expect((await performing).outcome).not.toBe("succeeded");
    const before = await lab.history();
    expect(before.at(-1)).toMatch(/pending-upgrade/);
    const good = before.map((each) => / deployed /.test(each)).lastIndexOf(true);

    const healed = await bring({ web: one, worker }, "", "second");
    expect(healed.plan.steps[0]?.title).toBe(
      `Mend the Helm release shop, which a Helm that was stopped left pending-upgrade at revision ${revisionOf(before.at(-1))}: back to revision ${revisionOf(before[good])}`,
    );
    expect(notGood(healed)).toEqual([]);
    expect(await lab.answer()).toBe("hello one");
  }, 240_000);

  test("tells of the chart's own tests", async () => {
    const good = await lab.bundle({ web: one, worker }, "tests: echo fine");
    const materials = lab.materials(good, "second");
    expect(notGood(await bringTo(lab.target, good, materials))).toEqual([]);
    const signal = new AbortController().signal;
    expect(await lab.target.tests(good.bundle, materials)?.evaluate(signal)).toMatchObject({
      outcome: "succeeded",
      detail: "1 test of the chart passed",
    });
    const bad = await lab.bundle({ web: one, worker }, "tests: echo the door is closed; exit 1");
    const others = lab.materials(bad, "second");
    expect(notGood(await bringTo(lab.target, bad, others))).toEqual([]);
    expect(await lab.target.tests(bad.bundle, others)?.evaluate(signal)).toMatchObject({
      outcome: "failed",
      detail: "pod/smoke failed\nthe door is closed",
    });
  }, 240_000);

  test("goes, with its volumes only when they are meant", async () => {
    await lab.target.remove({ data: false });
    expect(await lab.kubectl("get", "deployments,services,secrets", "--output=name")).not.toMatch(/web|worker|shop/);
    expect((await claims()).trim()).toBe("persistentvolumeclaim/media");
    const again = await bring({ web: one, worker });
    expect(notGood(again)).toEqual([]);
    await lab.target.remove({ data: true });
    await until(async () => (await claims()).trim() === "");
  }, 240_000);

  test("that was killed before it was ever there is removed and installed", async () => {
    const rendered = await lab.bundle({ web: one, worker }, "migration: sleep 600");
    const materials = lab.materials(rendered);
    const plan = lab.target.plan(rendered.bundle, await lab.target.current(), materials);
    const steps = plan.steps.filter(({ kind }) => kind !== "roll");
    for (const step of steps) await lab.target.perform(step, rendered.bundle, materials, new AbortController().signal);
    const step = plan.steps.find(({ id }) => id === "upgrade");
    if (step === undefined) throw new Error("there is nothing to install");
    const performing = lab.target.perform(step, rendered.bundle, materials, new AbortController().signal);
    await until(async () => (await lab.history().catch(() => [])).at(-1)?.includes("pending-install") === true);
    await lab.killHelm();
    await performing;
    const healed = await bring({ web: one, worker });
    expect(healed.plan.steps.map(({ id }) => id)).toEqual(["mend", "check", "upgrade"]);
    expect(healed.plan.steps[0]?.title).toMatch(/pending-install at revision 1: remove it$/);
    expect(notGood(healed)).toEqual([]);
    expect(await lab.history()).toEqual([expect.stringMatching(/^1 deployed /)]);
  }, 240_000);
});

/** Steps and checks that did not succeed, with what went wrong. */
function notGood({ steps, checks }: Brought): string[] {
  return [
    ...steps.map(({ id, outcome, detail = "" }) => `${id} ${outcome}: ${detail}`),
    ...checks.map(({ name, outcome, detail }) => `${name} ${outcome}: ${detail}`),
  ].filter((each) => !each.includes(" succeeded: "));
}

function revisionOf(line = ""): string {
  return line.split(" ", 1)[0] ?? "";
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("it did not come to hold within 60 s");
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
