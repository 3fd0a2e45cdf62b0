// Images built by the machine's own builder and pushed to a registry that comes and goes.

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBaseImages } from "../../scripts/lab/base-images.ts";
import { ensureEngine } from "../../scripts/lab/engine.ts";
import { startRegistry, type ThrowAwayRegistry } from "../../scripts/lab/registry.ts";
import { run } from "../../scripts/lab/run.ts";
import { buildImages, type BuildContext } from "../../src/build/build.ts";
import { findImages, type ImageStore } from "../../src/build/find.ts";
import type { KeyedImage } from "../../src/build/image.ts";
import { systemClock, type Clock } from "../../src/clock.ts";
import { localRunner } from "../../src/command/local.ts";
import { DeployError } from "../../src/errors.ts";
import { silent, type Log } from "../../src/log.ts";
import { redactor } from "../../src/secrets/redactor.ts";
import { Secret } from "../../src/secrets/secret.ts";
import { stamp } from "../build/images.ts";
import { aClient, hastyClock } from "../support/registry.ts";

let registry: ThrowAwayRegistry;
let root = "";
const known = redactor();
const runner = localRunner({ env: process.env, redact: (text) => known.redact(text) });
const client = aClient();
const store: ImageStore = {
  digestOf: async (repository, tag, signal) => (await client.headManifest(repository, tag, signal))?.digest,
};

/** Builds that were killed some time on this machine may have left theirs. */
let leftBefore: readonly string[];

async function leftovers(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("aip-deploy-build-"));
}

beforeAll(async () => {
  await ensureEngine(() => undefined);
  await ensureBaseImages(() => undefined, ["busybox:1.37"]);
  registry = await startRegistry();
  root = await mkdtemp(join(tmpdir(), "build-test-"));
  leftBefore = await leftovers();
}, 600_000);

afterAll(async () => {
  const ours = await run("docker", ["image", "ls", "--quiet", "--filter", `reference=${registry.address}/*/*`]);
  const ids = [...new Set(ours.split("\n").filter((id) => id !== ""))];
  if (ids.length > 0) await run("docker", ["image", "rm", "--force", ...ids]);
  await registry.remove();
  await rm(root, { recursive: true, force: true });
}, 120_000);

/** A folder with a Dockerfile, and the image that is built from it; the key is the name's, so each has its own. */
async function image(name: string, dockerfile: string, given: Partial<KeyedImage> = {}): Promise<KeyedImage> {
  const context = join(root, name);
  await mkdir(context, { recursive: true });
  await writeFile(join(context, "Dockerfile"), dockerfile);
  await writeFile(join(context, "app.txt"), `${name}\n`);
  const repository = `${registry.address}/build-test/${name}`;
  return {
    name,
    repository,
    services: [name],
    platforms: [],
    key: `c1-${name}`,
    ...given,
    build: { context, ...given.build },
  };
}

function context(given: Partial<BuildContext> = {}): BuildContext {
  const config = { cache: { mode: "registry" }, provenance: "auto", sbom: "auto" } as const;
  return { runner, log: silent, clock: systemClock, store, root, config, stamp, ...given };
}

/** Notes everything that is said. */
function listening(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const note = (line: string) => {
    lines.push(line);
  };
  return {
    ...silent,
    lines,
    info: note,
    warn: note,
    debug: note,
    progress: (unit, state) => {
      note(`${unit}: ${state}`);
    },
  };
}

async function failure(work: Promise<unknown>): Promise<DeployError> {
  const error: unknown = await work.then(
    () => new Error("nothing was thrown"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeployError)) throw error;
  return error;
}

function isPushed({ repository, key }: KeyedImage): Promise<boolean> {
  return store.digestOf(repository, key).then((digest) => digest !== undefined);
}

const busybox = "FROM busybox:1.37\n";

test("two images are built and pushed, and the next run finds them", async () => {
  const log = listening();
  const images = [
    await image("front", `${busybox}COPY . /app\n`),
    await image("back", "FROM scratch\nARG WHO\nLABEL who=$WHO\nCOPY . /app\n", {
      build: { context: join(root, "back"), args: { WHO: "${me} %{if} $you" } },
    }),
  ];
  expect((await findImages(images, store)).missing).toEqual(images);
  const built = await buildImages(images, context({ log }));
  expect(built.map(({ name, tested }) => [name, tested])).toEqual([
    ["front", false],
    ["back", false],
  ]);
  const found = await findImages(images, store);
  expect(found.missing).toEqual([]);
  expect(found.found.map(({ digest }) => digest)).toEqual(built.map(({ digest }) => digest));
  expect(log.lines.filter((line) => line.startsWith("Left out"))).toHaveLength(1);

  const inspected = await run("docker", ["image", "inspect", `${registry.address}/build-test/back:c1-back`]);
  const [{ Config, Created }] = JSON.parse(inspected) as [{ Config: { Labels: unknown }; Created: string }];
  expect(Config.Labels).toEqual({
    who: "${me} %{if} $you",
    "org.opencontainers.image.source": stamp.source,
    "org.opencontainers.image.revision": stamp.revision,
    "org.opencontainers.image.created": stamp.created,
  });
  expect(Created).toBe(stamp.created);
  expect((await leftovers()).filter((name) => !leftBefore.includes(name))).toEqual([]);
}, 120_000);

test("a step that fails is named with its line and last words, and hides no other image's success", async () => {
  const bad = await image("bad", `${busybox}RUN echo first && echo "cannot find -lfoo" && exit 4\n`);
  const worse = await image("worse", "FROM scratch\nCOPY missing.txt /\n");
  const good = await image("good", `${busybox}COPY . /good\n`);
  const error = await failure(buildImages([bad, worse, good], context()));
  expect(error.code).toBe("build.failed");
  expect(error.message.replace(/ref [\w-]+::\w+/, "ref X")).toBe(`2 of 3 images were not built:

bad: does not build (Dockerfile:2): RUN echo first && echo "cannot find -lfoo" && exit 4
first
cannot find -lfoo
process "/bin/sh -c echo first && echo \\"cannot find -lfoo\\" && exit 4" did not complete successfully: exit code: 4

worse: does not build (Dockerfile:2): COPY missing.txt /
failed to compute cache key: failed to calculate checksum of ref X: "/missing.txt": not found`);
  expect(await Promise.all([bad, worse, good].map(isPushed))).toEqual([false, false, true]);
}, 120_000);

describe("unit tests", () => {
  const stage = { kind: "stage", target: "unit" } as const;
  const dockerfile = (verdict: string) =>
    [
      "FROM busybox:1.37 AS app",
      "COPY . /app",
      "FROM app AS unit",
      `RUN echo "1 test, app.txt: $(cat /app/app.txt)" && ${verdict}`,
      "FROM app",
      "",
    ].join("\n");

  test("in a stage: passed, then pushed; failed, then not", async () => {
    const passes = await image("stage-passes", dockerfile("true"), { test: stage });
    const fails = await image("stage-fails", dockerfile("exit 1"), { test: stage });
    const error = await failure(buildImages([passes, fails], context()));
    expect(error.code).toBe("build.tests-failed");
    expect(error.message).toContain(
      `stage-fails: unit tests fail (Dockerfile:4, stage unit): RUN echo "1 test, app.txt`,
    );
    expect(error.message).toContain("\n1 test, app.txt: stage-fails\n");
    expect(await Promise.all([passes, fails].map(isPushed))).toEqual([true, false]);
  }, 120_000);

  test("by a command: past the entrypoint, without a network", async () => {
    const dockerfile = `${busybox}COPY . /app\nENTRYPOINT ["/bin/false"]\n`;
    const command = (...words: string[]) => ({ test: { kind: "command", command: words } }) as const;
    const passes = await image("command-passes", dockerfile, command("grep", "-q", "command-passes", "/app/app.txt"));
    const fails = await image(
      "command-fails",
      dockerfile,
      command("sh", "-c", "ls /sys/class/net; echo broken >&2; exit 3"),
    );
    const hangs = await image("command-hangs", dockerfile, command("sh", "-c", "echo waiting; sleep 600"));
    const error = await failure(buildImages([passes, fails, hangs], context({ testTimeoutMs: 4_000 })));
    expect(error.message).toContain("2 of 3 images were not built:");
    expect(error.message).toContain(
      "command-fails: unit tests fail (sh -c ls /sys/class/net; echo broken >&2; exit 3: exit code 3)",
    );
    expect(error.message).toMatch(/exit code 3\)\n(lo|broken)\n(lo|broken)\n/);
    expect(error.message).toContain("command-hangs: unit tests did not end within 4 s\nwaiting");
    expect(await Promise.all([passes, fails, hangs].map(isPushed))).toEqual([true, false, false]);
    expect(await run("docker", ["ps", "--all", "--quiet", "--filter", "name=aip-deploy-build-"])).toBe("");
    expect(await run("docker", ["image", "ls", "--quiet", "aip-deploy-test/*"])).toBe("");
  }, 120_000);
});

test("a secret is there for the step that mounts it, and nowhere else", async () => {
  const log = listening();
  const secret = new Secret("token", "correct-horse-battery");
  known.learn(secret);
  const mounting = "RUN --mount=type=secret,id=pip sha256sum /run/secrets/pip > /sum && cat /run/secrets/pip && echo";
  // A step that was cached by an earlier run would print nothing.
  const fresh = `${mounting} ${Date.now()}`;
  const made = await image("secretive", `${busybox}${fresh}\n`, {
    build: { context: join(root, "secretive"), secrets: [{ source: "token", target: "pip" }] },
  });
  await buildImages([made], context({ log, composeSecrets: { token: secret } }));
  const name = `${made.repository}:${made.key}`;
  const sum = await run("docker", ["run", "--rm", "--network", "none", name, "cat", "/sum"]);
  expect(sum).toContain(createHash("sha256").update(secret.reveal()).digest("hex"));
  const history = await run("docker", ["history", "--no-trunc", name]);
  const config = await run("docker", ["image", "inspect", name]);
  expect(history + config + log.lines.join("\n")).not.toContain("correct-horse-battery");
  expect(log.lines.join("\n")).toContain("[secret token]");
}, 120_000);

test("an image that builds on another service's image gets the one that was just pushed", async () => {
  const base = await image("base", `${busybox}COPY . /base\n`);
  const top = await image("top", "FROM base\nCOPY . /top\n", {
    build: { context: join(root, "top"), additional_contexts: { base: "service:base" } },
  });
  const log = listening();
  const [, built] = await buildImages([top, base], context({ log })).then((all) => all.toReversed());
  expect(built?.name).toBe("top");
  expect(log.lines.some((line) => line.startsWith("top: ") && line.includes("build-test/base@sha256:"))).toBe(true);
  expect(
    await run("docker", ["run", "--rm", "--network", "none", `${top.repository}:${top.key}`, "cat", "/base/app.txt"]),
  ).toBe("base\n");
}, 120_000);

test("what builds on an image that fails is not tried", async () => {
  const base = await image("broken-base", `${busybox}RUN exit 1\n`);
  const top = await image("over-broken", "FROM base\n", {
    build: { context: join(root, "over-broken"), additional_contexts: { base: "service:broken-base" } },
  });
  const error = await failure(buildImages([top, base], context()));
  expect(error.message).toContain("over-broken: not built, because it builds on broken-base");
}, 120_000);

describe("a registry that goes", () => {
  test("before the push: tried again, then said to be the registry's fault", async () => {
    const made = await image("early", `${busybox}COPY . /early\n`);
    const clock = hastyClock();
    await registry.stop();
    try {
      const error = await failure(buildImages([made], context({ clock })));
      expect([error.name, error.code, error.exitCode]).toEqual(["RegistryError", "registry.unreachable", 3]);
      expect(error.message).toMatch(/^early: .*connection refused/);
      expect(clock.slept).toEqual([2_000, 8_000]);
      const { unknown } = await findImages([made], store);
      expect(unknown).toEqual([{ image: made, why: expect.stringContaining(registry.address) as unknown }]);
    } finally {
      await registry.start();
    }
  }, 120_000);

  test("before the push, and comes back while we wait: pushed after all", async () => {
    const made = await image("patient", `${busybox}COPY . /patient\n`);
    const clock: Clock = { now: () => new Date(), sleep: () => registry.start() };
    await registry.stop();
    const [built] = await buildImages([made], context({ clock }));
    expect(built?.digest).toBe(await store.digestOf(made.repository, made.key));
  }, 120_000);

  test("in the middle of the push, and comes back: the push is done over", async () => {
    const made = await image("late", `${busybox}RUN head -c 60000000 /dev/urandom > /blob\n`);
    let cut: Promise<void> | undefined;
    const log: Log = {
      ...silent,
      debug: (line) => {
        if (/pushing layer \w+ [\d.]+[kM]B/.test(line)) cut ??= registry.stop().then(() => registry.start());
      },
    };
    const [built] = await buildImages([made], context({ log }));
    expect(cut).toBeDefined();
    await cut;
    expect(built?.digest).toBe(await store.digestOf(made.repository, made.key));
  }, 240_000);
});

test("a digest that the registry does not confirm is refused", async () => {
  const made = await image("disputed", `${busybox}COPY . /disputed\n`);
  const other = `sha256:${"0".repeat(64)}`;
  const error = await failure(buildImages([made], context({ store: { digestOf: () => Promise.resolve(other) } })));
  expect(error.code).toBe("build.digest-mismatch");
  expect(error.message).toContain(`but the registry answers ${other}`);
}, 120_000);

test("a build that is stopped stops at once and leaves no tag", async () => {
  const made = await image("stopped", `${busybox}RUN echo started && sleep 120\n`);
  const stop = new AbortController();
  const log: Log = {
    ...silent,
    debug: (line) => {
      if (/\d started$/.test(line)) stop.abort();
    },
  };
  const started = Date.now();
  const error = await failure(buildImages([made], context({ log, signal: stop.signal })));
  expect([error.code, error.message]).toEqual([
    "cancelled",
    "the build was stopped: 0 of 1 images are in the registry, nothing is half pushed",
  ]);
  expect(Date.now() - started).toBeLessThan(30_000);
  expect(await isPushed(made)).toBe(false);
}, 120_000);

test("an engine that is away is said to be away", async () => {
  const nowhere = localRunner({ env: { ...process.env, DOCKER_HOST: "tcp://127.0.0.1:1" }, redact: (text) => text });
  const made = await image("nowhere", "FROM scratch\n");
  const error = await failure(buildImages([made], context({ runner: nowhere })));
  expect(error.code).toBe("target.unreachable");
  expect(error.message).toContain("Cannot connect to the Docker daemon");
}, 30_000);
