import { expect, test } from "@jest/globals";
import { doubleDollars, fill, placeholder, secretsIn, singleDollars } from "../../src/compose/placeholders.ts";
import { SecretError } from "../../src/errors.ts";
import { Secret } from "../../src/secrets/secret.ts";

const names = ["A", "A_", "__A__", "DB_PASSWORD"];
const secrets = new Map(names.map((name) => [name, new Secret(name, `<$&${name}$$>`)]));

test("every placeholder is found again wherever it stands, beside any other", () => {
  const value = {
    list: names.map((name) => `x${placeholder(name)}`),
    deep: { all: names.map(placeholder).join("") },
    n: 1,
    no: null,
  };
  expect(secretsIn(value)).toEqual([...names].sort());
  expect(secretsIn({ text: "${A} __aip-secret__" })).toEqual([]);
});

test("filling puts in the very values and leaves everything else", () => {
  const value = { url: `pg://u:${placeholder("A")}${placeholder("A_")}@db`, n: 1, no: null, list: [true] };
  expect(fill(value, secrets)).toEqual({ url: "pg://u:<$&A$$><$&A_$$>@db", n: 1, no: null, list: [true] });
});

test("a secret without a value is named", () => {
  expect(() => fill(placeholder("OTHER"), secrets)).toThrow(SecretError);
  expect(() => fill(placeholder("OTHER"), secrets)).toThrow("secret OTHER has no value");
});

test("dollars there and back", () => {
  expect(doubleDollars({ a: ["$x $$"] })).toEqual({ a: ["$$x $$$$"] });
  expect(singleDollars(doubleDollars("$x $$ $$$"))).toBe("$x $$ $$$");
});
