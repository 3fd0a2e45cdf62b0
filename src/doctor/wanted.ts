import type { Config, EnvironmentConfig, SecretSource } from "../config/config.ts";
import type { ConfigurationFacts, WantedEnvironment } from "./facts.ts";

/** What the configuration counts on outside of itself. */
export function wantedBy({ environments, build }: Config): Pick<ConfigurationFacts, "environments" | "buildSecrets"> {
  return { environments: environments.map(wantedEnvironment), buildSecrets: variablesOf(build.secrets) };
}

function wantedEnvironment({ name, branch, gates, secrets }: EnvironmentConfig): WantedEnvironment {
  const { approval } = gates;
  return { name, branch, secrets: variablesOf(secrets), ...(approval === undefined ? {} : { approval }) };
}

function variablesOf(secrets: Readonly<Record<string, SecretSource>>): string[] {
  return Object.values(secrets).flatMap((source) => (source.kind === "environment" ? [source.variable] : []));
}

/** Known only when there is a pull request. */
const later = ["PREVIEW", "PR", "PORT"];

/** Every name for which the text of the configuration wants a value, each once, in order. */
export function placeholdersIn(text: string): string[] {
  const lines = text.split("\n").filter((line) => !/^\s*#/.test(line));
  const names = [...lines.join("\n").matchAll(/(?<!\$)\$\{([A-Za-z_]\w*)\}/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !later.includes(name));
}
