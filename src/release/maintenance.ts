import { createHmac } from "node:crypto";
import type { Redactor } from "../secrets/redactor.ts";
import { Secret } from "../secrets/secret.ts";
import { closedBundle } from "../targets/compose/index.ts";
import type { Materials } from "../targets/target.ts";
import type { Maintenance } from "./ledger.ts";
import type { Bundle } from "./release.ts";

export type Closing = {
  readonly environment: string;
  readonly maintenance: Maintenance;
  readonly bundle: Bundle;
  /** What it would be deployed with if nothing were closed. */
  readonly open: Materials;
  /** The page, when the ledger may not have it yet. */
  readonly page?: string;
  readonly redactor: Redactor;
};

/** What a bundle is deployed with while everybody is shown a page. Throws `target.refused` for one that cannot show it. */
export async function closedMaterials(closing: Closing): Promise<Materials> {
  const { maintenance, bundle, open, redactor } = closing;
  const pass = passOf(closing);
  redactor.learn(pass);
  const page = closing.page ?? Buffer.from(await open.file(maintenance.page)).toString("utf8");
  const { retryAfterSeconds, doors } = maintenance;
  const notice = { page, retryAfterSeconds, pass: pass.reveal() };
  const closed = await closedBundle(bundle, doors, notice, open.file);
  return {
    ...open,
    file: async (digest) => closed.files.get(digest) ?? (await open.file(digest)),
    closed: { pass, bundle: closed.bundle },
  };
}

/** The same for all who deploy there, another for each maintenance, and known to nobody who cannot read the target's key. */
function passOf({ environment, maintenance, open }: Closing): Secret {
  const about = ["maintenance", environment, maintenance.act.at].join("\0");
  return new Secret("pass", createHmac("sha256", open.fingerprintKey).update(about).digest("hex").slice(0, 32));
}
