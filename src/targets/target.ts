import type { Check } from "../checks/check.ts";
import type { GatewayKind, Strategy } from "../config/config.ts";
import type { Outcome } from "../outcome.ts";
import type { Bundle, Digest } from "../release/release.ts";
import type { Secret } from "../secrets/secret.ts";

/** The adapter to an engine that can run a release: it is asked what runs, plans as data, and performs one step at a time. */
export interface Target {
  /** The hosts that it is made of, when there are several. */
  readonly members?: readonly Member[];
  /** One phrase: what and where, for example `compose project shop-dev on the local engine`. */
  describe(): string;
  /** What runs now, asked from the engine and not from our own records. Throws `target.unreachable`. */
  current(wanted?: {
    /** Of several hosts, those that are reached are enough as long as there is one; the others are in `unreached`. */
    readonly reachable?: boolean;
  }): Promise<Running>;
  /** What would run if this bundle did, all of it and well; nothing is asked, for those who cannot. */
  recorded(bundle: Bundle, materials: Materials): Running;
  /** Who sends requests to the units; takes far longer than asking what runs. Throws `target.unreachable`. */
  gateways(): Promise<readonly RunningGateway[]>;
  /** The steps from what runs to the bundle; pure. Empty when nothing has to be done. `only`: other units are left as they are. */
  plan(bundle: Bundle, running: Running, materials: Materials, only?: readonly string[]): TargetPlan;
  /** Performs one step of a plan; never throws for what the engine or the app does wrong, but says so in the result. */
  perform(step: Step, bundle: Bundle, materials: Materials, signal: AbortSignal): Promise<StepResult>;
  /** What is not as the bundle has it, in more detail than a plan; only targets that can ask for it have this. */
  drift?(bundle: Bundle, materials: Materials): Promise<readonly Drift[]>;
  /** What would prove that the bundle runs: every unit's digest, and the units' own readiness. */
  proof(bundle: Bundle, materials: Materials): readonly Check[];
  /** The bundle's own integration tests, which run beside its units; `undefined` when it has none. */
  tests(bundle: Bundle, materials: Materials): Check | undefined;
  /** Runs a program in a new instance of a unit, or the unit's task of that name; only targets that can have this. */
  runOnce?(once: OneOff, bundle: Bundle, materials: Materials, signal: AbortSignal): Promise<OneOffResult>;
  /** Stops and removes all units; `data` also removes their volumes. */
  remove(options: { readonly data: boolean }): Promise<void>;
  /** What the target keeps for all who deploy to it: who has the lease, and what was begun. */
  readonly slate: Slate;
  /** The same target, which asks before each of its effects whether it may go on; what is thrown then stops it. */
  guardedBy(mayChange: () => Promise<void>): Target;
}

/** A short text of which each change is one indivisible act among all who can reach the target. */
export interface Slate {
  /** `undefined` when nothing was ever written. */
  read(): Promise<string | undefined>;
  /** Writes only while it still says `before`; answers whether it did. */
  replace(before: string | undefined, after: string): Promise<boolean>;
}

/** Something of a release that is not on its target as the release has it, whoever changed it. */
export type Drift = {
  /** For example `Deployment web`. */
  readonly object: string;
  readonly change: "missing" | "changed" | "unexpected";
  /** What differs; empty when the object as a whole does. */
  readonly fields: readonly DriftedField[];
};

export type DriftedField = {
  /** For example `spec.replicas`. */
  readonly path: string;
  readonly wanted: string;
  readonly found: string;
  /** Who changed it, where the target knows. */
  readonly by?: string;
};

/** One host of several. */
export type Member = { readonly name: string; readonly target: Target };

export type Running = {
  readonly units: Readonly<Record<string, RunningUnit>>;
  /** Hosts that were not reached, and why. */
  readonly unreached?: Readonly<Record<string, string>>;
  /** What takes requests to units; not looked for by everybody who asks what runs. */
  readonly gateways?: readonly RunningGateway[];
  /** The Helm release, on a cluster that is deployed to by one. */
  readonly chart?: RunningChart;
  /** The hash of what a controller is given to bring, where one does; left out: not asked. */
  readonly committed?: string;
  /** On a cluster: all objects that a release may name, those of units too, by what people call them. */
  readonly objects?: Readonly<Record<string, RunningObject>>;
};

/** A Helm release as Helm has it, beside the objects that it made. */
export type RunningChart = {
  /** The newest revision; 0 when there is none. */
  readonly revision: number;
  /** Helm's own word for the newest revision, for example `deployed`. */
  readonly status?: string;
  /** What the newest revision was made from, when it was made by us. */
  readonly definition?: string;
  /** A Helm that was killed left it in a state in which it takes nothing new. */
  readonly stuck?: {
    /** The revision to go back to; `undefined`: there never was one that was good. */
    readonly backTo?: number;
  };
};

/** An object of a cluster as far as it tells what it was applied from. */
export type RunningObject = {
  /** It is there, and may not be looked at. */
  readonly hidden?: true;
  /** Whose it is, for example `shop on dev`; `undefined`: it was not applied by aip-deploy. */
  readonly owner?: string;
  readonly definition?: string;
  /** What its pods are made from, for one that makes pods. */
  readonly template?: string;
  /** How many pods it asks for. */
  readonly replicas?: number;
  /** Why it is not at rest, for one that makes pods. */
  readonly unrest?: string;
};

/** A unit that takes requests to others, with what it would have to be told when their addresses change. */
export type RunningGateway = {
  readonly unit: string;
  readonly kind: GatewayKind;
  readonly version?: string;
  readonly routes: readonly GatewayRoute[];
  readonly facts: GatewayFacts;
  /** Host names that a deployment pinned to addresses and did not release. */
  readonly pinned: readonly string[];
  /** Why it is not known where it takes requests. */
  readonly problem?: string;
};

export type GatewayRoute = {
  /** The name by which the gateway asks for the other unit. */
  readonly host: string;
  readonly port?: number;
  readonly way: GatewayWay;
  /** For `runtime`: `backend/server`, in their order. */
  readonly servers?: readonly string[];
};

/**
 * How a gateway comes to new addresses. `map`: they are handed to it in a file that it includes, and it is reloaded.
 * `reload`: it asks when it is loaded, and can be loaded again. `ask`: it asks again and again. `runtime`: it is told while it
 * runs. `hosts`: it asks for each new connection, its own hosts file first. `events`: it watches the engine.
 */
export type GatewayWay = "map" | "reload" | "ask" | "runtime" | "hosts" | "events";

/** What of its configuration decides whether a request is lost. */
export type GatewayFacts = {
  /** NGINX keeps idle connections open over a reload. */
  readonly keepsIdle?: boolean;
  readonly connectTimeoutMs?: number;
  /** How long an answer to `ask` is good. */
  readonly validSeconds?: number;
  /** Caddy asks for all addresses and has a pool for each. */
  readonly dynamic?: boolean;
  /** Where the runtime API listens, as the configuration says it. */
  readonly socket?: string;
  /** The file that it was started with. */
  readonly config?: string;
  /** It can load its configuration again while it runs. */
  readonly reloads?: boolean;
};

/** One service as the engine has it. */
export type RunningUnit = {
  readonly name: string;
  readonly instances: readonly Instance[];
  /** It keeps data, as far as what started it said so. */
  readonly stateful?: boolean;
  /** What nothing else on the host can have while it exists: published ports and fixed names. */
  readonly holds: readonly string[];
  /** It has volumes without a name, which only a replacement in its place would keep. */
  readonly unnamedVolumes?: boolean;
};

export type Instance = {
  readonly id: string;
  /** The definition it was started from, as the target names it; `undefined` when it was not started by us. */
  readonly definition?: string;
  /** Of one that can be given other files while it runs: the same as long as nothing else changes. */
  readonly shape?: string;
  readonly state: "created" | "running" | "restarting" | "paused" | "exited" | "dead" | "removing";
  readonly exitCode?: number;
  readonly restarts: number;
  /** Manifest digests under which the engine knows the instance's image. */
  readonly digests: readonly Digest[];
  readonly image: string;
  readonly startedAt?: string;
  /** The networks that it is on, by their names on the host; left out: not known. */
  readonly networks?: readonly string[];
};

export type TargetPlan = {
  readonly steps: readonly Step[];
  /** What a person should know about units that are not simply replaced, one sentence each. */
  readonly notes: readonly string[];
  /** Every unit of the bundle or of what runs, with what happens to it and why. */
  readonly units: readonly UnitPlan[];
};

/** How a unit is replaced. `reload`: it runs on and loads its new files. */
export type Way = Strategy | "reload";

export type UnitPlan = {
  readonly unit: string;
  readonly action: "create" | "replace" | "keep" | "remove" | "run";
  readonly why: string;
  /** Its tasks that run before it starts, in order. */
  readonly tasks?: readonly string[];
  /** It keeps data. */
  readonly stateful?: boolean;
  /** How it is replaced; only for what is. */
  readonly strategy?: Way;
  /** Why it is replaced in this way. */
  readonly how?: string;
};

export type Step = HostStep & {
  /** Of several hosts: which of them do it, and what each does. */
  readonly hosts?: readonly { readonly host: string; readonly step: HostStep }[];
};

/** A step as one host does it. */
export type HostStep = {
  readonly id: string;
  readonly kind: StepKind | FleetStepKind;
  /** One sentence in the present tense. */
  readonly title: string;
  readonly units: readonly string[];
  /** Units of these that are made anew although nothing in their own definition changed. */
  readonly anew?: readonly string[];
};

/** What one engine does. */
export type StepKind = "check" | "mend" | "files" | "pull" | "task" | "roll" | "reload" | "start" | "remove";

/** What only several hosts have: the proof between two batches, and the end when one could not be reached. */
export type FleetStepKind = "prove" | "unreached";

export type StepResult = {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly seconds: number;
  /** One line for people, for example `ready after 1.4 s`. */
  readonly detail?: string;
  readonly failure?: Failure;
  /** By unit, when the step did something with several. */
  readonly units?: readonly UnitResult[];
};

export type UnitResult = {
  readonly unit: string;
  readonly outcome: Outcome;
  readonly seconds: number;
  /** One line for people, for example `ready after 1.4 s`. */
  readonly detail: string;
  readonly failure?: Failure;
  /** What may not have been finished because its container was stopped, one sentence. */
  readonly cut?: string;
};

/** A program that is run once, as a unit of the bundle would be. */
export type OneOff = {
  readonly unit: string;
  /** A program and its arguments, or the name of one of the unit's tasks. */
  readonly command: readonly string[];
  /** Told what it says, line by line and redacted. */
  readonly onLine: (line: string) => void;
};

export type OneOffResult = {
  readonly outcome: "succeeded" | "failed" | "cancelled";
  readonly seconds: number;
  /** For example `ended with exit code 3`. */
  readonly detail: string;
  readonly exitCode?: number;
};

/** What a person needs to understand why a unit is not good. */
export type Failure = {
  readonly unit?: string;
  readonly message: string;
  readonly hint?: string;
  /** The unit's last log lines, redacted. */
  readonly log: readonly string[];
  /** What the engine did with it, oldest first. */
  readonly events: readonly string[];
};

/** What can be told of the units in an environment's deployment files without asking any engine. */
export type UnitsOfTarget = {
  /** Their names. Throws `target.refused` for files that cannot be read. */
  readonly names: (bundle: Bundle) => readonly string[];
  /** The keys in which one unit's definition differs between two bundles that both have it. */
  readonly changedParts: (before: Bundle, after: Bundle, unit: string) => readonly string[];
};

/** What a bundle refers to, resolved before the target is touched. */
export type Materials = {
  readonly file: (digest: Digest) => Promise<Uint8Array>;
  readonly secrets: ReadonlyMap<string, Secret>;
  /** The key of the secrets' fingerprints on this target. */
  readonly fingerprintKey: string;
  /** The environment is closed for maintenance; only targets that can show a page have this. */
  readonly closed?: Closed;
};

/** How a bundle is deployed while everybody is shown a page instead of the app. */
export type Closed = {
  /** Requests that carry it are let through to the app. */
  readonly pass: Secret;
  /** The bundle with the page in it. */
  readonly bundle: Bundle;
};
