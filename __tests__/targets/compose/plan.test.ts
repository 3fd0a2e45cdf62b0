import { describe, expect, test } from "@jest/globals";
import { planOf } from "../../../src/targets/compose/plan.ts";
import type { Instance, TargetPlan } from "../../../src/targets/target.ts";
import { definition, digest, documentOf, foreign, instance, labelled, runningOf, type UnitDraft } from "./units.ts";

/** What happens to the one unit, in a line. */
function happens(draft: UnitDraft, instances: readonly Instance[], prints: Record<string, string> = {}): string {
  const plan = planOf(documentOf({ api: draft }), runningOf(instances.length === 0 ? {} : { api: instances }), prints);
  return lines(plan).join("\n");
}

function lines({ units, notes }: TargetPlan): string[] {
  return [
    ...units.map(({ unit, action, why }) => `${unit}: ${action}, ${why}`),
    ...notes.map((note) => `note: ${note}`),
  ];
}

function steps({ steps: all }: TargetPlan): string[] {
  return all.map(
    ({ id, units, anew }) => `${id} ${units.join(" ")}${anew === undefined ? "" : ` (anew: ${anew.join(" ")})`}`,
  );
}

const secret = { definition: definition("a"), secrets: ["token"] };
const exited = (exitCode: number): Partial<Instance> => ({ state: "exited", exitCode });

describe("a service", () => {
  test.each<[string, UnitDraft, Instance[], string]>([
    ["nothing runs", {}, [], "api: create, is not there yet"],
    ["nothing is wanted", { replicas: 0 }, [], "api: keep, wants no container"],
    ["unchanged", {}, [instance()], "api: keep, unchanged"],
    ["known under several digests", {}, [instance({ digests: [digest("c"), digest("a")] })], "api: keep, unchanged"],
    [
      "another image",
      { digest: digest("b"), definition: definition("b") },
      [instance()],
      "api: replace, another image: aaaaaaaaaaaa → bbbbbbbbbbbb",
    ],
    [
      "an image without any digest",
      {},
      [instance({ digests: [], image: "shop-api" })],
      "api: replace, another image: shop-api → aaaaaaaaaaaa",
    ],
    ["another definition", { definition: definition("b") }, [instance()], "api: replace, its definition changed"],
    [
      "one of two is old",
      { replicas: 2 },
      [instance(), instance({ definition: definition("b") })],
      "api: replace, its definition changed",
    ],
    ["started by hand", {}, [foreign()], "api: replace, was not started by aip-deploy"],
    ["stopped", {}, [instance(exited(0))], "api: replace, had ended with code 0"],
    ["crashed", {}, [instance(exited(137))], "api: replace, had ended with code 137"],
    ["crash loop", {}, [instance({ state: "restarting" })], "api: replace, crashes and is restarted again and again"],
    [
      "half made",
      {},
      [instance(), instance({ state: "created" })],
      "api: replace, an interrupted deployment left it half made",
    ],
    ["paused", {}, [instance({ state: "paused" })], "api: replace, was paused"],
    ["too few", { replicas: 3 }, [instance(), instance()], "api: replace, 2 of it run, 3 are wanted"],
    ["too many", {}, [instance(), instance()], "api: replace, 2 of it run, 1 are wanted"],
    ["restarted long ago", {}, [instance({ restarts: 4 })], "api: keep, unchanged"],
  ])("%s", (_name, unit, instances, expected) => {
    expect(happens(unit, instances)).toBe(expected);
  });

  test("taken off one of its networks it is made anew, and only when nothing else changed", () => {
    const service = { networks: { default: null, inner: null } };
    const on = (...networks: string[]) => [instance({ networks })];
    const whole = on("shop_default", "shop_inner");
    expect(happens({ service }, whole)).toBe("api: keep, unchanged");
    expect(happens({ service }, on("shop_default"))).toBe("api: replace, somebody took it off a network");
    const other = { service, definition: definition("b") };
    expect(happens(other, on("shop_default"))).toBe("api: replace, its definition changed");
    const plan = planOf(documentOf({ api: { service } }), runningOf({ api: on() }), {});
    expect(steps(plan)).toEqual(["files api", "pull api", "start:1 api (anew: api)"]);
  });

  test("a tag is compared with what the container was made from", () => {
    const document = documentOf({ api: { tag: "redis:7" } });
    const plan = (image: string) => lines(planOf(document, runningOf({ api: [instance({ image, digests: [] })] }), {}));
    expect(plan("redis:7")).toEqual(["api: keep, unchanged"]);
    expect(plan("redis:6")).toEqual(["api: replace, another image: redis:6 → redis:7"]);
  });
});

describe("secrets", () => {
  const before = labelled(secret, { token: "1" });

  test.each<[string, UnitDraft, string, string]>([
    ["the same", secret, "1", "api: keep, unchanged"],
    ["rotated", secret, "2", "api: replace, secret token was rotated"],
    [
      "one of several",
      { ...secret, secrets: ["key", "token"] },
      "2",
      "api: replace, a secret was rotated: one of key, token",
    ],
    ["rotated and changed", { ...secret, definition: definition("b") }, "2", "api: replace, its definition changed"],
  ])("%s", (_name, unit, print, expected) => {
    expect(happens(unit, [instance({ definition: before })], { token: print })).toBe(expected);
  });

  test("of others change nothing", () => {
    expect(happens({}, [instance()], { token: "anything" })).toBe("api: keep, unchanged");
  });
});

describe("a stateful unit", () => {
  const stateful: UnitDraft = { role: "stateful" };

  test.each<[string, UnitDraft, Instance[], string]>([
    ["unchanged", stateful, [instance()], "api: keep, unchanged"],
    [
      "started by somebody else",
      stateful,
      [foreign({ digests: [digest("f")] })],
      "api: keep, keeps data, left as it was found\nnote: api keeps data and was not started by aip-deploy: it is left as it was found.",
    ],
    [
      "its own definition changed",
      { ...stateful, definition: definition("b") },
      [instance()],
      "api: replace, its definition changed\nnote: api keeps data and is stopped and started anew (its definition changed); its volumes stay.",
    ],
    [
      "stopped",
      stateful,
      [instance(exited(0))],
      "api: replace, had ended with code 0\nnote: api keeps data and is stopped and started anew (had ended with code 0); its volumes stay.",
    ],
  ])("%s", (_name, unit, instances, expected) => {
    expect(happens(unit, instances)).toBe(expected);
  });

  test("that the release does not have is removed, and said", () => {
    const plan = planOf(
      documentOf({ api: {} }),
      runningOf({ api: [instance()], db: [instance()] }, { db: { stateful: true } }),
      {},
    );
    expect(lines(plan)).toEqual([
      "api: keep, unchanged",
      "db: remove, is not in the release",
      "note: db keeps data and is not in the release: it is stopped and removed; its volumes stay.",
    ]);
    expect(steps(plan)).toEqual(["remove db"]);
  });
});

describe("a one-shot", () => {
  const oneShot: UnitDraft = { role: "one-shot" };

  test.each<[string, UnitDraft, Instance[], string]>([
    ["never ran", oneShot, [], "api: run, never ran"],
    ["done", oneShot, [instance(exited(0))], "api: keep, ended with 0 from this very definition"],
    ["failed before", oneShot, [instance(exited(1))], "api: run, did not end with 0 before"],
    ["still runs", oneShot, [instance()], "api: run, did not end with 0 before"],
    ["changed", { ...oneShot, definition: definition("b") }, [instance(exited(0))], "api: run, its definition changed"],
  ])("%s", (_name, unit, instances, expected) => {
    expect(happens(unit, instances)).toBe(expected);
  });
});

describe("steps", () => {
  const migrate = { name: "migrate", command: ["migrate"], timeoutSeconds: 60 };
  const shop = {
    db: { role: "stateful" as const },
    seed: { role: "one-shot" as const, waits: ["db"] },
    api: { waits: ["db", "seed"], tasks: [migrate] },
    jobs: { waits: ["api"] },
    web: { waits: ["api"] },
    cache: {},
  };

  test("from nothing: stateful first, then by what each waits for, tasks before their service", () => {
    expect(steps(planOf(documentOf(shop), runningOf({}), {}))).toEqual([
      "files api cache db jobs seed web",
      "pull api cache db jobs seed web",
      "start:1 db",
      "start:2 cache seed",
      "task:3 api",
      "start:3 api",
      "start:4 jobs web",
    ]);
  });

  test("titles stay short", () => {
    const many = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, { tasks: [migrate] }]));
    expect(planOf(documentOf(many), runningOf({}), {}).steps.map(({ title }) => title)).toEqual([
      "Place the release's files on the host",
      "Pull the images that the host does not have",
      "Run migrate of a, b, c and 2 more",
      "Start a, b, c and 2 more",
    ]);
  });

  test("nothing to do: no step", () => {
    const all = Object.fromEntries(
      Object.keys(shop).map((name) => [name, [instance(name === "seed" ? exited(0) : {})]]),
    );
    expect(steps(planOf(documentOf(shop), runningOf(all), {}))).toEqual([]);
  });

  test("one changed service: only it, and its tasks only for another image", () => {
    const all = Object.fromEntries(
      Object.keys(shop).map((name) => [name, [instance(name === "seed" ? exited(0) : {})]]),
    );
    const image = { ...shop, api: { ...shop.api, digest: digest("b"), definition: definition("b") } };
    expect(steps(planOf(documentOf(image), runningOf(all), {}))).toEqual([
      "files api",
      "pull api",
      "task:1 api",
      "roll:1 api",
    ]);
    const setting = { ...shop, api: { ...shop.api, definition: definition("b") } };
    expect(steps(planOf(documentOf(setting), runningOf(all), {}))).toEqual(["files api", "pull api", "roll:1 api"]);
  });

  test("what an interrupted run left is mended first, also when it belongs to nobody any more", () => {
    const plan = planOf(
      documentOf({ api: {} }),
      runningOf({ api: [instance(), instance({ state: "created" })], old: [instance({ state: "dead" })] }),
      {},
    );
    expect(steps(plan)).toEqual(["mend api old", "files api", "pull api", "roll:1 api", "remove old"]);
  });

  test("a crash loop is made anew, because Compose would leave it as it is", () => {
    const plan = planOf(documentOf({ api: {} }), runningOf({ api: [instance({ state: "restarting" })] }), {});
    expect(steps(plan).at(-1)).toBe("start:1 api (anew: api)");
  });

  test("what shares a network with another unit is made anew with it", () => {
    const vpn = documentOf({ vpn: { definition: definition("b") }, client: { waits: ["vpn"], follows: ["vpn"] } });
    const plan = planOf(vpn, runningOf({ vpn: [instance()], client: [instance()] }), {});
    expect(lines(plan)).toEqual(["client: replace, is made anew with vpn", "vpn: replace, its definition changed"]);
    expect(steps(plan).slice(-2)).toEqual(["start:1 vpn", "start:2 client (anew: client)"]);
  });

  test("units that it is not about are left as they are, whatever they are", () => {
    const document = documentOf({
      gateway: { definition: definition("b") },
      api: { definition: definition("b") },
      db: {},
    });
    const running = runningOf({ gateway: [instance()], api: [instance({ state: "created" })], old: [instance()] });
    const plan = planOf(document, running, {}, ["gateway"]);
    expect(lines(plan)).toEqual([
      "api: keep, is left as it is",
      "db: keep, is left as it is",
      "gateway: replace, its definition changed",
    ]);
    expect(steps(plan)).toEqual(["files gateway", "pull gateway", "roll:1 gateway"]);
  });

  test("a removed unit makes way first when a new one wants its port or its name", () => {
    const ports = [{ target: 80, published: "8080" }];
    const document = documentOf({
      proxy: { service: { ports } },
      named: { service: { container_name: "shop-named" } },
    });
    const running = runningOf(
      { gateway: [instance()], old: [instance()], other: [instance()] },
      {
        gateway: { holds: ["port 8080/tcp"] },
        old: { holds: ["name shop-named"] },
        other: { holds: ["port 9090/tcp"] },
      },
    );
    expect(steps(planOf(document, running, {})).slice(2)).toEqual([
      "remove:first gateway old",
      "start:1 named proxy",
      "remove other",
    ]);
  });
});
