import { imagesOf } from "../compose/images.ts";
import { printingOnce } from "../compose/print-once.ts";
import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import { replaced } from "../config/place.ts";
import type { Runner } from "../command/runner.ts";
import { ConfigError, DeployError, InternalError } from "../errors.ts";
import { registryClient } from "../registry/distribution.ts";
import type { App, Surroundings } from "./app.ts";
import { openRepository, type Repository } from "../source/repository.ts";
import type { Ledger, StoredRelease } from "./ledger.ts";
import { ociLedger } from "./oci-ledger.ts";
import { recall, type Sight } from "./remembered.ts";
import { loadEnvironment } from "./environment-model.ts";

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

/** Who gives the orders is known later: it is asked from git, beside all that is read here. */
type Nameless<T extends { readonly by: string }> = Omit<T, "by">;

/** Reads the configuration and connects the App to its registry; nothing is asked of the registry yet. */
export async function openApp(opening: Opening, surroundings: Nameless<Surroundings>): Promise<Nameless<App>> {
  const { root, file, registry: wanted, random } = opening;
  const { clock, credentials, variables } = surroundings;
  // Where images live is read out of the model that the survey will ask for again.
  const runner = printingOnce(surroundings.runner);
  const [{ config: read, warnings }, repository] = await Promise.all([
    loadConfig({ root, file, variables }),
    checkoutAt(root, runner),
  ]);
  const sight = repository === undefined ? undefined : sightOf(repository, read, wanted, surroundings);
  const remembered = sight === undefined ? undefined : await recall(sight);
  const prefix = wanted ?? read.registry ?? remembered?.prefix ?? (await writtenPrefix(read, runner));
  const registry = registryClient({ clock, random, credentials });
  const ledger = remembering(ociLedger({ registry, repository: `${prefix}/${ledgerName}`, clock, random }));
  const config = replaced(read, { registry: prefix });
  return { ...surroundings, runner, config, warnings, registry, prefix, ledger, repository, sight, remembered };
}

/** Releases never change, so each is read once. */
function remembering(ledger: Ledger): Ledger {
  const read = new Map<string, Promise<StoredRelease>>();
  return {
    ...ledger,
    release(id) {
      const known = read.get(id) ?? ledger.release(id);
      read.set(id, known);
      return known;
    },
  };
}

async function checkoutAt(root: string, runner: Runner): Promise<Repository | undefined> {
  try {
    return await openRepository(root, runner);
  } catch (error) {
    if (error instanceof DeployError && error.code === "source.not-a-repository") return undefined;
    throw error;
  }
}

function sightOf(
  repository: Repository,
  config: Config,
  registry: string | undefined,
  { variables, clock }: Nameless<Surroundings>,
): Sight | undefined {
  if (!repository.hasCommit) return undefined;
  const week = config.build.rebuild === "weekly" ? weekOf(clock.now()) : undefined;
  return { repository, config, also: { registry, home: variables["HOME"], week } };
}

/** ISO 8601, for example `2026-W48`: the week that has the year's first Thursday is its first. */
export function weekOf(date: Date): string {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() === 0 ? 7 : date.getUTCDay()));
  const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((thursday.getTime() - firstDay) / 86_400_000 + 1) / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}

const hint = "Write `registry: HOST/PATH` into aip-deploy.yml, or give --registry.";

/** Where the Compose files say that the images live. Throws `ConfigError` when they do not say it, or not all the same. */
async function writtenPrefix(config: Config, runner: Runner): Promise<string> {
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
