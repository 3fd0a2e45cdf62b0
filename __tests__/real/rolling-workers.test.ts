import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { ComposeService } from "../../src/compose/model.ts";
import { losses, startLoad } from "../support/load.ts";
import { bringTo, bundleOf, modelOf, outcomes, plainUnit } from "../targets/compose/lab.ts";
import { forms, openRollingLab, type RollingLab } from "../targets/compose/rolling-lab.ts";

let lab: RollingLab;

beforeAll(async () => {
  lab = await openRollingLab(forms["nginx, addresses handed over"]);
}, 240_000);

afterEach(async () => {
  await lab.target.remove({ data: true });
}, 60_000);

afterAll(async () => {
  await lab.close();
}, 60_000);

const proven = ["every unit runs the release: succeeded", "every unit is ready: succeeded"];

/** It works until it is asked to stop; what it does then is its own matter. */
function worker(version: string, whenAsked: string, grace: string): ComposeService {
  const script = `trap '${whenAsked}' TERM; echo ${version} works; while :; do sleep 0.1; done`;
  return {
    image: "busybox:1.37",
    command: ["sh", "-c", script],
    stop_signal: "SIGTERM",
    stop_grace_period: grace,
    volumes: [{ type: "volume", source: "done", target: "/done" }],
  };
}

function app(service: ComposeService) {
  return bundleOf(lab, {
    model: modelOf(lab.project, { worker: service }, { volumes: { done: { name: `${lab.project}_done` } } }),
    settings: { worker: plainUnit },
  });
}

test("a worker finishes its task while the new one works already", async () => {
  const polite = (version: string) => worker(version, `sleep 3; echo ${version} >> /done/tasks; exit 0`, "30s");
  await bringTo(lab.target, await app(polite("1")));
  const brought = await bringTo(lab.target, await app(polite("2")));
  expect(outcomes(brought)).toEqual(["files succeeded", "pull succeeded", "roll:1 succeeded", ...proven]);
  expect(brought.plan.units[0]).toMatchObject({ strategy: "roll", how: "nobody has to be told" });
  const [result] = brought.steps.at(-1)?.units ?? [];
  expect(result?.detail).toMatch(/^ready after \d+\.\d s, the old one ended with 0 after \d+(\.\d)? s$/);
  expect(result?.cut).toBeUndefined();
  const [id = ""] = await lab.ids("worker");
  expect(await lab.docker("exec", id, "cat", "/done/tasks")).toBe("1");
}, 60_000);

test("one that does not end within its grace is killed, and that is said", async () => {
  const deaf = (version: string) => worker(version, "echo no", "2s");
  await bringTo(lab.target, await app(deaf("1")));
  const brought = await bringTo(lab.target, await app(deaf("2")));
  expect(outcomes(brought).slice(-2)).toEqual(proven);
  const [result] = brought.steps.at(-1)?.units ?? [];
  expect(result?.detail).toMatch(/the old one was killed after \d+\.\d s$/);
  expect(result?.cut).toBe(
    `${lab.project}-worker-1 did not end within its grace of 2 s after SIGTERM and was killed: what it was doing is not finished (a longer stop_grace_period gives it more time).`,
  );
}, 60_000);

test("what starts beside those that serve has a tenth of its share of the processor, and all of it when it is ready", async () => {
  const slow = (version: string): ComposeService => ({
    image: "busybox:1.37",
    command: ["sh", "-c", `sleep 2; touch /tmp/ready; echo ${version}; exec sleep 600`],
    stop_signal: "SIGKILL",
    cpu_shares: 2048,
  });
  const settings = { ...plainUnit, ready: { kind: "command", command: ["test", "-e", "/tmp/ready"] } } as const;
  const one = (version: string) =>
    bundleOf(lab, { model: modelOf(lab.project, { worker: slow(version) }), settings: { worker: settings } });
  await bringTo(lab.target, await one("1"));
  const [old = ""] = await lab.ids("worker");
  const sharesOf = async (id: string) => Number(await lab.docker("inspect", "-f", "{{.HostConfig.CpuShares}}", id));
  const seen = new Set<number>();
  const bringing = bringTo(lab.target, await one("2"));
  const over = new AbortController();
  void bringing.finally(() => {
    over.abort();
  });
  while (!over.signal.aborted) {
    for (const id of await lab.ids("worker")) if (id !== old) seen.add(await sharesOf(id).catch(() => 0));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(outcomes(await bringing).slice(-2)).toEqual(proven);
  expect(seen).toContain(204);
  const [fresh = ""] = await lab.ids("worker");
  expect(await sharesOf(fresh)).toBe(2048);
}, 60_000);

test("of two containers one is exchanged after the other, and no request is lost", async () => {
  const two = { web: { deploy: { replicas: 2 } }, settings: { drainSeconds: 2 } };
  await bringTo(lab.target, await lab.app({ VERSION: "1" }, two));
  const load = startLoad(await lab.url(), 60, { sockets: false });
  const brought = await bringTo(lab.target, await lab.app({ VERSION: "2" }, two));
  const seen = await load.stop();
  expect(outcomes(brought)).toEqual(["files succeeded", "pull succeeded", "roll:1 succeeded", ...proven]);
  expect(losses(seen)).toEqual([]);
  expect(await lab.ids("web")).toHaveLength(2);
  expect(await (await fetch(await lab.url())).text()).toBe("2");
}, 90_000);
