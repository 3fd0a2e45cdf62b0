import type { EnvironmentConfig } from "../../config/config.ts";
import { DeployError } from "../../errors.ts";
import type { Target } from "../../targets/target.ts";
import { projectOf, type App } from "../app.ts";
import { loadEnvironment } from "../environment-model.ts";
import type { EnvironmentState } from "../ledger.ts";
import { bundleOf } from "../order.ts";
import { namespaceOf } from "../namespace.ts";
import { targetOf } from "../target.ts";

/** The target of an environment, whether or not something was deployed there. */
export async function targetFor(
  app: App,
  environment: EnvironmentConfig,
  known?: EnvironmentState,
): Promise<{ readonly target: Target; readonly project: string }> {
  const state = known ?? (await app.ledger.state(environment.name));
  const project =
    (await deployedProject(app, state)) ?? environment.project ?? (await writtenProject(app, environment));
  return { target: await targetOf(app, environment, project), project };
}

/** The project as the newest release names it; `undefined` when there is none, or another version wrote it. */
async function deployedProject(
  app: App,
  { environment, current, last }: EnvironmentState,
): Promise<string | undefined> {
  const release = current?.release ?? last?.release;
  if (release === undefined) return undefined;
  try {
    return projectOf(bundleOf(await app.ledger.release(release), environment));
  } catch (error) {
    if (error instanceof DeployError) return undefined;
    throw error;
  }
}

/** A first deployment that was killed is in no ledger, and must not be there for ever. */
async function writtenProject({ config, runner }: App, environment: EnvironmentConfig): Promise<string> {
  if (environment.target.kind !== "compose") return await namespaceOf(config.root, environment.target);
  const { model } = await loadEnvironment(config, environment, runner);
  return model.name;
}
