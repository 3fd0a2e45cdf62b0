/** GitHub's deployments of one repository, as far as one record needs them. */
export interface Deployments {
  /** Answers its id. */
  create(wanted: WantedDeployment): Promise<number>;
  /** Those of the commit on the environment, newest first. */
  list(wanted: Pick<WantedDeployment, "environment" | "ref">): Promise<readonly KnownDeployment[]>;
  /** The newest state; `undefined` when there is none yet. */
  state(id: number): Promise<DeploymentState | undefined>;
  setStatus(id: number, status: DeploymentStatus): Promise<void>;
}

export type WantedDeployment = {
  /** The commit. */
  readonly ref: string;
  readonly environment: string;
  readonly description: string;
  readonly payload: Payload;
};

/** What of ours a deployment carries; `key` tells one step's record from every other. */
export type Payload = {
  readonly key: string;
  readonly release: string;
  readonly number: number;
  readonly kind: string;
  readonly before?: string;
};

export type KnownDeployment = { readonly id: number; readonly key: string | undefined };

export type DeploymentState = "error" | "failure" | "inactive" | "in_progress" | "queued" | "pending" | "success";

export type DeploymentStatus = {
  readonly state: DeploymentState;
  readonly description: string;
  readonly environmentUrl?: string;
};

/** A deployment that is over; nothing that is said about it later changes that. */
export function isFinal(state: DeploymentState | undefined): boolean {
  return state === "success" || state === "failure" || state === "error" || state === "inactive";
}
