import { redactor, type Redactor } from "../../secrets/redactor.ts";
import type { Secret } from "../../secrets/secret.ts";
import type { Step } from "./step.ts";

/** GitHub drops every output that holds a masked text, and of fewer characters than this one occurs everywhere by chance. */
const shortest = 4;

/**
 * What the runner must mask for a secret, line by line: of a text with line breaks it would itself mask every line, and a
 * bracket alone on one would take every JSON output with it.
 */
export function masksOf(secret: Secret): readonly string[] {
  const lines = secret
    .reveal()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line.length >= shortest);
}

/** A redactor that has every secret masked by the runner the moment it is learnt. */
export function hidingSecrets(step: Pick<Step, "hide">): Redactor {
  const { learn, redact } = redactor();
  const hidden = new Set<string>();
  return {
    redact,
    learn(secret) {
      for (const text of masksOf(secret).filter((each) => !hidden.has(each))) step.hide(text);
      for (const text of masksOf(secret)) hidden.add(text);
      learn(secret);
    },
  };
}
