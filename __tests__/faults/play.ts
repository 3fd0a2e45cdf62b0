import { setTimeout as sleep } from "node:timers/promises";
import type { RunningCli, Spoken } from "../support/cli.ts";
import type { Answers, Bench, Done, Scene, Units } from "./bench.ts";
import type { Moment, Row } from "./row.ts";
import { unitOf } from "./row.ts";

/** What was seen of a row, in the words in which the row says what must be seen. */
export type Seen = {
  readonly ends: Row["ends"] | null;
  /** The sentence that the row wants where it was said, else everything that was said. */
  readonly says: string | undefined;
  readonly lost: number;
  readonly serves: string;
  readonly beside: number | null | undefined;
  readonly next: {
    readonly ends: number | null;
    readonly says: string | undefined;
    readonly serves: string;
    /** Everything that exists of the app is what a deployment without any fault leaves. */
    readonly left: readonly string[];
    readonly slate: readonly string[];
  };
  readonly seconds: number;
};

/** What must be seen of a row; `seconds` is nobody's business. */
export function wanted(row: Row, whole: readonly string[]): Omit<Seen, "seconds"> {
  return {
    ends: row.ends,
    says: row.says,
    lost: 0,
    serves: row.serves,
    beside: row.serves === "theirs" ? 0 : undefined,
    next: { ends: 0, says: row.next.says, serves: "new", left: whole, slate: [] },
  };
}

/** Plays rows on one bench, one after the other; each begins where the one before it ended well. */
export class Player {
  readonly #bench: Bench;
  #units: Units = { back: { version: "1", brings: {} }, front: { version: "1", brings: {} } };
  #count = 1;
  /** What exists of the app when all is well. */
  whole: readonly string[] = [];

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  /** The first deployment, without any fault. */
  async begin(): Promise<void> {
    this.#bench.commit(this.#units);
    const spoken = await this.#bench.start(["run"]).ended;
    if (spoken.code !== 0) throw new Error(`the app of the kit cannot be deployed:\n${spoken.stdout}${spoken.stderr}`);
    this.whole = await this.#bench.left();
  }

  async play(row: Row): Promise<Seen> {
    const began = performance.now();
    const bench = this.#bench;
    const unit = unitOf(row);
    if (row.first === true) await bench.empty();
    const before = this.#units;
    const now = this.#next(row, row.brings ?? {});
    bench.commit(now);
    if (row.brings?.pulled === true) await bench.buildElsewhere();
    const prober = watchRoute(bench, unit);
    const { spoken, done } = await this.#run(row, now);
    const lost = await prober.stop();
    const beside = await done.beside;
    const answers = await bench.answers();
    await done.heal?.();
    if (beside !== undefined) this.#units = { ...now, [unit]: { version: "theirs", brings: {} } };
    const after = await this.#heal(row, beside === undefined ? now : this.#units);
    return {
      ends: orElse(row, spoken.code),
      says: said(row.says, spoken),
      lost: mayLose(row) ? 0 : lost,
      serves: served(
        row,
        nameOf(answers[unit], { old: before[unit].version, new: now[unit].version, theirs: "theirs" }),
      ),
      beside: beside?.code,
      next: after,
      seconds: (performance.now() - began) / 1000,
    };
  }

  #next(row: Row, brings: Row["brings"] & object): Units {
    this.#count += 1;
    this.#units = { ...this.#units, [unitOf(row)]: { version: String(this.#count), brings } };
    return this.#units;
  }

  async #run(row: Row, units: Units): Promise<{ readonly spoken: Spoken; readonly done: Done }> {
    const bench = this.#bench;
    const { deed, at = "before" } = row;
    if (deed === undefined) return { spoken: await bench.start(["run"]).ended, done: {} };
    const act = bench.deeds[deed];
    if (act === undefined) throw new Error(`${bench.name} cannot do this: ${deed}`);
    const scene = { unit: unitOf(row), bench, units };
    if (at === "before") {
      const done = await act({ ...scene, running: undefined });
      return { spoken: await bench.start(["run"], done.start).ended, done };
    }
    return "said" in at ? await duringSaid(at, act, scene) : await duringAsked(at, act, scene);
  }

  async #heal(row: Row, now: Units): Promise<Seen["next"]> {
    const bench = this.#bench;
    if (row.next.brings === "good") bench.commit(this.#next(row, {}));
    const spoken = await bench.start(["run"]).ended;
    const answers = await bench.answers();
    const units = row.next.brings === "good" ? this.#units : now;
    const { holder, journal } = await bench.slate();
    const seen = {
      ends: spoken.code,
      says: spoken.code === 0 ? said(row.next.says, spoken) : `${spoken.stderr}${spoken.stdout}`,
      serves: isWhole(answers, units) ? "new" : JSON.stringify(answers),
      left: await bench.left(),
      slate: [...(holder === undefined ? [] : ["a holder"]), ...(journal === undefined ? [] : ["a journal"])],
    };
    return seen;
  }
}

/** Both units answer with what was committed of them. */
function isWhole(answers: Answers, units: Units): boolean {
  return answers.back === units.back.version && answers.front === units.front.version;
}

type Act = NonNullable<Bench["deeds"][keyof Bench["deeds"]]>;
type Stage = Omit<Scene, "running">;

async function duringSaid(at: Extract<Moment, { said: string }>, act: Act, scene: Stage) {
  const running = scene.bench.start(["run"]);
  await running.until(new RegExp(at.said));
  if (at.afterMs !== undefined) await sleep(at.afterMs);
  const done = await act({ ...scene, running });
  return { spoken: await running.ended, done };
}

async function duringAsked(at: Extract<Moment, { nth?: number }>, act: Act, scene: Stage) {
  const pattern = "asked" in at ? at.asked : at.askedOfCluster;
  const listening = scene.bench.whenAsked;
  if (listening === undefined) throw new Error(`${scene.bench.name} cannot listen to what is asked`);
  let running: RunningCli | undefined = undefined as RunningCli | undefined;
  let doing: Promise<Done> | undefined = undefined as Promise<Done> | undefined;
  const stopListening = listening(new RegExp(pattern, "s"), at.nth ?? 1, () => {
    doing = Promise.resolve(act({ ...scene, running }));
  });
  running = scene.bench.start(["run"]);
  const spoken = await running.ended;
  stopListening();
  if (doing === undefined) throw new Error(`nobody asked ${pattern}:\n${spoken.stderr}${spoken.stdout}`);
  return { spoken, done: await doing };
}

/** A unit that is exchanged in its place is not there meanwhile; the first release has nothing before it. */
function mayLose(row: Row): boolean {
  return unitOf(row) === "front" || row.first === true || row.meanwhile === "a gap";
}

const probeEveryMs = 100;

/** Counts how often the unit's route does not answer. */
function watchRoute(bench: Bench, unit: "back" | "front") {
  const over = new AbortController();
  const look = async () => {
    let lost = 0;
    while (!over.signal.aborted) {
      if ((await bench.answers())[unit] === undefined) lost += 1;
      await sleep(probeEveryMs);
    }
    return lost;
  };
  const looking = look();
  return {
    stop(): Promise<number> {
      over.abort();
      return looking;
    },
  };
}

function served({ serves, orElse: other }: Row, seen: string): string {
  if (other?.serves === seen) return serves;
  return serves === "either" && ["old", "new", "nothing"].includes(seen) ? serves : seen;
}

function orElse({ ends, orElse: other }: Row, code: number | null): Seen["ends"] {
  return code !== null && code === other?.ends ? ends : (code ?? "killed");
}

function nameOf(answer: string | undefined, versions: Readonly<Record<string, string>>): string {
  if (answer === undefined) return "nothing";
  return Object.entries(versions).find(([, version]) => version === answer)?.[0] ?? `version ${answer}`;
}

/** The wanted sentence when it was said, else all that was. */
function said(wanted: string | undefined, { stdout, stderr }: Spoken): string | undefined {
  if (wanted === undefined) return undefined;
  const pattern = wanted
    .split("…")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^\\n]*");
  const all = `${stderr}${stdout}`;
  return new RegExp(pattern, "i").test(all) ? wanted : all;
}
