import { expect, test } from "@jest/globals";
import { join } from "node:path";
import { dockerPlugins, startable } from "../../src/command/docker-plugins.ts";
import { tree } from "../support/tree.ts";

test("the plugin in the folder of Docker's configuration comes first", () => {
  const folder = tree({ "cli-plugins/docker-compose": "" });
  expect(dockerPlugins(folder).compose).toBe(join(folder, "cli-plugins/docker-compose"));
});

test("a configuration that names other folders leaves the search to Docker's own program", () => {
  const folder = tree({ "cli-plugins/docker-compose": "", "config.json": '{"cliPluginsExtraDirs":["/opt/plugins"]}' });
  expect(dockerPlugins(folder)).toEqual({});
});

test.each([
  [
    ["compose", "--file", "-", "config"],
    { compose: "/p/docker-compose" },
    { program: "/p/docker-compose", args: ["--file", "-", "config"] },
  ],
  [["compose", "version"], { buildx: "/p/docker-buildx" }, { program: "docker", args: ["compose", "version"] }],
  [["buildx", "compose"], { compose: "/p/docker-compose" }, { program: "docker", args: ["buildx", "compose"] }],
  [["buildx", "bake"], { buildx: "/p/docker-buildx" }, { program: "/p/docker-buildx", args: ["bake"] }],
  [["info"], { buildx: "/p/docker-buildx" }, { program: "docker", args: ["info"] }],
])("docker %s with the plugins %j", (args, plugins, expected) => {
  expect(startable({ program: "docker", args }, plugins)).toEqual(expected);
});

test("other programs are started as they are", () => {
  expect(startable({ program: "git", args: ["compose"] }, { compose: "/p" })).toEqual({
    program: "git",
    args: ["compose"],
  });
});
