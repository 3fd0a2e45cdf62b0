import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import { problemOf } from "../../src/config/finding.ts";
import { loadYaml } from "../../src/config/load.ts";
import { normalise } from "../../src/config/normalise.ts";
import { broken } from "../../src/config/rules.ts";
import { shape } from "../../src/config/shape.ts";
import { ConfigError } from "../../src/errors.ts";

const manual = readFileSync(join(import.meta.dirname, "../../docs/configuration.md"), "utf8");
const example = /```yaml\n(# yaml-language-server[^]*?)```/.exec(manual)?.[1] ?? "";
const surroundings = {
  root: "/shop",
  folder: "shop",
  files: ["docker-compose.yml"],
  overlays: [],
  composeName: undefined,
};

/** Everything that is said about a file: each with a message and, as there is a file, with a place in it. */
function problemsOf(yaml: string) {
  const file = loadYaml("aip-deploy.yml", yaml);
  const { written, findings } = shape(file.value);
  const unclear: typeof findings = [];
  const config = normalise(written, { surroundings, variables: {}, report: (finding) => unclear.push(finding) });
  return [...findings, ...unclear, ...broken({ written, config })].map((finding) => problemOf(finding, file));
}

/** The data with one of its values, chosen by the number, replaced. */
function withOneReplaced(data: unknown, choice: number, replacement: unknown): unknown {
  let left = choice;
  const walk = (value: unknown): unknown => {
    if (left-- === 0) return replacement;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(data);
}

test("one wrong value anywhere in a good file is either understood or reported with its place", () => {
  const good = loadYaml("aip-deploy.yml", example).value;
  fc.assert(
    fc.property(fc.nat(220), fc.jsonValue({ maxDepth: 2 }), (choice, replacement) => {
      for (const problem of problemsOf(stringify(withOneReplaced(good, choice, replacement)))) {
        expect(problem).toMatchObject({
          line: expect.any(Number),
          column: expect.any(Number),
          message: expect.any(String),
        });
      }
    }),
    { numRuns: 300 },
  );
});

test("any text is either read or refused as broken", () => {
  const piece = fc.constantFrom(
    "a",
    ": ",
    "- ",
    "\n",
    "  ",
    "&x ",
    "*x",
    "<<: ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "!t ",
    "environments",
    "---\n",
    "\t",
    "#",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      try {
        problemsOf(pieces.join(""));
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }),
    { numRuns: 2000 },
  );
});
