import type { DeployWish } from "../../request/request.ts";
import type { App } from "../app.ts";
import type { RunResult } from "../results.ts";
import { builderSoon, buildMissing } from "./build.ts";
import { order } from "./deploy.ts";
import { prepare } from "./prepare.ts";
import { storeRelease } from "./release.ts";

/** All of it for the branch that is checked out; a branch without environment ends after the release. */
export async function run(app: App, wish: { readonly environment?: string } & DeployWish): Promise<RunResult> {
  const stages: { name: RunResult["stages"][number]["name"]; seconds: number }[] = [];
  const builder = app.remembered === undefined ? { builder: builderSoon(app) } : {};
  const prepared = await timed("plan", () => prepare(app, wish.environment, { deploying: true }));
  const { source, destination } = prepared;
  const { result: build, found } = await timed("build", () => buildMissing(app, prepared, builder));
  const released = await timed("release", () => storeRelease(app, prepared, found));
  const base = {
    command: "run" as const,
    app: app.config.app,
    source,
    build,
    release: released.release,
    warnings: [...app.warnings, ...prepared.warnings],
    stages,
  };
  const { environment } = destination;
  if (environment === undefined) return { ...base, because: destination.because };
  const what = { release: released.release, kind: wish.hotfix ? "hotfix" : "deploy", ...source } as const;
  const deployed = await timed("deploy", () => order(app, environment, what, wish));
  return { ...base, environment: environment.name, ...deployed };

  async function timed<T>(name: RunResult["stages"][number]["name"], work: () => Promise<T>): Promise<T> {
    const started = app.clock.now().getTime();
    const result = await work();
    stages.push({ name, seconds: (app.clock.now().getTime() - started) / 1000 });
    return result;
  }
}
