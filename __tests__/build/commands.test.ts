import { expect, test } from "@jest/globals";
import { toShell } from "../../src/command/command.ts";
import { bake, bakeText, inspectBuilder, removeContainer, removeImage, runTests } from "../../src/build/commands.ts";
import { full, plain } from "./images.ts";

const target = {
  context: "/src/api",
  network: "host",
  ssh: ["default"],
  entitlements: ["network.host"],
  "cache-to": ["type=local,dest=/cache/api,mode=max"],
  output: ["type=cacheonly"],
};
const call = { target: "api", root: "/src", metadataFile: "/tmp/m.json" };

test("bake as buildx 0.13 takes it", () => {
  const command = bake({ target: { api: target } }, { ...call, can: plain.can });
  expect(toShell(command)).toBe("docker buildx bake --file - --metadata-file /tmp/m.json --progress=plain api");
  expect(command.cwd).toBe("/src");
});

test("bake as newer ones want it: with all that the build may touch", () => {
  expect(toShell(bake({ target: { api: target } }, { ...call, can: full.can }))).toBe(
    "docker buildx bake --file - --metadata-file /tmp/m.json --progress=plain --allow network.host " +
      "--allow fs.read=/src/api --allow fs.write=/cache/api --allow ssh api",
  );
});

test("a secret's value is in the environment only", () => {
  const secrets = { AIP_DEPLOY_BUILD_SECRET_0: "hush-hush" };
  const command = bake({ target: { api: target } }, { ...call, can: plain.can, secrets });
  expect(command.env).toMatchObject(secrets);
  expect(toShell(command)).not.toContain("hush-hush");
  expect(command.stdin).not.toContain("hush-hush");
});

test.each([
  ["${HOME}", "$${HOME}"],
  ["$HOME and 100%", "$HOME and 100%"],
  ["$${x} %{ if }", "$$${x} %%{ if }"],
])("%s is no template", (text, escaped) => {
  const written = bakeText({ target: { api: { context: ".", args: { A: text }, output: [] } } });
  expect(JSON.parse(written)).toMatchObject({ target: { api: { args: { A: escaped } } } });
});

test("tests run as written, without a network", () => {
  expect(toShell(runTests("try/api:1", "try-api", ["python", "-m", "pytest", "-k", "not slow"]))).toBe(
    "docker run --rm --init --network none --pull never --name try-api --entrypoint python try/api:1 -m pytest -k 'not slow'",
  );
});

test.each([
  [inspectBuilder(), "docker buildx inspect"],
  [removeContainer("try-api"), "docker rm --force --volumes try-api"],
  [removeImage("try/api:1"), "docker image rm --force try/api:1"],
])("%#", (command, line) => {
  expect(toShell(command)).toBe(line);
});
