import type { Problem } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import type { CheckResult } from "../checks/check.ts";
import type { Commit } from "../source/history.ts";
import type { Finding } from "../targets/compose/index.ts";
import type { TargetPlan } from "../targets/target.ts";
import type { GateVerdict } from "./gates.ts";
import type { Act, Entry, EnvironmentState } from "./ledger.ts";
import type { DeploymentResult } from "./order.ts";
import type { ContentKey, Digest, ReleaseId } from "./release.ts";

/** What came of one command; `command` tells which. */
export type Result =
  | PlanResult
  | BuildResult
  | ReleaseResult
  | RunResult
  | DeployResult
  | VerifyResult
  | StatusResult
  | HistoryResult
  | DiffResult
  | NoteResult
  | DownResult
  | SetupResult;

export type SourceFacts = {
  readonly commit: string;
  /** A branch, a tag, or the commit itself when neither is checked out. */
  readonly ref: string;
  readonly isDirty: boolean;
};

export type PlannedImage = {
  readonly name: string;
  readonly repository: string;
  readonly key: ContentKey;
  readonly services: readonly string[];
  /** `unknown`: the registry could not be asked, so that building decides. */
  readonly state: "found" | "build" | "unknown";
  readonly digest?: Digest;
  /** What the environment runs of it now, when that is another one. */
  readonly before?: Digest;
  /** The newest commits that changed it since what runs now; empty when that is not known. */
  readonly commits: readonly Commit[];
};

export type PlanResult = {
  readonly command: "plan";
  readonly app: string;
  readonly source: SourceFacts;
  /** `undefined`: nothing will be deployed, `because` says why. */
  readonly environment?: string;
  readonly because?: string;
  readonly images: readonly PlannedImage[];
  /** Known once every image is found. */
  readonly release?: ReleaseId;
  readonly current?: ReleaseId;
  /** What the newest good release is to which a failure would go back. */
  readonly fallback?: ReleaseId;
  readonly gates: readonly GateVerdict[];
  /** `undefined` while the release is not known, or when the target could not be asked (`targetProblem`). */
  readonly target?: TargetPlan;
  readonly targetProblem?: string;
  readonly matrix: Matrix;
  readonly warnings: readonly Problem[];
  readonly notes: readonly string[];
  readonly seconds: number;
};

export type Matrix = readonly { readonly name: string; readonly images: readonly string[] }[];

export type BuildResult = {
  readonly command: "build";
  readonly images: readonly {
    readonly name: string;
    readonly key: ContentKey;
    readonly digest: Digest;
    readonly state: "found" | "built";
    readonly seconds: number;
  }[];
  readonly seconds: number;
};

export type ReleaseResult = {
  readonly command: "release";
  readonly app: string;
  readonly release: ReleaseId;
  readonly images: number;
  readonly environments: readonly string[];
  readonly warnings: readonly string[];
};

/** Everything for one branch: what was planned, built, released and deployed. */
export type RunResult = {
  readonly command: "run";
  readonly app: string;
  readonly source: SourceFacts;
  readonly environment?: string;
  readonly because?: string;
  readonly build: BuildResult;
  readonly release: ReleaseId;
  readonly deployment?: DeploymentResult;
  readonly url?: string;
  readonly warnings: readonly Problem[];
  /** Seconds each stage took, in order. */
  readonly stages: readonly { readonly name: "plan" | "build" | "release" | "deploy"; readonly seconds: number }[];
};

export type DeployResult = {
  readonly command: "deploy" | "rollback";
  readonly deployment: DeploymentResult;
  readonly url?: string;
};

export type VerifyResult = {
  readonly command: "verify";
  readonly environment: string;
  readonly release: ReleaseId;
  readonly outcome: Outcome;
  readonly checks: readonly CheckResult[];
};

export type StatusResult = {
  readonly command: "status";
  readonly app: string;
  readonly environments: readonly BoardRow[];
};

export type BoardRow = {
  readonly environment: string;
  readonly branch: string;
  readonly url?: string;
  readonly state: EnvironmentState;
  /** The commit that the current release was deployed from. */
  readonly commit?: string;
  readonly by?: string;
  /** `well`: all units run and the route answers. `unknown`: it could not be asked. */
  readonly health: "well" | "unwell" | "unknown" | "empty";
  readonly detail: string;
};

export type HistoryResult = {
  readonly command: "history";
  readonly environment: string;
  readonly entries: readonly Entry[];
};

export type DiffResult = {
  readonly command: "diff";
  readonly from: Side;
  readonly to: Side;
  readonly images: readonly {
    readonly name: string;
    readonly change: "added" | "removed" | "changed";
    readonly before?: Digest;
    readonly after?: Digest;
    readonly commits: readonly Commit[];
  }[];
  /** Services whose definition differs in the environment's deployment files. */
  readonly services: readonly { readonly name: string; readonly change: "added" | "removed" | "changed" }[];
  /** Files that the deployment carries, by path in the mounted folder. */
  readonly files: readonly { readonly path: string; readonly change: "added" | "removed" | "changed" }[];
  readonly commits: readonly Commit[];
  /** Why commits are not shown, when they are not. */
  readonly commitsProblem?: string;
};

/** One side of a comparison: an environment's current release, or a release by itself. */
export type Side = { readonly name: string; readonly release?: ReleaseId; readonly commit?: string };

export type NoteResult = {
  readonly command: "sign-off" | "hold" | "lift";
  readonly environment: string;
  readonly release?: ReleaseId;
  readonly act: Act;
  readonly number: number;
};

export type DownResult = { readonly command: "down"; readonly environment: string; readonly data: boolean };

/** What a host lacks to be deployed to, and what was done about it. */
export type SetupResult = {
  readonly command: "setup";
  readonly host: string;
  readonly outcome: "succeeded" | "failed";
  readonly dryRun: boolean;
  readonly findings: readonly Finding[];
  readonly steps: readonly {
    readonly sentence: string;
    readonly outcome: "succeeded" | "failed" | "skipped";
    readonly detail?: string;
  }[];
  /** What has to be done by hand. */
  readonly notes: readonly string[];
};
