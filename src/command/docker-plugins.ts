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

const names = ["compose", "buildx"] as const;

/** The plugins' own programs, absolute paths; one that is not here is left to Docker's program. */
export type DockerPlugins = Readonly<Partial<Record<(typeof names)[number], string>>>;

/**
 * The programs of the plugins that are found where Docker's program would look. Started by Docker's program, a plugin takes a
 * twentieth of a second longer: all plugins are asked what they are before one is handed over to.
 */
export function dockerPlugins(dockerDirectory: string): DockerPlugins {
  if (namesOtherFolders(join(dockerDirectory, "config.json"))) return {};
  const places = [join(dockerDirectory, "cli-plugins"), ...folders];
  const found = names.flatMap((name) => {
    const program = places.map((folder) => join(folder, `docker-${name}`)).find((path) => existsSync(path));
    return program === undefined ? [] : [[name, program] as const];
  });
  return Object.fromEntries(found);
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
  plugins: DockerPlugins,
): { readonly program: string; readonly args: readonly string[] } {
  const [first = "", ...rest] = args;
  const plugin = program === "docker" ? names.find((name) => name === first) : undefined;
  const own = plugin === undefined ? undefined : plugins[plugin];
  return own === undefined ? { program, args } : { program: own, args: rest };
}
