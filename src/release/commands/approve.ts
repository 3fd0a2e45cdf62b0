import type { EnvironmentConfig } from "../../config/config.ts";
import type { Wait } from "../../request/request.ts";
import { deskOf, environmentNamed, type App } from "../app.ts";
import { wantedOn, wayOf, type ApprovalDesk, type Decision, type Review, type Wanted } from "../approval.ts";
import type { StoredRelease } from "../ledger.ts";
import { bundleFor } from "../order.ts";
import type { ApproveResult } from "../results.ts";
import { currentOf, type Current } from "./current.ts";
import { diff } from "./diff.ts";
import { lookAhead } from "./look-ahead.ts";
import { prepare } from "./prepare.ts";
import { storeRelease } from "./release.ts";
import { waitOf } from "./wait.ts";

const usualWait = 60;

/** Puts a release before those who approve it, and waits a while for them. Deploying asks them again. */
export async function approve(
  app: App,
  wish: { readonly environment: string; readonly release?: string } & Wait,
): Promise<ApproveResult> {
  const environment = environmentNamed(app, wish.environment);
  const { name } = environment;
  const stored = await app.ledger.release(wish.release ?? (await releaseOfCheckout(app, environment)));
  const current = await currentOf(app, name);
  const review = await reviewOf(app, environment, stored, current);
  const base = { command: "approve" as const, app: app.config.app, environment: name, release: stored.id, review };
  const way = wayOf(environment, app.approvals?.usual);
  const desk = await deskOf(app, environment);
  const wanted = wantedOn(environment, stored, current.stored);
  if (desk === undefined || wanted === undefined) {
    const sentence =
      way === undefined ? `${name} asks for no approval` : `${name} is approved by name, when it is deployed`;
    return { ...base, ...(way === undefined ? {} : { way }), open: true, sentence, approvals: [] };
  }
  await desk.request(wanted, review);
  const { final: _final, ...decision } = await decided(app, desk, wanted, waitOf(wish.wait) ?? usualWait);
  return { ...base, way: desk.way, ...decision };
}

async function releaseOfCheckout(app: App, { name }: EnvironmentConfig): Promise<string> {
  const prepared = await prepare(app, name);
  return (await storeRelease(app, prepared, prepared.remembered === undefined ? prepared.found : [])).release;
}

const firstPauseMs = 5_000;
const longestPauseMs = 30_000;

/** Asks less and less often until it is decided or the time is over. */
async function decided(
  { clock, log, signal }: App,
  desk: ApprovalDesk,
  wanted: Wanted,
  seconds: number,
): Promise<Decision> {
  const until = clock.now().getTime() + seconds * 1000;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const decision = await desk.decide(wanted);
    const left = until - clock.now().getTime();
    if (decision.open || decision.final === true || left <= 0) return decision;
    if (pause === firstPauseMs) log.info(`Waiting for an approval: ${decision.link ?? decision.sentence}`);
    await clock.sleep(Math.min(pause, left), signal);
  }
}

async function reviewOf(
  app: App,
  environment: EnvironmentConfig,
  stored: StoredRelease,
  current: Current,
): Promise<Review> {
  const { name, gates } = environment;
  bundleFor(stored, environment);
  const { approval: _approval, ...others } = gates;
  const [{ command: _command, ...changes }, ahead] = await Promise.all([
    diff(app, { environment: name, against: stored.id }),
    lookAhead(app, { ...environment, gates: others }, stored.release, current),
  ]);
  const fallback = current.state.good[0]?.release;
  return {
    ...changes,
    ...(fallback === undefined ? {} : { fallback }),
    ...(ahead.target === undefined ? {} : { target: ahead.target }),
    hooks: ahead.hooks,
    gates: ahead.gates,
  };
}
