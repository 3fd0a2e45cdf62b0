import { describe, expect, test } from "@jest/globals";
import { imagesOf, type ImagesOptions } from "../../src/compose/images.ts";
import { aConfig, aModel } from "../support/compose.ts";
import { line } from "../support/problems.ts";

const dockerfile = () => "FROM scratch\n";

function images(text: string, options: Partial<ImagesOptions> = {}) {
  const found = imagesOf(aModel(text), { config: aConfig({ registry: "reg.test/shop" }), dockerfile, ...options });
  return {
    ...found,
    summary: found.images.map(({ name, repository, services }) => `${name} ${repository}: ${services.join(" ")}`),
  };
}

describe("one image a distinct build", () => {
  test.each([
    ["a Dockerfile written or left out", "{context: /shop/a, dockerfile: Dockerfile}", "{context: /shop/a}"],
    ["./ in front", "{context: /shop/a, dockerfile: ./x/Dockerfile}", "{context: /shop/a, dockerfile: x/Dockerfile}"],
    ["an absolute Dockerfile", "{context: /shop/a, dockerfile: /shop/D}", "{context: /shop/a, dockerfile: ../D}"],
    ["empty and missing", "{context: /shop/a, target: null, args: {}}", "{context: /shop/a}"],
    [
      "the order of arguments",
      "{context: /shop/a, args: {A: '1', B: '2'}}",
      "{args: {B: '2', A: '1'}, context: /shop/a}",
    ],
    ["tags and caches", "{context: /shop/a, tags: [x], cache_from: [y], no_cache: true}", "{context: /shop/a}"],
  ])("%s make no difference", (_case, one, other) => {
    expect(images(`services:\n  api: {build: ${one}}\n  worker: {build: ${other}}\n`).summary).toEqual([
      "api reg.test/shop/api: api worker",
    ]);
  });

  test.each([
    ["target", "{context: /shop/a, target: x}"],
    ["an argument", "{context: /shop/a, args: {A: ''}}"],
    ["context", "{context: /shop/b}"],
    ["an inline Dockerfile", "{context: /shop/a, dockerfile_inline: FROM x}"],
  ])("%s does", (_case, other) => {
    const found = images(`services:\n  api: {build: {context: /shop/a}}\n  worker: {build: ${other}}\n`);
    expect(found.summary).toEqual(["api reg.test/shop/api: api", "worker reg.test/shop/worker: worker"]);
  });

  test("the platform does, and the configuration's stands above the Compose file's", () => {
    const text =
      "services:\n  api: {build: {context: /shop/a}}\n  arm: {build: {context: /shop/a}, platform: linux/arm64}\n";
    expect(images(text).images.map(({ platforms }) => platforms)).toEqual([[], ["linux/arm64"]]);
    const config = aConfig({ registry: "r.test", images: { arm: { platforms: ["linux/amd64"] } } });
    expect(images(text, { config }).images[1]?.platforms).toEqual(["linux/amd64"]);
  });

  test("a service that only names what another one builds runs that image", () => {
    const found = images(`services:
  api: {image: "reg.test/x/backend:1", build: {context: /shop/a}}
  worker: {image: "reg.test/x/backend:1"}
  plain: {build: {context: /shop/b}}
  by-default-name: {image: shop-plain}
  other: {image: "postgres:17"}
`);
    expect(found.summary).toEqual([
      "backend reg.test/shop/backend: api worker",
      "plain reg.test/shop/plain: by-default-name plain",
    ]);
    expect(found.problems).toEqual([]);
  });

  test("only what the given services run, and what that is built on", () => {
    const text = `services:
  base: {build: {context: /shop/base}, profiles: [never]}
  api: {build: {context: /shop/a, additional_contexts: {base: "service:base"}}}
  tests: {build: {context: /shop/t}, profiles: [tests]}
`;
    expect(images(text, { services: new Set(["api"]) }).images.map(({ name }) => name)).toEqual(["api", "base"]);
    expect(images(text, { services: new Set(["tests"]) }).images.map(({ name }) => name)).toEqual(["tests"]);
  });

  test.each([
    ["the one called like its folder", "{build: {context: /shop/web}}", "web"],
    ["one that keeps running", "{build: {context: /shop/x}}", "other"],
  ])("of several services without an image's name: %s", (_case, build, name) => {
    const text = `services:
  other: ${build}
  setup: ${build}
  web: {build: ${build.slice("{build: ".length, -1)}, depends_on: {setup: {condition: service_completed_successfully}}}
`;
    expect(images(text).images.map((image) => image.name)).toEqual([name]);
  });

  test("a dollar is a dollar in what is built", () => {
    const found = images("services:\n  api: {build: {context: /shop/a, args: {PRICE: $$5}}}\n");
    expect(found.images[0]?.build.args).toEqual({ PRICE: "$5" });
  });
});

describe("where an image lives", () => {
  const text =
    "services:\n  web:\n    image: ghcr.io/org/web:${TAG}\n    build: {context: /shop/a}\n  x:\n    build: {context: /shop/b}\n";

  test("the registry that is given, else the configured one, else the image's own name", () => {
    expect(images(text, { registry: "localhost:5000/s/" }).images[0]?.repository).toBe("localhost:5000/s/web");
    expect(images(text).images[0]?.repository).toBe("reg.test/shop/web");
    expect(images(text, { config: aConfig() }).images[0]?.repository).toBe("ghcr.io/org/web");
  });

  test.each(["localhost/web", "127.0.0.1:5000/web", "ghcr.io/org/web:v1", "reg:5000/web"])(
    "%s names a registry",
    (name) => {
      expect(
        images(`services:\n  web: {image: "${name}", build: {context: /shop/a}}\n`, { config: aConfig() }).problems,
      ).toEqual([]);
    },
  );

  test("no registry anywhere is a problem at the line", () => {
    const found = images("services:\n  web:\n    image: org/web\n    build: {context: /shop/a}\n", {
      config: aConfig(),
    });
    expect(found.problems.map(line)).toEqual([
      "compose.yml:3:5: nothing says in which registry the image web lives → Set `registry:` in aip-deploy.yml, for example `registry: ghcr.io/<owner>/<app>`.",
    ]);
  });
});

describe("what cannot be", () => {
  test("two builds under one name", () => {
    const found = images(`services:
  a:
    image: x/app
    build: {context: /shop/a}
  b:
    image: y/app
    build: {context: /shop/b}
`);
    expect(found.problems.map(line)).toEqual([
      "compose.yml:6:5: services a and b build different images under the name app (the other at compose.yml:3) → Give one of them another `image:`.",
    ]);
  });

  test("a name with another tag than the one that is built", () => {
    const found = images(
      "services:\n  a:\n    image: x/app:2\n    build: {context: /shop/a}\n  b:\n    image: x/app:1\n",
    );
    expect(found.problems.map(line)).toEqual([
      "compose.yml:6:5: b names x/app:1, and the build here makes x/app:2 → Name the same tag, or another repository.",
    ]);
  });

  test("no Dockerfile", () => {
    const found = images("services:\n  a:\n    build: {context: /nowhere}\n", {
      dockerfile: () => {
        throw new Error("ENOENT");
      },
    });
    expect(found.problems.map(line)).toEqual([
      "compose.yml:3:5: there is no readable Dockerfile at /nowhere/Dockerfile",
    ]);
  });
});

describe("unit tests", () => {
  const withTest = () => "FROM x AS build\nFROM build\\\n  as Test\nFROM build\n";
  const text = "services:\n  web: {build: {context: /shop/a}}\n";

  test("a stage called test", () => {
    expect(images(text, { dockerfile: withTest }).images[0]?.test).toEqual({ kind: "stage", target: "test" });
    expect(images(text).images[0]).not.toHaveProperty("test");
  });

  test("not when it is what is built", () => {
    const tests = "services:\n  web: {build: {context: /shop/a, target: test}}\n";
    expect(images(tests, { dockerfile: withTest }).images[0]).not.toHaveProperty("test");
  });

  test("the configuration says otherwise", () => {
    const command = { kind: "command", command: ["pytest"] } as const;
    const configured = (test: typeof command | { kind: "none" }) =>
      images(text, { dockerfile: withTest, config: aConfig({ images: { web: { test } } }) }).images[0]?.test;
    expect(configured(command)).toEqual(command);
    expect(configured({ kind: "none" })).toBeUndefined();
  });
});
