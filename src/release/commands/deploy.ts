import type { EnvironmentConfig } from "../../config/config.ts";
import type { DeployWish } from "../../request/request.ts";
import { actOf, environmentNamed, urlOf, worldOf, type App } from "../app.ts";
import { deploy as bringTo } from "../deploy.ts";
import { bundleOf, type DeploymentResult, type Order } from "../order.ts";
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

/** One order, from its wish to its result; every command that deploys ends here. */
export async function order(
  app: App,
  environment: EnvironmentConfig,
  what: What,
  wish: DeployWish,
): Promise<{ deployment: DeploymentResult; url?: string }> {
  const stored = await app.ledger.release(what.release);
  const bundle = bundleOf(stored, environment.name);
  const world = worldOf(app, environment, bundle, waitOf(wish.wait));
  const approvals = wish.approveBy.map((by) => ({ ...actOf(app, wish.reason), by }));
  const deployment = await bringTo(
    {
      environment,
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
