import type { ExitCode } from "../../errors.ts";
import type { Outcome } from "../../outcome.ts";
import type { DeploymentResult } from "../../release/order.ts";
import type { Asked, BuildResult, PlanResult, Result } from "../../release/results.ts";
import { exitCodeFor, exitCodeOf, isStop } from "../exit-code.ts";

/**
 * What later steps and jobs read. No address of a registry and nothing secret is among it, since GitHub drops an
 * output of a job that holds a masked text.
 */
export type Outputs = {
  readonly environment?: string;
  readonly release?: string;
  readonly outcome: Outcome;
  readonly number?: number;
  readonly matrix?: PlanResult["matrix"];
  readonly deploys?: boolean;
  readonly asksApproval?: boolean;
  readonly approvalEnvironment?: string;
  readonly images?: readonly string[];
  readonly url?: string;
};

export function outputsOf(result: Result): Outputs {
  switch (result.command) {
    case "plan": {
      const { environment, release, matrix, images } = result;
      return {
        ...done({ environment, release, matrix, images: images.map(({ name }) => name) }),
        deploys: environment !== undefined,
        ...asked(result),
      };
    }
    case "build":
      return done({ images: imagesOf(result) });
    case "release":
      return done({ release: result.release });
    case "run": {
      const { environment, release, build, deployment, url } = result;
      const base = { environment, release, images: imagesOf(build) };
      return deployment === undefined ? done(base) : { ...done(base), ...deployed(deployment, url) };
    }
    case "deploy":
    case "rollback":
      return deployed(result.deployment, result.url);
    case "approve":
      return { ...done(result), outcome: result.open ? "succeeded" : "failed" };
    case "verify":
    case "maintenance-on":
    case "maintenance-off":
    case "drift":
      return { ...done(result), outcome: result.outcome };
    case "sign-off":
    case "hold":
    case "freeze":
    case "lift":
    case "unlock":
      return done(result);
    case "history":
      return { ...done(result), ...asked(result) };
    case "down":
      return done({ environment: result.environment });
    case "diff":
      return done({ environment: result.from.name });
    case "promote": {
      const { environment, release, pullRequest } = result;
      const url = pullRequest === undefined ? {} : { url: pullRequest.url };
      return {
        ...done({ environment, release }),
        ...url,
        outcome: result.state === "nothing" ? "skipped" : "succeeded",
      };
    }
    case "preview-up":
      return outputsOf(result.run);
    case "preview-down":
      return done({ environment: result.environment });
    case "preview-prune":
      return {
        ...done({}),
        outcome: result.removed.some(({ problem }) => problem !== undefined) ? "errored" : "succeeded",
      };
    case "doctor":
      return { ...done({}), outcome: seen(exitCodeFor(result)) };
    case "preview-list":
    case "status":
    case "setup":
    case "task":
    case "migrate":
    case "permissions":
      return done({});
  }
}

function seen(code: ExitCode): Outcome {
  if (code === 0) return "succeeded";
  return code === 1 ? "failed" : "errored";
}

/** The outputs of a command that threw; `environment` is the one that it was told. */
export function outputsOfError(error: unknown, environment: string | undefined): Outputs {
  const outcome = isStop(error) ? "cancelled" : exitCodeOf(error) === 3 ? "errored" : "failed";
  return { ...done({ environment }), outcome };
}

/** The outputs as the runner takes them; what does not apply is left out. */
export function written(outputs: Outputs): readonly (readonly [name: string, value: string])[] {
  return Object.entries(outputs).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}

type Known = { readonly [Name in keyof Outputs]?: Outputs[Name] | undefined };

function done({ environment, release, number, matrix, images }: Known): Outputs {
  return {
    outcome: "succeeded",
    ...(environment === undefined ? {} : { environment }),
    ...(release === undefined ? {} : { release }),
    ...(number === undefined ? {} : { number }),
    ...(matrix === undefined ? {} : { matrix }),
    ...(images === undefined ? {} : { images }),
  };
}

function asked({ approval }: { readonly approval?: Asked }): Pick<Outputs, "asksApproval" | "approvalEnvironment"> {
  if (approval === undefined) return { asksApproval: false };
  const { environment } = approval;
  return { asksApproval: true, ...(environment === undefined ? {} : { approvalEnvironment: environment }) };
}

function deployed({ environment, release, outcome, number }: DeploymentResult, url: string | undefined): Outputs {
  return { ...done({ environment, release, number }), outcome, ...(url === undefined ? {} : { url }) };
}

function imagesOf({ images }: BuildResult): string[] {
  return images.map(({ name }) => name);
}
