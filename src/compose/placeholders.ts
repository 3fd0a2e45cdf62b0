import { SecretError } from "../errors.ts";
import type { Secret } from "../secrets/secret.ts";
import type { Json } from "./model.ts";

/** A dash cannot occur in a variable's name, so that where one placeholder ends is never a question. */
const pattern = /__aip-secret-([A-Za-z_][A-Za-z0-9_]*)-__/g;

/** What stands in a model for the secret's value until the target is reached. */
export function placeholder(name: string): string {
  return `__aip-secret-${name}-__`;
}

/** The names of the secrets that the value refers to at any depth, sorted, each once. */
export function secretsIn(value: unknown): string[] {
  const names = new Set<string>();
  mapStrings(value, (text) => {
    for (const [, name] of text.matchAll(pattern)) names.add(name ?? "");
    return text;
  });
  return [...names].sort();
}

/** The text with every placeholder taken out. */
export function withoutPlaceholders(text: string): string {
  return text.replaceAll(pattern, "");
}

/** The value with every placeholder replaced; never to be stored or shown. Throws `secret.missing`. */
export function fill<T>(value: T, secrets: ReadonlyMap<string, Secret>): T {
  return mapStrings(value, (text) =>
    text.replace(pattern, (_whole, name: string) => {
      const secret = secrets.get(name);
      if (secret === undefined) throw new SecretError("secret.missing", `secret ${name} has no value`);
      return secret.reveal();
    }),
  ) as T;
}

/** The value as Compose must read it to get this very value back: Compose takes a single `$` for a variable. */
export function doubleDollars<T>(value: T): T {
  return mapStrings(value, (text) => text.replaceAll("$", () => "$$")) as T;
}

/** What a value that Compose printed is. */
export function singleDollars<T>(value: T): T {
  return mapStrings(value, (text) => text.replaceAll("$$", () => "$")) as T;
}

function mapStrings(value: unknown, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each) => mapStrings(each, change));
  if (typeof value !== "object" || value === null) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapStrings(each, change)]));
}
