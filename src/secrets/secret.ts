import { createHmac } from "node:crypto";
import { inspect } from "node:util";

/** A value that prints redacted wherever it ends up by accident; only `reveal` gives it away. */
export class Secret {
  readonly name: string;
  readonly #value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.#value = value;
  }

  /** The value itself; hand it on only by stdin, a private file or a program's environment. */
  reveal(): string {
    return this.#value;
  }

  /** Tells whether the value changed without telling the value: an HMAC under a key that only the deployer has, hex. */
  fingerprint(key: string): string {
    return createHmac("sha256", key).update(`${this.name}\0${this.#value}`).digest("hex");
  }

  toString(): string {
    return `[secret ${this.name}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
