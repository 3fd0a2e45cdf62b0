import type { FoundImage } from "../../build/image.ts";
import { demandLegs, readLegResults, type Wanted } from "../../build/leg-results.ts";
import type { ReleaseWish } from "../../request/request.ts";
import type { App } from "../app.ts";
import { shortId } from "../release.ts";
import type { ReleaseResult } from "../results.ts";
import { prepare, storedRelease, type Prepared } from "./prepare.ts";

/** Makes and stores the release of the checkout. Throws `release.incomplete` with every image or leg that is not there. */
export async function release(app: App, { legs }: Omit<ReleaseWish, "command">): Promise<ReleaseResult> {
  const prepared = await prepare(app);
  if (legs !== undefined) demandLegs(legs.expect, await readLegResults(legs.results), wantedOf(prepared));
  return await storeRelease(app, prepared, prepared.remembered === undefined ? prepared.found : []);
}

function wantedOf(prepared: Prepared): readonly Wanted[] {
  if (prepared.remembered !== undefined) return prepared.remembered.images;
  const digests = new Map(prepared.found.map(({ name, digest }) => [name, { digest }]));
  return prepared.survey.images.map(({ name, key }) => ({ name, key, ...digests.get(name) }));
}

/** Stores the release that these images and the checkout's deployment files make, unless it is known to be there. */
export async function storeRelease(app: App, prepared: Prepared, found: readonly FoundImage[]): Promise<ReleaseResult> {
  const base = { command: "release" as const, app: app.config.app };
  const { remembered } = prepared;
  if (remembered !== undefined) {
    const environments = app.config.environments.map(({ name }) => name);
    return { ...base, release: remembered.release, images: remembered.images.length, environments, warnings: [] };
  }
  const stored = await storedRelease(app, prepared, found);
  app.log.info(
    `Release ${shortId(stored.release)}: ${found.length} images, ${app.config.environments.length} environments`,
  );
  return { ...base, ...stored, images: found.length };
}
