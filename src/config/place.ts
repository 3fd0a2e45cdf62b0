import type { Problem } from "../errors.ts";
import type { Config } from "./config.ts";
import { problemOf, type Finding } from "./finding.ts";
import { noFile, type ConfigFile } from "./load.ts";

const files = new WeakMap<Config, ConfigFile>();

/** Keeps the file with the configuration that was read from it, so that later problems can point into it. */
export function remember(config: Config, file: ConfigFile): void {
  files.set(config, file);
}

/** The configuration with parts replaced; its later problems still point into the file. */
export function replaced(config: Config, parts: Partial<Config>): Config {
  const next = { ...config, ...parts };
  const file = files.get(config);
  if (file !== undefined) files.set(next, file);
  return next;
}

/** A problem of this configuration that only showed up later, with its place in the file when there is a file. */
export function problemIn(config: Config, finding: Finding): Problem {
  return problemOf(finding, files.get(config) ?? noFile);
}
