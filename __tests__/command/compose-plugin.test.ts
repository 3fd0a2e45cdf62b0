import { expect, test } from "@jest/globals";
import { join } from "node:path";
import { composePlugin, startable } from "../../src/command/compose-plugin.ts";
import { tree } from "../support/tree.ts";

test("the plugin in the folder of Docker's configuration comes first", () => {
  const folder = tree({ "cli-plugins/docker-compose": "" });
  expect(composePlugin(folder)).toBe(join(folder, "cli-plugins/docker-compose"));
});

test("a configuration that names other folders leaves the search to Docker's own program", () => {
  const folder = tree({ "cli-plugins/docker-compose": "", "config.json": '{"cliPluginsExtraDirs":["/opt/plugins"]}' });
  expect(composePlugin(folder)).toBeUndefined();
});

test.each([
  [
    ["compose", "--file", "-", "config"],
    "/p/docker-compose",
    { program: "/p/docker-compose", args: ["--file", "-", "config"] },
  ],
  [["compose", "version"], undefined, { program: "docker", args: ["compose", "version"] }],
  [["buildx", "compose"], "/p/docker-compose", { program: "docker", args: ["buildx", "compose"] }],
])("docker %s with the plugin at %s", (args, plugin, expected) => {
  expect(startable({ program: "docker", args }, plugin)).toEqual(expected);
});

test("other programs are started as they are", () => {
  expect(startable({ program: "git", args: ["compose"] }, "/p")).toEqual({ program: "git", args: ["compose"] });
});
