/** What is looked at, gathered before anything is judged. */
import type { ApprovalConfig } from "../config/config.ts";
import type { Problem } from "../errors.ts";
import type { Known } from "./finding.ts";

export type Facts = {
  readonly machine: MachineFacts;
  readonly configuration: ConfigurationFacts;
  /** The files of `.github/workflows` in the checkout. */
  readonly workflows: readonly WorkflowFile[];
  /** What workflows of other repositories that these call look like, by `uses`. */
  readonly called: Readonly<Record<string, Known<string>>>;
  readonly github: Known<GitHubFacts>;
  readonly hosts: readonly HostFact[];
};

/** A machine that is deployed to over SSH. */
export type HostFact = {
  readonly name: string;
  /** `ssh://user@host`. */
  readonly address: string;
  /** Whose it is. */
  readonly environments: readonly string[];
  /** What was seen there; `refused`: it does not let us in, or does not answer. */
  readonly seen: Known<readonly Seen[]> | { readonly refused: string; readonly hint: string };
};

/** One thing that was looked at on a host. */
export type Seen = {
  /** `error`: nothing can be deployed there. */
  readonly level: "good" | "warning" | "error";
  readonly about: string;
  readonly sentence: string;
  readonly hint?: string;
};

export type MachineFacts = {
  readonly engine: Known<string>;
  readonly compose: Known<string>;
  readonly buildx: Known<string>;
  /** `undefined`: nothing says where it is. */
  readonly registry?: { readonly address: string; readonly problem?: string; readonly isLogin?: boolean };
  readonly checkout: "whole" | "shallow" | "none";
};

export type ConfigurationFacts = {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly environments: readonly WantedEnvironment[];
  /** Names of variables that hold a secret of the builds. */
  readonly buildSecrets: readonly string[];
  /** Names for which a value is put into the configuration. */
  readonly placeholders: readonly string[];
};

export type WantedEnvironment = {
  readonly name: string;
  readonly branch: string;
  /** How many people must approve, and who may; `undefined`: nobody has to. */
  readonly approval?: Pick<ApprovalConfig, "through" | "count" | "by">;
  /** Names of variables that hold a secret. */
  readonly secrets: readonly string[];
};

export type WorkflowFile = { readonly path: string; readonly text: string };

export type GitHubFacts = {
  /** `owner/name`. */
  readonly repository: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  /** The plan of the organization, such as `team` or `enterprise`. */
  readonly plan: Known<string>;
  readonly environments: Known<readonly EnvironmentFact[]>;
  readonly branches: Readonly<Record<string, Known<BranchFact>>>;
  readonly jobs: Known<{ readonly permissions: "read" | "write"; readonly mayOpenPullRequests: boolean }>;
  /** Names only; of the repository and of what its organization lends it. */
  readonly secrets: Known<readonly string[]>;
  readonly variables: Known<readonly string[]>;
  /** The same of each environment that is there. */
  readonly own: Readonly<Record<string, Known<readonly string[]>>>;
  /** The names of the workflow files on the default branch. */
  readonly workflows: Known<readonly string[]>;
};

export type EnvironmentFact = {
  readonly name: string;
  readonly reviewers: readonly { readonly type: "User" | "Team"; readonly id: number }[];
  readonly preventsSelfReview: boolean;
  readonly waitMinutes: number;
  readonly branches: "any" | "protected" | "chosen";
};

export type BranchFact = "missing" | "open" | "protected";
