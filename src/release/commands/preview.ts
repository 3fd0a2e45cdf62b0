/** Environments of pull requests. Which ones there are stands in a row of the ledger, so that anybody can remove them. */
import { secondsOf } from "../../config/duration.ts";
import { replaced } from "../../config/place.ts";
import { previewEnvironment, previewName, previewsRow } from "../../config/preview.ts";
import type { Config, EnvironmentConfig, PreviewsConfig } from "../../config/config.ts";
import { DeployError, GateError, InternalError, UsageError, messageOf } from "../../errors.ts";
import { actOf, type App } from "../app.ts";
import type { OpenPreview } from "../ledger.ts";
import { recall } from "../remembered.ts";
import type { PreviewDownResult, PreviewListResult, PreviewPruneResult, PreviewUpResult } from "../results.ts";
import { takeDown } from "./down.ts";
import { run } from "./run.ts";
import { rowOf } from "./status.ts";
import { targetFor } from "./target-for.ts";

type Wish = { readonly pullRequest: number; readonly reason?: string };

/** Brings what is checked out to the pull request's own environment; the first time that environment is made. */
export async function up(app: App, { pullRequest, reason }: Wish): Promise<PreviewUpResult> {
  const previews = previewsOf(app.config);
  await demandRoom(app, previews, pullRequest);
  const act = actOf(app, reason);
  const entry = { kind: "preview", preview: pullRequest, change: "opened", act } as const;
  const { state } = await app.ledger.append(previewsRow, entry);
  const opened = state.previews?.find(({ preview }) => preview === pullRequest);
  if (opened === undefined) throw new InternalError(`the ledger does not know preview ${pullRequest} that it opened`);
  const environment = environmentOf(app.config, previews, opened);
  const done = await run(await withEnvironment(app, environment), {
    ...{ environment: environment.name, approveBy: [], hotfix: false, skipHooks: false, dryRun: false },
    ...(reason === undefined ? {} : { reason }),
  });
  return { command: "preview-up", pullRequest, until: untilOf(opened, previews), run: done };
}

/** Removes everything of the pull request's environment, its data too. What is gone already is no mistake. */
export async function down(app: App, { pullRequest, reason }: Wish): Promise<PreviewDownResult> {
  await remove(app, pullRequest, reason);
  return { command: "preview-down", environment: previewName(pullRequest), pullRequest };
}

/** The previews that are open, the oldest first, each as the board shows an environment. */
export async function list(app: App): Promise<PreviewListResult> {
  const previews = previewsOf(app.config);
  const rows = (await openOnes(app)).map(async (open) => {
    const row = await rowOf(app, environmentOf(app.config, previews, open));
    const { since, at } = open;
    return { ...row, pullRequest: open.preview, since, deployedAt: at, until: untilOf(open, previews) };
  });
  return { command: "preview-list", app: app.config.app, most: previews.most, previews: await Promise.all(rows) };
}

/** Removes the previews that nobody deployed to for so long. One that cannot be removed does not keep the others. */
export async function prune(
  app: App,
  {
    olderThan,
    reason = "nobody deployed to it for too long",
  }: { readonly olderThan?: string; readonly reason?: string },
): Promise<PreviewPruneResult> {
  const { lifetimeSeconds } = previewsOf(app.config);
  const seconds = olderThan === undefined ? lifetimeSeconds : secondsOf(olderThan);
  const latest = app.clock.now().getTime() - seconds * 1000;
  const all = await openOnes(app);
  const old = all.filter(({ at }) => Date.parse(at) <= latest);
  const removed: PreviewPruneResult["removed"][number][] = [];
  for (const { preview: pullRequest, at: deployedAt } of old) {
    const about = { environment: previewName(pullRequest), pullRequest, deployedAt };
    const problem = await remove(app, pullRequest, reason).then(() => undefined, problemOf);
    removed.push({ ...about, ...(problem === undefined ? {} : { problem }) });
  }
  return { command: "preview-prune", seconds, removed, kept: all.length - old.length };
}

function problemOf(error: unknown): string {
  if (error instanceof DeployError) return messageOf(error);
  throw error;
}

function previewsOf({ previews }: Config): PreviewsConfig {
  if (previews !== undefined) return previews;
  throw new UsageError("this app has no previews", { hint: "Write `previews: {}` into aip-deploy.yml." });
}

async function openOnes({ ledger }: App): Promise<readonly OpenPreview[]> {
  return (await ledger.state(previewsRow)).previews ?? [];
}

async function demandRoom(app: App, { most }: PreviewsConfig, pullRequest: number): Promise<void> {
  const open = await openOnes(app);
  if (open.length < most || open.some(({ preview }) => preview === pullRequest)) return;
  const sentence = `there are ${open.length} previews, and the configuration allows ${most}`;
  const oldest = open.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]?.preview ?? 0;
  throw new GateError(sentence, [sentence], { hint: `aip-deploy preview down ${oldest}` });
}

type Slot = Pick<OpenPreview, "preview"> & Partial<OpenPreview>;

function environmentOf(config: Config, previews: PreviewsConfig, { preview, slot = 0 }: Slot): EnvironmentConfig {
  const environment = previewEnvironment(config, previews, { number: preview, slot });
  if (environment === undefined) throw new InternalError(`there is no environment ${previews.from}`);
  return environment;
}

/** First, since of environments that build an image differently the last one counts, and that must not be a preview. */
async function withEnvironment(app: App, environment: EnvironmentConfig): Promise<App> {
  const config = replaced(app.config, { environments: [environment, ...app.config.environments] });
  if (app.sight === undefined) return { ...app, config };
  const sight = { ...app.sight, config };
  return { ...app, config, sight, remembered: await recall(sight) };
}

/**
 * The preview stays open until all of it is gone, so that whoever comes next finds what is left. One that is not open has
 * no deployer who could be in the way and nothing to be recorded; what somebody's hand left of it goes all the same.
 */
async function remove(app: App, pullRequest: number, reason: string | undefined): Promise<void> {
  const environment = environmentOf(app.config, previewsOf(app.config), { preview: pullRequest });
  const open = await openOnes(app);
  if (!open.some(({ preview }) => preview === pullRequest)) {
    const { target } = await targetFor(app, environment);
    await app.log.phase(`Removing ${environment.name}`, () => target.remove({ data: true }));
    return;
  }
  await takeDown(app, environment, { data: true, ...(reason === undefined ? {} : { reason }) });
  const act = actOf(app, reason);
  await app.ledger.append(previewsRow, { kind: "preview", preview: pullRequest, change: "closed", act });
}

function untilOf({ at }: OpenPreview, { lifetimeSeconds }: PreviewsConfig): string {
  return new Date(Date.parse(at) + lifetimeSeconds * 1000).toISOString();
}
