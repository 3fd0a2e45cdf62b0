import { describe, expect, test } from "@jest/globals";
import { bakeFile, type BakeOptions, baseServices, pathsOf } from "../../src/build/bake-file.ts";
import { anImage, full, plain, stamp } from "./images.ts";

const options: BakeOptions = {
  can: plain.can,
  cache: { mode: "registry" },
  provenance: true,
  sbom: true,
  stamp,
  secretVariables: {},
  bases: new Map(),
};

const stampArgument = { SOURCE_DATE_EPOCH: "1793613600" };

test("an image for a builder that can little", () => {
  expect(bakeFile(anImage(), { kind: "push" }, options)).toEqual({
    target: {
      api: {
        context: "/src/api",
        args: stampArgument,
        labels: {
          "org.opencontainers.image.source": "https://github.example/org/app",
          "org.opencontainers.image.revision": "0123abcd",
          "org.opencontainers.image.created": "2026-11-02T10:00:00Z",
        },
        output: ["type=image,name=registry.example/app/api:c1-0011,push=true"],
      },
    },
  });
});

test("an image for a builder that can everything", () => {
  const image = anImage({ platforms: ["linux/amd64", "linux/arm64"] });
  const { target } = bakeFile(image, { kind: "push" }, { ...options, can: full.can });
  expect(target["api"]).toMatchObject({
    platforms: ["linux/amd64", "linux/arm64"],
    annotations: [
      "org.opencontainers.image.source=https://github.example/org/app",
      "org.opencontainers.image.revision=0123abcd",
      "org.opencontainers.image.created=2026-11-02T10:00:00Z",
    ],
    "cache-from": ["type=registry,ref=registry.example/app/api:buildcache"],
    "cache-to": [
      "type=registry,ref=registry.example/app/api:buildcache,mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true",
    ],
    attest: ["type=provenance,mode=min", "type=sbom"],
  });
});

test.each([
  ["gha", undefined, ["type=gha,scope=api"], ["type=gha,scope=api,mode=max,ignore-error=true"]],
  ["local", "/cache", ["type=local,src=/cache/api"], ["type=local,dest=/cache/api,mode=max"]],
  ["none", undefined, undefined, undefined],
] as const)("the cache mode %s", (mode, directory, from, to) => {
  const cache = directory === undefined ? { mode } : { mode, directory };
  const { target } = bakeFile(anImage(), { kind: "push" }, { ...options, can: full.can, cache });
  expect(target["api"]?.["cache-from"]).toEqual(from);
  expect(target["api"]?.["cache-to"]).toEqual(to);
});

test("provenance is switched off by word, since some builders add it by themselves", () => {
  const off = { ...options, can: full.can, provenance: false, sbom: false };
  expect(bakeFile(anImage(), { kind: "push" }, off).target["api"]?.attest).toEqual(["type=provenance,disabled=true"]);
});

test("all that a build section can say", () => {
  const build = {
    context: "/src/api",
    dockerfile: "../docker/api.Dockerfile",
    target: "runtime",
    args: { VERSION: "1", UNSET: null },
    labels: { team: "red", "org.opencontainers.image.source": "https://elsewhere.example" },
    additional_contexts: { shared: "/src/shared", tools: "docker-image://busybox:1.37" },
    secrets: [{ source: "token", target: "pip" }],
    ssh: ["default"],
    network: "host",
    shm_size: "67108864",
    ulimits: { nofile: { soft: 10, hard: 20 }, nproc: 5 },
    extra_hosts: ["db=10.0.0.1"],
    cache_from: ["registry.example/old:1", "type=local,src=/old"],
    cache_to: ["type=inline"],
    no_cache: true,
    pull: true,
    privileged: true,
  };
  const secretVariables = { pip: "AIP_DEPLOY_BUILD_SECRET_0" };
  const cache = { mode: "none" } as const;
  const { target } = bakeFile(
    anImage({ build }),
    { kind: "push" },
    { ...options, can: full.can, cache, secretVariables },
  );
  expect(target["api"]).toEqual({
    context: "/src/api",
    dockerfile: "../docker/api.Dockerfile",
    target: "runtime",
    args: { ...stampArgument, VERSION: "1" },
    labels: {
      "org.opencontainers.image.source": "https://elsewhere.example",
      "org.opencontainers.image.revision": "0123abcd",
      "org.opencontainers.image.created": "2026-11-02T10:00:00Z",
      team: "red",
    },
    annotations: [
      "org.opencontainers.image.source=https://github.example/org/app",
      "org.opencontainers.image.revision=0123abcd",
      "org.opencontainers.image.created=2026-11-02T10:00:00Z",
    ],
    contexts: { shared: "/src/shared", tools: "docker-image://busybox:1.37" },
    secret: ["type=env,id=pip,env=AIP_DEPLOY_BUILD_SECRET_0"],
    ssh: ["default"],
    network: "host",
    "shm-size": "67108864",
    ulimits: ["nofile=10:20", "nproc=5"],
    "extra-hosts": { db: "10.0.0.1" },
    entitlements: ["security.insecure", "network.host"],
    "no-cache": true,
    pull: true,
    "cache-from": ["type=registry,ref=registry.example/old:1", "type=local,src=/old"],
    "cache-to": ["type=inline"],
    attest: ["type=provenance,mode=min", "type=sbom"],
    output: ["type=image,name=registry.example/app/api:c1-0011,push=true"],
  });
});

test("an inline Dockerfile stands instead of a file", () => {
  const build = { context: "/src/api", dockerfile: "Dockerfile", dockerfile_inline: "FROM scratch\n" };
  const { target } = bakeFile(anImage({ build }), { kind: "push" }, options);
  expect(target["api"]?.["dockerfile-inline"]).toBe("FROM scratch\n");
  expect(target["api"]).not.toHaveProperty("dockerfile");
});

describe("an image that builds on another service's", () => {
  const base = anImage({ name: "base" });
  const build = { context: "/src/api", additional_contexts: { base: "service:base" } };

  test("takes what the registry has", () => {
    const digest = `sha256:${"ab".repeat(32)}`;
    const bases = new Map([["base", { ...base, digest }]]);
    const { target } = bakeFile(anImage({ build }), { kind: "push" }, { ...options, bases });
    expect(Object.keys(target)).toEqual(["api"]);
    expect(target["api"]?.contexts).toEqual({ base: `docker-image://registry.example/app/base@${digest}` });
  });

  test("or has it built along, without a push of its own", () => {
    const bases = new Map([["base", base]]);
    const { target } = bakeFile(anImage({ build }), { kind: "push" }, { ...options, bases });
    expect(target["api"]?.contexts).toEqual({ base: "target:base" });
    expect(target["base"]).toEqual({ context: "/src/base", args: stampArgument, output: ["type=cacheonly"] });
  });

  test("names it", () => {
    expect(baseServices(build)).toEqual(["base"]);
  });
});

test("a test stage is built for nothing but its verdict, on one platform", () => {
  const image = anImage({
    platforms: ["linux/amd64", "linux/arm64"],
    build: { context: "/src/api", target: "runtime" },
  });
  expect(bakeFile(image, { kind: "check", stage: "test" }, options).target["api"]).toEqual({
    context: "/src/api",
    args: stampArgument,
    target: "test",
    output: ["type=cacheonly"],
  });
});

test("an image for a test command goes into the engine under a local name", () => {
  const image = anImage({ platforms: ["linux/arm64"] });
  expect(bakeFile(image, { kind: "load", name: "try/api:1" }, options).target["api"]).toEqual({
    context: "/src/api",
    args: stampArgument,
    platforms: ["linux/arm64"],
    output: ["type=docker,name=try/api:1"],
  });
});

test("paths that are read and written, but no addresses", () => {
  const build = {
    context: "/src/api",
    dockerfile: "../docker/api.Dockerfile",
    additional_contexts: { shared: "/src/shared", site: "https://example.org/site.git", base: "service:base" },
    cache_from: ["type=local,src=/old"],
  };
  const bases = new Map([["base", anImage({ name: "base" })]]);
  const cache = { mode: "local", directory: "/cache" } as const;
  const file = bakeFile(anImage({ build }), { kind: "push" }, { ...options, can: full.can, bases, cache });
  expect(pathsOf(file, "/src")).toEqual({
    reads: ["/cache/api", "/old", "/src/api", "/src/base", "/src/docker/api.Dockerfile", "/src/shared"],
    writes: ["/cache/api"],
  });
});
