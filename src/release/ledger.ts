import type { Outcome } from "../outcome.ts";
import type { CheckResult } from "../checks/check.ts";
import type { Door } from "../targets/compose/index.ts";
import type { StepResult } from "../targets/target.ts";
import type { HostStanding } from "./standings.ts";
import type { Digest, Origin, Release, ReleaseContent, ReleaseId } from "./release.ts";

/** Where releases and what happened to environments are recorded. Nothing that was written is ever changed. */
export interface Ledger {
  /** Stores the release unless it is there already, and answers its id. */
  store(content: ReleaseContent): Promise<ReleaseId>;
  /** Takes the full id or an unambiguous beginning of at least six digits. Throws `release.unknown`. */
  release(id: string): Promise<StoredRelease>;
  blob(digest: Digest): Promise<Uint8Array>;
  /** The environment's state after its newest entry; the empty state when nothing has happened yet. */
  state(environment: string): Promise<EnvironmentState>;
  /** `files` are kept as long as the entry is, and read as blobs. */
  append(environment: string, entry: NewEntry, files?: readonly Uint8Array[]): Promise<Entry>;
  /** Newest first. */
  history(environment: string, limit: number): Promise<readonly Entry[]>;
}

/** The states of several environments, by name. */
export async function statesOf(ledger: Ledger, names: readonly string[]): Promise<Record<string, EnvironmentState>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ledger.state(name)] as const)));
}

export type StoredRelease = { readonly id: ReleaseId; readonly release: Release; readonly origin: Origin };

export type NewEntry =
  | DeploymentEntry
  | HoldEntry
  | FreezeEntry
  | LiftEntry
  | SignOffEntry
  | DownEntry
  | UnlockEntry
  | PreviewEntry
  | TaskEntry
  | MaintenanceOnEntry
  | MaintenanceOffEntry;

export type Entry = NewEntry & {
  /** Counts from 1 in each environment. */
  readonly number: number;
  readonly state: EnvironmentState;
};

/** Who did something: a name as given, and when, ISO 8601 in UTC. */
export type Act = {
  readonly by: string;
  readonly at: string;
  readonly reason?: string;
  readonly link?: string;
  /** Who really gave the order, as GitHub says, when the name that was given is another. */
  readonly via?: string;
};

/** Whose act it counts as: a name that GitHub vouches for wins over one that was only given. */
export function giverOf({ by, via }: Act): string {
  return via ?? by;
}

/** Why a release was brought to an environment. */
export type DeploymentKind = "deploy" | "rollback" | "return" | "hotfix";

export type DeploymentEntry = {
  readonly kind: "deployment";
  readonly deployment: DeploymentKind;
  readonly release: ReleaseId;
  readonly from?: ReleaseId;
  readonly commit?: string;
  readonly ref?: string;
  readonly act: Act;
  readonly endedAt: string;
  readonly outcome: Outcome;
  /** The environment runs the release, and every check said so. */
  readonly verified: boolean;
  /** What runs when the attempt was over: the release itself, the one it came back to, or nothing. */
  readonly runs?: ReleaseId;
  readonly approvals: readonly Act[];
  readonly steps: readonly StepResult[];
  readonly checks: readonly CheckResult[];
  /** Fingerprints of the secrets that were used, by name; never values. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly failure?: string;
  /** Of several hosts: what each ran when the attempt was over. */
  readonly hosts?: readonly HostStanding[];
};

export type HoldEntry = { readonly kind: "hold"; readonly act: Act };
export type LiftEntry = { readonly kind: "lift"; readonly act: Act };
/** Nothing is deployed until that moment, ISO 8601 in UTC. */
export type FreezeEntry = { readonly kind: "freeze"; readonly act: Act; readonly until: string };
/** Everything that ran was removed, `data` with its volumes, so that there is nothing to go back to; `failure` when that may not have come to its end. */
export type DownEntry = { readonly kind: "down"; readonly act: Act; readonly data: boolean; readonly failure?: string };
/** The lease of somebody who no longer worked was ended by hand. */
export type UnlockEntry = { readonly kind: "unlock"; readonly act: Act; readonly holder: string };
export type SignOffEntry = { readonly kind: "sign-off"; readonly release: ReleaseId; readonly act: Act };

/** A program was run once, as a service of the release that ran. */
export type TaskEntry = {
  readonly kind: "task";
  readonly unit: string;
  /** The program with its arguments, without secrets. */
  readonly words: string;
  readonly release: ReleaseId;
  readonly act: Act;
  readonly outcome: Outcome;
  /** For example `ended with exit code 3`. */
  readonly detail: string;
};

/** Everybody is shown a page instead of the app. */
export type Maintenance = {
  readonly act: Act;
  /** The blob that is the page. */
  readonly page: Digest;
  /** When those who come should try again. */
  readonly retryAfterSeconds: number;
  /** Who shows it. */
  readonly doors: readonly Door[];
};

export type MaintenanceOnEntry = Maintenance & { readonly kind: "maintenance-on" };
export type MaintenanceOffEntry = { readonly kind: "maintenance-off"; readonly act: Act };

/** In the row of the previews: one is wanted (again), or is there no longer. */
export type PreviewEntry = {
  readonly kind: "preview";
  /** The pull request. */
  readonly preview: number;
  readonly change: "opened" | "closed";
  readonly act: Act;
};

/** A preview that somebody wanted and nobody has closed. */
export type OpenPreview = {
  readonly preview: number;
  /** From 0; no two that are open have the same. */
  readonly slot: number;
  readonly since: string;
  /** When it was wanted the last time. */
  readonly at: string;
};

export type EnvironmentState = {
  readonly environment: string;
  /** The number of the newest entry; 0 when there is none. */
  readonly number: number;
  /** What runs as far as the ledger knows. */
  readonly current?: {
    readonly release: ReleaseId;
    readonly number: number;
    readonly since: string;
    /** What it was deployed from. */
    readonly commit?: string;
  };
  /** Releases that were verified here, newest first, each once, at most 20. */
  readonly good: readonly { readonly release: ReleaseId; readonly number: number; readonly at: string }[];
  readonly hold?: Act;
  readonly freeze?: { readonly act: Act; readonly until: string };
  readonly maintenance?: Maintenance;
  /** Who removed everything, until something is brought there again. */
  readonly down?: Act;
  readonly signOffs: readonly { readonly release: ReleaseId; readonly act: Act }[];
  /** The newest deployment, however it ended. */
  readonly last?: {
    readonly release: ReleaseId;
    readonly number: number;
    readonly outcome: Outcome;
    readonly at: string;
  };
  /** Only in the row of the previews: those that are open, the oldest first. */
  readonly previews?: readonly OpenPreview[];
};
