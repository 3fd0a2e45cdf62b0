import type { Check, CheckResult } from "../../src/checks/check.ts";
import { DeployError } from "../../src/errors.ts";
import type { HookName } from "../../src/config/config.ts";
import type { Log } from "../../src/log.ts";
import type { HookCall, RunHook } from "../../src/release/hooks.ts";
import type { Entry, EnvironmentState, Ledger, StoredRelease } from "../../src/release/ledger.ts";
import { releaseId } from "../../src/release/naming.ts";
import type { World } from "../../src/release/order.ts";
import type { Bundle, Release } from "../../src/release/release.ts";
import { after, emptyState } from "../../src/release/state.ts";
import type { Outcome } from "../../src/outcome.ts";
import type { Clock } from "../../src/clock.ts";
import type { Deployer } from "../../src/release/lease/take.ts";
import type { Running, RunningUnit, Slate, Step, Target, TargetPlan } from "../../src/targets/target.ts";

/** A ledger that keeps everything in memory and folds entries the way the real one does. */
export function memoryLedger(): Ledger & { readonly entries: Entry[]; refuse?: Error } {
  const releases = new Map<string, StoredRelease>();
  const states = new Map<string, EnvironmentState>();
  const stateOf = (environment: string) => states.get(environment) ?? emptyState(environment);
  return {
    entries: [],
    store(content) {
      const id = releaseId(content.release);
      releases.set(id, { id, release: content.release, origin: content.origin });
      return Promise.resolve(id);
    },
    release(id) {
      const found = [...releases.values()].find((each) => each.id.startsWith(id));
      return found === undefined ? Promise.reject(new DeployError("release.unknown", id)) : Promise.resolve(found);
    },
    blob: () => Promise.reject(new Error("no blobs here")),
    state: (environment) => Promise.resolve(stateOf(environment)),
    append(environment, entry) {
      if (this.refuse !== undefined) return Promise.reject(this.refuse);
      const number = stateOf(environment).number + 1;
      const state = after(stateOf(environment), entry, number);
      states.set(environment, state);
      const appended: Entry = { ...entry, number, state };
      this.entries.push(appended);
      return Promise.resolve(appended);
    },
    history(environment, limit) {
      const own = this.entries.filter((entry) => entry.state.environment === environment);
      return Promise.resolve(own.reverse().slice(0, limit));
    },
  };
}

/** What a bundle of the memory target holds: the versions of its units, and what will go wrong with them. */
export type MemoryDocument = {
  readonly units: Readonly<Record<string, string>>;
  /** Units whose start does not succeed. */
  readonly broken?: Readonly<Record<string, Outcome>>;
  readonly proof?: Outcome;
};

export function memoryRelease(document: MemoryDocument, environments: readonly string[] = ["dev"]): Release {
  const bundle: Bundle = {
    target: "compose",
    document: document,
    trees: {},
    secrets: [],
  };
  return {
    format: 1,
    app: "shop",
    images: {},
    bundles: Object.fromEntries(environments.map((name) => [name, bundle])),
  };
}

/** An engine in memory: it has units with versions, replaces them one step a unit, and can be told to fail. */
export function memoryTarget(): Target & {
  readonly units: Record<string, string>;
  readonly done: string[];
  readonly slate: MemorySlate;
} {
  const units: Record<string, string> = {};
  const done: string[] = [];
  const read = (bundle: Bundle) => bundle.document as unknown as MemoryDocument;
  return {
    units,
    done,
    describe: () => "units in memory",
    current: () => Promise.resolve(runningOf(units)),
    gateways: () => Promise.resolve([]),
    recorded: (bundle) => runningOf(read(bundle).units),
    plan(bundle, running, _materials, only) {
      const { steps, ...plan } = planOf(read(bundle), running);
      return { ...plan, steps: steps.filter(({ units: own }) => own.every((unit) => only?.includes(unit) ?? true)) };
    },
    perform(step, bundle, _materials, signal) {
      const [unit = ""] = step.units;
      done.push(step.title);
      const outcome: Outcome = signal.aborted ? "cancelled" : (read(bundle).broken?.[unit] ?? "succeeded");
      units[unit] = outcome === "succeeded" ? (read(bundle).units[unit] ?? "") : "half made";
      const base = { id: step.id, title: step.title, outcome, seconds: 0 };
      return Promise.resolve(
        outcome === "succeeded"
          ? base
          : { ...base, failure: { unit, message: `${unit} did not start`, log: ["boom"], events: [] } },
      );
    },
    proof: (bundle) => [scriptedCheck("proof", read(bundle).proof ?? "succeeded")],
    tests: () => undefined,
    remove() {
      done.push("remove all");
      for (const unit of Object.keys(units)) Reflect.deleteProperty(units, unit);
      return Promise.resolve();
    },
    slate: memorySlate(),
    guardedBy(mayChange) {
      return {
        ...this,
        perform: async (step, bundle, materials, signal) => {
          await mayChange();
          return await this.perform(step, bundle, materials, signal);
        },
        remove: async (options) => {
          await mayChange();
          await this.remove(options);
        },
      };
    },
  };
}

export type MemorySlate = Slate & { text: string | undefined; refuse?: Error | undefined };

/** A slate that keeps its text in memory, and can be told to fail. */
export function memorySlate(): MemorySlate {
  return {
    text: undefined,
    read() {
      return this.refuse === undefined ? Promise.resolve(this.text) : Promise.reject(this.refuse);
    },
    replace(before, after) {
      if (this.refuse !== undefined) return Promise.reject(this.refuse);
      const isSame = this.text === before;
      if (isSame) this.text = after;
      return Promise.resolve(isSame);
    },
  };
}

/** All that a deployment needs beside its order: one check that is good, and a lease that nobody else wants. */
export function memoryWorld(parts: Pick<World, "ledger" | "target" | "log">, over: Partial<World> = {}): World {
  return {
    ...parts,
    materials: () =>
      Promise.resolve({ file: () => Promise.reject(new Error("none")), secrets: new Map(), fingerprintKey: "k" }),
    checks: () => [scriptedCheck("route", "succeeded")],
    runHook: () => scriptedHooks().runHook,
    clock: stoppedClock(),
    monotonic: () => performance.now(),
    deployer: memoryDeployer(),
    signal: new AbortController().signal,
    ...over,
  };
}

/** Somebody who wants to change a target and waits for nobody. */
export function memoryDeployer(over: Partial<Deployer> = {}): Deployer {
  return {
    by: "ada",
    mark: () => Promise.resolve(undefined),
    isGone: () => Promise.resolve(false),
    expirySeconds: 30,
    waitSeconds: 0,
    ...over,
  };
}

function runningOf(units: Readonly<Record<string, string>>): Running {
  const running = Object.entries(units).map(([name, definition]): [string, RunningUnit] => [
    name,
    { name, holds: [], instances: [{ id: name, definition, state: "running", restarts: 0, digests: [], image: name }] },
  ]);
  return { units: Object.fromEntries(running) };
}

function planOf(document: MemoryDocument, running: Running): TargetPlan {
  const changed = Object.entries(document.units).filter(
    ([name, version]) => running.units[name]?.instances[0]?.definition !== version,
  );
  const steps = changed.map(([unit, version]): Step => ({
    id: `start-${unit}`,
    kind: "start",
    title: `start ${unit} ${version}`,
    units: [unit],
  }));
  return { steps, notes: [], units: changed.map(([unit]) => ({ unit, action: "replace", why: "changed" })) };
}

/** A check whose outcome is known beforehand. */
export function scriptedCheck(name: string, outcome: Outcome): Check {
  const result: CheckResult = { name, outcome, seconds: 0, detail: `${name} says ${outcome}` };
  return { name, evaluate: () => Promise.resolve(result) };
}

/** Runs hooks whose outcomes are known beforehand, and keeps what each was told. */
export function scriptedHooks(outcomes: Partial<Record<HookName, Outcome>> = {}): {
  readonly runHook: RunHook;
  readonly told: HookCall["told"][];
} {
  const told: HookCall["told"][] = [];
  return {
    told,
    runHook(call) {
      told.push(call.told);
      const outcome = outcomes[call.name] ?? "succeeded";
      const failure = { message: `the hook ${call.name} says ${outcome}`, log: ["cold"], events: [] };
      return Promise.resolve({ outcome, seconds: 0, ...(outcome === "failed" ? { failure } : {}) });
    },
  };
}

/** A clock that stands still until somebody sleeps. */
export function stoppedClock(start = "2026-11-23T12:00:00.000Z"): Clock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    sleep(milliseconds) {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

/** A log that keeps its lines. */
export function linesLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    phase: (name, work) => {
      lines.push(name);
      return work();
    },
    info: (message) => lines.push(message),
    warn: (message) => lines.push(`! ${message}`),
    debug: () => undefined,
    progress: (unit, state, done) => lines.push(`${done ?? "…"} ${unit}: ${state}`),
  };
}
