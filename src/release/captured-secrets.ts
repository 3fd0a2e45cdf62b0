import { posix } from "node:path";
import { holdsPrivateKey } from "../secrets/looks-secret.ts";
import type { Captured } from "./leaks.ts";

const names =
  /^(?:\.env(?:\..+)?|.*\.(?:env|pem|key|p12|pfx|jks|keystore|kdbx)|id_(?:rsa|dsa|ecdsa|ed25519)|\.htpasswd|\.pgpass|\.netrc|\.npmrc)$/i;
/** Made to be shown: patterns of env files without values, and keys' public halves. */
const harmless = /(?:\.(?:example|sample|template|dist|pub)|^fullchain\.pem|^(?:ca|cert|chain|dhparams?)\.pem)$/i;

/** Files that a release carries in clear although they look like secrets, one sentence each. */
export function capturedSecrets(files: readonly Captured[]): string[] {
  const found = files.filter(({ path, content }) => {
    const name = posix.basename(path);
    const holdsKey = holdsPrivateKey(Buffer.from(content).toString("latin1"));
    return holdsKey || (names.test(name) && !harmless.test(name));
  });
  const sentences = found.map(({ path, partOf }) => {
    const [why, way] =
      partOf === undefined
        ? ["it is mounted", "make it a Compose secret"]
        : [`it is part of the ${partOf}`, "name its value under secrets: of the target"];
    return `${path} looks like a secret, and releases carry it in clear, since ${why}: ${way}`;
  });
  return [...new Set(sentences)].sort();
}
