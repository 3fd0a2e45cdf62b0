import { envFileReader } from "../compose/env-file-reader.ts";
import type { EnvironmentConfig, SecretSource } from "../config/config.ts";
import { referenceTo } from "../secrets/reference.ts";
import { resolveAvailable, resolveSecrets, type SecretPlaces } from "../secrets/resolve.ts";
import { Secret } from "../secrets/secret.ts";
import type { App } from "./app.ts";
import type { Bundle } from "./release.ts";
import type { SurveyedEnvironment } from "./survey.ts";

type Reaching = Pick<App, "config" | "variables" | "redactor" | "runner">;

/** Where the values of an environment's secrets are found from here. */
export function secretPlaces(
  { config: { root }, variables, redactor, runner }: Reaching,
  environment: EnvironmentConfig | undefined,
): SecretPlaces {
  const files = environment ?? { composeFiles: [], envFiles: [], variables: {} };
  return { root, variables, learn: redactor.learn, envFiles: envFileReader({ ...files, root }, runner) };
}

/** One secret that the configuration names, for whoever deploys and not for what is deployed. Throws `SecretError`. */
export async function secretNamed(name: string, source: SecretSource, app: Reaching): Promise<Secret> {
  const found = await resolveSecrets([referenceTo(name, source)], secretPlaces(app, undefined));
  return found.get(name) ?? new Secret(name, "");
}

/** The values of an environment's secrets that can be had here, for whoever makes sure that they are stored nowhere. */
export async function secretValues(
  app: Reaching,
  { config, values }: Pick<SurveyedEnvironment, "config" | "values">,
  bundle: Bundle,
): Promise<Secret[]> {
  const configured = Object.entries(config.secrets).map(([name, source]) => referenceTo(name, source));
  const direct = [...configured, ...bundle.secrets].filter(({ from }) => from !== "env-file");
  const { secrets } = await resolveAvailable(direct, secretPlaces(app, config));
  return [...values, ...secrets.values()];
}
