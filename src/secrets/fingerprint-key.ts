import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const file = "fingerprint-key";

/**
 * The key of the secrets' fingerprints on this host: made once, readable only by its owner. Two programs that start at the
 * same moment get the same key.
 */
export async function fingerprintKey(directory: string): Promise<string> {
  const path = join(directory, file);
  const known = await readFile(path, "utf8").catch(() => undefined);
  if (known !== undefined && known !== "") return known;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const fresh = randomBytes(32).toString("hex");
  const written = join(directory, `.${file}-${randomBytes(6).toString("hex")}`);
  await writeFile(written, fresh, { mode: 0o600 });
  try {
    // A link fails where a rename would overwrite the key that somebody else just made.
    await link(written, path);
    return fresh;
  } catch {
    return await readFile(path, "utf8");
  } finally {
    await rm(written, { force: true });
  }
}
