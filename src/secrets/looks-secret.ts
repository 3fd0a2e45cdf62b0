/**
 * A guess, from a variable's name and value alone, at whether people would be sorry to read it. Meant to err on the side of
 * yes: what is taken for a secret by mistake still works, what is missed is stored in clear.
 */

/** Secret wherever one of them ends a word of the name: `PGPASSWORD`, `db_password`, `dbPassword`. */
const endings = /(?:PASSWORD|PASSWD|PASSPHRASE|PASSCODE|SECRET|APIKEY|CREDENTIALS?|CREDS)S?$/;
/** Secret only as a whole word: `API_KEY` and no `KEYBOARD`. */
const words = /^(?:PASS|PWD|TOKENS?|KEYS?|PRIVATE|SALT|PEPPER|DSN|AUTHTOKEN|ACCESSKEY|SECRETKEY|PRIVATEKEY)$/;
/** What a name speaks of that only has to do with a secret: where it lies, how long it lasts, how it is made. */
const aboutOne =
  /^(?:FILE|PATH|DIR|DIRECTORY|FOLDER|NAME|URL|URI|ENDPOINT|HOST|PORT|TTL|EXPIRY|EXPIRES|EXPIRATION|LIFETIME|TIMEOUT|AGE|ALGORITHM|ALG|ISSUER|AUDIENCE|TYPE|HEADER|PREFIX|LENGTH|LIMIT|SIZE|COUNT|USER|USERNAME|EMAIL|ENABLED|DISABLED|REQUIRED|POLICY|MODE|VERSION|SECONDS|MINUTES|HOURS|DAYS)$/;
/** What a bundler puts into pages that anybody can read. */
const forBrowsers = /^(?:VITE|REACT_APP|NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|PUBLIC)_/;
/** Long words that name what is deployed; a placeholder would take the place of an image's tag. */
const identifiers = /^(?:SHA|SHA256|COMMIT|REVISION|DIGEST|TAG|VERSION|IMAGE|CHECKSUM|RELEASE)$/;

/** Whether the variable looks like a secret. A long word of no language counts only where `tracked` is false. */
export function looksSecret(name: string, value: string, { tracked }: { readonly tracked: boolean }): boolean {
  if (value.trim() === "") return false;
  return (
    secretValue(value) || (!forBrowsers.test(name) && (secretName(name, value) || (!tracked && isKeyLike(name, value))))
  );
}

/** Whether the text of an env file could hold a secret at all; no file without one is passed over wrongly if git tracks it. */
export function mayHoldSecret(text: string): boolean {
  return /pass|pwd|secret|token|key|cred|private|salt|pepper|dsn|:\/\/|-----begin|hook|sig/i.test(
    text.replaceAll(/^\s*#.*$/gm, ""),
  );
}

/**
 * Whether the value is a word or a number that stands in many places by chance, as `postgres` does when it is a password:
 * finding it says nothing.
 */
export function isCommonWord(value: string): boolean {
  return /^(?:[a-z]{1,11}|[A-Z]{1,11}|[A-Z][a-z]{1,10}|\d{1,9})$/.test(value.trim());
}

/** Whether the content holds a private key in PEM's form. */
export function holdsPrivateKey(text: string): boolean {
  return /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/.test(text);
}

function secretName(name: string, value: string): boolean {
  const parts = wordsOf(name);
  const last = parts.at(-1) ?? "";
  if (name === "PWD" || aboutOne.test(last) || !parts.some((word, index) => isSecretWord(word, parts[index - 1])))
    return false;
  if (isSwitch(value) || isPath(value)) return false;
  return !isQuantity(value) || (isSecretWord(last, parts.at(-2)) && !last.endsWith("S") && value.trim().length > 3);
}

function isSecretWord(word: string, before: string | undefined): boolean {
  if (/^KEYS?$/.test(word) && /^(?:PUBLIC|PUBLISHABLE|SITE)$/.test(before ?? "")) return false;
  const bare = word.replace(/\d+$/, "");
  return words.test(bare) || endings.test(bare);
}

/** Upper case, without the number at the end. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== "" && !/^\d+$/.test(word));
}

function isSwitch(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|none|null|auto|default)$/i.test(value.trim());
}

function isQuantity(value: string): boolean {
  return /^\d+(?:\.\d+)?\s*(?:ms|[smhdkgw]|[kmg]i?b)?$/i.test(value.trim());
}

/** A path tells where a secret lies; base64 may begin with a slash too, but has long words between its slashes. */
function isPath(value: string): boolean {
  return /^(?:~|\.{1,2})?(?:\/[\w.@-]+)+\/?$/.test(value) && !value.split("/").some((part) => part.length > 24);
}

function secretValue(value: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]*:[^\s/?#@]+@/i.test(value) ||
    /^https?:\/\/\S*(?:[?&](?:token|key|api_?key|secret|password|sig|signature|access_token)=\S|\/hooks?\/\S|hooks\.)/i.test(
      value,
    ) ||
    /(?:^|[;\s])(?:password|pwd|accountkey|sharedaccesskey|secret)\s*=\s*[^\s;]/i.test(value) ||
    holdsPrivateKey(value) ||
    /-----BEGIN [A-Z ]*KEY-----/.test(value)
  );
}

const shortestKey = 20;

/** A long word with many different characters of several kinds, as programs make them. */
function isKeyLike(name: string, value: string): boolean {
  if (wordsOf(name).some((word) => identifiers.test(word)) || isPath(value)) return false;
  const text = value.trim();
  if (text.length < shortestKey || /\s|:\/\/|,/.test(text) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/i.test(text))
    return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((kind) => kind.test(text)).length;
  return /^[0-9a-f]{32,}$/i.test(text) || (kinds >= 2 && /\d/.test(text) && entropyOf(text) >= 3.5);
}

/** Shannon's, in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
