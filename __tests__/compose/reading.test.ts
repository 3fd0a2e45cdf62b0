import { describe, expect, test } from "@jest/globals";
import { toShell } from "../../src/command/command.ts";
import { printModel } from "../../src/compose/commands.ts";
import { finalStage, parseDockerfile } from "../../src/compose/dockerfile.ts";
import { canonicalName, hasRegistryHost, imageName } from "../../src/compose/image-name.ts";
import { references } from "../../src/compose/variables.ts";

test("the one command that prints a model", () => {
  const command = printModel({
    root: "/shop",
    files: ["deploy/a.yml", "b.yml"],
    envFiles: [".env.dev"],
    profiles: ["*"],
    project: "shop-dev",
    variables: { TAG: "1" },
    prelude: "{}",
  });
  expect(toShell(command)).toBe(
    "docker compose --project-name shop-dev --project-directory deploy --env-file .env.dev --profile '*' --file - --file deploy/a.yml --file b.yml config --format json",
  );
  expect(command).toMatchObject({ cwd: "/shop", env: { PWD: "/shop", TAG: "1" }, inherit: "least", stdin: "{}" });
});

describe("references to variables", () => {
  test.each([
    ["$A ${B} ${C:-x}", ["A", "B", "C"]],
    ["$$A $${B} a$b", ["b"]],
    ["# ${A}", []],
    ["${A:?why} ${B?}", ["A! why", "B?"]],
    ["${A:-${B:?x}} ${C:?}", ["A", "(B! x)", "C!"]],
  ])("%s", (text, expected) => {
    const shown = references("f", text).map(({ name, required, nested }) => {
      const rule = required === undefined ? name : `${name}${required.empty ? "!" : "?"} ${required.message}`.trim();
      return nested ? `(${rule})` : rule;
    });
    expect(shown).toEqual(expected);
  });
});

describe("a Dockerfile", () => {
  test.each<[string, string | undefined, object | undefined]>([
    ["FROM x\nWORKDIR /app\nCOPY . .\n", undefined, { copies: ["/app"], workdir: "/app" }],
    [
      "FROM x AS a\nWORKDIR /a\nWORKDIR b\nFROM --platform=$P a AS C\nADD x /y/\n",
      "c",
      { name: "c", copies: ["/y"], workdir: "/a/b" },
    ],
    ['FROM x\nCOPY --chown=1 ["a b", "/c d"]\nCOPY x $HOME\nCOPY x rel\n', undefined, { copies: ["/c d"] }],
    ["FROM x\nWORKDIR /a\nWORKDIR $B\n", undefined, { copies: [] }],
    ["from x\nrun a \\\n  FROM y as no\n", "no", undefined],
  ])("%j to %s", (text, target, stage) => {
    expect(finalStage(parseDockerfile(text), target)).toEqual(stage);
  });
});

test.each([
  ["nginx", { repository: "nginx" }, false, "nginx:latest"],
  ["docker.io/library/nginx:1", { repository: "docker.io/library/nginx", tag: "1" }, true, "nginx:1"],
  ["localhost:5000/a/b", { repository: "localhost:5000/a/b" }, true, "localhost:5000/a/b:latest"],
  ["r.io/a:1@sha256:0", { repository: "r.io/a", tag: "1", digest: "sha256:0" }, true, "r.io/a@sha256:0"],
  ["org/a", { repository: "org/a" }, false, "org/a:latest"],
])("the image name %s", (text, parts, isHost, canonical) => {
  expect(imageName(text)).toEqual(parts);
  expect(hasRegistryHost(imageName(text).repository)).toBe(isHost);
  expect(canonicalName(text)).toBe(canonical);
});
