import { mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { composeDriver } from "../../src/command/docker-compose.ts";
import { dockerEngine } from "../../src/targets/compose/engine/engine.ts";
import { composeTarget } from "../../src/targets/compose/index.ts";
import type { ComposeService } from "../../src/compose/model.ts";
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

const tcp = { kind: "tcp" as const, port: 8080 };
const ready = { ...plainUnit, ready: tcp };
const serve: ComposeService = { image: "busybox:1.37", command: ["httpd", "-f", "-p", "8080", "-h", "/etc"] };
const shell = (script: string): ComposeService => ({ image: "busybox:1.37", command: ["sh", "-c", script] });
const patient = new AbortController().signal;

function write(path: string, content: string): void {
  mkdirSync(dirname(join(lab.checkout, path)), { recursive: true });
  writeFileSync(join(lab.checkout, path), content);
}

test("files of the checkout go along, cannot be written to, and a change restarts what mounts them", async () => {
  write("conf/a/one.conf", "one");
  write("motd", "hello");
  const volumes = [
    { type: "bind" as const, source: `${lab.checkout}/conf`, target: "/conf" },
    { type: "bind" as const, source: `${lab.checkout}/motd`, target: "/motd" },
  ];
  const mounts = volumes.map(({ target }) => ({ service: "api", target, decision: "capture" as const }));
  const model = modelOf(lab.project, { api: { ...serve, user: "1234", volumes }, web: serve });
  const render = () => bundleOf(lab, { model, mounts, settings: { api: ready, web: ready } });
  const first = await render();
  expect((await bringTo(lab.target, first)).checks.map(({ outcome }) => outcome)).toEqual(["succeeded", "succeeded"]);
  const [api = ""] = await lab.ids("api");
  expect(await lab.docker("exec", api, "sh", "-c", "cat /conf/a/one.conf /motd; touch /conf/x 2>&1 || true")).toBe(
    "onehellotouch: /conf/x: Read-only file system",
  );
  write("conf/a/one.conf", "two");
  const plan = lab.target.plan((await render()).bundle, await lab.target.current(), materialsOf(first));
  expect(plan.units.map(({ unit, action, why }) => `${unit} ${action} ${why}`)).toEqual([
    "api replace its definition changed",
    "web keep unchanged",
  ]);
}, 60_000);

describe("integration tests in a service", () => {
  const report = (failures: string) => `<testsuite tests="2">${failures}<testcase name="b"/></testsuite>`;
  const bad = '<testcase name="a"><failure message="expected 200, got 500"/></testcase>';
  const run = async (
    script: string,
    { junit, timeoutSeconds = 20 }: { junit?: string; timeoutSeconds?: number } = {},
  ) => {
    const rendered = await bundleOf(lab, {
      model: modelOf(lab.project, {
        api: serve,
        e2e: { ...shell(script), depends_on: { api: { condition: "service_started" } } },
      }),
      settings: { api: ready, e2e: { ...plainUnit, active: false } },
      environment: {
        checks: [],
        secrets: {},
        tests: { run: { kind: "service", service: "e2e" }, timeoutSeconds, ...(junit === undefined ? {} : { junit }) },
      },
    });
    await bringTo(lab.target, rendered);
    const result = await lab.target.tests(rendered.bundle, materialsOf(rendered))?.evaluate(patient);
    expect(await lab.ids("e2e")).toEqual([]);
    return result;
  };

  test("reach the units by name, and their report is read out of the container", async () => {
    const result = await run(
      `wget -q -O /dev/null http://api:8080/passwd && echo '${report('<testcase name="a"/>')}' > /junit.xml`,
      {
        junit: "/junit.xml",
      },
    );
    expect(result).toMatchObject({ outcome: "succeeded", detail: "2 passed, 0 failed, 0 skipped" });
  }, 60_000);

  test("that fail are named", async () => {
    const result = await run(`echo '${report(bad)}' > /junit.xml; exit 1`, { junit: "/junit.xml" });
    expect(result).toMatchObject({ outcome: "failed", detail: "1 passed, 1 failed, 0 skipped" });
    expect(result?.tests?.failures).toEqual([{ name: "a", message: "expected 200, got 500" }]);
  }, 60_000);

  test("that end badly without a report", async () => {
    const result = await run("echo cannot connect; exit 2");
    expect(result).toMatchObject({ outcome: "failed", detail: "ended with exit code 2\ncannot connect" });
  }, 60_000);

  test("that hang are stopped", async () => {
    const result = await run("echo waiting; sleep 100", { timeoutSeconds: 2 });
    expect(result).toMatchObject({ outcome: "failed", detail: expect.stringMatching(/^did not end within 2 s/) });
  }, 60_000);

  test("have what only they need beside them, and it goes with them", async () => {
    const inactive = { ...plainUnit, active: false };
    const needs = { depends_on: { mail: { condition: "service_started" } } };
    const rendered = await bundleOf(lab, {
      model: modelOf(lab.project, {
        api: serve,
        mail: serve,
        e2e: { ...shell("wget -q -O - http://mail:8080/passwd"), ...needs },
      }),
      settings: { api: ready, mail: { ...ready, active: false }, e2e: inactive },
      environment: { checks: [], secrets: {}, tests: { run: { kind: "service", service: "e2e" }, timeoutSeconds: 20 } },
    });
    await bringTo(lab.target, rendered);
    expect(Object.keys((await lab.target.current()).units)).toEqual(["api"]);
    const result = await lab.target.tests(rendered.bundle, materialsOf(rendered))?.evaluate(patient);
    expect(result).toMatchObject({ outcome: "succeeded", detail: "ended with 0" });
    expect(Object.keys((await lab.target.current()).units)).toEqual(["api"]);
  }, 60_000);

  test("there are none", async () => {
    const rendered = await bundleOf(lab, { model: modelOf(lab.project, { api: serve }) });
    expect(lab.target.tests(rendered.bundle, materialsOf(rendered))).toBeUndefined();
  });
});

test("a container that was left alone under its temporary name gets its own again, with its data", async () => {
  const model = modelOf(lab.project, { api: { ...serve, volumes: [{ type: "volume", target: "/data" }] } });
  const rendered = await bundleOf(lab, { model, settings: { api: ready } });
  await bringTo(lab.target, rendered);
  const [old = ""] = await lab.ids("api");
  await lab.docker("exec", old, "sh", "-c", "echo precious > /data/file");
  const labels = JSON.parse(await lab.docker("inspect", "--format", "{{json .Config.Labels}}", old)) as Record<
    string,
    string
  >;
  const name = `${lab.project}-api-1`;
  await lab.docker(
    ...[
      "create",
      "--name",
      `${old.slice(0, 12)}_${name}`,
      "--network",
      `${lab.project}_default`,
      "--volumes-from",
      old,
    ],
    ...Object.entries({ ...labels, "com.docker.compose.replace": old }).flatMap(([key, value]) => [
      "--label",
      `${key}=${value}`,
    ]),
    ...["busybox:1.37", "httpd", "-f", "-p", "8080"],
  );
  await lab.docker("rm", "--force", old);
  const brought = await bringTo(lab.target, rendered);
  expect(brought.steps[0]).toMatchObject({ id: "mend", outcome: "succeeded", detail: `gave ${name} its name back` });
  expect(brought.checks.map(({ outcome }) => outcome)).toEqual(["succeeded", "succeeded"]);
  expect(await lab.docker("exec", name, "cat", "/data/file")).toBe("precious");
}, 60_000);

test("a registry that comes back while it is asked is no failure", async () => {
  const image = await lab.image("1");
  const model = modelOf(lab.project, { api: { ...serve, build: { context: "/nowhere" } } });
  const rendered = await bundleOf(lab, { model, images: { api: image }, settings: { api: ready } });
  await lab.registry.stop();
  const [brought] = await Promise.all([bringTo(lab.target, rendered), sleep(1500).then(() => lab.registry.start())]);
  expect(outcomes(brought)[1]).toBe("pull succeeded");
}, 60_000);

test("a registry that stays away is said after a few attempts", async () => {
  const image = await lab.image("2");
  const model = modelOf(lab.project, { api: { ...serve, build: { context: "/nowhere" } } });
  const rendered = await bundleOf(lab, { model, images: { api: image } });
  await lab.registry.stop();
  try {
    const brought = await bringTo(lab.target, rendered);
    expect(brought.steps[1]).toMatchObject({ outcome: "errored" });
    expect(brought.steps[1]?.failure?.message).toContain("connection refused");
    expect(brought.steps[1]?.failure?.hint).toContain("did not answer five times");
  } finally {
    await lab.registry.start();
  }
}, 60_000);

test("a release of another project is refused", async () => {
  const rendered = await bundleOf(lab, { model: modelOf("aipt-somebody-else", { api: serve }) });
  expect(() => lab.target.plan(rendered.bundle, { units: {} }, materialsOf(rendered))).toThrow(
    `the release was made for Compose project aipt-somebody-else, not for ${lab.project}`,
  );
});

test("tasks that share a new volume do not make it twice", async () => {
  const tasks = [{ name: "prepare", command: ["true"], timeoutSeconds: 20 }];
  const volumes = [{ type: "volume" as const, source: "shared", target: "/shared" }];
  const names = ["a", "b", "c"];
  const services = Object.fromEntries(names.map((name) => [name, { ...serve, volumes }]));
  const rendered = await bundleOf(lab, {
    model: modelOf(lab.project, services, { volumes: { shared: { name: `${lab.project}_shared` } } }),
    settings: Object.fromEntries(names.map((name) => [name, { ...ready, tasks }])),
  });
  const brought = await bringTo(lab.target, rendered);
  expect(brought.steps.map(({ outcome }) => outcome)).toEqual(["succeeded", "succeeded", "succeeded", "succeeded"]);
}, 60_000);

test("what Compose says through the npm package comes as an error of ours, without secrets", async () => {
  const driver = composeDriver({ env: process.env, redact: (text) => text.replaceAll("nowhere", "[hidden]") });
  const down = driver.down({ project: lab.project, host: "unix:///tmp/nowhere.sock", volumes: false });
  await expect(down).rejects.toMatchObject({
    code: "command.failed",
    message: expect.stringContaining("[hidden].sock"),
  });
}, 30_000);

test("a call to the engine costs a few milliseconds", async () => {
  const engine = dockerEngine("unix:///var/run/docker.sock");
  await engine.version();
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const started = performance.now();
    await engine.containers(lab.project);
    times.push(performance.now() - started);
  }
  engine.close();
  expect(times.sort((left, right) => left - right)[10]).toBeLessThan(25);
});

test("an engine that goes away in the middle is an unknown and no failure, and the next run heals", async () => {
  const socket = join(lab.checkout, "engine.sock");
  const connections = new Set<Socket>();
  const proxy = createServer((client) => {
    const engine = connect("/var/run/docker.sock");
    for (const each of [client, engine]) connections.add(each.on("error", () => undefined));
    client.pipe(engine).pipe(client);
  });
  mkdirSync(lab.checkout, { recursive: true });
  await new Promise<void>((resolve) => proxy.listen(socket, resolve));
  const rendered = await bundleOf(lab, {
    model: modelOf(lab.project, { api: serve, web: serve }),
    settings: { api: ready, web: ready },
  });
  const cut = () => {
    proxy.close();
    for (const each of connections) each.destroy();
  };
  const target = composeTarget({
    ...lab.options,
    engine: `unix://${socket}`,
    runner: {
      run: (command, options) => {
        setTimeout(cut, 250);
        return lab.options.runner.run(command, options);
      },
    },
  });
  const brought = await bringTo(target, rendered);
  expect(brought.steps.at(-1)).toMatchObject({ id: "start:1", outcome: "errored" });
  expect(brought.steps.at(-1)?.failure?.message).toContain("cannot be reached");
  expect((await bringTo(lab.target, rendered)).checks.map(({ outcome }) => outcome)).toEqual([
    "succeeded",
    "succeeded",
  ]);
}, 60_000);

test("an address that is no engine's is refused", () => {
  expect(() => composeTarget({ ...lab.options, engine: "ssh://host" })).toThrow(
    'DOCKER_HOST: "ssh://host" is no address',
  );
});
