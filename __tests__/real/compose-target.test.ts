import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  actions,
  bringTo,
  bundleOf,
  materialsOf,
  modelOf,
  openLab,
  outcomes,
  plainUnit,
  type Lab,
} from "../targets/compose/lab.ts";

type Image = { readonly repository: string; readonly digest: string };

let lab: Lab;
let one: Image;
let two: Image;

beforeAll(async () => {
  lab = await openLab();
  [one, two] = [await lab.image("1"), await lab.image("2")];
}, 120_000);

afterAll(async () => {
  await lab.close();
}, 60_000);

/** A database that keeps a volume, an API that needs it and a secret, and a gateway in front of both. */
function shop(web: Image) {
  const serve = ["httpd", "-f", "-p", "8080", "-h", "/etc"];
  const model = modelOf(
    lab.project,
    {
      db: {
        image: "busybox:1.37",
        command: ["httpd", "-f", "-p", "5432"],
        volumes: [{ type: "volume", source: "data", target: "/data" }],
      },
      api: {
        build: { context: "/nowhere" },
        command: serve,
        environment: { DSN: "app:__aip-secret-DB_PASSWORD-__@db" },
        secrets: [{ source: "token", target: "/run/secrets/token" }],
        depends_on: { db: { condition: "service_started", required: true } },
      },
      web: { build: { context: "/nowhere" }, command: serve, depends_on: { api: { condition: "service_started" } } },
    },
    {
      volumes: { data: { name: `${lab.project}_data` } },
      secrets: { token: { file: `${lab.checkout}/.secrets/token` } },
    },
  );
  return bundleOf(lab, {
    model,
    images: { api: one, web },
    environment: { checks: [], secrets: { DB_PASSWORD: { kind: "environment", variable: "DB_PASSWORD" } } },
    settings: {
      db: { ...plainUnit, stateful: true, ready: { kind: "tcp", port: 5432 } },
      api: { ...plainUnit, ready: { kind: "http", port: 8080, path: "/passwd", status: [200] } },
      web: {
        ...plainUnit,
        ready: { kind: "command", command: ["wget", "-q", "-O", "-", "http://localhost:8080/passwd"] },
      },
    },
  });
}

const secrets = { token: "first$token$$", DB_PASSWORD: "p$HOME'\"\\x" };
const proven = ["every unit runs the release: succeeded", "every unit is ready: succeeded"];

test("the first release starts everything in waves, and each service gets its secrets to the letter", async () => {
  const first = await shop(one);
  const brought = await bringTo(lab.target, first, materialsOf(first, secrets));
  expect(outcomes(brought)).toEqual([
    ...["files succeeded", "pull succeeded", "start:1 succeeded", "start:2 succeeded", "start:3 succeeded"],
    ...proven,
  ]);
  expect(brought.plan.steps.map(({ title }) => title)).toEqual([
    "Place the release's files on the host",
    "Pull the images that the host does not have",
    "Start db",
    "Start api",
    "Start web",
  ]);
  expect(brought.steps.find(({ id }) => id === "start:2")?.detail).toMatch(/^api ready after \d\.\d s$/);
  const [api = ""] = await lab.ids("api");
  expect(await lab.docker("exec", api, "cat", "/run/secrets/token")).toBe(secrets.token);
  expect(await lab.docker("exec", api, "sh", "-c", 'printf %s "$DSN"')).toBe(`app:${secrets.DB_PASSWORD}@db`);
  expect(await lab.docker("exec", "--user", "1234", api, "cat", "/run/secrets/token")).toBe(secrets.token);
}, 60_000);

test("the same release again touches nothing, and is proven within a second", async () => {
  const first = await shop(one);
  const before = await Promise.all(["db", "api", "web"].map((name) => lab.ids(name)));
  const started = performance.now();
  const brought = await bringTo(lab.target, first, materialsOf(first, secrets));
  expect(performance.now() - started).toBeLessThan(1000);
  expect(brought.plan.steps).toEqual([]);
  expect(outcomes(brought)).toEqual(proven);
  expect(await Promise.all(["db", "api", "web"].map((name) => lab.ids(name)))).toEqual(before);
});

test("one changed image replaces that service alone", async () => {
  const before = { db: await lab.ids("db"), api: await lab.ids("api"), web: await lab.ids("web") };
  const second = await shop(two);
  const brought = await bringTo(lab.target, second, materialsOf(second, secrets));
  expect(outcomes(brought)).toEqual(["files succeeded", "pull succeeded", "roll:1 succeeded", ...proven]);
  expect(actions(brought)).toEqual({ api: "keep", db: "keep", web: "replace" });
  expect(brought.plan.units.find(({ unit }) => unit === "web")?.why).toBe(
    `another image: ${one.digest.slice(7, 19)} → ${two.digest.slice(7, 19)}`,
  );
  expect(await lab.ids("api")).toEqual(before.api);
  expect(await lab.ids("db")).toEqual(before.db);
  expect(await lab.ids("web")).not.toEqual(before.web);
}, 30_000);

test("a rotated secret restarts just the service that uses it", async () => {
  const second = await shop(two);
  const brought = await bringTo(lab.target, second, materialsOf(second, { ...secrets, token: "second" }));
  expect(actions(brought)).toEqual({ api: "replace", db: "keep", web: "keep" });
  expect(brought.plan.units[0]?.why).toBe("a secret was rotated: one of DB_PASSWORD, token");
  expect(outcomes(brought).slice(-2)).toEqual(proven);
  const [api = ""] = await lab.ids("api");
  expect(await lab.docker("exec", api, "cat", "/run/secrets/token")).toBe("second");
}, 30_000);

test("a container that somebody removed comes back, and the others stay", async () => {
  const before = { api: await lab.ids("api"), db: await lab.ids("db") };
  await lab.docker("rm", "--force", ...(await lab.ids("web")));
  const second = await shop(two);
  const materials = materialsOf(second, { ...secrets, token: "second" });
  const [proof] = lab.target.proof(second.bundle, materials);
  expect(await proof?.evaluate(new AbortController().signal)).toMatchObject({
    outcome: "failed",
    detail: "web has 0 running containers, expected 1",
  });
  const brought = await bringTo(lab.target, second, materials);
  expect(actions(brought)).toEqual({ api: "keep", db: "keep", web: "create" });
  expect(outcomes(brought).slice(-2)).toEqual(proven);
  expect({ api: await lab.ids("api"), db: await lab.ids("db") }).toEqual(before);
}, 30_000);

test("an image that was swapped by hand is found out", async () => {
  const second = await shop(two);
  const materials = materialsOf(second, { ...secrets, token: "second" });
  const other = { ...(await shop(one)).bundle };
  const [proof] = lab.target.proof(other, materials);
  const result = await proof?.evaluate(new AbortController().signal);
  expect(result?.detail).toBe(`web runs ${two.digest}, expected ${one.digest}`);
});

test("down leaves no container, network or volume behind", async () => {
  await lab.target.remove({ data: true });
  const label = ["--quiet", "--filter", `label=com.docker.compose.project=${lab.project}`];
  expect(await lab.docker("ps", "--all", ...label)).toBe("");
  expect(await lab.docker("network", "ls", ...label)).toBe("");
  expect(await lab.docker("volume", "ls", ...label)).toBe("");
}, 60_000);
