import type { Running, RunningUnit, Step, TargetPlan, UnitPlan, Way } from "../target.ts";
import { listed } from "../listed.ts";
import { labelOf, type Fingerprints } from "./definition.ts";
import type { ComposeDocument } from "./document.ts";
import { liveFilesOf } from "./live.ts";
import { judge, type Judgement, type Wanted } from "./judge.ts";
import { notesOnReplacing } from "./roll/notes.ts";
import { strategyOf, type Chosen } from "./roll/strategy.ts";
import { networksOf } from "./resources.ts";
import { wavesOf } from "./waves.ts";

/**
 * The way from what runs to a release. Units that are as they should be are in no step; when all are, there is no step.
 * The order: mend what an interrupted run left, place the files, pull, then wave by wave tasks and units, and remove last. With
 * `only`, the other units are left as they are, whatever they are.
 */
export function planOf(
  document: ComposeDocument,
  found: Running,
  prints: Fingerprints,
  only?: readonly string[],
): TargetPlan {
  const running = only === undefined ? found : narrowed(found, only);
  const judged = withFollowers(document, judgeAll(document, running, prints, only));
  const chosen = strategies(document, running, judged);
  const starting = [...judged].flatMap(([name, { action }]) => (action === "keep" ? [] : [name])).sort();
  const removed = Object.values(running.units).filter(({ name }) => document.units[name] === undefined);
  const broken = Object.values(running.units).filter(isHalfMade);
  const units = [
    ...[...judged].map(([unit, judgement]) => unitPlan(unit, judgement, document, chosen.get(unit))),
    ...removed.map(({ name, stateful = false }): UnitPlan => {
      return { unit: name, action: "remove", why: "is not in the release", ...(stateful ? { stateful } : {}) };
    }),
  ].sort((left, right) => (left.unit < right.unit ? -1 : 1));
  const by = (way: Way) => new Set([...chosen].flatMap(([unit, { strategy }]) => (strategy === way ? [unit] : [])));
  const [rolled, reloaded] = [by("roll"), by("reload")];
  // A step that rolls begins by telling gateways anew, and ends by letting them find names by themselves.
  const pinned = rolled.size > 0 ? [] : (running.gateways ?? []).filter((gateway) => gateway.pinned.length > 0);
  const notes = [
    ...[...judged.values()].flatMap(({ note }) => note ?? []),
    ...removed.flatMap(noteOnRemoval),
    ...notesOnReplacing(chosen, document, running),
  ];
  if (starting.length + removed.length + broken.length + pinned.length === 0) return { steps: [], notes, units };
  const inTheWay = removed.filter(({ holds }) => holds.some((held) => wantedBy(starting, document).has(held)));
  const steps = [
    ...mendSteps([...broken, ...pinned].map((each) => ("unit" in each ? each.unit : each.name))),
    ...(starting.length === 0 ? [] : [filesStep(starting), pullStep(starting)]),
    ...removeSteps("remove:first", inTheWay),
    ...waves(document, starting).flatMap((wave, index) =>
      waveSteps(wave, index + 1, document, judged, { rolled, reloaded }),
    ),
    ...removeSteps(
      "remove",
      removed.filter((unit) => !inTheWay.includes(unit)),
    ),
  ];
  return { steps, notes, units };
}

function unitPlan(
  unit: string,
  { action, why, newImage }: Judgement,
  { units }: ComposeDocument,
  chosen: Chosen | undefined,
): UnitPlan {
  const tasks = action !== "keep" && newImage ? (units[unit]?.tasks ?? []).map(({ name }) => name) : [];
  return {
    ...{ unit, action, why },
    ...(chosen === undefined ? {} : { strategy: chosen.strategy, how: chosen.how }),
    ...(tasks.length === 0 ? {} : { tasks }),
    ...(units[unit]?.role === "stateful" ? { stateful: true } : {}),
  };
}

type Judged = ReadonlyMap<string, Judgement>;

/** What runs of some units, as if nothing else did. */
function narrowed({ units, ...rest }: Running, only: readonly string[]): Running {
  return { ...rest, units: Object.fromEntries(Object.entries(units).filter(([name]) => only.includes(name))) };
}

function judgeAll(
  document: ComposeDocument,
  running: Running,
  prints: Fingerprints,
  only: readonly string[] = Object.keys(document.units),
): Map<string, Judgement> {
  return new Map(
    Object.entries(document.units).map(([name, unit]) => {
      if (!only.includes(name)) return [name, leftAlone];
      const image = document.model.services[name]?.image ?? "";
      const shape = liveFilesOf(name, document)?.shape;
      const live = shape === undefined ? {} : { shape };
      const networks = networksOf(document, name);
      const wanted: Wanted = { ...unit, ...live, name, image, label: labelOf(unit, prints), networks };
      return [name, judge(wanted, running.units[name])];
    }),
  );
}

const leftAlone: Judgement = { action: "keep", why: "is left as it is", newImage: false, anew: false };

/** A unit that shares the network or the volumes of another one must not outlive it. */
function withFollowers({ units }: ComposeDocument, judged: Map<string, Judgement>): Judged {
  for (const name of wavesOf(ordered(units)).flat()) {
    const own = judged.get(name);
    const leader = units[name]?.follows.find((each) => (judged.get(each)?.action ?? "keep") !== "keep");
    if (own === undefined || leader === undefined || own.action === "create" || own.action === "run") continue;
    const why = own.action === "replace" ? own.why : `is made anew with ${leader}`;
    judged.set(name, { ...own, action: "replace", why, anew: true });
  }
  return judged;
}

function waves({ units }: ComposeDocument, starting: readonly string[]): string[][] {
  return wavesOf(ordered(units))
    .map((wave) => wave.filter((name) => starting.includes(name)))
    .filter((wave) => wave.length > 0);
}

function ordered(units: ComposeDocument["units"]) {
  return Object.fromEntries(
    Object.entries(units).map(([name, { waits, role }]) => [name, { waits, stateful: role === "stateful" }]),
  );
}

function isHalfMade({ instances }: RunningUnit): boolean {
  return instances.some(({ state }) => state === "created" || state === "dead" || state === "paused");
}

function mendSteps(broken: readonly string[]): Step[] {
  const units = [...new Set(broken)].sort();
  if (units.length === 0) return [];
  return [{ id: "mend", kind: "mend", title: `Mend what was left half done: ${listed(units)}`, units }];
}

function filesStep(units: readonly string[]): Step {
  return { id: "files", kind: "files", title: "Place the release's files on the host", units };
}

function pullStep(units: readonly string[]): Step {
  return { id: "pull", kind: "pull", title: "Pull the images that the host does not have", units };
}

function waveSteps(
  wave: readonly string[],
  number: number,
  { units }: ComposeDocument,
  judged: Judged,
  { rolled, reloaded }: { readonly rolled: ReadonlySet<string>; readonly reloaded: ReadonlySet<string> },
): Step[] {
  const withTasks = wave.filter((name) => judged.get(name)?.newImage === true && (units[name]?.tasks.length ?? 0) > 0);
  const anew = wave.filter((name) => judged.get(name)?.anew === true);
  const tasks = new Set(withTasks.flatMap((name) => (units[name]?.tasks ?? []).map((task) => task.name)));
  const beside = wave.filter((name) => rolled.has(name));
  const inPlace = wave.filter((name) => reloaded.has(name));
  const plain = wave.filter((name) => !rolled.has(name) && !reloaded.has(name));
  const start: Step = {
    id: `start:${number}`,
    kind: "start",
    title: `Start ${listed(plain)}`,
    units: plain,
    ...(anew.length === 0 ? {} : { anew }),
  };
  const roll: Step = {
    id: `roll:${number}`,
    kind: "roll",
    title: `Roll ${listed(beside)}: new beside old`,
    units: beside,
  };
  const reload: Step = {
    id: `reload:${number}`,
    kind: "reload",
    title: `Give ${listed(inPlace)} its new files, without a stop`,
    units: inPlace,
  };
  // What can fail without anybody noticing comes first.
  const replacing = [roll, reload, start].filter(({ units: own }) => own.length > 0);
  if (tasks.size === 0) return replacing;
  const title = `Run ${listed([...tasks])} of ${listed(withTasks)}`;
  return [{ id: `task:${number}`, kind: "task", title, units: withTasks }, ...replacing];
}

function strategies(document: ComposeDocument, running: Running, judged: Judged): Map<string, Chosen> {
  return new Map(
    [...judged].flatMap(([name, { action, anew, cutOff = false, filesOnly }]) => {
      const unit = document.units[name];
      if (action !== "replace" || unit === undefined) return [];
      const leader = anew ? unit.follows.find((each) => (judged.get(each)?.action ?? "keep") !== "keep") : undefined;
      return [[name, strategyOf({ name, unit, document, running, leader, cutOff, filesOnly })] as const];
    }),
  );
}

function removeSteps(id: string, removed: readonly RunningUnit[]): Step[] {
  const units = removed.map(({ name }) => name).sort();
  return units.length === 0 ? [] : [{ id, kind: "remove", title: `Remove ${listed(units)}`, units }];
}

function noteOnRemoval({ name, stateful }: RunningUnit): string[] {
  if (stateful !== true) return [];
  return [`${name} keeps data and is not in the release: it is stopped and removed; its volumes stay.`];
}

/** Host ports and fixed names that the units ask for, in the words of `RunningUnit.holds`. */
function wantedBy(units: readonly string[], { model }: ComposeDocument): ReadonlySet<string> {
  return new Set(
    units.flatMap((name) => {
      const service = model.services[name];
      const ports = (service?.ports ?? []).flatMap(({ published, protocol }) =>
        published === undefined ? [] : [heldPort(published, protocol)],
      );
      return service?.container_name === undefined ? ports : [...ports, heldName(service.container_name)];
    }),
  );
}

export function heldPort(port: number | string, protocol = "tcp"): string {
  return `port ${port}/${protocol}`;
}

export function heldName(name: string): string {
  return `name ${name}`;
}
