// The ledger in a real registry: what is stored is read back, whoever writes at the same time, whatever breaks in between.

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startRegistry, type ThrowAwayRegistry } from "../../scripts/lab/registry.ts";
import { systemClock } from "../../src/clock.ts";
import { describe as describeBlob, toManifest } from "../../src/registry/artifact.ts";
import type { RegistryClient } from "../../src/registry/client.ts";
import { digestOf } from "../../src/release/release.ts";
import { lookUp } from "../../src/registry/lookup.ts";
import type { Ledger, NewEntry } from "../../src/release/ledger.ts";
import { canonicalJson, releaseId, treeId } from "../../src/release/naming.ts";
import { ociLedger } from "../../src/release/oci-ledger.ts";
import type { ReleaseContent } from "../../src/release/release.ts";
import { aClient, aPassword, failureOf } from "../support/registry.ts";

let open: ThrowAwayRegistry;
let guarded: ThrowAwayRegistry;
let dataDir = "";

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "aip-deploy-ledger-"));
  [open, guarded] = await Promise.all([
    startRegistry({ dataDir }),
    startRegistry({ users: { teacher: "chalk and cheese" } }),
  ]);
}, 600_000);

afterAll(async () => {
  await Promise.all([open.remove(), guarded.remove()]);
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

let count = 0;
/** A repository that nobody has used. */
function freshRepository({ address } = open): string {
  return `${address}/ledger/${++count}`;
}

function aLedger(repository = freshRepository(), registry = aClient()): Ledger {
  return ociLedger({ registry, repository, clock: systemClock, random: Math.random });
}

function aRelease(app = "shop", files: readonly string[] = ["server {}", ""]): ReleaseContent {
  const blobs = new Map(files.map((text) => [digestOf(text), Buffer.from(text)]));
  const tree = files.map((text, index) => ({
    path: `file-${index}`,
    mode: "644" as const,
    digest: digestOf(text),
    size: text.length,
  }));
  const bundle = {
    target: "compose" as const,
    document: { services: { web: { image: "x", ports: [80] } } },
    trees: files.length === 0 ? {} : { [treeId(tree)]: tree },
    secrets: [{ name: "key", from: "environment" as const, variable: "KEY" }],
  };
  const image = { repository: "localhost:5000/shop/web", digest: digestOf("image"), key: `c1-${"0".repeat(40)}` };
  return {
    release: { format: 1, app, images: { web: image }, bundles: { dev: bundle } },
    origin: { commit: "1".repeat(40), ref: "refs/heads/develop", createdAt: "2026-01-05T10:00:00.000Z" },
    blobs,
  };
}

function hold(by: string): NewEntry {
  return { kind: "hold", act: { by, at: "2026-01-05T10:00:00.000Z", reason: "trying" } };
}

async function pushDocument(registry: RegistryClient, repository: string, tag: string, document: Artifactish) {
  const { text, mediaType = "application/vnd.aip-deploy.entry.v1+json", annotations = {} } = document;
  await registry.putBlob(repository, Buffer.from(text));
  await registry.putBlob(repository, Buffer.from("{}"));
  const config = describeBlob(mediaType, Buffer.from(text));
  await registry.putManifest(repository, tag, toManifest({ config, layers: [], annotations }));
}

type Artifactish = { text: string; mediaType?: string; annotations?: Record<string, string> };

describe("releases", () => {
  test("are read back by their id or its beginning, files included", async () => {
    const content = aRelease();
    const ledger = aLedger();
    const id = await ledger.store(content);
    expect(id).toBe(releaseId(content.release));
    const stored = { id, release: content.release, origin: content.origin };
    for (const name of [id, id.slice(0, 6), id.slice(0, 12), id.slice(0, 20), id.slice(0, 8).toUpperCase()]) {
      expect(await ledger.release(name)).toEqual(stored);
    }
    expect(Buffer.from(await ledger.blob(digestOf("server {}"))).toString()).toBe("server {}");
    expect(await ledger.blob(digestOf(""))).toHaveLength(0);
  });

  test("are stored once, and the first origin stays", async () => {
    const repository = freshRepository();
    const ledger = aLedger(repository);
    const id = await ledger.store(aRelease());
    const before = await aClient().headManifest(repository, `release-${id.slice(0, 12)}`);
    await ledger.store({ ...aRelease(), origin: { commit: "2", ref: "refs/heads/main", createdAt: "later" } });
    expect(await aClient().headManifest(repository, `release-${id.slice(0, 12)}`)).toEqual(before);
    expect((await ledger.release(id)).origin).toEqual(aRelease().origin);
  });

  test("may be without files", async () => {
    const ledger = aLedger();
    const content = aRelease("bare", []);
    expect((await ledger.release(await ledger.store(content))).release).toEqual(content.release);
  });

  test("whose names begin alike are told apart or listed", async () => {
    const repository = freshRepository();
    const ledger = aLedger(repository);
    const id = await ledger.store(aRelease());
    const twin = `release-${id.slice(0, 8)}ffff`;
    await pushDocument(aClient(), repository, twin, { text: "{}" });
    const [first, second] = [`release-${id.slice(0, 12)}`, twin].sort().map((tag) => tag.replace("release-", ""));
    expect(await failureOf(ledger.release(id.slice(0, 7)))).toMatchObject({
      code: "release.unknown",
      message: `release "${id.slice(0, 7)}": may be ${first ?? ""} or ${second ?? ""}; give more digits`,
    });
    expect((await ledger.release(id.slice(0, 12))).id).toBe(id);
  });

  test("are never written over another one of the same tag", async () => {
    const repository = freshRepository();
    const tag = `release-${releaseId(aRelease().release).slice(0, 12)}`;
    const text = canonicalJson(aRelease("other").release);
    await pushDocument(aClient(), repository, tag, { text, mediaType: "application/vnd.aip-deploy.release.v1+json" });
    const failure = await failureOf(aLedger(repository).store(aRelease()));
    expect(failure).toMatchObject({
      code: "registry.conflict",
      message: expect.stringContaining(`${repository}:${tag}`),
    });
  });

  test.each([
    ["12345", "must be at least six of its digits"],
    ["latest", "must be at least six of its digits"],
    ["abcdef", "has no release that begins so"],
    ["abcdef012345", "has no such release"],
    ["abcdef".repeat(10), "has no such release"],
  ])("%s is unknown", async (id, message) => {
    const failure = await failureOf(aLedger().release(id));
    expect(failure).toMatchObject({ code: "release.unknown", message: expect.stringContaining(message) });
  });

  test("whose file is missing or another are not stored", async () => {
    const repository = freshRepository();
    const { release, origin } = aRelease();
    const failure = await failureOf(aLedger(repository).store({ release, origin, blobs: new Map() }));
    expect(failure).toMatchObject({ code: "internal", message: expect.stringContaining("is missing") });
    expect(await aClient().listTags(repository)).toEqual([]);
  });

  test("whose file somebody deleted say so", async () => {
    expect(await failureOf(aLedger().blob(digestOf("gone")))).toMatchObject({ code: "release.incomplete" });
  });
});

describe("histories", () => {
  test("begin empty", async () => {
    const ledger = aLedger();
    expect(await ledger.state("dev")).toEqual({ environment: "dev", number: 0, good: [], signOffs: [] });
    expect(await ledger.history("dev", 10)).toEqual([]);
  });

  test("of thirty entries come newest first, and no environment sees another's", async () => {
    const ledger = aLedger();
    for (let number = 1; number <= 30; number++) await ledger.append("dev", hold(`p${number}`));
    await ledger.append("dev-30", hold("somebody else"));
    const entries = await ledger.history("dev", 100);
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => 30 - index));
    expect(entries.map(({ state }) => state.hold?.by)).toEqual(entries.map(({ number }) => `p${number}`));
    expect((await ledger.history("dev", 3)).map(({ number }) => number)).toEqual([30, 29, 28]);
    expect((await ledger.history("dev-30", 3)).map(({ number }) => number)).toEqual([1]);
    expect(await ledger.state("dev")).toEqual(entries[0]?.state);
  }, 60_000);

  test("keep a whole deployment as it was given", async () => {
    const ledger = aLedger();
    const release = await ledger.store(aRelease());
    const act = { by: "anna", at: "2026-01-05T10:00:00.000Z", link: "https://example.org/run/1" };
    const given: NewEntry = {
      kind: "deployment",
      deployment: "deploy",
      release,
      commit: "1".repeat(40),
      act,
      endedAt: "2026-01-05T10:01:00.000Z",
      outcome: "failed",
      verified: false,
      approvals: [act],
      steps: [
        {
          id: "start:web",
          title: "Start web",
          outcome: "failed",
          seconds: 1.5,
          failure: { unit: "web", message: "exit code 1", log: ["oh no", "é"], events: ["die"] },
        },
      ],
      checks: [
        {
          name: "http",
          outcome: "errored",
          seconds: 0.1,
          detail: "no answer",
          tests: { passed: 1, failed: 0, skipped: 0, failures: [] },
        },
      ],
      secrets: { key: "ab12" },
      failure: "web did not start",
    };
    const entry = await ledger.append("dev", given);
    expect(await ledger.history("dev", 1)).toEqual([entry]);
    expect(entry).toEqual({ ...given, number: 1, state: entry.state });
    expect(entry.state.last).toEqual({ release, number: 1, outcome: "failed", at: given.endedAt });
  });

  test("take any name of an environment", async () => {
    const ledger = aLedger();
    const names = ["review-12", "release-0123456789ab", "Größe/östlich", "dev.claim", "x".repeat(300)];
    for (const name of names) expect((await ledger.append(name, hold(name))).number).toBe(1);
    for (const name of names) expect((await ledger.state(name)).hold?.by).toBe(name);
  }, 30_000);

  test("refuse an entry that could not be read back", async () => {
    const repository = freshRepository();
    const bad: NewEntry = { kind: "hold", act: { by: "anna", at: "yesterday" } };
    expect((await failureOf(aLedger(repository).append("dev", bad))).code).toBe("internal");
    expect(await aClient().listTags(repository)).toEqual([]);
  });

  test("leave out what somebody deleted", async () => {
    const repository = freshRepository();
    const ledger = aLedger(repository);
    for (const by of ["a", "b", "c"]) await ledger.append("dev", hold(by));
    const second = await aClient().headManifest(repository, "dev-2");
    await aClient().deleteManifest(repository, second?.digest ?? "");
    expect((await ledger.history("dev", 10)).map(({ number }) => number)).toEqual([3, 1]);
  });

  test("are found with three requests", async () => {
    const repository = freshRepository();
    await aLedger(repository).append("dev", hold("a"));
    const { registry, calls } = counting();
    await aLedger(repository, registry).state("dev");
    expect(calls).toEqual(["getManifest dev", "headManifest dev-2.taken", expect.stringMatching(/^getBlob sha256:/)]);
  });
});

/** A client that notes what it is asked, up to a call after which it is as dead as a killed process. */
function counting(deadFrom?: string) {
  const calls: string[] = [];
  const real = aClient();
  let dead = false;
  const registry = new Proxy(real, {
    get:
      (_target, name: keyof RegistryClient) =>
      async (repository: string, reference: string, ...rest: never[]) => {
        const call = `${name} ${reference}`;
        dead ||= call === deadFrom;
        if (dead) await new Promise(() => undefined);
        calls.push(call);
        return (real[name] as (...parameters: unknown[]) => unknown)(repository, reference, ...rest);
      },
  });
  return { registry, calls };
}

describe("a writer that is killed", () => {
  async function killedAt(call: string) {
    const repository = freshRepository();
    const ledger = aLedger(repository);
    await ledger.append("dev", hold("first"));
    const { registry, calls } = counting(call);
    void aLedger(repository, registry).append("dev", hold("killed"));
    while (await isBusy(calls));
    return ledger;
  }

  /** Whether something was asked lately. */
  async function isBusy(calls: readonly string[]): Promise<boolean> {
    const before = calls.length;
    await systemClock.sleep(500);
    return calls.length !== before;
  }

  test("before it moved the pointer has its entry counted", async () => {
    const ledger = await killedAt("putManifest dev");
    expect((await ledger.state("dev")).hold?.by).toBe("killed");
    expect((await ledger.append("dev", hold("next"))).number).toBe(3);
    expect((await ledger.history("dev", 9)).map(({ state }) => state.hold?.by)).toEqual(["next", "killed", "first"]);
  });

  test("before it moved the very first pointer has its entry counted", async () => {
    const repository = freshRepository();
    const { registry, calls } = counting("putManifest dev");
    void aLedger(repository, registry).append("dev", hold("killed"));
    while (await isBusy(calls));
    expect((await aLedger(repository).state("dev")).hold?.by).toBe("killed");
    expect((await aLedger(repository).append("dev", hold("next"))).number).toBe(2);
  });

  test("after it took the number blocks nobody", async () => {
    const ledger = await killedAt("putManifest dev-2");
    expect((await ledger.state("dev")).hold?.by).toBe("first");
    expect((await ledger.append("dev", hold("next"))).number).toBe(3);
    expect((await ledger.history("dev", 9)).map(({ number }) => number)).toEqual([3, 1]);
  }, 20_000);

  test.each(["putManifest dev.claim", "putManifest dev-2.taken"])("at %s leaves nothing", async (call) => {
    const ledger = await killedAt(call);
    expect((await ledger.append("dev", hold("next"))).number).toBe(2);
  });
});

describe("writers at the same time", () => {
  test.each([
    ["twenty of one process", 1, 20],
    ["four processes with five each", 4, 5],
    ["two people", 2, 1],
  ])(
    "%s get numbers of their own, and none is lost",
    async (_name, ledgers, each) => {
      const repository = freshRepository();
      const appended = await Promise.all(
        Array.from({ length: ledgers }, () => aLedger(repository)).flatMap((ledger, person) =>
          Array.from({ length: each }, (_, turn) => ledger.append("dev", hold(`${person}.${turn}`))),
        ),
      );
      const numbers = appended.map(({ number }) => number);
      expect(new Set(numbers).size).toBe(ledgers * each);
      const history = await aLedger(repository).history("dev", 1000);
      const byNumber = [...appended].sort((left, right) => right.number - left.number);
      expect(history).toEqual(byNumber);
    },
    120_000,
  );
});

describe("a registry that is not as it should be", () => {
  test("wants a login: with it, without it, with a wrong one", async () => {
    const repository = freshRepository(guarded);
    const withLogin = aLedger(repository, aClient({ credentials: aPassword("teacher", "chalk and cheese") }));
    const id = await withLogin.store(aRelease());
    expect((await withLogin.append("dev", hold("a"))).number).toBe(1);
    expect((await withLogin.release(id.slice(0, 8))).id).toBe(id);
    const wrong = aClient({ credentials: aPassword("teacher", "chalk") });
    for (const registry of [aClient(), wrong]) {
      expect(await failureOf(aLedger(repository, registry).state("dev"))).toMatchObject({
        code: "registry.unauthorized",
        message: expect.stringMatching(
          /^127\.0\.0\.1:\d+: GET ledger\/\d+\/manifests\/dev: status 401, authentication required/,
        ),
        hint: `Log in with an account that may do this: docker login ${guarded.address}`,
      });
    }
  });

  test("goes away and comes back", async () => {
    const ledger = aLedger(
      freshRepository(guarded),
      aClient({ credentials: aPassword("teacher", "chalk and cheese") }),
    );
    await ledger.append("dev", hold("a"));
    await guarded.stop();
    for (const work of [() => ledger.state("dev"), () => ledger.append("dev", hold("b"))]) {
      expect(await failureOf(work())).toMatchObject({
        code: "registry.unreachable",
        message: expect.stringContaining(guarded.address),
      });
    }
    expect((await failureOf(ledger.store(aRelease()))).code).toBe("registry.unreachable");
    await guarded.start();
    expect((await ledger.append("dev", hold("c"))).number).toBe(2);
  }, 60_000);

  test("has a release whose document was damaged on its disk", async () => {
    const repository = freshRepository();
    const ledger = aLedger(repository);
    const id = await ledger.store(aRelease("damaged"));
    const file = join(dataDir, "docker/registry/v2/blobs/sha256", id.slice(0, 2), id, "data");
    await writeFile(file, (await readFile(file, "utf8")).replace("damaged", "dAmaged"));
    expect(await readdir(join(file, ".."))).toEqual(["data"]);
    const failure = await failureOf(ledger.release(id));
    expect(failure).toMatchObject({
      code: "registry.invalid",
      message: expect.stringContaining(`${repository}:release-${id.slice(0, 12)}: `),
    });
  });

  const annotations = { "aip-deploy.number": "1" };
  const held = { kind: "hold", number: 1, act: { by: "a", at: "2026-01-05T10:00:00Z" } };
  const state = { environment: "dev", number: 1, good: [], signOffs: [] };
  const document = (entry: unknown, format = 1) => JSON.stringify({ format, entry });
  test.each<[string, Artifactish, string]>([
    ["no JSON", { text: "hello", annotations }, "its document is no JSON"],
    ["another shape", { text: document({ ...held, state: {} }), annotations }, "has not the right shape: entry.state."],
    ["no number", { text: document({ ...held, state }) }, 'its entry must have a number, got ""'],
    [
      "another number",
      { text: document({ ...held, number: 2, state }), annotations },
      "must be entry 1 of dev, got entry 2",
    ],
    [
      "another environment",
      { text: document({ ...held, state: { ...state, environment: "x" } }), annotations },
      "got entry 1 of x",
    ],
    ["a later format", { text: document(held, 2), annotations }, "was written by a later version"],
    [
      "a later type",
      { text: "{}", mediaType: "application/vnd.aip-deploy.entry.v2+json" },
      "was written by a later version",
    ],
    [
      "something else",
      { text: "{}", mediaType: "application/vnd.oci.image.config.v1+json" },
      "must be application/vnd.aip-deploy",
    ],
  ])("has %s under an environment's tag", async (_name, artifact, message) => {
    const repository = freshRepository();
    await pushDocument(aClient(), repository, "dev", artifact);
    const ledger = aLedger(repository);
    for (const work of [() => ledger.state("dev"), () => ledger.append("dev", hold("a"))]) {
      const failure = await failureOf(work());
      expect(failure).toMatchObject({ code: "registry.invalid", message: expect.stringContaining(message) });
      expect(failure.message).toContain(`${repository}:dev: `);
    }
  });
});

describe("the distribution protocol", () => {
  test("stores, finds, lists and deletes", async () => {
    const repository = freshRepository();
    const client = aClient();
    const bytes = Buffer.from("a layer".repeat(100_000));
    const digest = await client.putBlob(repository, bytes);
    expect(await client.putBlob(repository, bytes)).toBe(digest);
    expect(Buffer.from(await client.getBlob(repository, digest)).equals(bytes)).toBe(true);
    const manifest = toManifest({
      config: describeBlob("application/x", bytes),
      layers: [describeBlob("application/x", bytes)],
      annotations: {},
    });
    const stored = await client.putManifest(repository, "one", manifest);
    expect(await client.headManifest(repository, "one")).toEqual(stored);
    expect(await client.headManifest(repository, stored.digest)).toEqual(stored);
    expect(Buffer.from((await client.getManifest(repository, "one"))?.bytes ?? [])).toEqual(
      Buffer.from(manifest.bytes),
    );
    expect(await client.listTags(repository)).toEqual(["one"]);
    await client.deleteManifest(repository, stored.digest);
    await client.deleteManifest(repository, stored.digest);
    expect(await client.headManifest(repository, "one")).toBeUndefined();
    expect(await client.listTags(repository)).toEqual([]);
  });

  test("refuses a manifest whose blobs are missing, in the registry's own words", async () => {
    const repository = freshRepository();
    const nowhere = describeBlob("application/x", Buffer.from("nowhere"));
    const manifest = toManifest({ config: nowhere, layers: [nowhere], annotations: {} });
    const failure = await failureOf(aClient().putManifest(repository, "one", manifest));
    expect(failure).toMatchObject({
      code: "registry.invalid",
      message: expect.stringContaining("MANIFEST_BLOB_UNKNOWN"),
    });
  });

  test("looks up eleven images at once", async () => {
    const client = aClient();
    const repositories = Array.from({ length: 11 }, () => freshRepository());
    await pushDocument(client, repositories[4] ?? "", "c1-ab", { text: "{}" });
    const found = await lookUp(
      client,
      repositories.map((repository) => ({ repository, reference: "c1-ab" })),
    );
    expect(found.map((descriptor) => descriptor !== undefined)).toEqual(repositories.map((_, index) => index === 4));
  });
});
