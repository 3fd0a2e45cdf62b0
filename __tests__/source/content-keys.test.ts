import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Image } from "../../src/build/image.ts";
import { anImage, repository, type Files, type TestRepository } from "../support/repository.ts";
import { tree } from "../support/tree.ts";
import { keysOf, webKey } from "./keys.ts";

const shop: Files = {
  ".gitignore": "*.log\n.env\n",
  "web/Dockerfile": "FROM scratch\nCOPY . /\n",
  "web/.dockerignore": "docs\n.env\n**/*.log\nDockerfile\n",
  "web/main.py": "print(1)\n",
  "web/run.sh": { program: "#!/bin/sh\n" },
  "web/latest": { link: "main.py" },
  "web/docs/guide.md": "# Guide\n",
  "other/Dockerfile": "FROM scratch\nCOPY . /\n",
  "other/main.py": "print(2)\n",
  "shared/lib.py": "pass\n",
  "shared/notes.md": "no\n",
  "shared/.dockerignore": "*.md\n",
  "docker/Web.Dockerfile": "FROM scratch\nCOPY main.py /\n",
};

type Change = (checkout: TestRepository) => unknown;

const changes: Record<string, Change> = {
  "a file's text": (it) => it.commit({ "web/main.py": "print(2)\n" }),
  "a file's text, not committed": (it) => it.write({ "web/main.py": "print(2)\n" }),
  "a file's text, staged": (it) => it.write({ "web/main.py": "print(2)\n" }).git("add", "."),
  "a new file": (it) => it.commit({ "web/new.py": "" }),
  "a new file that git does not know yet": (it) => it.write({ "web/new.py": "" }),
  "a file that is gone": (it) => it.write({ "web/main.py": null }),
  "another name for a file": (it) => it.git("mv", "web/main.py", "web/start.py"),
  "a file that may be run": (it) => {
    chmodSync(it.path("web/main.py"), 0o755);
  },
  "a program that may no longer be run": (it) => {
    chmodSync(it.path("web/run.sh"), 0o644);
  },
  "a link's target": (it) => it.write({ "web/latest": { link: "run.sh" } }),
  "a file in place of a link": (it) => it.write({ "web/latest": "main.py" }),
  "the Dockerfile, which the ignore file leaves out": (it) => it.commit({ "web/Dockerfile": "FROM scratch\n" }),
  "the ignore file": (it) => it.commit({ "web/.dockerignore": "docs\n" }),
  "an ignore file of the Dockerfile's own": (it) => it.commit({ "web/Dockerfile.dockerignore": "docs\n" }),
};

const elsewhere: Record<string, Change> = {
  "another service's file": (it) => it.commit({ "other/main.py": "print(3)\n" }),
  "a file that the ignore file leaves out": (it) => it.commit({ "web/docs/guide.md": "# Other\n" }),
  "a new file that the ignore file leaves out": (it) => it.write({ "web/docs/new.md": "new\n" }),
  "a file that git ignores": (it) => it.write({ "web/.env": "A=1\n", "web/x.log": "x\n" }),
  "an empty folder": (it) => {
    mkdirSync(it.path("web/empty"));
  },
  "a file's time": (it) => it.touch("web/main.py", "web/Dockerfile", "web/.dockerignore"),
  "a commit without a change": (it) => it.commit(),
  "a change that is taken back": (it) => it.write({ "web/main.py": "x" }).write({ "web/main.py": "print(1)\n" }),
};

describe("files", () => {
  test.each(Object.entries(changes))("%s changes the key", async (_name, change) => {
    const checkout = repository(shop);
    const before = await webKey(checkout);
    change(checkout);
    expect(await webKey(checkout)).not.toBe(before);
  });

  test.each(Object.entries(elsewhere))("%s does not", async (_name, change) => {
    const checkout = repository(shop);
    const before = await webKey(checkout);
    change(checkout);
    expect(await webKey(checkout)).toBe(before);
  });

  test("a change has one key before and after it is committed", async () => {
    const checkout = repository(shop).write({ "web/main.py": "print(2)\n", "web/new.sh": { program: "x" } });
    const dirty = await webKey(checkout);
    checkout.commit();
    expect(await webKey(checkout)).toBe(dirty);
  });

  test("the checkout's place does not matter, nor where the App lies in it", async () => {
    const checkout = repository({ ...shop, "app/web/Dockerfile": "FROM scratch\n", "app/web/a": "a" });
    const clone = checkout.clone();
    expect(await webKey(clone)).toBe(await webKey(checkout));
    const moved = repository({ "web/Dockerfile": "FROM scratch\n", "web/a": "a" });
    expect(await webKey(moved)).toBe(await webKey(checkout, { context: checkout.path("app/web") }));
  });

  test("equal content has the key that it always had", async () => {
    expect(await webKey(repository(shop))).toMatchInlineSnapshot(`"c1-b0975c22efd2048b9181e4770c812193f595a4f8"`);
  });
});

type Build = Partial<Image["build"]>;

describe("the build section", () => {
  const different: Record<string, Build> = {
    target: { target: "runtime" },
    "an argument": { args: { A: "1" } },
    "an argument from the environment": { args: { A: null } },
    "an empty argument": { args: { A: "" } },
    "another Dockerfile": { dockerfile: "../docker/Web.Dockerfile" },
    "an inline Dockerfile": { dockerfile_inline: "FROM scratch\nCOPY . /\n" },
    "another context": { context: "other" },
    "an additional folder": { additional_contexts: { shared: "shared" } },
    "an additional image": { additional_contexts: { base: "docker-image://python:3.13-slim" } },
    "a secret's id": { secrets: [{ source: "token" }] },
    labels: { labels: { team: "a" } },
    network: { network: "host" },
    "shared memory": { shm_size: "67108864" },
    "ssh agents": { ssh: ["default"] },
    "extra hosts": { extra_hosts: ["db=10.0.0.1"] },
    "a property that nobody here has heard of": { novelty: "yes" },
  };

  test("every difference gives another key", async () => {
    const checkout = repository(shop);
    const keys = [await webKey(checkout)];
    for (const build of Object.values(different)) keys.push(await webKey(checkout, build));
    expect(new Set(keys).size).toBe(Object.keys(different).length + 1);
  });

  const same: Record<string, [Build, Build]> = {
    tags: [{}, { tags: ["web:1"] }],
    caches: [{}, { cache_from: ["a"], cache_to: ["b"], no_cache: true, pull: true }],
    "the default Dockerfile, written out": [{}, { dockerfile: "Dockerfile" }],
    "an absolute way to the Dockerfile": [
      { dockerfile: "../docker/Web.Dockerfile" },
      { dockerfile: "/docker/Web.Dockerfile" },
    ],
    "a detour to the context": [{}, { context: "other/../web" }],
    "the arguments' order": [{ args: { A: "1", B: "2" } }, { args: { B: "2", A: "1" } }],
    "where a secret's value comes from": [
      { secrets: [{ source: "a", target: "token" }] },
      { secrets: [{ source: "b", target: "token" }] },
    ],
    "the order of hosts": [{ extra_hosts: ["a=1", "b=2"] }, { extra_hosts: ["b=2", "a=1"] }],
    "what is off": [{}, { privileged: false, args: {}, labels: {} }],
  };

  test.each(Object.entries(same))("%s gives the same key", async (_name, [one, other]) => {
    const checkout = repository(shop);
    const placed = (build: Build): Build =>
      build.dockerfile?.startsWith("/") === true ? { ...build, dockerfile: checkout.path(build.dockerfile) } : build;
    expect(await webKey(checkout, placed(one))).toBe(await webKey(checkout, placed(other)));
  });

  test("platforms, tests and the stamp count; names and services do not", async () => {
    const checkout = repository(shop);
    const image = anImage(checkout.root, "web");
    const key = async (changed: Partial<Image>, rebuildStamp?: string) => {
      const name = changed.name ?? "web";
      return (
        await keysOf(checkout, [{ ...image, ...changed }], rebuildStamp === undefined ? {} : { rebuildStamp })
      ).get(name);
    };
    const keys = [
      await key({}),
      await key({ platforms: ["linux/arm64"] }),
      await key({ platforms: ["linux/arm64", "linux/amd64"] }),
      await key({ test: { kind: "stage", target: "test" } }),
      await key({ test: { kind: "command", command: ["pytest"] } }),
      await key({}, "2026-W12"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(await key({ name: "worker", repository: "r/worker", services: ["worker", "web"] })).toBe(keys[0]);
    expect(await key({ platforms: ["linux/amd64", "linux/arm64"] })).toBe(keys[2]);
  });
});

describe("a Dockerfile away from the context", () => {
  test("counts by its text, and brings its own ignore file", async () => {
    const checkout = repository(shop);
    const build = { dockerfile: "../docker/Web.Dockerfile" };
    const before = await webKey(checkout, build);
    checkout.commit({ "docker/Other.Dockerfile": "x" });
    expect(await webKey(checkout, build)).toBe(before);
    checkout.commit({ "docker/Web.Dockerfile.dockerignore": "main.py\n" });
    const ignoring = await webKey(checkout, build);
    expect(ignoring).not.toBe(before);
    checkout.commit({ "web/main.py": "print(9)\n" });
    expect(await webKey(checkout, build)).toBe(ignoring);
    checkout.commit({ "docker/Web.Dockerfile": "FROM scratch\n" });
    expect(await webKey(checkout, build)).not.toBe(ignoring);
  });

  test("may lie outside of the repository", async () => {
    const outside = tree({
      "a/Dockerfile": "FROM scratch\n",
      "b/Dockerfile": "FROM scratch\n",
      "c/Dockerfile": "FROM x\n",
    });
    const checkout = repository(shop);
    const [a, b, c] = await Promise.all(
      ["a", "b", "c"].map((name) => webKey(checkout, { dockerfile: join(outside, name, "Dockerfile") })),
    );
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  test("is found under its lower-case name", async () => {
    const checkout = repository({ "web/dockerfile": "FROM scratch\n", "web/a": "a" });
    expect(await webKey(checkout)).toMatch(/^c1-[0-9a-f]{40}$/);
  });
});

describe("additional contexts", () => {
  const build = { additional_contexts: { shared: "shared" } };

  test.each([
    ["a file in it changes the key", { "shared/lib.py": "x = 1\n" }, false],
    ["what its own ignore file leaves out does not", { "shared/notes.md": "yes\n" }, true],
  ])("%s", async (_name, files, same) => {
    const checkout = repository(shop);
    const before = await webKey(checkout, build);
    checkout.commit(files);
    expect((await webKey(checkout, build)) === before).toBe(same);
  });

  test.each(["service:other", "target:other"])("%s follows the other image's key", async (reference) => {
    const checkout = repository(shop);
    const images = () => [
      anImage(checkout.root, "web", { additional_contexts: { base: reference } }),
      anImage(checkout.root, "other"),
    ];
    const before = await keysOf(checkout, images());
    checkout.commit({ "other/main.py": "print(5)\n" });
    const after = await keysOf(checkout, images());
    expect(after.get("other")).not.toBe(before.get("other"));
    expect(after.get("web")).not.toBe(before.get("web"));
  });

  test.each([
    [
      "service:web",
      "services.web.build.additional_contexts: the images are made from each other in a circle: web → web",
    ],
    ["service:db", 'services.web.build.additional_contexts: no service "db" that is built here'],
  ])("%s is refused", async (reference, message) => {
    const checkout = repository(shop);
    await expect(webKey(checkout, { additional_contexts: { base: reference } })).rejects.toMatchObject({
      code: "config.invalid",
      message,
    });
  });
});

describe("what cannot be built", () => {
  test("is named with its service, all of it at once", async () => {
    const checkout = repository({ ...shop, "other/.dockerignore": "ok\n[a\n!\n" });
    const outside = tree({ Dockerfile: "FROM scratch\n" });
    rmSync(checkout.path("web/Dockerfile"));
    const images = [
      anImage(checkout.root, "web"),
      anImage(checkout.root, "other"),
      anImage(checkout.root, "gone"),
      anImage(checkout.root, "away", { context: outside }),
    ];
    const error = await keysOf(checkout, images).catch((caught: unknown) => caught);
    expect(
      (error as Error).message.replaceAll(checkout.root, "…").replaceAll(outside, "/outside").split("\n").sort(),
    ).toEqual([
      'other/.dockerignore:2: services.other.build.context: the builder cannot read the pattern "[a"',
      'other/.dockerignore:3: services.other.build.context: the builder cannot read the pattern "!"',
      'services.away.build.context: "/outside" lies outside of the repository …',
      'services.gone.build.context: there is no folder "…/gone"',
      'services.web.build.dockerfile: there is no file "…/web/Dockerfile"',
    ]);
  });

  test("a context on another machine is taken by its address", async () => {
    const checkout = repository(shop);
    const [a, b, c] = await Promise.all([
      webKey(checkout, { context: "https://github.com/a/b.git#v1" }),
      webKey(checkout, { context: "https://github.com/a/b.git#v2" }),
      webKey(checkout, { context: "https://github.com/a/b.git#v1", dockerfile: "x/Dockerfile" }),
    ]);
    expect(new Set([a, b, c]).size).toBe(3);
  });
});
