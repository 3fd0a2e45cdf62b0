import type { MigratedEnvironment } from "../migrate/migrate.ts";
import type { Note } from "../migrate/notes.ts";
import type { Rule } from "../targets/kubernetes/role.ts";
import type { Diagnosis } from "../doctor/doctor.ts";
import type { Problem } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import type { Matrix } from "../request/request.ts";
import type { CheckResult } from "../checks/check.ts";
import type { Commit } from "../source/history.ts";
import type { Finding } from "../targets/compose/index.ts";
import type { Drift, Failure, Step, StepResult, TargetPlan, UnitPlan } from "../targets/target.ts";
import type { Differences } from "./differences.ts";
import type { ApprovalWay } from "../config/config.ts";
import type { Review } from "./approval.ts";
import type { GateVerdict } from "./gates.ts";
import type { PlannedHook } from "./hooks.ts";
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
  | ApproveResult
  | VerifyResult
  | DriftResult
  | StatusResult
  | HistoryResult
  | DiffResult
  | NoteResult
  | DownResult
  | PreviewUpResult
  | PreviewDownResult
  | PreviewListResult
  | PreviewPruneResult
  | PromoteResult
  | DoctorResult
  | SetupResult
  | TaskResult
  | MaintenanceResult
  | MigrateResult
  | PermissionsResult;

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
  readonly approval?: Asked;
  readonly images: readonly PlannedImage[];
  /** Known once every image is found. */
  readonly release?: ReleaseId;
  readonly current?: ReleaseId;
  /** The commit that what runs now was deployed from. */
  readonly currentCommit?: string;
  /** What the newest good release is to which a failure would go back. */
  readonly fallback?: ReleaseId;
  readonly fallbackCommit?: string;
  /** How the release differs from what runs now; `undefined` when nothing runs, or when the ledger could not be asked. */
  readonly changes?: Differences;
  /** From what runs now to the checkout, newest first. */
  readonly commits: readonly Commit[];
  /** Why commits are not shown, when they are not. */
  readonly commitsProblem?: string;
  readonly gates: readonly GateVerdict[];
  /** What changes on the target; when it could not be asked (`targetProblem`), from what the ledger says that runs. */
  readonly target?: TargetPlan;
  readonly targetProblem?: string;
  /** A person's own commands around the deployment, in their order; empty when nothing has to be done. */
  readonly hooks: readonly PlannedHook[];
  /** Where the target can tell: each object and field that the deployment would change. */
  readonly objects?: readonly Drift[];
  readonly matrix: Matrix;
  readonly warnings: readonly Problem[];
  readonly notes: readonly string[];
  readonly seconds: number;
};

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

export type ApproveResult = {
  readonly command: "approve";
  readonly app: string;
  readonly environment: string;
  readonly release: ReleaseId;
  /** `undefined`: the environment asks for no approval. */
  readonly way?: ApprovalWay;
  /** Nothing has to be waited for; by name nobody is asked before the deployment. */
  readonly open: boolean;
  readonly sentence: string;
  readonly hint?: string;
  readonly approvals: readonly Act[];
  /** Where it is decided. */
  readonly link?: string;
  readonly review: Review;
};

export type VerifyResult = {
  readonly command: "verify";
  readonly environment: string;
  readonly release: ReleaseId;
  readonly outcome: Outcome;
  readonly checks: readonly CheckResult[];
};

/** `failed`: something is not as the release has it. */
export type DriftResult = {
  readonly command: "drift";
  readonly environment: string;
  readonly release: ReleaseId;
  readonly outcome: "succeeded" | "failed";
  /** Units that a deployment of the same release would touch. */
  readonly units: readonly UnitPlan[];
  readonly steps: readonly Step[];
  /** Where the target can tell: each object and field that differs. */
  readonly objects: readonly Drift[];
};

/** A program that was run once. */
export type TaskResult = {
  readonly command: "task";
  readonly environment: string;
  readonly unit: string;
  /** The program with its arguments, without secrets. */
  readonly words: string;
  readonly release: ReleaseId;
  readonly outcome: Outcome;
  readonly detail: string;
  readonly exitCode?: number;
  readonly seconds: number;
  /** The number in the environment's history. */
  readonly number: number;
};

/** Everybody is shown a page, or no longer. */
export type MaintenanceResult = MaintenanceOnResult | MaintenanceOffResult;

export type MaintenanceOnResult = Maintained & {
  readonly command: "maintenance-on";
  /** When those who come should try again. */
  readonly retryAfterSeconds: number;
};

export type MaintenanceOffResult = Maintained & { readonly command: "maintenance-off" };

export type Maintained = {
  readonly environment: string;
  readonly outcome: Outcome;
  /** It was like that already. */
  readonly unchanged: boolean;
  readonly act: Act;
  /** Gateways that show the page, or did. */
  readonly gateways: readonly string[];
  /** What a person should know of how they came to it, one sentence each. */
  readonly notes: readonly string[];
  readonly steps: readonly StepResult[];
  readonly checks: readonly CheckResult[];
  readonly failure?: Failure;
  /** What was done after it was not good, one sentence. */
  readonly comeback?: string;
  readonly url?: string;
  /** The number in the environment's history, when it was recorded. */
  readonly number?: number;
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
  /** Who changes it right now, and what for. */
  readonly busy?: { readonly by: string; readonly work: string; readonly since: string; readonly link?: string };
  /** What was begun there and not ended, one sentence; whoever deploys next deals with it. */
  readonly interrupted?: string;
};

export type HistoryResult = {
  readonly command: "history";
  readonly environment: string;
  readonly approval?: Asked;
  readonly entries: readonly Entry[];
};

export type DiffResult = Differences & {
  readonly command: "diff";
  readonly from: Side;
  readonly to: Side;
  readonly commits: readonly Commit[];
  /** Why commits are not shown, when they are not. */
  readonly commitsProblem?: string;
};

/** The environment asks for an approval before each deployment, and who is asked. */
export type Asked = {
  /** The environment on GitHub whose reviewers approve; `undefined`: it is approved elsewhere. */
  readonly environment?: string;
};

/** One side of a comparison: an environment's current release, or a release by itself. */
export type Side = { readonly name: string; readonly release?: ReleaseId; readonly commit?: string };

export type NoteResult = {
  readonly command: "sign-off" | "hold" | "freeze" | "lift" | "unlock";
  readonly environment: string;
  readonly release?: ReleaseId;
  readonly act: Act;
  /** For `freeze`: the moment at which it ends. */
  readonly until?: string;
  /** For `unlock`: whose lease it was, and what for. */
  readonly holder?: string;
  readonly number: number;
};

export type DownResult = {
  readonly command: "down";
  readonly environment: string;
  readonly data: boolean;
  readonly number: number;
};

/** A pull request's environment was brought up to date. */
export type PreviewUpResult = {
  readonly command: "preview-up";
  readonly pullRequest: number;
  /** How long it is kept if nobody deploys to it again. */
  readonly until: string;
  readonly run: RunResult;
};

export type PreviewDownResult = {
  readonly command: "preview-down";
  readonly environment: string;
  readonly pullRequest: number;
};

export type PreviewListResult = {
  readonly command: "preview-list";
  readonly app: string;
  readonly most: number;
  readonly previews: readonly PreviewRow[];
};

export type PreviewRow = BoardRow & {
  readonly pullRequest: number;
  readonly since: string;
  readonly deployedAt: string;
  readonly until: string;
};

export type PreviewPruneResult = {
  readonly command: "preview-prune";
  /** The age from which they were removed. */
  readonly seconds: number;
  readonly removed: readonly {
    readonly environment: string;
    readonly pullRequest: number;
    readonly deployedAt: string;
    /** Why it could not be removed; it is kept in the ledger then. */
    readonly problem?: string;
  }[];
  readonly kept: number;
};

/** What a merge of one environment's branch into the next one's would bring. */
export type Promotion = {
  /** The environment that it comes from. */
  readonly from: string;
  readonly environment: string;
  /** The branches of the two. */
  readonly base: string;
  readonly head: string;
  /** What runs on the environment before. */
  readonly release?: ReleaseId;
  /** What runs on the environment now. */
  readonly current?: ReleaseId;
  readonly verified: boolean;
  /** How many commits it brings; at most 250 of them are in `commits`. */
  readonly ahead: number;
  readonly commits: readonly Commit[];
  readonly images: DiffResult["images"];
  readonly services: DiffResult["services"];
  readonly files: DiffResult["files"];
  /** As they stand for the release that runs on the environment before. */
  readonly gates: readonly GateVerdict[];
  readonly warnings: readonly Problem[];
};

export type PromoteResult = Promotion & {
  readonly command: "promote";
  readonly state: "opened" | "updated" | "unchanged" | "nothing" | "dry-run";
  readonly pullRequest?: { readonly number: number; readonly url: string };
};

export type DoctorResult = Diagnosis & { readonly command: "doctor" };

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

/** What the Compose app is on Kubernetes, and what a person has to look at. */
export type MigrateResult = {
  readonly command: "migrate";
  readonly app: string;
  readonly dryRun: boolean;
  readonly environments: readonly MigratedEnvironment[];
  /** Paths relative to the repository, as are the others; with `dryRun` they would be. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Written once and wanted no longer. */
  readonly stale: readonly string[];
  readonly notes: readonly Note[];
  /** What aip-deploy.yml has to say. */
  readonly lines: string;
};

/** The rights that whoever deploys needs in an environment's namespace. */
export type PermissionsResult = {
  readonly command: "permissions";
  readonly environment: string;
  readonly namespace: string;
  readonly rules: readonly Rule[];
  /** A ServiceAccount, a Role with the rules and what binds them, as YAML. */
  readonly manifest: string;
};
