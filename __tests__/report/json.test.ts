import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { fields, schemaOf, type Schema } from "../../scripts/json-reference.ts";
import { ConfigError, GateError } from "../../src/errors.ts";
import type { Result } from "../../src/release/results.ts";
import { errorSchema, resultSchemas } from "../../src/report/json-results.ts";
import { renderErrorJson, renderJson, type ResultJson } from "../../src/report/json.ts";
import { samples } from "../support/results.ts";

const commands = Object.keys(samples) as Result["command"][];

/** The data alone: whether it may be written to does not count, and what may be left out is told by a type of its own. */
type Data<T> = T extends readonly (infer Each)[]
  ? Data<Each>[]
  : T extends object
    ? {
        -readonly [Key in keyof T]-?: undefined extends T[Key]
          ? Data<Exclude<T[Key], undefined>> | Absent
          : Data<T[Key]>;
      }
    : T;
type Absent = { readonly isLeftOut: true };
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type AnswerTo<Command, Each = Result> = Each extends { command: infer Own }
  ? Command extends Own
    ? Omit<Each, "command"> & { command: Command; format: 1 }
    : never
  : never;

/** Does not compile when the shapes of the JSON and the results drift apart. */
const agrees: {
  [Command in Result["command"]]: Same<Data<Extract<ResultJson, { command: Command }>>, Data<AnswerTo<Command>>>;
} = {
  run: true,
  plan: true,
  build: true,
  release: true,
  deploy: true,
  approve: true,
  verify: true,
  drift: true,
  rollback: true,
  "sign-off": true,
  hold: true,
  freeze: true,
  lift: true,
  "maintenance-on": true,
  "maintenance-off": true,
  unlock: true,
  status: true,
  history: true,
  diff: true,
  down: true,
  "preview-up": true,
  "preview-down": true,
  "preview-list": true,
  "preview-prune": true,
  promote: true,
  migrate: true,
  permissions: true,
  doctor: true,
  setup: true,
  task: true,
};

test("the types of the results and of their JSON agree", () => {
  expect(Object.keys(agrees).sort()).toEqual([...commands].sort());
});

describe.each(commands)("the JSON of %s", (command) => {
  const document = { format: 1, ...samples[command] };

  test("is the result, whole and documented", () => {
    expect(resultSchemas[command].parse(JSON.parse(renderJson(samples[command])))).toEqual(document);
  });

  test("is refused by its schema when a field is not documented", () => {
    expect(resultSchemas[command].safeParse({ ...document, surprise: true }).success).toBe(false);
  });

  test("is the same text whatever the order in which the result was put together", () => {
    expect(renderJson(backwards(samples[command]) as Result)).toBe(renderJson(samples[command]));
  });

  test("has a meaning for every field", () => {
    const shapes = new Map<string, Schema>();
    const schema = schemaOf(resultSchemas[command], shapes);
    const all = [schema, ...shapes.values()].flatMap((each) => fields(each, shapes));
    expect(all.filter(({ meaning }) => meaning === "")).toEqual([]);
  });
});

/** Keys in the opposite order; only a map of the user's names keeps the one that it has. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, backwards(inner)] as const)
      .reverse(),
  );
}

test("a result with a field that no schema knows is printed all the same", () => {
  const result = { ...samples.down, since: "a later version" };
  expect(JSON.parse(renderJson(result))).toEqual({ format: 1, ...result });
});

test("a small result as it is printed", () => {
  expect(renderJson(samples.down)).toMatchInlineSnapshot(`
   "{
     "format": 1,
     "command": "down",
     "environment": "dev",
     "data": false,
     "number": 17
   }
   "
  `);
});

describe("the JSON of an error", () => {
  test.each([
    ["problems", new ConfigError([{ file: "aip-deploy.yml", line: 3, message: "is wrong", hint: "mend it" }])],
    ["gates", new GateError("closed", ["nobody approved"], { hint: "aip-deploy deploy --approve-by NAME" })],
    ["a bug", new TypeError("x is not a function")],
    ["a stop", new DOMException("stopped", "AbortError")],
    ["no error at all", "thrown"],
  ])("%s", (_name, error) => {
    const document = errorSchema.parse(JSON.parse(renderErrorJson(error)));
    expect(document).toMatchSnapshot();
  });

  test("is strict", () => {
    expect(z.safeParse(errorSchema, { format: 1, error: { code: "x", message: "x", stack: "x" } }).success).toBe(false);
  });
});
