import type { Runner } from "../command/runner.ts";
import { envSecrets } from "../compose/env-secrets.ts";
import type { LoadedModel } from "../compose/loaded.ts";
import { loadModel, readSources, type LoadInput } from "../compose/load.ts";
import type { Config, EnvironmentConfig } from "../config/config.ts";
import { isCommonWord } from "../secrets/looks-secret.ts";
import type { KnownSecret } from "../secrets/reference.ts";
import type { Secret } from "../secrets/secret.ts";

/** One environment's model without a secret in it, and what is known about the secrets. */
export type EnvironmentModel = {
  readonly loaded: LoadedModel;
  /** Every secret that a placeholder may stand for, by its name. */
  readonly secrets: Readonly<Record<string, KnownSecret>>;
  /** What those of the env files are now. */
  readonly values: readonly Secret[];
  readonly notes: readonly string[];
};

/** The model of one environment, as Compose resolves it; services behind profiles are in it too. Env files' secrets stand in it. */
export async function loadEnvironment(
  config: Config,
  environment: EnvironmentConfig,
  runner: Runner,
): Promise<LoadedModel> {
  return await loadModel(inputOf(config, environment), runner);
}

/** The same with placeholders where a secret would stand, whether it is configured or only lies in an env file. */
export async function modelWithoutSecrets(
  config: Config,
  environment: EnvironmentConfig,
  { runner, learn }: { readonly runner: Runner; readonly learn: (secret: Secret) => void },
): Promise<EnvironmentModel> {
  const input = inputOf(config, environment);
  const { root, files: composeFiles, envFiles, variables, secretNames } = input;
  const sources = readSources(root, composeFiles);
  const found = await envSecrets({ root, composeFiles, envFiles, variables, secretNames, sources }, runner);
  const printed = await loadModel({ ...input, sources, secretNames: [...secretNames, ...found.names] }, runner);
  const { loaded, secrets, values, notes } = found.conceal(printed);
  for (const secret of values) if (!isCommonWord(secret.reveal())) learn(secret);
  return { loaded, secrets: { ...secrets, ...environment.secrets }, values, notes };
}

function inputOf(config: Config, environment: EnvironmentConfig): LoadInput {
  return {
    root: config.root,
    files: environment.composeFiles,
    envFiles: environment.envFiles,
    profiles: ["*", ...environment.profiles],
    project: environment.project,
    fallbackName: `${config.app}-${environment.name}`,
    variables: environment.variables,
    secretNames: Object.keys(environment.secrets),
  };
}
