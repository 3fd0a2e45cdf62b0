import { TargetError } from "../../errors.ts";
import type { TaskWish } from "../../request/request.ts";
import { actOf, deployerOf, environmentNamed, materialsOf, projectOf, type App } from "../app.ts";
import { noteIn, underLease } from "../lease/under-lease.ts";
import type { TaskResult } from "../results.ts";
import { targetOf } from "../target.ts";
import { deployedOn } from "./current.ts";
import { waitOf } from "./wait.ts";

/**
 * Runs a program once, in a container of its own, as the service is deployed there; recorded with how it ended. Nobody deploys
 * meanwhile: what it does to the data may need the very release that runs.
 */
export async function task(app: App, { service, words, ...wish }: TaskWish): Promise<TaskResult> {
  const environment = environmentNamed(app, wish.environment);
  const { name } = environment;
  const { release, bundle, state } = await deployedOn(app, name);
  const project = projectOf(bundle);
  const target = await targetOf(app, environment, project);
  if (target.runOnce === undefined) {
    throw new TargetError("target.refused", `${target.describe()} runs no single tasks`);
  }
  const materials = await materialsOf(app, environment, bundle, state);
  const about = { unit: service, words: app.redactor.redact(words.join(" ")), release };
  const act = actOf(app, wish.reason);
  const deployer = deployerOf(app, environment, project, waitOf(wish.wait));
  const title = `${about.words} of ${service}`;
  return await underLease(`task ${title}`, { ...app, environment: name, target, deployer }, async (held) => {
    const { unit, words: told } = about;
    const journal = {
      environment: name,
      work: "task",
      release,
      task: { unit, words: told },
      act,
      number: state.number,
    };
    await noteIn(held.lease, app.clock, { ...journal, work: "task" })(`Running ${title}`, true);
    const onLine = (line: string) => {
      app.log.info(line);
    };
    const once = { unit: service, command: words, onLine };
    const done = await app.log.phase(`Running ${title} on ${name}`, async () => {
      return await held.target.runOnce?.(once, bundle, materials, held.signal);
    });
    held.lease.lost.throwIfAborted();
    const { seconds = 0, exitCode, ...ended } = done ?? { outcome: "errored" as const, detail: "was not run" };
    const { number } = await app.ledger.append(name, { kind: "task", ...about, ...ended, act });
    const code = exitCode === undefined ? {} : { exitCode };
    return { result: { command: "task", environment: name, ...about, ...ended, ...code, seconds, number } };
  });
}
