import type { RunningCli, Spoken } from "../support/cli.ts";
import type { Version } from "./kit-app.ts";
import type { BenchName, Deed, Unit } from "./row.ts";

export type Units = Readonly<Record<Unit, Version>>;

/** What is answered on a unit's route; `undefined` when nothing answers. */
export type Answers = Readonly<Record<Unit, string | undefined>>;

/** What a run is started with besides its arguments. */
export type Start = {
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** Another checkout. */
  readonly directory?: string;
};

/** One place where the kit's app is deployed, all that can go wrong there, and what can be asked about it. */
export interface Bench {
  readonly name: BenchName;
  /** Commits another version of the app. */
  commit(units: Units): void;
  /** Makes the images of what is checked out, and takes them off the engine. */
  buildElsewhere(): Promise<void>;
  start(args: readonly string[], options?: Start): RunningCli;
  /** Asks the public routes. */
  answers(): Promise<Answers>;
  /** Everything that exists of the app, one line each, without what changes from run to run. */
  left(): Promise<readonly string[]>;
  /** What is written of who changes the target now, and of what was begun there. */
  slate(): Promise<{ readonly holder?: unknown; readonly journal?: unknown }>;
  /** Takes everything away, so that the next release is the first one. */
  empty(): Promise<void>;
  readonly deeds: Readonly<Partial<Record<Deed, Do>>>;
  /**
   * Calls back when the engine is asked for what matches the nth time; that is never answered. Only where it can be listened
   * to. Answers how the listening ends.
   */
  readonly whenAsked?: (pattern: RegExp, nth: number, deed: () => void) => () => void;
  close(): Promise<void>;
}

/** What a deed meets. */
export type Scene = {
  readonly unit: Unit;
  /** The run; there is none yet when the deed comes before it. */
  readonly running: RunningCli | undefined;
  readonly bench: Bench;
  /** What of the app the run brings. */
  readonly units: Units;
};

/** Does it, and answers how it is undone and what the run must be started with. */
export type Do = (scene: Scene) => Promise<Done> | Done;

export type Done = {
  /** Default: it is not undone by anybody. */
  readonly heal?: () => unknown;
  readonly start?: Start;
  /** What must have ended well beside the run. */
  readonly beside?: Promise<Spoken>;
};
