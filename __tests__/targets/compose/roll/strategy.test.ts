import { describe, expect, test } from "@jest/globals";
import type { ComposeService } from "../../../../src/compose/model.ts";
import { liveFilesOf } from "../../../../src/targets/compose/live.ts";
import { planOf } from "../../../../src/targets/compose/plan.ts";
import type { RunningGateway, RunningUnit } from "../../../../src/targets/target.ts";
import { definition, documentOf, instance, runningOf, type UnitDraft } from "../units.ts";

const changed: UnitDraft = { definition: definition("b") };

function gateway(over: Partial<RunningGateway> = {}): RunningGateway {
  const facts = { keepsIdle: true, connectTimeoutMs: 100 };
  return { unit: "proxy", kind: "nginx", version: "1.30.6", routes: [], facts, pinned: [], ...over };
}

type Around = { unit?: UnitDraft; own?: Partial<RunningUnit>; gateways?: readonly RunningGateway[] };

function planned(service: ComposeService, { unit = {}, own = {}, gateways = [] }: Around = {}) {
  const document = documentOf({ api: { ...changed, service, ...unit }, proxy: {} });
  const running = runningOf({ api: [instance()], proxy: [instance()] }, { api: own });
  return planOf(document, { ...running, gateways }, {});
}

function chosen(...args: Parameters<typeof planned>): string {
  const api = planned(...args).units.find(({ unit }) => unit === "api");
  return `${api?.strategy ?? "none"}: ${api?.how ?? ""}`;
}

describe("how a changed unit is replaced", () => {
  test.each<[string, ComposeService, string]>([
    ["nothing in the way", {}, "roll: nobody has to be told"],
    ["a free port of the host", { ports: [{ target: 80 }] }, "roll: nobody has to be told"],
    ["a range of ports", { ports: [{ target: 80, published: "8000-8010" }] }, "roll: nobody has to be told"],
    ["a port of the host", { ports: [{ target: 80, published: "8080" }] }, "recreate: it has port 8080 of the host"],
    ["a fixed name", { container_name: "api" }, "recreate: its container is always called api"],
    ["the host's network", { network_mode: "host" }, "recreate: it uses the host's own network"],
    ["another one's network", { network_mode: "service:vpn" }, "recreate: it has service:vpn as its network"],
    [
      "a fixed address",
      { networks: { a: { ipv4_address: "10.0.0.2" } } },
      "recreate: it has a fixed address (10.0.0.2)",
    ],
    [
      "a scheduler",
      { command: ["celery", "-A", "shop", "beat"] },
      "recreate: two schedulers would do everything twice",
    ],
    ["a worker", { command: ["celery", "-A", "shop", "worker"] }, "roll: nobody has to be told"],
    ["behind Traefik", { labels: { "traefik.enable": "true" } }, "roll: Traefik sees the new container by itself"],
  ])("%s", (_name, service, expected) => {
    expect(chosen(service)).toBe(expected);
  });

  test("as asked for, unless it cannot be", () => {
    expect(chosen({}, { unit: { strategy: "recreate" } })).toBe("recreate: that was asked for");
    const plan = planned({ container_name: "api" }, { unit: { strategy: "roll" } });
    expect(plan.units[0]).toMatchObject({ strategy: "recreate", how: "its container is always called api" });
    expect(plan.notes).toContain("api is to be rolled and cannot be: its container is always called api.");
  });

  test("what keeps data, or a volume without a name, stays one", () => {
    expect(chosen({}, { unit: { role: "stateful" } })).toBe("recreate: it keeps data");
    expect(chosen({}, { own: { unnamedVolumes: true } })).toMatch(/^recreate: it has a volume without a name/);
  });

  test("nothing that could serve meanwhile", () => {
    expect(chosen({}, { own: { instances: [instance({ state: "exited", exitCode: 1 })] } })).toBe(
      "recreate: nothing of it runs that could serve meanwhile",
    );
  });

  test("whoever shares its network", () => {
    const document = documentOf({ vpn: changed, client: { waits: ["vpn"], follows: ["vpn"] } });
    const { units } = planOf(document, runningOf({ vpn: [instance()], client: [instance()] }), {});
    expect(units.map(({ unit, strategy, how }) => [unit, strategy, how])).toEqual([
      ["client", "recreate", "it goes with vpn"],
      ["vpn", "recreate", "client is made anew with it"],
    ]);
  });

  test("what is kept, made or run has no way of being replaced", () => {
    const { units } = planOf(documentOf({ api: {}, next: {} }), runningOf({ api: [instance()] }), {});
    expect(units.map(({ strategy }) => strategy)).toEqual([undefined, undefined]);
  });
});

describe("gateways", () => {
  test.each([
    ["map", "proxy (nginx) is handed the new address"],
    ["reload", "proxy (nginx) is handed the new address and reloaded"],
    ["ask", "proxy (nginx) asks for the new address by itself"],
  ] as const)("%s", (way, expected) => {
    expect(chosen({}, { gateways: [gateway({ routes: [{ host: "api", port: 80, way }] })] })).toBe(`roll: ${expected}`);
  });

  test("by an alias", () => {
    const gateways = [gateway({ routes: [{ host: "backend", way: "map" }] })];
    expect(chosen({ networks: { a: { aliases: ["backend"] } } }, { gateways })).toBe(
      "roll: proxy (nginx) is handed the new address",
    );
  });

  test("by the name of a container, which the next one will not have", () => {
    const gateways = [gateway({ routes: [{ host: "shop-api-1", way: "map" }] })];
    expect(chosen({}, { gateways })).toBe("recreate: proxy asks for it by the name of its container");
  });

  test("one that cannot be read, in front of what answers requests", () => {
    const gateways = [gateway({ problem: "it has no shell" })];
    const ready = { kind: "http" as const, port: 80, path: "/", status: [200] };
    expect(chosen({}, { gateways, unit: { ready } })).toBe(
      "recreate: it is not known whether proxy would find the new one: it has no shell",
    );
    expect(chosen({}, { gateways })).toBe("roll: nobody has to be told");
  });

  test("what they could do better is noted, for what is rolled behind them", () => {
    const routes = [{ host: "api", port: 80, way: "ask" as const }];
    const slow = gateway({ routes, facts: { connectTimeoutMs: 60_000, validSeconds: 1 } });
    expect(planned({}, { gateways: [slow] }).notes).toEqual([
      "proxy tries a container that has gone for 60 s before it tries the next one. It would be: proxy_connect_timeout 100ms;",
    ]);
    expect(planned({ container_name: "x" }, { gateways: [slow] }).notes).toEqual([]);
  });

  test("the plan says who does not answer while it is replaced", () => {
    const document = documentOf({ proxy: { ...changed, service: { ports: [{ target: 80, published: "8080" }] } } });
    const routes = [{ host: "api", way: "map" as const }];
    const plan = planOf(document, { ...runningOf({ proxy: [instance()] }), gateways: [gateway({ routes })] }, {});
    expect(plan.notes).toEqual([
      "proxy is stopped before its successor starts, because it has port 8080 of the host: it does not answer in between, nor does what is behind it, for about a second and as long as it takes to start.",
    ]);
  });

  test("what an interrupted deployment told one is taken back, when nothing is rolled that would do it", () => {
    const gateways = [gateway({ pinned: ["api"] })];
    const kept = planOf(
      documentOf({ api: {}, proxy: {} }),
      { ...runningOf({ api: [instance()], proxy: [instance()] }), gateways },
      {},
    );
    expect(kept.steps).toEqual([
      { id: "mend", kind: "mend", title: "Mend what was left half done: proxy", units: ["proxy"] },
    ]);
    expect(planned({}, { gateways }).steps.map(({ id }) => id)).toEqual(["files", "pull", "roll:1"]);
  });
});

describe("a gateway of which only mounted files changed", () => {
  const service: ComposeService = {
    ports: [{ target: 80, published: "80" }],
    volumes: [{ type: "bind", source: "aip-tree:new", target: "/etc/gateway" }],
  };
  const proxy = { ...changed, service };
  const shape = liveFilesOf("proxy", documentOf({ proxy }))?.shape ?? "";

  function plan(own: Partial<UnitDraft>, facts: RunningGateway["facts"], over: Partial<RunningGateway> = {}) {
    const running = runningOf({ proxy: [instance({ shape })] });
    const gateways = [gateway({ facts, ...over })];
    return planOf(documentOf({ proxy: { ...proxy, ...own } }), { ...running, gateways }, {});
  }

  const asked = (...args: Parameters<typeof plan>) => {
    const { units, steps, notes } = plan(...args);
    return [`${units[0]?.strategy ?? ""}: ${units[0]?.how ?? ""}`, ...steps.map(({ id }) => id), ...notes];
  };

  test("runs on and loads them", () => {
    expect(asked({}, { keepsIdle: true, reloads: true })).toEqual([
      "reload: only files that it mounts changed",
      "files",
      "pull",
      "reload:1",
    ]);
  });

  test("says what that costs where it costs something", () => {
    expect(asked({}, { reloads: true }, { kind: "haproxy" }).slice(4)).toEqual([
      "proxy loads its new files while it runs, and closes idle connections when it does: a client that sends at that very moment must send again.",
    ]);
  });

  test.each<[string, Partial<UnitDraft>, RunningGateway["facts"]]>([
    ["it cannot load while it runs", {}, { reloads: false }],
    ["that was asked for", { strategy: "recreate" }, { reloads: true }],
    ["something else changed", { service: { ...service, user: "1000" } }, { reloads: true }],
  ])("is recreated when %s", (_name, own, facts) => {
    const [strategy, ...rest] = asked(own, facts);
    expect(strategy).toMatch(/^recreate: /);
    expect(rest).toEqual([
      "files",
      "pull",
      "start:1",
      expect.stringMatching(/^proxy is stopped before its successor starts, because .* for about a second/),
    ]);
  });
});
