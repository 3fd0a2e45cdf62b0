import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { builderOf, parseDocker, parseInspect, parseVersion } from "../../src/build/builder.ts";

const captured = (version: string, name: string) =>
  readFileSync(new URL(`../fixtures/buildx-${version}/${name}.txt`, import.meta.url), "utf8");

test.each([
  ["0.13.1", [0, 13]],
  ["0.29.1", [0, 29]],
])("buildx %s says what it is and which builder it has", (version, expected) => {
  expect(parseVersion(captured(version, "version"))).toEqual(expected);
  expect(parseInspect(captured(version, "inspect"))).toEqual({ name: "default", driver: "docker" });
});

test("an engine that is down is named, although buildx calls that a success", () => {
  expect(parseInspect(captured("0.13.1", "inspect-no-engine")).error).toBe(
    "Cannot connect to the Docker daemon at tcp://127.0.0.1:1. Is the docker daemon running?",
  );
});

const plugins =
  '[{"SchemaVersion":"0.1.0","Version":"2.26.1-4","Name":"compose"},{"Version":"0.13.1+ds1","Name":"buildx"}]';

test.each([
  ['[["Backing Filesystem","extfs"],["Supports d_type","true"]]', plugins, { containerdStore: false, buildx: [0, 13] }],
  ['[["driver-type","io.containerd.snapshotter.v1"]]', plugins, { containerdStore: true, buildx: [0, 13] }],
  // The engine is down, and the plugin says nothing of itself.
  ["null", "null", { containerdStore: false, buildx: [Infinity, 0] }],
])("Docker's word %s of its store and %s of its plugins", (store, known, expected) => {
  expect(parseDocker(`{"store":${store},"plugins":${known}}`)).toEqual(expected);
});

test("an answer that cannot be read says nothing", () => {
  expect(parseDocker("")).toEqual({ containerdStore: false, buildx: [Infinity, 0] });
});

test("an unreadable version counts as newer than all", () => {
  const { can } = builderOf("default", "docker", parseVersion("github.com/docker/buildx devel"), true);
  expect(Object.values(can)).toEqual([true, true, true, true, true, true, true]);
});

test.each([
  ["docker", false, [0, 13], { multiPlatform: false, cacheExport: false, extraHosts: false, wantsPaths: false }],
  ["docker", true, [0, 18], { multiPlatform: true, cacheExport: true, wantsEntitlements: true, wantsPaths: false }],
  ["docker-container", false, [0, 25], { multiPlatform: true, attestations: true, extraHosts: true, wantsPaths: true }],
] as const)("driver %s, containerd %s, buildx %s", (driver, store, version, expected) => {
  expect(builderOf("x", driver, version, store).can).toMatchObject(expected);
});
