import type { Runner } from "../command/runner.ts";
import { envSecrets } from "../compose/env-secrets.ts";
import type { LoadedModel } from "../compose/loaded.ts";
import { loadModel, readSources, type LoadInput } from "../compose/load.ts";
import { placeholder } from "../compose/placeholders.ts";
import type { Config, EnvironmentConfig } from "../config/config.ts";
import { ConfigError, type Problem } from "../errors.ts";
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
  const given = { ...input, sources, secretNames: [...secretNames, ...found.names] };
  const printed = await loadModel(given, runner).catch((error: unknown) => {
    throw withoutPlaceholders(error, found.names);
  });
  const { loaded, secrets, values, notes } = found.conceal(printed);
  for (const secret of values) if (!isCommonWord(secret.reveal())) learn(secret);
  return { loaded, secrets: { ...secrets, ...environment.secrets }, values, notes };
}

/** Compose wants a port or a size where it saw a placeholder; the name is what a person can do something about. */
function withoutPlaceholders(error: unknown, names: readonly string[]): unknown {
  if (!(error instanceof ConfigError)) return error;
  const problems = error.problems.map((problem): Problem => {
    const [name] = names.filter((each) => problem.message.includes(placeholder(each)));
    if (name === undefined) return problem;
    const message = problem.message.replaceAll(placeholder(name), `\${${name}}`);
    const hint = `${name} looks like a secret, so Compose was not given its value. If it is none, list it under \`variables:\` of the environment in aip-deploy.yml.`;
    return { ...problem, message, hint };
  });
  return new ConfigError(problems, { code: "compose.invalid", cause: error });
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
