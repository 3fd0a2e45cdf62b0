import type { Runner } from "../../command/runner.ts";
import type { Secret } from "../../secrets/secret.ts";
import type { Tools, Work } from "../kubernetes/tools.ts";

/** The Application that brings an environment to its cluster, and how its repository is written to. */
export type ArgocdPlace = {
  /** The name of the Application. */
  readonly application: string;
  /** Where Argo CD keeps it. */
  readonly namespace: string;
  /** Where commits are pushed to; `undefined`: where the Application reads. */
  readonly repository?: string;
  /** Of somebody who may push over HTTPS; `undefined`: whatever git itself finds. Throws `secret.missing`. */
  readonly token?: () => Promise<Secret>;
};

/** What a target works with that Argo CD deploys to. */
export type ArgocdTools = Tools & {
  /** Runs git on this machine. */
  readonly runner: Runner;
  readonly place: ArgocdPlace;
};

/** One step of a plan with all that it needs. */
export type ArgocdWork = Work & ArgocdTools;
