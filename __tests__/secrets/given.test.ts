import { describe, expect, test } from "@jest/globals";
import { UsageError } from "../../src/errors.ts";
import { secretsGiven } from "../../src/secrets/given.ts";

describe("secrets given in one text", () => {
  test.each([
    ["nothing", "", {}],
    ["a line each", "A=one\nB = two \n", { A: "one", B: "two" }],
    [
      "quoted, with line breaks",
      "KEY=\"-----BEGIN\nx\n-----END\"\nB='a # b'",
      { KEY: "-----BEGIN\nx\n-----END", B: "a # b" },
    ],
    ["comments and empty values", "# who\nA=\nB=2", { B: "2" }],
    ["an equals sign in the value", "URL=postgres://u:p@h/d?x=1", { URL: "postgres://u:p@h/d?x=1" }],
  ])("%s", (_name, text, expected) => {
    expect(secretsGiven(text)).toEqual(expected);
  });

  test.each([
    ["no line of that kind", "hunter2", "input secrets: there is no value in it"],
    ["a name that is none", "my key=hunter2", "input secrets: a name in it is none of a variable"],
  ])("%s is refused and not quoted", (_name, text, message) => {
    expect(() => secretsGiven(text)).toThrow(new UsageError(message));
  });
});
