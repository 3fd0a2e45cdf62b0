import type { Secret } from "./secret.ts";

const shortestMasked = 4;

export type Redactor = {
  /** From now on the secret's value, and each line of it, is taken out of every redacted text. */
  readonly learn: (secret: Secret) => void;
  readonly redact: (text: string) => string;
};

/**
 * Takes known secret values out of text. Values of fewer than four characters are not searched for: they occur by chance
 * and would make the text unreadable without hiding anything.
 */
export function redactor(): Redactor {
  const known = new Map<string, string>();
  return {
    learn(secret) {
      const value = secret.reveal();
      const spelt = [encodeURIComponent(value.trim()), JSON.stringify(value.trim()).slice(1, -1)];
      for (const part of [value, value.trim(), ...value.split(/\r?\n/), ...spelt]) {
        if (part.trim().length >= shortestMasked) known.set(part, secret.toString());
      }
    },
    redact(text) {
      const longestFirst = [...known].sort(([left], [right]) => right.length - left.length);
      return longestFirst.reduce((result, [value, replacement]) => result.replaceAll(value, replacement), text);
    },
  };
}
