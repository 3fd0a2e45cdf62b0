import type { Check, CheckResult } from "../checks/check.ts";
import type { Requests, RequestStream } from "../checks/requests.ts";
import type { Clock } from "../clock.ts";
import type { EnvironmentConfig } from "../config/config.ts";
import { DeployError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Outcome } from "../outcome.ts";
import type { Failure, Materials, StepResult, Target, TargetPlan } from "../targets/target.ts";
import type { ApprovalDesk } from "./approval.ts";
import type { GateVerdict } from "./gates.ts";
import type { CommitRelation } from "./commit-order.ts";
import type { PlannedHook, RunHook } from "./hooks.ts";
import type { Deployer } from "./lease/take.ts";
import type { Act, DeploymentKind, EnvironmentState, Ledger, StoredRelease } from "./ledger.ts";
import type { HostStanding } from "./standings.ts";
import { releaseKindOf, shortId, type Bundle, type ReleaseId } from "./release.ts";

/** Somebody's wish to have a release on an environment. */
export type Order = {
  readonly environment: EnvironmentConfig;
  readonly release: ReleaseId;
  readonly kind: Exclude<DeploymentKind, "return">;
  readonly act: Act;
  readonly approvals: readonly Act[];
  readonly commit?: string;
  readonly ref?: string;
  /** Plan and judge, but change nothing. */
  readonly dryRun: boolean;
};

/** Everything that a deployment reaches outside of itself. */
export type World = {
  readonly ledger: Ledger;
  readonly target: Target;
  /** Resolves everything that a bundle refers to, all of it or not at all. Throws `SecretError`. */
  readonly materials: (bundle: Bundle, state: EnvironmentState) => Promise<Materials>;
  /** The environment's own checks for a bundle: its public route and what the configuration adds, and the integration tests if wanted. */
  readonly checks: (bundle: Bundle, materials: Materials, wanted: { readonly tests: boolean }) => readonly Check[];
  /** Runs one of the environment's hooks. */
  readonly runHook: (materials: Materials) => RunHook;
  /** A stream of requests on a bundle's public route; `undefined`: it has none. */
  readonly watch?: (bundle: Bundle, materials: Materials) => (() => RequestStream) | undefined;
  /** Where people approve outside of this program; `undefined`: they do it by name. */
  readonly desk?: ApprovalDesk;
  /** Asked when approvals are missing and somebody is there to answer; `undefined`: nobody is. */
  readonly askApproval?: (question: ApprovalQuestion) => Promise<readonly Act[]>;
  /** Told when every gate let the deployment through and before its target is touched; never told of a dry run. */
  readonly onBeginning?: (beginning: Beginning) => void;
  /** Who wants to change the target, and how patiently. */
  readonly deployer: Deployer;
  /** How two commits follow each other; `undefined`: there is no checkout to ask. */
  readonly compareCommits?: (candidate: string, deployed: string) => Promise<CommitRelation>;
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds that only go forwards. */
  readonly monotonic: () => number;
  readonly signal: AbortSignal;
};

/** A deployment that goes ahead. */
export type Beginning = {
  readonly environment: string;
  readonly release: ReleaseId;
  readonly before: ReleaseId | undefined;
  readonly kind: DeploymentKind;
  readonly commit: string | undefined;
  /** The number that the history has for it, or will give it unless somebody else is faster. */
  readonly number: number;
};

export type ApprovalQuestion = {
  readonly environment: string;
  readonly release: ReleaseId;
  readonly plan: TargetPlan;
  readonly hooks: readonly PlannedHook[];
  readonly current: ReleaseId | undefined;
};

/** How a deployment went, for the report and the exit code. */
export type DeploymentResult = {
  readonly environment: string;
  readonly release: ReleaseId;
  readonly before: ReleaseId | undefined;
  readonly kind: DeploymentKind;
  readonly outcome: Outcome;
  readonly verified: boolean;
  /** Nothing had to be done: the environment ran this release already, and does. */
  readonly unchanged: boolean;
  readonly dryRun: boolean;
  readonly gates: readonly GateVerdict[];
  readonly plan: TargetPlan;
  /** A person's own commands around it, in their order; empty when nothing had to be done. */
  readonly hooks: readonly PlannedHook[];
  /** What was done, in order; the hooks that ran too. */
  readonly steps: readonly StepResult[];
  readonly checks: readonly CheckResult[];
  /** What a stream of requests met on the public route while the steps were performed. */
  readonly requests?: Requests;
  readonly failure?: Failure;
  /** What happened after it was not good. */
  readonly comeback?: Comeback;
  /** Why the ledger does not know of this deployment, when it does not. */
  readonly unrecorded?: string;
  /** Of several hosts: what each runs at the end. */
  readonly hosts?: readonly HostStanding[];
  /** The number of the ledger's entry, when there is one. */
  readonly number?: number;
  readonly seconds: number;
};

export type Comeback = {
  /** `undefined`: there was no good release and everything of this one was removed, or all was left as it was (`held`). */
  readonly release?: ReleaseId;
  readonly outcome: Outcome;
  readonly steps: readonly StepResult[];
  readonly checks: readonly CheckResult[];
  readonly requests?: Requests;
  readonly sentence: string;
  /** Nothing was undone, because the environment is configured so; it is held until somebody lifts it. */
  readonly held?: true;
};

/** The environment's deployment files in a release. Throws `release.incomplete` when it was made without them. */
export function bundleOf(stored: StoredRelease, environment: string): Bundle {
  const bundle = stored.release.bundles[environment];
  if (bundle === undefined) {
    const known = Object.keys(stored.release.bundles).join(", ");
    throw new DeployError("release.incomplete", `release ${shortId(stored.id)} holds no files for ${environment}`, {
      hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
    });
  }
  return bundle;
}

/** Like `bundleOf`, for a release that is to be brought to the environment as it is configured now. Throws `target.refused`. */
export function bundleFor(stored: StoredRelease, { name, target }: EnvironmentConfig): Bundle {
  const bundle = bundleOf(stored, name);
  if (bundle.target === releaseKindOf(target)) return bundle;
  const message = `release ${shortId(stored.id)} was made for ${name} on ${bundle.target}, and ${name} is on ${target.kind} now`;
  const hint = `Deploy its commit with \`target: ${bundle.target}\` in aip-deploy.yml, or bring a release that was made since.`;
  throw new DeployError("target.refused", message, { hint });
}
