import pMap from "p-map";
import type { Check, CheckResult } from "../checks/check.ts";
import type { Clock } from "../clock.ts";
import { InternalError, messageOf, TargetError } from "../errors.ts";
import type { Log } from "../log.ts";
import { worst } from "../outcome.ts";
import type { Bundle } from "../release/release.ts";
import type {
  Failure,
  Materials,
  Member,
  Running,
  Step,
  StepResult,
  Target,
  TargetPlan,
  UnitResult,
} from "./target.ts";

export type FleetOptions = {
  /** In the order in which they are deployed to. */
  readonly members: readonly Member[];
  /** How many at the same time; `undefined`: all. */
  readonly batch?: number | undefined;
  /** How long to wait after a batch was proven, before the next one. */
  readonly pauseSeconds: number;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Several hosts as one target: each runs all of the bundle, its units are named `host/unit`. Hosts of a batch take each step
 * together; the next batch begins when the one before it is proven, and nothing goes on when a step is not good on one host.
 */
export function fleetTarget(options: FleetOptions): Target {
  const { members, clock, log } = options;
  const named = (name: string) => {
    const member = members.find((each) => each.name === name);
    if (member === undefined) throw new TargetError("target.refused", `there is no host ${name}`);
    return member.target;
  };
  const together = <T>(work: (member: Member) => Promise<T>) => Promise.all(members.map(work));

  // One lease protects all hosts: it lies on the one whose name sorts first, in whatever order they are written, so that all
  // who deploy to the fleet meet there. Where that host is away, none is changed.
  const [first] = [...members].sort((one, other) => (one.name < other.name ? -1 : 1));
  if (first === undefined) throw new InternalError("a fleet has hosts");

  return {
    members,
    slate: first.target.slate,
    guardedBy(mayChange) {
      const guarded = members.map(({ name, target }) => ({ name, target: target.guardedBy(mayChange) }));
      return fleetTarget({ ...options, members: guarded });
    },
    describe: () => `${members.length} hosts: ${members.map(({ target }) => target.describe()).join("; ")}`,
    async current(wanted = {}) {
      const found = await together(async ({ name, target }) => {
        try {
          return { name, running: await target.current() };
        } catch (error) {
          if (!(error instanceof TargetError)) throw error;
          return { name, error };
        }
      });
      const missing = found.flatMap(({ name, error }) => (error === undefined ? [] : [{ name, error }]));
      const [worstOff] = missing;
      if (worstOff !== undefined && (wanted.reachable !== true || missing.length === members.length)) {
        throw missing.length === 1 ? worstOff.error : severalErrors(missing.map(({ error }) => error));
      }
      const unreached = Object.fromEntries(missing.map(({ name, error }) => [name, error.message]));
      return { ...runningOnAll(found), ...(worstOff === undefined ? {} : { unreached }) };
    },
    async gateways() {
      const found = await together(async ({ name, target }) => {
        try {
          return (await target.gateways()).map((gateway) => ({ ...gateway, unit: `${name}/${gateway.unit}` }));
        } catch (error) {
          // Whether a host that is away stops everything was decided when it was asked what runs.
          if (!(error instanceof TargetError)) throw error;
          return [];
        }
      });
      return found.flat();
    },
    recorded: (bundle, materials) =>
      runningOnAll(members.map(({ name, target }) => ({ name, running: target.recorded(bundle, materials) }))),
    plan: (bundle, running, materials, only) =>
      // Single units are exchanged everywhere at once: of the others on a host nothing is to be proven.
      planOf(only === undefined ? options : { ...options, batch: undefined }, running, (target, own) =>
        target.plan(bundle, own, materials, only),
      ),
    async perform(step, bundle, materials, signal) {
      const started = clock.now();
      const ended = () => ({
        id: step.id,
        title: step.title,
        seconds: (clock.now().getTime() - started.getTime()) / 1000,
      });
      if (step.kind === "unreached") {
        return { ...ended(), outcome: "errored", failure: { message: step.title, log: [], events: [] } };
      }
      if (step.kind === "prove") {
        const checks = (step.hosts ?? []).flatMap(({ host }) => proofOn(host, named(host), bundle, materials));
        const results = await Promise.all(checks.map((check) => check.evaluate(signal)));
        const bad = results.find(({ outcome }) => outcome !== "succeeded");
        if (bad === undefined && options.pauseSeconds > 0) {
          await clock.sleep(options.pauseSeconds * 1000, signal).catch(() => undefined);
        }
        if (signal.aborted) return { ...ended(), outcome: "cancelled", detail: "stopped on request" };
        if (bad === undefined) return { ...ended(), outcome: "succeeded", detail: "proven" };
        const message = `${bad.name}: ${bad.detail}`;
        const failure = { message, log: [], events: [], ...(bad.hint === undefined ? {} : { hint: bad.hint }) };
        return { ...ended(), outcome: bad.outcome, detail: message, failure };
      }
      const results = await pMap(step.hosts ?? [], async ({ host, step: own }) => ({
        host,
        result: await named(host).perform(own, bundle, materials, signal),
      }));
      for (const { host, result } of results) {
        if (result.outcome === "failed" || result.outcome === "errored") {
          log.progress(host, result.detail ?? result.outcome, "failed");
        }
      }
      return { ...ended(), ...summed(results) };
    },
    proof(bundle, materials) {
      const each = members.map(({ name, target }) => proofOn(name, target, bundle, materials));
      return [onAll("every unit on every host runs the release, and is ready", each.flat())];
    },
    // They are the same units everywhere; once is enough.
    tests: (bundle, materials) => members[0]?.target.tests(bundle, materials),
    // What it does to the data, it does once.
    async runOnce(once, bundle, materials, signal) {
      const { target } = first;
      if (target.runOnce === undefined) throw new InternalError("hosts run single tasks");
      return await target.runOnce(once, bundle, materials, signal);
    },
    async remove(removal) {
      const failures = await together(async ({ name, target }) =>
        target.remove(removal).then(
          () => [],
          (error: unknown) => [`${name}: ${messageOf(error)}`],
        ),
      );
      if (failures.flat().length > 0) throw new TargetError("target.failed", failures.flat().join("\n"));
    },
  };
}

function severalErrors(errors: readonly TargetError[]): TargetError {
  const hints = [...new Set(errors.flatMap(({ hint }) => hint ?? []))];
  const refused = errors.find(({ code }) => code === "target.refused");
  return new TargetError(
    refused === undefined ? "target.unreachable" : "target.refused",
    errors.map(messageOf).join("\n"),
    {
      hint: hints.join("\n"),
      cause: new AggregateError(errors),
    },
  );
}

function planOf(
  options: FleetOptions,
  running: Running,
  planOn: (target: Target, running: Running) => TargetPlan,
): TargetPlan {
  const { unreached = {} } = running;
  const reached = options.members.filter(({ name }) => unreached[name] === undefined);
  const plans = new Map(reached.map(({ name, target }) => [name, planOn(target, runningOn(name, running))] as const));
  const stepsOn = ({ name }: Member, wanted: (step: Step) => boolean) => ({
    name,
    steps: (plans.get(name)?.steps ?? []).filter(wanted),
  });
  // Before the first host is touched, all of them are looked at.
  const checks = stepsOf(reached.map((member) => stepsOn(member, isCheck)));
  const batches = inBatches(reached, options.batch ?? reached.length).map((batch) =>
    stepsOf(batch.map((member) => stepsOn(member, (step) => !isCheck(step)))),
  );
  const busy = batches.filter((steps) => steps.length > 0);
  const steps = busy.flatMap((own, index) => {
    const numbered = busy.length === 1 ? own : own.map((step) => ({ ...step, id: `${index + 1}:${step.id}` }));
    return index === busy.length - 1 ? numbered : [...numbered, proveStep(index + 1, own, options.pauseSeconds)];
  });
  const notes = new Map<string, string[]>();
  for (const [name, plan] of plans) for (const note of plan.notes) notes.set(note, [...(notes.get(note) ?? []), name]);
  return {
    // What can be brought back is, before what cannot is said.
    steps: [...checks, ...steps, ...Object.entries(unreached).map(unreachedStep)],
    notes: [...notes].map(([note, names]) => (names.length === plans.size ? note : `${names.join(", ")}: ${note}`)),
    units: [...plans].flatMap(([name, { units }]) => units.map((unit) => ({ ...unit, unit: `${name}/${unit.unit}` }))),
  };
}

function isCheck({ kind }: Step): boolean {
  return kind === "check";
}

type HostRunning = { readonly name: string; readonly running?: Running };

/** What all of them run, each unit and gateway with its host's name before its own. */
function runningOnAll(hosts: readonly HostRunning[]): Running {
  const units = hosts.flatMap(({ name, running }) =>
    Object.values(running?.units ?? {}).map((unit) => ({ ...unit, name: `${name}/${unit.name}` })),
  );
  const gateways = hosts.flatMap(({ name, running }) =>
    (running?.gateways ?? []).map((gateway) => ({ ...gateway, unit: `${name}/${gateway.unit}` })),
  );
  const named = Object.fromEntries(units.map((unit) => [unit.name, unit]));
  return gateways.length === 0 ? { units: named } : { units: named, gateways };
}

/** The part of it that one host runs, named as the host does. */
function runningOn(host: string, { units, gateways }: Running): Running {
  const prefix = `${host}/`;
  const own = Object.values(units).filter(({ name }) => name.startsWith(prefix));
  const plain = own.map((unit) => ({ ...unit, name: unit.name.slice(prefix.length) }));
  const doors = gateways
    ?.filter(({ unit }) => unit.startsWith(prefix))
    .map((gateway) => ({ ...gateway, unit: gateway.unit.slice(prefix.length) }));
  const named = Object.fromEntries(plain.map((unit) => [unit.name, unit]));
  return doors === undefined ? { units: named } : { units: named, gateways: doors };
}

function inBatches<T>(all: readonly T[], size: number): T[][] {
  return all.flatMap((_each, index) => (index % size === 0 ? [all.slice(index, index + size)] : []));
}

type HostSteps = { readonly name: string; readonly steps: readonly Step[] };

/** The steps of hosts beside each other: those of one name together, each host's own in their order. */
function stepsOf(hosts: readonly HostSteps[]): Step[] {
  return merged(hosts.map(({ steps }) => steps.map(({ id }) => id))).map((id) => {
    const own = hosts.flatMap(({ name, steps }) => {
      const step = steps.find((each) => each.id === id);
      return step === undefined ? [] : [{ host: name, step }];
    });
    const titles = [...new Set(own.map(({ step }) => step.title))];
    const names = own.map(({ host }) => host).join(", ");
    return {
      id,
      kind: own[0]?.step.kind ?? "start",
      title: `${titles.join("; ")} on ${names}`,
      units: own.flatMap(({ host, step }) => step.units.map((unit) => `${host}/${unit}`)),
      hosts: own,
    };
  });
}

/** One order that keeps the order of every list, as far as they agree. */
function merged(lists: readonly (readonly string[])[]): string[] {
  const left = lists.map((list) => [...list]);
  const result: string[] = [];
  for (;;) {
    const heads = left.flatMap(([head]) => head ?? []);
    const next = heads.find((head) => left.every((list) => list.indexOf(head) <= 0)) ?? heads[0];
    if (next === undefined) return result;
    result.push(next);
    for (const list of left) if (list.includes(next)) list.splice(list.indexOf(next), 1);
  }
}

function proveStep(number: number, steps: readonly Step[], pauseSeconds: number): Step {
  const hosts = new Map(steps.flatMap((step) => (step.hosts ?? []).map((each) => [each.host, each] as const)));
  const pause = pauseSeconds === 0 ? "" : `, and wait ${pauseSeconds} s`;
  const title = `Prove that ${[...hosts.keys()].join(", ")} ${hosts.size === 1 ? "runs" : "run"} the release${pause}`;
  return { id: `prove:${number}`, kind: "prove", title, units: [], hosts: [...hosts.values()] };
}

function unreachedStep([host, why]: readonly [string, string]): Step {
  return { id: `unreached:${host}`, kind: "unreached", title: `${host} was left as it is: ${why}`, units: [] };
}

function proofOn(host: string, target: Target, bundle: Bundle, materials: Materials): Check[] {
  return target.proof(bundle, materials).map((check) => ({
    name: `${host}: ${check.name}`,
    evaluate: async (signal) => ({ ...(await check.evaluate(signal)), name: `${host}: ${check.name}` }),
  }));
}

function onAll(name: string, checks: readonly Check[]): Check {
  return {
    name,
    async evaluate(signal): Promise<CheckResult> {
      const results = await Promise.all(checks.map((check) => check.evaluate(signal)));
      const bad = results.filter(({ outcome }) => outcome !== "succeeded");
      const hint = bad.find((each) => each.hint !== undefined)?.hint;
      return {
        name,
        outcome: worst(results.map(({ outcome }) => outcome)),
        seconds: Math.max(0, ...results.map(({ seconds }) => seconds)),
        detail: (bad.length === 0 ? results : bad).map((each) => `${each.name}: ${each.detail}`).join("; "),
        ...(hint === undefined ? {} : { hint }),
      };
    },
  };
}

type HostResult = { readonly host: string; readonly result: StepResult };

function summed(results: readonly HostResult[]): Pick<StepResult, "outcome" | "detail" | "units" | "failure"> {
  const details = [...new Set(results.map(({ result }) => result.detail ?? ""))];
  const detail =
    details.length === 1
      ? (details[0] ?? "")
      : results.map(({ host, result }) => `${host}: ${result.detail ?? ""}`).join("; ");
  const failed = results.find(({ result }) => result.failure !== undefined);
  return {
    outcome: worst(results.map(({ result }) => result.outcome)),
    detail,
    units: results.flatMap(unitResults),
    ...(failed?.result.failure === undefined ? {} : { failure: failureOn(failed.host, failed.result.failure) }),
  };
}

function unitResults({ host, result }: HostResult): UnitResult[] {
  const { outcome, seconds, detail = "", failure } = result;
  if (result.units === undefined) {
    return [
      { unit: host, outcome, seconds, detail, ...(failure === undefined ? {} : { failure: failureOn(host, failure) }) },
    ];
  }
  return result.units.map((unit) => ({
    ...unit,
    unit: `${host}/${unit.unit}`,
    ...(unit.failure === undefined ? {} : { failure: failureOn(host, unit.failure) }),
  }));
}

function failureOn(host: string, failure: Failure): Failure {
  const unit = failure.unit === undefined ? {} : { unit: `${host}/${failure.unit}` };
  const message = failure.message.includes(host) ? failure.message : `${host}: ${failure.message}`;
  return { ...failure, ...unit, message };
}
