import type { EnvironmentConfig } from "../../config/config.ts";
import { DeployError } from "../../errors.ts";
import { environmentNamed, projectOf, type App } from "../app.ts";
import { targetOf } from "../target.ts";
import { bundleOf } from "../order.ts";
import type { DownResult } from "../results.ts";
import { loadEnvironment } from "../environment-model.ts";

/** Stops and removes everything that runs in the environment; with `data` its volumes too. The ledger keeps its history. */
export async function down(
  app: App,
  wish: { readonly environment: string; readonly data: boolean },
): Promise<DownResult> {
  const environment = environmentNamed(app, wish.environment);
  const project = (await deployedProject(app, environment)) ?? (await writtenProject(app, environment));
  await app.log.phase(`Removing ${environment.name}`, () =>
    targetOf(app, environment, project).remove({ data: wish.data }),
  );
  return { command: "down", environment: environment.name, data: wish.data };
}

/** The project as the newest release names it; `undefined` when there is none, or another version wrote it. */
async function deployedProject(app: App, { name }: EnvironmentConfig): Promise<string | undefined> {
  const { current, last } = await app.ledger.state(name);
  const release = current?.release ?? last?.release;
  if (release === undefined) return undefined;
  try {
    return projectOf(bundleOf(await app.ledger.release(release), name));
  } catch (error) {
    if (error instanceof DeployError) return undefined;
    throw error;
  }
}

/** A first deployment that was killed is in no ledger, and must not be there for ever. */
async function writtenProject({ config, runner }: App, environment: EnvironmentConfig): Promise<string> {
  const { model } = await loadEnvironment(config, environment, runner);
  return model.name;
}
