import { spawn } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../src/clock.ts";
import type { Command } from "../../src/command/command.ts";
import { CommandError } from "../../src/errors.ts";
import { composeTarget } from "../../src/targets/compose/index.ts";
import type { ComposeService } from "../../src/compose/model.ts";
import type { UnitSettings } from "../../src/targets/compose/render.ts";
import {
  bringTo,
  bundleOf,
  materialsOf,
  modelOf,
  openLab,
  outcomes,
  plainUnit,
  type Lab,
} from "../targets/compose/lab.ts";

let lab: Lab;

beforeAll(async () => {
  lab = await openLab();
}, 120_000);

afterEach(async () => {
  await lab.target.remove({ data: true });
}, 60_000);

afterAll(async () => {
  await lab.close();
}, 60_000);

const serve = ["httpd", "-f", "-p", "8080", "-h", "/etc"];
const good: ComposeService = { image: "busybox:1.37", command: serve };
const shell = (script: string): ComposeService => ({ image: "busybox:1.37", command: ["sh", "-c", script] });

function app(services: Record<string, ComposeService>, settings: Record<string, Partial<UnitSettings>> = {}) {
  return bundleOf(lab, {
    model: modelOf(lab.project, services),
    settings: Object.fromEntries(Object.keys(services).map((name) => [name, { ...plainUnit, ...settings[name] }])),
  });
}

describe("a unit that is not good fails the step and is explained", () => {
  test("crash loop: at once, with its last lines and events", async () => {
    const script = "echo connecting with a-value-that-nobody-may-see; sleep 0.2; echo gave up; exit 7";
    const rendered = await app({ api: { ...shell(script), restart: "always" }, web: good });
    const started = performance.now();
    const { steps } = await bringTo(lab.target, rendered);
    expect(performance.now() - started).toBeLessThan(8_000);
    const result = steps.at(-1);
    expect(result).toMatchObject({ id: "start:1", outcome: "failed" });
    expect(result?.failure).toMatchObject({
      unit: "api",
      message: expect.stringMatching(/^api ended and was started again by its restart rule \(exit code 7\)$/),
    });
    expect(result?.failure?.log).toContain("connecting with [secret leak]");
    expect(result?.failure?.log).toContain("gave up");
    expect(result?.failure?.events.map((event) => event.replace(/^[\d.]+ s: /, ""))).toEqual(
      expect.arrayContaining(["created", "started", "ended with exit code 7"]),
    );
  }, 30_000);

  test("a program that does not exist is named by Compose's own words", async () => {
    const { steps } = await bringTo(
      lab.target,
      await app({ api: { image: "busybox:1.37", command: ["no-such-program"] } }),
    );
    expect(steps.at(-1)?.failure).toMatchObject({
      unit: "api",
      message: expect.stringContaining('exec: "no-such-program": executable file not found'),
    });
  }, 30_000);

  test("never ready: after its time, with what the probe saw last", async () => {
    const ready = { kind: "http" as const, port: 8080, path: "/missing", status: [200] };
    const { steps } = await bringTo(lab.target, await app({ api: good }, { api: { ready, startSeconds: 3 } }));
    expect(steps.at(-1)?.failure?.message).toMatch(
      /^api is not ready after 3 s: GET http:\/\/[\d.]+:8080\/missing answered 404$/,
    );
    expect(steps.at(-1)?.failure?.hint).toContain("services.api.start-timeout");
  }, 30_000);

  test("ready late: waited for", async () => {
    const ready = { kind: "tcp" as const, port: 8080 };
    const late = shell("sleep 3; exec httpd -f -p 8080");
    const brought = await bringTo(lab.target, await app({ api: late }, { api: { ready } }));
    expect(outcomes(brought)).toEqual([
      ...["files succeeded", "pull succeeded", "start:1 succeeded"],
      ...["every unit runs the release: succeeded", "every unit is ready: succeeded"],
    ]);
    expect(brought.steps.at(-1)?.seconds).toBeGreaterThan(3);
  }, 30_000);

  test("the container's own healthcheck is run by us, not by Docker's interval", async () => {
    const test = ["CMD-SHELL", "test -e /tmp/up"];
    const service = { ...shell("sleep 1; touch /tmp/up; exec sleep 300"), healthcheck: { test, interval: "60s" } };
    const brought = await bringTo(lab.target, await app({ api: service }));
    expect(brought.steps.at(-1)?.outcome).toBe("succeeded");
    expect(brought.steps.at(-1)?.seconds).toBeLessThan(10);
    expect(brought.checks.map(({ outcome }) => outcome)).toEqual(["succeeded", "succeeded"]);
  }, 30_000);

  test("out of memory", async () => {
    const hungry = { ...shell("sleep 0.5; tail /dev/zero"), deploy: { resources: { limits: { memory: "16777216" } } } };
    const { steps } = await bringTo(lab.target, await app({ api: hungry }));
    expect(steps.at(-1)?.failure?.message).toBe("api was killed because it used all of its memory (16 MiB)");
  }, 30_000);

  test("a port that something else has", async () => {
    const ports = [
      {
        target: 8080,
        published: lab.registry.address.split(":")[1] ?? "",
        host_ip: "127.0.0.1",
        protocol: "tcp",
        mode: "ingress",
      },
    ];
    const { steps } = await bringTo(lab.target, await app({ api: { ...good, ports } }));
    expect(steps.at(-1)?.failure).toMatchObject({
      unit: "api",
      message: expect.stringContaining("port is already allocated"),
    });
    expect(steps.at(-1)?.failure?.hint).toContain("docker ps");
  }, 30_000);

  test("an image that the registry does not have", async () => {
    const digest = `sha256:${"0".repeat(64)}`;
    const rendered = await bundleOf(lab, {
      model: modelOf(lab.project, { api: { build: { context: "/nowhere" }, command: serve } }),
      images: { api: { repository: `${lab.registry.address}/${lab.project}/app`, digest } },
    });
    const brought = await bringTo(lab.target, rendered);
    expect(outcomes(brought)).toEqual(["files succeeded", "pull errored"]);
    expect(brought.steps.at(-1)?.failure?.message).toContain(`@${digest} cannot be pulled:`);
    expect(brought.steps.at(-1)?.failure?.hint).toContain("The registry does not have it any more");
  }, 30_000);
});

describe("units that end", () => {
  const once = { oneShot: true };

  test("one-shots run once for each definition, and 0 is success", async () => {
    const services = {
      seed: shell("echo seeded"),
      api: { ...good, depends_on: { seed: { condition: "service_completed_successfully" } } },
    };
    const rendered = await app(services, { seed: once });
    const first = await bringTo(lab.target, rendered);
    expect(outcomes(first).slice(2)).toEqual([
      ...["start:1 succeeded", "start:2 succeeded"],
      ...["every unit runs the release: succeeded", "every unit is ready: succeeded"],
    ]);
    expect((await bringTo(lab.target, rendered)).plan.steps).toEqual([]);
    const again = await bringTo(
      lab.target,
      await app({ ...services, seed: shell("echo seeded again") }, { seed: once }),
    );
    expect(again.plan.units.map(({ unit, action, why }) => `${unit}: ${action}, ${why}`)).toEqual([
      "api: keep, unchanged",
      "seed: run, its definition changed",
    ]);
    expect(again.checks.every(({ outcome }) => outcome === "succeeded")).toBe(true);
  }, 30_000);

  test("a one-shot that fails keeps what waits for it from starting, and runs again the next time", async () => {
    const services = {
      seed: shell("echo no table; exit 3"),
      api: { ...good, depends_on: { seed: { condition: "service_completed_successfully" } } },
    };
    const rendered = await app(services, { seed: once });
    const brought = await bringTo(lab.target, rendered);
    expect(outcomes(brought).at(-1)).toBe("start:1 failed");
    expect(brought.steps.at(-1)?.failure).toMatchObject({
      unit: "seed",
      message: "seed ended with exit code 3",
      log: ["no table"],
    });
    expect(await lab.ids("api")).toEqual([]);
    const plan = lab.target.plan(rendered.bundle, await lab.target.current(), materialsOf(rendered));
    expect(plan.units.find(({ unit }) => unit === "seed")).toMatchObject({
      action: "run",
      why: "did not end with 0 before",
    });
  }, 30_000);

  test("tasks run in the new release before its service is replaced", async () => {
    const volumes = [{ type: "volume" as const, source: "data", target: "/data" }];
    const migrate = { name: "migrate", command: ["sh", "-c", "echo ran >> /data/migrations"], timeoutSeconds: 10 };
    const rendered = await bundleOf(lab, {
      model: modelOf(
        lab.project,
        { api: { ...good, volumes }, jobs: { ...good, volumes } },
        { volumes: { data: { name: `${lab.project}_data` } } },
      ),
      settings: { api: { ...plainUnit, tasks: [migrate] }, jobs: { ...plainUnit, tasks: [migrate] } },
    });
    const brought = await bringTo(lab.target, rendered);
    expect(outcomes(brought).slice(2, 4)).toEqual(["task:1 succeeded", "start:1 succeeded"]);
    expect(brought.plan.steps[2]?.title).toBe("Run migrate of api, jobs");
    const [api = ""] = await lab.ids("api");
    expect(await lab.docker("exec", api, "cat", "/data/migrations")).toBe("ran\nran");
    expect(await lab.ids("api")).toHaveLength(1);
  }, 30_000);

  test("a task that fails leaves the old service running", async () => {
    await bringTo(lab.target, await app({ api: good }));
    const before = await lab.ids("api");
    const image = await lab.image("bad-migration");
    const migrate = { name: "migrate", command: ["sh", "-c", "echo column is missing; exit 4"], timeoutSeconds: 10 };
    const rendered = await bundleOf(lab, {
      model: modelOf(lab.project, { api: { build: { context: "/nowhere" }, command: serve } }),
      images: { api: image },
      settings: { api: { ...plainUnit, tasks: [migrate] } },
    });
    const brought = await bringTo(lab.target, rendered);
    expect(outcomes(brought)).toEqual(["files succeeded", "pull succeeded", "task:1 failed"]);
    expect(brought.steps.at(-1)?.failure).toMatchObject({
      unit: "api",
      message: "api: task migrate ended with exit code 4",
      log: ["column is missing"],
    });
    expect(await lab.ids("api")).toEqual(before);
  }, 60_000);

  test("a task that hangs is stopped with its container", async () => {
    const migrate = { name: "migrate", command: ["sleep", "60"], timeoutSeconds: 2 };
    const brought = await bringTo(lab.target, await app({ api: good }, { api: { tasks: [migrate] } }));
    expect(brought.steps.at(-1)?.failure?.message).toBe("api: task migrate did not end within 2 s");
    expect(await lab.ids("api")).toEqual([]);
  }, 60_000);
});

describe("what is not simply replaced", () => {
  test("a stateful unit is kept when it was started by somebody else, and replaced only for its own definition", async () => {
    const services = { db: good, api: good };
    const db = { db: { stateful: true } };
    await bringTo(lab.target, await app(services));
    const [before] = await lab.ids("db");
    const kept = await bringTo(lab.target, await app({ ...services, api: { ...good, environment: { A: "1" } } }, db));
    expect(kept.plan.units.map(({ unit, action }) => `${unit} ${action}`)).toEqual(["api replace", "db keep"]);
    const changed = await bringTo(lab.target, await app({ ...services, db: { ...good, environment: { B: "1" } } }, db));
    expect(changed.plan.notes).toEqual([
      "db keeps data and is stopped and started anew (its definition changed); its volumes stay.",
    ]);
    expect(await lab.ids("db")).not.toEqual([before]);
  }, 60_000);

  test("a unit that shares another one's network is made anew with it", async () => {
    const sidecar = (port: string): ComposeService => ({
      ...shell(`exec httpd -f -p ${port}`),
      networks: {},
      network_mode: "service:api",
      depends_on: { api: { condition: "service_started", restart: true } },
    });
    const ready = { kind: "tcp" as const, port: 9090 };
    const services = { api: good, sidecar: sidecar("9090") };
    await bringTo(lab.target, await app(services, { sidecar: { ready } }));
    const changed = await app({ ...services, api: { ...good, environment: { A: "1" } } }, { sidecar: { ready } });
    const brought = await bringTo(lab.target, changed);
    expect(brought.plan.units.find(({ unit }) => unit === "sidecar")?.why).toBe("is made anew with api");
    expect(brought.checks.map(({ outcome }) => outcome)).toEqual(["succeeded", "succeeded"]);
  }, 60_000);

  test("a service under a new name gets the port of the one that goes", async () => {
    const port = { target: 8080, published: "18471", host_ip: "127.0.0.1", protocol: "tcp", mode: "ingress" };
    await bringTo(lab.target, await app({ gateway: { ...good, ports: [port] } }));
    const brought = await bringTo(lab.target, await app({ proxy: { ...good, ports: [port] } }));
    expect(outcomes(brought)).toEqual([
      ...["files succeeded", "pull succeeded", "remove:first succeeded", "start:1 succeeded"],
      ...["every unit runs the release: succeeded", "every unit is ready: succeeded"],
    ]);
  }, 60_000);

  test("more and fewer containers of a unit", async () => {
    await bringTo(lab.target, await app({ api: { ...good, deploy: { replicas: 2 } } }));
    const before = await lab.ids("api");
    const more = await bringTo(lab.target, await app({ api: { ...good, deploy: { replicas: 3 } } }));
    expect(more.plan.units[0]?.why).toBe("2 of it run, 3 are wanted");
    expect(await lab.ids("api")).toEqual(expect.arrayContaining(before));
    const fewer = await bringTo(lab.target, await app({ api: { ...good, deploy: { replicas: 1 } } }));
    expect(fewer.checks.map(({ outcome }) => outcome)).toEqual(["succeeded", "succeeded"]);
    expect(await lab.ids("api")).toHaveLength(1);
  }, 60_000);
});

describe("interrupted", () => {
  test.each([100, 150, 200, 250, 300, 400, 500, 700])(
    "Compose killed after %i ms: the next run heals",
    async (milliseconds) => {
      const services = { api: good, web: good, jobs: good };
      await bringTo(lab.target, await app(services));
      const changed = Object.fromEntries(
        Object.keys(services).map((name) => [name, { ...good, environment: { V: "2" } }]),
      );
      const rendered = await app(changed);
      const killing = composeTarget({
        ...lab.options,
        runner: { run: (command) => killedAfter(milliseconds, command) },
      });
      await bringTo(killing, rendered);
      const healed = await bringTo(lab.target, rendered);
      expect(healed.steps.filter(({ outcome }) => outcome !== "succeeded")).toEqual([]);
      expect(healed.checks.map(({ outcome, detail }) => [outcome, detail])).toEqual([
        ["succeeded", "3 units, 0 proven by digest, 3 only by tag"],
        ["succeeded", "3 units answer"],
      ]);
      expect(
        await lab.docker(
          "ps",
          "--all",
          "--format",
          "{{.Names}}",
          "--filter",
          `label=com.docker.compose.project=${lab.project}`,
        ),
      ).not.toMatch(/[0-9a-f]{12}_/);
    },
    60_000,
  );

  test("a request to stop lets Compose end, and says that it was stopped", async () => {
    const brought = await bringStopped(await app({ api: good }));
    expect(outcomes(brought).at(-1)).toBe("start:1 cancelled");
    const running = await lab.target.current();
    expect(running.units["api"]?.instances.map(({ state }) => state)).toEqual(["running"]);
  }, 30_000);

  test("what a stopped run left starting is waited for by the next one, before tasks too", async () => {
    const volumes = [{ type: "volume" as const, source: "data", target: "/data" }];
    const db = {
      ...shell("sleep 4; touch /data/up; exec sleep 300"),
      volumes,
      healthcheck: { test: ["CMD-SHELL", "test -e /data/up"], interval: "60s" },
    };
    const depends_on = { db: { condition: "service_healthy" } };
    const migrate = { name: "migrate", command: ["test", "-e", "/data/up"], timeoutSeconds: 10 };
    const rendered = await bundleOf(lab, {
      model: modelOf(
        lab.project,
        { db, api: { ...good, volumes, depends_on } },
        { volumes: { data: { name: `${lab.project}_data` } } },
      ),
      settings: { db: { ...plainUnit, stateful: true }, api: { ...plainUnit, tasks: [migrate] } },
    });
    const stopped = await bringStopped(rendered);
    expect(outcomes(stopped).at(-1)).toBe("start:1 cancelled");
    const next = await bringTo(lab.target, rendered);
    expect(next.plan.units.map(({ unit, action }) => `${unit} ${action}`)).toEqual(["api create", "db keep"]);
    expect(outcomes(next)).toEqual([
      ...["files succeeded", "pull succeeded", "task:1 succeeded", "start:1 succeeded"],
      ...["every unit runs the release: succeeded", "every unit is ready: succeeded"],
    ]);
  }, 60_000);

  test("a unit that a stopped run just started gets its own time to become ready", async () => {
    const late = shell("sleep 11; exec httpd -f -p 8080");
    const rendered = await app({ api: late }, { api: { ready: { kind: "tcp", port: 8080 } } });
    await bringStopped(rendered);
    const next = await bringTo(lab.target, rendered);
    expect(outcomes(next)).toEqual(["every unit runs the release: succeeded", "every unit is ready: succeeded"]);
  }, 60_000);

  test("a first release that fails is removed without a trace", async () => {
    await bringTo(lab.target, await app({ api: shell("exit 1"), web: good }));
    await lab.target.remove({ data: false });
    expect((await lab.target.current()).units).toEqual({});
  }, 30_000);

  test("an engine that is not there is said, with a way out", async () => {
    const nowhere = composeTarget({ ...lab.options, engine: "unix:///tmp/there-is-no-engine.sock" });
    await expect(nowhere.current()).rejects.toMatchObject({
      code: "target.unreachable",
      message: expect.stringContaining("ENOENT"),
      hint: expect.stringContaining("Start the engine"),
    });
    const rendered = await app({ api: good });
    const step = { id: "start:1", kind: "start" as const, title: "Start api", units: ["api"] };
    const result = await nowhere.perform(step, rendered.bundle, materialsOf(rendered), new AbortController().signal);
    expect(result).toMatchObject({
      outcome: "errored",
      failure: { message: expect.stringContaining("cannot be reached") },
    });
  }, 30_000);
});

/** Somebody asks to stop right after the first command was started. */
async function bringStopped(rendered: Awaited<ReturnType<typeof bundleOf>>) {
  const controller = new AbortController();
  const target = composeTarget({
    ...lab.options,
    runner: {
      run: (command, options) => {
        setTimeout(() => {
          controller.abort();
        }, 150);
        return lab.options.runner.run(command, options);
      },
    },
  });
  return bringTo(target, rendered, materialsOf(rendered), controller.signal);
}

/** Runs a command as the target would, and ends it with its whole process group without a warning. */
function killedAfter(milliseconds: number, command: Command): Promise<never> {
  return new Promise((_resolve, reject) => {
    const started = systemClock.now();
    const child = spawn(command.program, command.args, {
      env: { ...process.env, ...command.env },
      detached: true,
      stdio: "ignore",
    });
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, milliseconds);
    child.once("close", (status) => {
      clearTimeout(timer);
      const line = `${command.program} killed after ${systemClock.now().getTime() - started.getTime()} ms`;
      reject(new CommandError("command.failed", line, { line, status: status ?? 137 }));
    });
  });
}
