import type { Problem } from "../errors.ts";
import type { Config } from "./config.ts";
import { problemOf, type Finding } from "./finding.ts";
import { noFile, type ConfigFile } from "./load.ts";

const files = new WeakMap<Config, ConfigFile>();

/** Keeps the file with the configuration that was read from it, so that later problems can point into it. */
export function remember(config: Config, file: ConfigFile): void {
  files.set(config, file);
}

/** A problem of this configuration that only showed up later, with its place in the file when there is a file. */
export function problemIn(config: Config, finding: Finding): Problem {
  return problemOf(finding, files.get(config) ?? noFile);
}
