import type { ApprovalConfig, ApprovalWay, EnvironmentConfig } from "../config/config.ts";
import type { TargetPlan } from "../targets/target.ts";
import type { GateVerdict } from "./gates.ts";
import type { PlannedHook } from "./hooks.ts";
import type { Act, StoredRelease } from "./ledger.ts";
import type { ReleaseId } from "./release.ts";
import type { DiffResult } from "./results.ts";

/** What an approval is asked for: one release on one environment. */
export type Wanted = {
  readonly environment: string;
  readonly approval: ApprovalConfig;
  readonly release: ReleaseId;
  /** The commit that the release was made from. */
  readonly commit: string;
  /** The commit of what runs there now; `undefined`: nothing does. */
  readonly running: string | undefined;
};

/** How an approval stands. */
export type Decision = {
  readonly open: boolean;
  /** Why, one sentence. */
  readonly sentence: string;
  /** How it opens. */
  readonly hint?: string;
  /** Those who approved, for the ledger; also when they are too few. */
  readonly approvals: readonly Act[];
  /** Where it is decided. */
  readonly link?: string;
  /** Waiting changes nothing any more. */
  readonly final?: true;
};

/** What a reviewer must see: what runs, what would, and all that differs. */
export type Review = Omit<DiffResult, "command"> & {
  /** What changes on the target, with the tasks that would run; where it cannot be asked, from what the ledger says. */
  readonly target?: TargetPlan;
  /** A person's own commands around the deployment, in their order. */
  readonly hooks: readonly PlannedHook[];
  /** To what a failure would go back. */
  readonly fallback?: ReleaseId;
  /** The other gates as they stand. */
  readonly gates: readonly GateVerdict[];
};

/** How a deployment that was approved ended. */
export type Conclusion = {
  readonly verified: boolean;
  /** One sentence. */
  readonly sentence: string;
};

/** A place outside of this program where people approve. */
export interface ApprovalDesk {
  readonly way: Exclude<ApprovalWay, "name">;
  /** How it stands now; changes nothing. */
  decide(wanted: Wanted): Promise<Decision>;
  /** Puts before the reviewers what they must see, and withdraws what was asked before for the same environment. */
  request(wanted: Wanted, review: Review): Promise<void>;
  /** Says there how the deployment ended. */
  conclude(wanted: Wanted, conclusion: Conclusion): Promise<void>;
}

/** How approvals are given where the program runs. */
export type Approvals = {
  /** The way when the configuration names none. */
  readonly usual: ApprovalWay;
  /** `remote` answers where the repository was cloned from. A desk that cannot be asked says so when it is. */
  readonly desk: (way: ApprovalDesk["way"], remote: () => Promise<string | undefined>) => Promise<ApprovalDesk>;
};

/** How the environment's approval is given; `undefined`: it asks for none. */
export function wayOf({ gates }: EnvironmentConfig, usual: ApprovalWay = "name"): ApprovalWay | undefined {
  return gates.approval === undefined ? undefined : (gates.approval.through ?? usual);
}

/** What is asked for to bring the release there, after what runs; `undefined`: the environment asks for no approval. */
export function wantedOn(
  { name, gates: { approval } }: EnvironmentConfig,
  { id: release, origin }: StoredRelease,
  running: StoredRelease | undefined,
): Wanted | undefined {
  if (approval === undefined) return undefined;
  return { environment: name, approval, release, commit: origin.commit, running: running?.origin.commit };
}

/** A desk that nobody can be asked at, and why. */
export function closedDesk(way: ApprovalDesk["way"], sentence: string, hint: string): ApprovalDesk {
  const decision: Decision = { open: false, sentence, hint, approvals: [], final: true };
  return {
    way,
    decide: () => Promise.resolve(decision),
    request: () => Promise.resolve(),
    conclude: () => Promise.resolve(),
  };
}
