import type { FoundImage } from "../../build/image.ts";
import type { App } from "../app.ts";
import { shortId, type ReleaseId } from "../release.ts";
import type { ReleaseResult } from "../results.ts";
import { prepare, releaseOf, type Prepared } from "./prepare.ts";

/** Makes and stores the release of the checkout. Throws `release.incomplete` with every image that is not there. */
export async function release(app: App): Promise<ReleaseResult> {
  const prepared = await prepare(app);
  return await storeRelease(app, prepared, prepared.findings.found);
}

/** Stores the release that these images and the checkout's deployment files make. */
export async function storeRelease(app: App, prepared: Prepared, found: readonly FoundImage[]): Promise<ReleaseResult> {
  const { content, warnings } = await releaseOf(app, prepared, found);
  const id: ReleaseId = await app.ledger.store(content);
  app.log.info(`Release ${shortId(id)}: ${found.length} images, ${app.config.environments.length} environments`);
  return {
    command: "release",
    app: app.config.app,
    release: id,
    images: found.length,
    environments: Object.keys(content.release.bundles),
    warnings,
  };
}
