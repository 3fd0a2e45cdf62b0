import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./command.ts";

/** Where Docker's own program looks for its plugins, in its order, after the folder of its configuration. */
const folders = [
  "/usr/local/lib/docker/cli-plugins",
  "/usr/local/libexec/docker/cli-plugins",
  "/usr/lib/docker/cli-plugins",
  "/usr/libexec/docker/cli-plugins",
];

/**
 * The Compose plugin's own program: an absolute path, or `undefined` when only Docker's program knows where it is. Started
 * by Docker's program, Compose takes half as long again: all plugins are asked what they are before one is handed over to.
 */
export function composePlugin(dockerDirectory: string): string | undefined {
  if (namesOtherFolders(join(dockerDirectory, "config.json"))) return undefined;
  const places = [join(dockerDirectory, "cli-plugins"), ...folders];
  return places.map((folder) => join(folder, "docker-compose")).find((path) => existsSync(path));
}

function namesOtherFolders(configuration: string): boolean {
  try {
    return readFileSync(configuration, "utf8").includes("cliPluginsExtraDirs");
  } catch {
    return false;
  }
}

/** What is really started for a command. */
export function startable(
  { program, args }: Command,
  plugin: string | undefined,
): { readonly program: string; readonly args: readonly string[] } {
  const [first, ...rest] = args;
  return plugin !== undefined && program === "docker" && first === "compose"
    ? { program: plugin, args: rest }
    : { program, args };
}
