import { describe, expect, test } from "@jest/globals";
import { labelsOf } from "../../src/compose/labels.ts";
import { neededServices, settingsOf, testsOf } from "../../src/compose/settings.ts";
import type { ServiceConfig } from "../../src/config/config.ts";
import { aConfig, aModel, anEnvironment } from "../support/compose.ts";

const nothing: ServiceConfig = { tasks: [], after: [] };

function settings(service: string, own: Partial<ServiceConfig> = {}, others = "") {
  const loaded = aModel(`services:\n  it: ${service}\n${others}`);
  return settingsOf(loaded, aConfig({ services: { it: { ...nothing, ...own } } }), anEnvironment())["it"];
}

describe("stateful", () => {
  test.each<[string, string, string]>([
    ["a known image", "{image: 'reg.test:5000/x/postgres:17'}", "its image is postgres"],
    ["an exporter", "{image: prometheuscommunity/postgres-exporter}", ""],
    ["Microsoft's", "{image: mcr.microsoft.com/mssql/server}", "its image is server"],
    ["somebody's server", "{image: org/server}", ""],
    ["a build of that name", "{image: org/redis, build: {context: /shop/a}}", ""],
    [
      "a data directory",
      "{image: x, volumes: [{type: volume, source: db, target: /var/lib/postgresql/data}]}",
      "volume db is mounted at /var/lib/postgresql/data",
    ],
    ["another directory", "{image: x, volumes: [{type: volume, source: m, target: /media}]}", ""],
    ["a label", "{image: x, labels: {aip-deploy.stateful: 'true'}}", "its label says so"],
    ["a label against", "{image: redis, labels: {aip-deploy.stateful: 'false'}}", ""],
  ])("%s", (_case, service, because) => {
    expect(settings(service)).toMatchObject({ stateful: because !== "", statefulBecause: because });
  });

  test("the configuration wins", () => {
    expect(settings("{image: redis, labels: {aip-deploy.stateful: 'true'}}", { stateful: false })?.stateful).toBe(
      false,
    );
    expect(settings("{image: x}", { stateful: true })?.statefulBecause).toBe("aip-deploy.yml says so");
  });
});

describe("ready", () => {
  const check = "healthcheck: {test: [CMD-SHELL, 'test -n \"$$X\"']}";
  test.each([
    ["nothing", "{image: x}", undefined],
    [
      "a healthcheck in the shell",
      `{image: x, ${check}}`,
      { kind: "command", command: ["/bin/sh", "-c", 'test -n "$X"'] },
    ],
    ["a healthcheck", "{image: x, healthcheck: {test: [CMD, true, a b]}}", { kind: "command", command: [true, "a b"] }],
    ["one that is off", `{image: x, healthcheck: {test: [NONE]}}`, undefined],
    [
      "a label above it",
      `{image: x, ${check}, labels: {aip-deploy.ready: "http://:8000/readyz"}}`,
      { kind: "http", port: 8000, path: "/readyz", status: [200] },
    ],
    ["tcp", "{image: x, labels: {aip-deploy.ready: 'tcp://:5432'}}", { kind: "tcp", port: 5432 }],
    [
      "a command",
      "{image: x, labels: {aip-deploy.ready: pg_isready -U 'a b'}}",
      { kind: "command", command: ["pg_isready", "-U", "a b"] },
    ],
  ])("%s", (_case, service, ready) => {
    expect(settings(service)?.ready).toEqual(ready);
  });

  test("the configuration wins", () => {
    const ready = { kind: "tcp", port: 1 } as const;
    expect(settings(`{image: x, ${check}}`, { ready })?.ready).toEqual(ready);
  });
});

test("tasks of the configuration come first and replace a label's of the same name", () => {
  const migrate = { name: "migrate", command: ["x"], timeoutSeconds: 5 };
  const labels = "{image: x, labels: {aip-deploy.task.migrate: y, aip-deploy.task.assets: 'make \"a b\"'}}";
  expect(settings(labels, { tasks: [migrate] })?.tasks).toEqual([
    migrate,
    { name: "assets", command: ["make", "a b"], timeoutSeconds: 600 },
  ]);
});

test.each([
  ["waited for until it is done", "{image: x}", true],
  ["restarted all the same", "{image: x, restart: always}", false],
  ["by its label", "{image: x, restart: on-failure, labels: {aip-deploy.one-shot: 'true'}}", true],
])("one-shot: %s", (_case, service, oneShot) => {
  const other = "  other: {image: y, depends_on: {it: {condition: service_completed_successfully}}}\n";
  expect(settings(service, {}, other)?.oneShot).toBe(oneShot);
});

test("times and order", () => {
  expect(settings("{image: x}")).toMatchObject({ startSeconds: 120, after: [] });
  const labelled =
    "{image: x, labels: {aip-deploy.start-timeout: 1m30s}, depends_on: {b: {condition: service_started}}}";
  const others = "  a: {image: x}\n  b: {image: x}\n";
  expect(settings(labelled, { after: ["a", "gone"] }, others)).toMatchObject({ startSeconds: 90, after: ["a", "b"] });
  expect(settings(labelled, { startSeconds: 7 }, others)?.startSeconds).toBe(7);
});

describe("what belongs to an environment", () => {
  const loaded = aModel(
    `services:
  web: {image: x}
  mail: {image: x, profiles: [mail]}
  debug: {image: x, profiles: [debug, mail-debug]}
  fixture: {image: x, profiles: [tests]}
  tests: {image: x, profiles: [tests], labels: {aip-deploy.tests: /out/junit.xml}, depends_on: {fixture: {condition: service_started}}}
`,
    { defaultProfiles: ["mail"] },
  );
  const active = (profiles: string[]) => {
    const all = settingsOf(loaded, aConfig(), anEnvironment({ profiles }));
    return Object.keys(all).filter((name) => all[name]?.active === true);
  };

  test("profiles of the environment, else those of COMPOSE_PROFILES", () => {
    expect(active([])).toEqual(["web", "mail"]);
    expect(active(["debug"])).toEqual(["web", "debug"]);
    expect(active(["*"])).toEqual(["web", "mail", "debug", "fixture"]);
  });

  test("the tests' service is found by its label and never part of the app; what it needs is needed", () => {
    const all = settingsOf(loaded, aConfig(), anEnvironment());
    expect(testsOf(loaded, anEnvironment())).toEqual({
      run: { kind: "service", service: "tests" },
      junit: "/out/junit.xml",
      timeoutSeconds: 900,
    });
    expect(all["tests"]).toMatchObject({ tests: true, active: false });
    expect([...neededServices(all)].sort()).toEqual(["fixture", "mail", "tests", "web"]);
  });
});

test("labels that cannot be understood say what was meant", () => {
  const labels = {
    "aip-deploy.stateful": "maybe",
    "aip-deploy.ready": "https://:1/",
    "aip-deploy.start-timeout": "soon",
    "aip-deploy.task.migrate": "a && b",
    "aip-deploy.reddy": "x",
    "com.example": "x",
  };
  expect(labelsOf({ labels }).wrong).toEqual({
    "aip-deploy.ready": 'must be http://:PORT/path, tcp://:PORT or a command, got "https://:1/"',
    "aip-deploy.reddy":
      "is unknown; known are aip-deploy.stateful, aip-deploy.one-shot, aip-deploy.ready, aip-deploy.start-timeout, aip-deploy.strategy, aip-deploy.drain, aip-deploy.tests, aip-deploy.task.<name>",
    "aip-deploy.start-timeout": 'must be a duration such as 90s or 2m, got "soon"',
    "aip-deploy.stateful": 'must be true or false, got "maybe"',
    "aip-deploy.task.migrate": "& means something only to a shell, and none runs this command: a && b",
  });
});
