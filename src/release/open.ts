import { imagesOf } from "../compose/images.ts";
import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import { ConfigError, InternalError } from "../errors.ts";
import { registryClient } from "../registry/distribution.ts";
import type { App, Surroundings } from "./app.ts";
import { ociLedger } from "./oci-ledger.ts";
import { loadEnvironment } from "./survey.ts";

export type Opening = {
  /** The repository, an absolute path. */
  readonly root: string;
  readonly file?: string;
  /** Wins over the configuration's registry. */
  readonly registry?: string;
  /** From 0 to below 1; spreads retries. */
  readonly random: () => number;
};

/** The ledger stands beside the images, under a name that no image takes. */
const ledgerName = "aip-deploy";

/** Reads the configuration and connects the App to its registry; nothing is asked of the registry yet. */
export async function openApp(opening: Opening, surroundings: Surroundings): Promise<App> {
  const { root, file, registry: wanted, random } = opening;
  const { clock, credentials, variables } = surroundings;
  const { config: read, warnings } = await loadConfig({ root, file, variables });
  const prefix = wanted ?? read.registry ?? (await writtenPrefix(read, surroundings));
  const registry = registryClient({ clock, random, credentials });
  const ledger = ociLedger({
    registry,
    repository: `${prefix}/${ledgerName}`,
    clock,
    random,
  });
  return { ...surroundings, config: { ...read, registry: prefix }, warnings, registry, prefix, ledger };
}

const hint = "Write `registry: HOST/PATH` into aip-deploy.yml, or give --registry.";

/** Where the Compose files say that the images live. Throws `ConfigError` when they do not say it, or not all the same. */
async function writtenPrefix(config: Config, { runner }: Surroundings): Promise<string> {
  const environment = config.environments.at(-1);
  if (environment === undefined) throw new InternalError("a configuration without environments");
  const loaded = await loadEnvironment(config, environment, runner);
  const { images, problems } = imagesOf(loaded, { config });
  if (problems.length > 0) throw new ConfigError(problems, { hint });
  const prefixes = [...new Set(images.map(({ repository }) => repository.slice(0, repository.lastIndexOf("/"))))];
  const [prefix] = prefixes;
  if (prefix !== undefined && prefixes.length === 1) return prefix;
  const message =
    prefixes.length > 1 ? `the images live in several places: ${prefixes.join(", ")}` : "no registry is named";
  throw new ConfigError([{ message }], { hint });
}
