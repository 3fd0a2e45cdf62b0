import type { EnvironmentConfig } from "../../config/config.ts";
import { DeployError, messageOf } from "../../errors.ts";
import { worst } from "../../outcome.ts";
import { silent } from "../../log.ts";
import { askedOf, environmentNamed, urlOf, worldOf, type App } from "../app.ts";
import { evaluate } from "../bring.ts";
import type { EnvironmentState } from "../ledger.ts";
import { describeJournal } from "../lease/interrupted.ts";
import { isGone } from "../lease/process.ts";
import { readRecord } from "../lease/record.ts";
import { bundleOf } from "../order.ts";
import type { Bundle, ReleaseId } from "../release.ts";
import type { BoardRow, HistoryResult, StatusResult } from "../results.ts";
import { targetFor } from "./target-for.ts";

/** The board: what runs where by the ledger, and whether the target says the same. */
export async function status(app: App): Promise<StatusResult> {
  const environments = await Promise.all(app.config.environments.map((environment) => rowOf(app, environment)));
  return { command: "status", app: app.config.app, environments };
}

/** One environment on the board; never throws an error of ours. */
export async function rowOf(app: App, environment: EnvironmentConfig): Promise<BoardRow> {
  const state = await app.ledger.state(environment.name);
  const [seen, work] = await Promise.all([seenWith(app, environment, state), workOn(app, environment, state)]);
  // What runs while somebody changes it, or after somebody stopped halfway, is nobody's release.
  if (work.interrupted === undefined) return { ...seen, ...work };
  return { ...seen, ...work, health: "unwell", detail: work.interrupted };
}

/** Who changes it now, or what was begun there and not ended. */
async function workOn(
  app: App,
  environment: EnvironmentConfig,
  state: EnvironmentState,
): Promise<Pick<BoardRow, "busy" | "interrupted">> {
  try {
    const { target } = await targetFor(app, environment, state);
    const record = readRecord(await target.slate.read());
    if (record === "damaged") return {};
    const { holder, journal } = record;
    const isWorking = holder !== undefined && !(holder.process !== undefined && (await isGone(holder.process)));
    if (!isWorking) {
      return journal === undefined ? {} : { interrupted: `${describeJournal(journal)} was interrupted` };
    }
    const { by, work, since, link } = holder;
    return { busy: { by, work, since, ...(link === undefined ? {} : { link }) } };
  } catch (error) {
    // One target that cannot be reached must not hide the others.
    if (!(error instanceof DeployError)) throw error;
    return {};
  }
}

async function seenWith(app: App, environment: EnvironmentConfig, state: EnvironmentState): Promise<BoardRow> {
  const row = { environment: environment.name, branch: environment.branch, state };
  const { current } = state;
  if (current === undefined) return { ...row, health: "empty", detail: emptyBecause(state) };
  try {
    return { ...row, ...(await deployedBy(app, state)), ...(await seenOf(app, environment, state, current.release)) };
  } catch (error) {
    // One environment that cannot be looked at must not hide the others.
    if (!(error instanceof DeployError)) throw error;
    return { ...row, health: "unknown", detail: messageOf(error) };
  }
}

async function seenOf(app: App, environment: EnvironmentConfig, state: EnvironmentState, release: ReleaseId) {
  const bundle = bundleOf(await app.ledger.release(release), environment.name);
  const url = urlOf(bundle);
  return { ...(await healthOf(app, environment, state, bundle)), ...(url === undefined ? {} : { url }) };
}

function emptyBecause({ last, down }: EnvironmentState): string {
  const isWell = last === undefined || last.outcome === "succeeded";
  if (down !== undefined && isWell) return `everything was removed by ${down.by} at ${down.at}`;
  return last === undefined
    ? "nothing was deployed yet"
    : `the last deployment ${last.outcome}, nothing good is known to run`;
}

async function deployedBy({ ledger }: App, { environment, number, current }: EnvironmentState) {
  const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
  const entry = entries.find((each) => each.number === current?.number);
  if (entry?.kind !== "deployment") return {};
  return { by: entry.act.by, ...(entry.commit === undefined ? {} : { commit: entry.commit }) };
}

async function healthOf(app: App, environment: EnvironmentConfig, state: EnvironmentState, bundle: Bundle) {
  try {
    const world = await worldOf(app, environment, bundle);
    const materials = await world.materials(bundle, state);
    const all = [...world.target.proof(bundle, materials), ...world.checks(bundle, materials, { tests: false })];
    const checks = await evaluate(all, silent, AbortSignal.any([app.signal, AbortSignal.timeout(10_000)]));
    const bad = checks.find(({ outcome }) => outcome !== "succeeded" && outcome !== "skipped");
    const outcome = worst(checks.map((check) => check.outcome));
    if (bad === undefined) return { health: "well" as const, detail: checks.map((check) => check.detail).join("; ") };
    const health = outcome === "failed" ? ("unwell" as const) : ("unknown" as const);
    return { health, detail: `${bad.name}: ${bad.detail}` };
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    return { health: "unknown" as const, detail: messageOf(error) };
  }
}

/** What happened to an environment, newest first. */
export async function history(
  app: App,
  wish: { readonly environment: string; readonly limit: number },
): Promise<HistoryResult> {
  const environment = environmentNamed(app, wish.environment);
  const entries = await app.ledger.history(environment.name, wish.limit);
  return { command: "history", environment: environment.name, ...askedOf(environment), entries };
}
