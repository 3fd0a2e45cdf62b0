import { describe, expect, test } from "@jest/globals";
import type { ComposeModel, ComposeService } from "../../../src/compose/model.ts";
import { canonicalJson, treeId } from "../../../src/release/naming.ts";
import { readDocument } from "../../../src/targets/compose/document.ts";
import { renderBundle, type RenderInput, type UnitSettings } from "../../../src/targets/compose/render.ts";
import { readTree } from "../../../src/targets/compose/tree.ts";
import { tree as filesAt } from "../../support/tree.ts";
import { digest } from "./units.ts";

const plain: UnitSettings = { active: true, stateful: false, oneShot: false, tasks: [], after: [] };
const image = { repository: "registry.test/shop/api", digest: digest("b") };
const files = { "nginx/conf.d/site.conf": "listen 80;\n", "nginx/run.sh": "#!/bin/sh\n", "app.ini": "[app]\n" };

/** The document of a model whose services are all active; `at` is the checkout. */
async function render(
  services: Record<string, ComposeService>,
  more: Partial<RenderInput> & { rest?: Partial<ComposeModel> } = {},
) {
  const { rest, ...input } = more;
  const model: ComposeModel = { name: "shop", services, ...rest };
  const rendered = await renderBundle({
    root: "/checkout",
    model,
    images: {},
    settings: Object.fromEntries(Object.keys(services).map((name) => [name, plain])),
    mounts: [],
    environment: { checks: [], secrets: {} },
    readTree: (path) => readTree(path),
    ...input,
  });
  return { ...rendered, document: readDocument(rendered.bundle) };
}

const redis: ComposeService = { image: "redis:7" };

describe("a service on its host", () => {
  test("runs its image by digest, and nothing tells how it was built", async () => {
    const api: ComposeService = {
      image: "shop-api:dev",
      build: { context: "/checkout/api", dockerfile: "Dockerfile" },
      develop: { watch: [] },
      profiles: ["api"],
      pull_policy: "build",
      entrypoint: null,
      command: ["serve", "$$PORT"],
      "x-owner": "team",
      labels: { "aip-deploy.ready": "tcp://:80", "org.team": "a" },
      environment: { A: "1", FROM_SHELL: null },
    };
    const { document } = await render({ api }, { images: { api: image } });
    expect(document.model.services["api"]).toEqual({
      image: `${image.repository}@${image.digest}`,
      command: ["serve", "$$PORT"],
      environment: { A: "1", FROM_SHELL: null },
      labels: { "org.team": "a" },
    });
    expect(document.units["api"]).toMatchObject({
      digest: image.digest,
      role: "service",
      replicas: 1,
      startSeconds: 120,
    });
  });

  test("keeps the name of an image that nobody here builds", async () => {
    const { document } = await render({ cache: redis, pinned: { image: `redis:7@${digest("c")}` } });
    expect(document.model.services["cache"]?.image).toBe("redis:7");
    expect(document.units["cache"]?.digest).toBeUndefined();
    expect(document.units["pinned"]?.digest).toBe(digest("c"));
  });

  test("is refused when it is built and no image is given", async () => {
    const built = { image: "shop-api", build: { context: "/checkout" } };
    await expect(render({ api: built })).rejects.toThrow("services.api: its image is no part of the release");
  });

  test("behind an inactive profile is left out, also as a dependency and with its files", async () => {
    const services = {
      api: { ...redis, depends_on: { debug: { condition: "service_started", required: false } } },
      debug: { ...redis, secrets: [{ source: "key" }] },
    };
    const settings = { api: plain, debug: { ...plain, active: false } };
    const { document, bundle } = await render(services, {
      settings,
      rest: { secrets: { key: { file: "/checkout/key" } } },
    });
    expect(document.model).toEqual({ name: "shop", services: { api: redis } });
    expect(document.units["api"]?.waits).toEqual([]);
    expect(bundle.secrets).toEqual([]);
  });
});

describe("what a unit is", () => {
  test("its role, order, followers, number and tasks", async () => {
    const tasks = [{ name: "migrate", command: ["migrate"], timeoutSeconds: 60 }];
    const ready = { kind: "tcp" as const, port: 6379 };
    const { document } = await render(
      {
        db: redis,
        seed: redis,
        api: {
          ...redis,
          deploy: { replicas: 3 },
          depends_on: { db: { condition: "service_healthy" }, seed: { condition: "service_completed_successfully" } },
        },
        side: {
          ...redis,
          scale: 2,
          network_mode: "service:api",
          depends_on: { api: { condition: "service_started", restart: true } },
        },
      },
      {
        settings: {
          db: { ...plain, stateful: true },
          seed: { ...plain, oneShot: true },
          api: { ...plain, tasks, ready, startSeconds: 5, after: ["db", "side-that-is-not-there"] },
          side: plain,
        },
      },
    );
    expect(document.units["db"]?.role).toBe("stateful");
    expect(document.units["seed"]?.role).toBe("one-shot");
    expect(document.units["api"]).toMatchObject({
      replicas: 3,
      waits: ["db", "seed"],
      follows: [],
      tasks,
      ready,
      startSeconds: 5,
    });
    expect(document.units["side"]).toMatchObject({ replicas: 2, waits: ["api"], follows: ["api"] });
  });

  test("a circle is refused", async () => {
    const settings = { a: { ...plain, after: ["b"] }, b: { ...plain, after: ["a"] } };
    await expect(render({ a: redis, b: redis }, { settings })).rejects.toMatchObject({ code: "compose.invalid" });
  });
});

describe("the definition changes with what makes a restart necessary", () => {
  const base: ComposeService = {
    ...redis,
    networks: { back: null },
    volumes: [{ type: "volume", source: "data", target: "/data" }],
  };
  const rest = { networks: { back: { name: "shop_back" } }, volumes: { data: { name: "shop_data" } } };
  const definitionOf = async (service: ComposeService, more: Partial<ComposeModel> = {}) =>
    (await render({ api: service, db: redis }, { rest: { ...rest, ...more } })).document.units["api"]?.definition;

  test.each<[string, ComposeService, Partial<ComposeModel>]>([
    ["image", { ...base, image: "redis:8" }, {}],
    ["environment", { ...base, environment: { A: "1" } }, {}],
    ["limits", { ...base, deploy: { resources: { limits: { memory: "1" } } } }, {}],
    ["its network", base, { networks: { back: { name: "shop_back", internal: true } } }],
    ["its volume", base, { volumes: { data: { name: "shop_data", driver_opts: { type: "tmpfs" } } } }],
  ])("%s: changes it", async (_name, service, more) => {
    expect(await definitionOf(service, more)).not.toBe(await definitionOf(base));
  });

  test.each<[string, ComposeService, Partial<ComposeModel>]>([
    ["order", { ...base, depends_on: { db: { condition: "service_started" } } }, {}],
    ["number", { ...base, scale: 3, deploy: { replicas: 3 } }, {}],
    ["a network of others", base, { networks: { ...rest.networks, front: { name: "shop_front" } } }],
  ])("%s: does not", async (_name, service, more) => {
    expect(await definitionOf({ ...service })).toBe(await definitionOf({ ...base, deploy: {} }));
    expect(await definitionOf(base, more)).toBe(await definitionOf(base));
  });
});

describe("files", () => {
  const services = (root: string): Record<string, ComposeService> => ({
    web: {
      ...redis,
      volumes: [
        { type: "bind", source: `${root}/nginx`, target: "/etc/nginx", bind: { create_host_path: true } },
        { type: "bind", source: `${root}/app.ini`, target: "/etc/app.ini", read_only: true },
        { type: "bind", source: `${root}/src`, target: "/src" },
        { type: "volume", target: "/src/node_modules" },
        { type: "bind", source: `${root}/uploads`, target: "/uploads" },
        { type: "bind", source: "/etc/localtime", target: "/etc/localtime", read_only: true },
      ],
      configs: [
        { source: "ini", target: "/ini" },
        { source: "host", target: "/host" },
      ],
      secrets: [{ source: "key" }],
    },
  });
  const mounts = [
    { service: "web", target: "/etc/nginx", decision: "capture" as const },
    { service: "web", target: "/etc/app.ini", decision: "capture" as const },
    { service: "web", target: "/src", decision: "drop" as const },
    { service: "web", target: "/src/node_modules", decision: "drop" as const },
    { service: "web", target: "/uploads", decision: "state" as const, source: "/srv/shop/$uploads" },
  ];
  const rest = (root: string): Partial<ComposeModel> => ({
    configs: { ini: { name: "shop_ini", file: `${root}/app.ini` }, host: { file: "/etc/hosts" } },
    secrets: { key: { name: "shop_key", file: `${root}/.secrets/dev/key` } },
  });
  const renderAt = (root: string) => render(services(root), { root, mounts, rest: rest(root) });

  test("go along as trees, are left out, or stay where the host has them", async () => {
    const { document, bundle, blobs } = await renderAt(filesAt(files));
    const [folder, single] = ["nginx", "app.ini"].map((name) =>
      Object.keys(bundle.trees).find((id) => {
        const paths = bundle.trees[id]?.map(({ path }) => path).join();
        return name === "nginx" ? paths === "conf.d/site.conf,run.sh" : paths === "";
      }),
    );
    expect(document.model.services["web"]?.volumes).toEqual([
      {
        type: "bind",
        source: `aip-tree:${folder}`,
        target: "/etc/nginx",
        read_only: true,
        bind: { create_host_path: false },
      },
      {
        type: "bind",
        source: `aip-tree:${single}`,
        target: "/etc/app.ini",
        read_only: true,
        bind: { create_host_path: false },
      },
      { type: "bind", source: "/srv/shop/$$uploads", target: "/uploads", bind: { create_host_path: false } },
      { type: "bind", source: "/etc/localtime", target: "/etc/localtime", read_only: true },
    ]);
    expect(document.model.configs).toEqual({
      ini: { name: "shop_ini", file: `aip-tree:${single}` },
      host: { file: "/etc/hosts" },
    });
    expect(document.model.secrets).toEqual({ key: { name: "shop_key", file: "aip-secret:key" } });
    expect(bundle.secrets).toEqual([{ name: "key", from: "file", file: ".secrets/dev/key" }]);
    for (const [id, tree] of Object.entries(bundle.trees)) {
      expect(treeId(tree)).toBe(id);
      for (const entry of tree) expect(blobs.get(entry.digest)).toHaveLength(entry.size);
    }
  });

  test("of two checkouts give the same bytes; a changed file gives another definition", async () => {
    const [one, two] = [await renderAt(filesAt(files, "one")), await renderAt(filesAt(files, "elsewhere"))];
    expect(canonicalJson(one.bundle)).toBe(canonicalJson(two.bundle));
    expect(one.warnings).toEqual([]);
    const changed = await renderAt(filesAt({ ...files, "nginx/conf.d/site.conf": "listen 81;\n" }));
    expect(changed.document.units["web"]?.definition).not.toBe(one.document.units["web"]?.definition);
  });

  test("whatever still names the checkout is said", async () => {
    const { warnings } = await render({
      api: { ...redis, environment: { HOME_OF: "/checkout/x", OTHER: "/checkouts" } },
    });
    expect(warnings).toEqual([
      "services.api.environment.HOME_OF holds the path of the checkout, so that other machines make another release of it",
    ]);
  });

  test("a mounted file that is missing is named", async () => {
    const service = { ...redis, volumes: [{ type: "bind" as const, source: "/checkout/none", target: "/x" }] };
    const decided = [{ service: "api", target: "/x", decision: "capture" as const }];
    await expect(render({ api: service }, { mounts: decided })).rejects.toThrow(
      "/checkout/none: is mounted into a service, but cannot be read (ENOENT)",
    );
  });
});

describe("secrets", () => {
  test("of variables stay placeholders; a unit knows its own", async () => {
    const services = {
      api: { ...redis, environment: { DSN: "pg://app:__aip-secret-DB-__@db" } },
      web: redis,
    };
    const environment = {
      checks: [],
      secrets: {
        DB: { kind: "environment" as const, variable: "PROD_DB" },
        UNUSED: { kind: "file" as const, file: "x" },
      },
    };
    const { document, bundle } = await render(services, { environment });
    expect(document.units["api"]?.secrets).toEqual(["DB"]);
    expect(document.units["web"]?.secrets).toEqual([]);
    expect(bundle.secrets).toEqual([{ name: "DB", from: "environment", variable: "PROD_DB" }]);
  });

  test("of the environment come as files", async () => {
    const service = { ...redis, secrets: [{ source: "token" }] };
    const { document, bundle } = await render(
      { api: service },
      { rest: { secrets: { token: { name: "shop_token", environment: "TOKEN" } } } },
    );
    expect(document.model.secrets).toEqual({ token: { name: "shop_token", file: "aip-secret:token" } });
    expect(bundle.secrets).toEqual([{ name: "token", from: "environment", variable: "TOKEN" }]);
  });

  test("one name for two values is refused", async () => {
    const service = { ...redis, environment: { A: "__aip-secret-key-__" }, secrets: [{ source: "key" }] };
    const environment = { checks: [], secrets: { key: { kind: "environment" as const, variable: "KEY" } } };
    const rest = { secrets: { key: { file: "/checkout/.secrets/key" } } };
    await expect(render({ api: service }, { environment, rest })).rejects.toThrow(
      "secret key comes from file .secrets/key and from environment variable KEY",
    );
  });
});

describe("integration tests", () => {
  test("that are a service go along beside the units", async () => {
    const services = {
      api: redis,
      e2e: {
        ...redis,
        profiles: ["test"],
        build: { context: "/checkout/e2e" },
        depends_on: { api: { condition: "service_started" } },
      },
    };
    const tests = { run: { kind: "service" as const, service: "e2e" }, junit: "/out/junit.xml", timeoutSeconds: 60 };
    const { document } = await render(services, {
      images: { e2e: image },
      settings: { api: plain, e2e: { ...plain, active: false } },
      environment: { checks: [], secrets: {}, tests, url: "http://localhost:8080" },
    });
    expect(Object.keys(document.units)).toEqual(["api"]);
    expect(document.url).toBe("http://localhost:8080");
    expect(document.tests).toEqual({
      service: "e2e",
      definition: {
        image: `${image.repository}@${image.digest}`,
        depends_on: { api: { condition: "service_started" } },
      },
      beside: {},
      digest: image.digest,
      secrets: [],
      junit: "/out/junit.xml",
      timeoutSeconds: 60,
    });
  });

  test("bring along what only they need", async () => {
    const inactive = { ...plain, active: false };
    const needs = (...names: string[]) => ({
      depends_on: Object.fromEntries(names.map((name) => [name, { condition: "service_started" }])),
    });
    const services = {
      api: redis,
      e2e: { ...redis, ...needs("api", "browser") },
      browser: { ...redis, ...needs("display") },
      display: redis,
      debug: redis,
    };
    const tests = { run: { kind: "service" as const, service: "e2e" }, timeoutSeconds: 60 };
    const settings = {
      api: plain,
      e2e: inactive,
      browser: { ...inactive, startSeconds: 5 },
      display: inactive,
      debug: inactive,
    };
    const { document } = await render(services, { settings, environment: { checks: [], secrets: {}, tests } });
    expect(Object.keys(document.units)).toEqual(["api"]);
    expect(document.tests?.beside).toEqual({
      browser: { definition: { ...redis, ...needs("display") }, waits: ["display"], startSeconds: 5 },
      display: { definition: redis, waits: [], startSeconds: 120 },
    });
  });

  test("that name no service are refused", async () => {
    const tests = { run: { kind: "service" as const, service: "e2" }, timeoutSeconds: 60 };
    await expect(render({ api: redis }, { environment: { checks: [], secrets: {}, tests } })).rejects.toThrow(
      'no service "e2"',
    );
  });
});

test("a document of another version is refused by what is wrong with it", async () => {
  const { bundle } = await render({ api: redis });
  const document = { ...(bundle.document as object), format: 2, units: { gone: {} } } as never;
  expect(() => readDocument({ ...bundle, document })).toThrow(/format: .*\nunits\.gone\.role: /);
});
