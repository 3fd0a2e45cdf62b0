import { isDeepStrictEqual } from "node:util";
import { httpCheck } from "../../checks/http.ts";
import type { EnvironmentConfig } from "../../config/config.ts";
import { messageOf, TargetError } from "../../errors.ts";
import type { MaintenanceWish, Wait } from "../../request/request.ts";
import { doorsOf, withoutHost } from "../../targets/compose/index.ts";
import type { Materials } from "../../targets/target.ts";
import { actOf, environmentNamed, openMaterialsOf, routeOf, urlOf, worldOf, type App } from "../app.ts";
import { bring, type Brought } from "../bring.ts";
import type { Act, EnvironmentState, Maintenance, NewEntry } from "../ledger.ts";
import { noteIn, underLease, type Held, type Note } from "../lease/under-lease.ts";
import { closedMaterials } from "../maintenance.ts";
import type { World } from "../order.ts";
import { failureOf } from "../record.ts";
import { digestOf, type Bundle } from "../release.ts";
import type { Maintained, MaintenanceOffResult, MaintenanceOnResult, MaintenanceResult } from "../results.ts";
import { deployedOn } from "./current.ts";
import { pageOf, retryAfterOf } from "./maintenance-page.ts";
import { waitOf } from "./wait.ts";

/**
 * Shows everybody a page instead of the app. Only the gateways are touched, and they run on; what does not show the page to
 * somebody who comes from outside is undone. Recorded when it is done, so that whatever is cut short counts as not begun.
 */
export async function maintenanceOn(app: App, wish: MaintenanceWish): Promise<MaintenanceOnResult> {
  const page = await pageOf(wish);
  const retryAfterSeconds = retryAfterOf(wish["retry-after"]);
  return await underItsLease("maintenance-on", app, wish, async (change) => {
    const { state, bundle, held, act } = change;
    const before = state.maintenance;
    const doors = doorsOf(await held.target.gateways(), bundle);
    const asked: Maintenance = { act, page: digestOf(Buffer.from(page)), retryAfterSeconds, doors };
    const maintenance = before !== undefined && isSame(before, asked) ? before : asked;
    const units = [...new Set([...doors, ...(before?.doors ?? [])].map(({ unit }) => unit))];
    const materials = await closedWith(app, change, maintenance, page);
    const checks = change.url === undefined ? [] : [pageCheck(app, change.url, retryAfterSeconds)];
    const brought = await broughtTo(materials, units, checks, change);
    const gateways = doors.map(({ unit }) => unit);
    const result = { command: "maintenance-on" as const, ...told(brought, change), retryAfterSeconds, gateways };
    if (brought.outcome !== "succeeded") {
      return { ...result, unchanged: false, ...(brought.touched ? { comeback: await undo(app, units, change) } : {}) };
    }
    if (maintenance === before) return { ...result, act: before.act, unchanged: brought.plan.steps.length === 0 };
    const { number } = await record(change, { kind: "maintenance-on", ...maintenance }, [Buffer.from(page)]);
    return { ...result, unchanged: false, number };
  });
}

/** Lets everybody to the app again; the gateways get the release's own files back. */
export async function maintenanceOff(
  app: App,
  wish: { readonly environment: string; readonly reason?: string } & Wait,
): Promise<MaintenanceOffResult> {
  const { name } = environmentNamed(app, wish.environment);
  const { current, maintenance } = await app.ledger.state(name);
  if (current === undefined && maintenance !== undefined) return await forget(app, name, wish.reason);
  return await underItsLease("maintenance-off", app, wish, async (change) => {
    const { state, held, open, url } = change;
    // One that was cut short before it was recorded may have left a page behind.
    const gateways = state.maintenance?.doors ?? (await held.target.gateways());
    const units = [...new Set(gateways.map(({ unit }) => withoutHost(unit)))];
    const checks = url === undefined ? [] : [httpCheck(routeOf(url), app.clock)];
    const brought = await broughtTo(open, units, checks, change);
    const result = { command: "maintenance-off" as const, ...told(brought, change), gateways: units };
    const isOpen = brought.steps.every(({ outcome }) => outcome === "succeeded");
    const unchanged = state.maintenance === undefined && brought.plan.steps.length === 0;
    if (!isOpen || state.maintenance === undefined) return { ...result, unchanged };
    // Whether or not the app behind it is well, the page is gone.
    const { number } = await record(change, { kind: "maintenance-off", act: change.act });
    return { ...result, unchanged: false, number };
  });
}

/** Nothing runs there that shows a page. */
async function forget(app: App, environment: string, reason?: string): Promise<MaintenanceOffResult> {
  const act = actOf(app, reason);
  const { number } = await app.ledger.append(environment, { kind: "maintenance-off", act });
  const nothing = { gateways: [], notes: [], steps: [], checks: [] };
  return { command: "maintenance-off", environment, outcome: "succeeded", unchanged: false, act, number, ...nothing };
}

/** What a change of one environment is made with. */
type Change = {
  readonly environment: EnvironmentConfig;
  readonly act: Act;
  readonly state: EnvironmentState;
  readonly bundle: Bundle;
  /** What the bundle is deployed with when nothing is closed. */
  readonly open: Materials;
  readonly url?: string;
  readonly world: World;
  readonly held: Held;
  readonly note: Note;
};

async function underItsLease<Result extends MaintenanceResult>(
  command: MaintenanceResult["command"],
  app: App,
  wish: { readonly environment: string; readonly reason?: string } & Wait,
  deed: (change: Change) => Promise<Result>,
): Promise<Result> {
  const environment = environmentNamed(app, wish.environment);
  const { name, target } = environment;
  if (target.kind !== "compose") {
    throw new TargetError(
      "target.refused",
      `${name} runs on ${target.kind}: only Compose projects can show a page yet`,
      {
        hint: "On a cluster, have the Ingress lead to something that serves the page.",
      },
    );
  }
  const act = actOf(app, wish.reason);
  const seen = await deployedOn(app, name);
  const world = await worldOf(app, environment, seen.bundle, waitOf(wish.wait));
  return await underLease(`${command.replace("-", " ")} ${name}`, { ...world, environment: name }, async (held) => {
    // Somebody may have deployed while we waited.
    const { state, bundle } = await deployedOn(app, name);
    const open = await openMaterialsOf(app, environment, bundle);
    const note = noteIn(held.lease, app.clock, { environment: name, work: command, act, number: state.number });
    const url = urlOf(bundle);
    const known = { environment, act, state, bundle, open, world, held, note };
    return { result: await deed({ ...known, ...(url === undefined ? {} : { url }) }) };
  });
}

function isSame(before: Maintenance, asked: Maintenance): boolean {
  const withoutTime = ({ act, ...rest }: Maintenance) => ({ ...rest, reason: act.reason });
  return isDeepStrictEqual(withoutTime(before), withoutTime(asked));
}

async function closedWith(app: App, { environment, bundle, open }: Change, maintenance: Maintenance, page?: string) {
  const { redactor } = app;
  const own = page === undefined ? {} : { page };
  return await closedMaterials({ environment: environment.name, maintenance, bundle, open, redactor, ...own });
}

/** Asked as somebody from outside does, without the pass. */
function pageCheck({ clock }: App, url: string, retryAfterSeconds: number) {
  const name = "the public route shows the page";
  const config = { kind: "http", name, url, status: [503], timeoutSeconds: pageSeconds } as const;
  return httpCheck(config, clock, { wants: { "retry-after": String(retryAfterSeconds) } });
}

const pageSeconds = 5;

async function broughtTo(
  materials: Materials,
  only: readonly string[],
  checks: Parameters<typeof bring>[0]["checks"],
  { held, world, bundle, note }: Change,
): Promise<Brought> {
  const { target, signal, lease } = held;
  const brought = await bring({ target, bundle, materials, checks, only, note, log: world.log, signal });
  lease.lost.throwIfAborted();
  // Nothing had to be done, or could be asked.
  return brought.outcome === "skipped" ? { ...brought, outcome: "succeeded" } : brought;
}

function told(
  brought: Brought,
  { environment: { name }, act, url }: Change,
): Omit<Maintained, "gateways" | "unchanged"> {
  const failure = failureOf(brought);
  return {
    ...{ environment: name, act, outcome: brought.outcome },
    ...{ notes: brought.plan.notes, steps: brought.steps, checks: brought.checks },
    ...(failure === undefined ? {} : { failure }),
    ...(url === undefined ? {} : { url }),
  };
}

/** Back to how it was, whoever asks to stop; what could not be undone is in the sentence. */
async function undo(app: App, units: readonly string[], change: Change): Promise<string> {
  const { state, open, held } = change;
  const name = change.environment.name;
  try {
    const materials = state.maintenance === undefined ? open : await closedWith(app, change, state.maintenance);
    const patient = { ...change, held: { ...held, signal: held.lease.lost } };
    const { outcome, ...brought } = await broughtTo(materials, units, [], patient);
    if (outcome === "succeeded") return `${name} is as it was before`;
    return `${name} may be neither open nor closed: ${failureOf({ outcome, ...brought })?.message ?? outcome}`;
  } catch (error) {
    held.lease.lost.throwIfAborted();
    return `${name} may be neither open nor closed: ${messageOf(error)}`;
  }
}

async function record({ environment, world, held }: Change, entry: NewEntry, files: readonly Uint8Array[] = []) {
  held.lease.lost.throwIfAborted();
  return await world.ledger.append(environment.name, entry, files);
}
