import type { EnvironmentConfig } from "../../config/config.ts";
import { UsageError } from "../../errors.ts";
import type { DeployWish } from "../../request/request.ts";
import { actOf, deskOf, environmentNamed, urlOf, worldOf, type App } from "../app.ts";
import type { ApprovalDesk } from "../approval.ts";
import { deploy as bringTo } from "../deploy.ts";
import { bundleFor, type DeploymentResult, type Order } from "../order.ts";
import type { ReleaseId } from "../release.ts";
import type { DeployResult } from "../results.ts";
import { prepare } from "./prepare.ts";
import { storeRelease } from "./release.ts";
import { waitOf } from "./wait.ts";

/** Brings a release to an environment: the one named, or that of the checkout. */
export async function deploy(
  app: App,
  wish: { readonly environment: string; readonly release?: string } & DeployWish,
): Promise<DeployResult> {
  const environment = environmentNamed(app, wish.environment);
  const from = wish.release === undefined ? await releaseOfCheckout(app, environment) : { release: wish.release };
  return {
    command: "deploy",
    ...(await order(app, environment, { ...from, kind: wish.hotfix ? "hotfix" : "deploy" }, wish)),
  };
}

async function releaseOfCheckout(app: App, { name }: EnvironmentConfig) {
  const prepared = await prepare(app, name, { deploying: true });
  const { release } = await storeRelease(app, prepared, prepared.remembered === undefined ? prepared.found : []);
  return { release, commit: prepared.source.commit, ref: prepared.source.ref };
}

export type What = {
  readonly release: ReleaseId;
  readonly kind: Order["kind"];
  readonly commit?: string;
  readonly ref?: string;
};

/** A name is no approval where people approve on GitHub, and silence would hide that it does not count. */
function refuseNames({ name }: EnvironmentConfig, { approveBy }: DeployWish, { way }: ApprovalDesk): void {
  if (approveBy.length === 0) return;
  const place = way === "issue" ? "on an issue" : "by the reviewers of its environment";
  throw new UsageError(`approve-by: ${name} is approved on GitHub, ${place}`, {
    hint: `Leave approve-by out, or write \`through: name\` under environments.${name}.gates.approval.`,
  });
}

/** One order, from its wish to its result; every command that deploys ends here. */
export async function order(
  app: App,
  environment: EnvironmentConfig,
  what: What,
  wish: DeployWish,
): Promise<{ deployment: DeploymentResult; url?: string }> {
  const stored = await app.ledger.release(what.release);
  const bundle = bundleFor(stored, environment);
  const desk = await deskOf(app, environment);
  if (desk !== undefined) refuseNames(environment, wish, desk);
  const world = {
    ...(await worldOf(app, environment, bundle, waitOf(wish.wait))),
    ...(desk === undefined ? {} : { desk }),
  };
  const approvals = wish.approveBy.map((by) => ({ ...actOf(app, wish.reason), by }));
  const deployment = await bringTo(
    {
      environment: wish.skipHooks ? { ...environment, hooks: {} } : environment,
      release: stored.id,
      kind: what.kind,
      act: actOf(app, wish.reason),
      approvals,
      dryRun: wish.dryRun,
      commit: what.commit ?? stored.origin.commit,
      ref: what.ref ?? stored.origin.ref,
    },
    world,
  );
  const url = urlOf(bundle);
  return { deployment, ...(url === undefined ? {} : { url }) };
}
