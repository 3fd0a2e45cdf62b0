import { expect, test } from "@jest/globals";
import { staleFiles } from "../../scripts/generate.ts";
import { jsonSchema } from "../../src/config/json-schema.ts";

test("the JSON Schema and the tables of the manual are what the schema says", async () => {
  expect(await staleFiles()).toEqual([]);
}, 60_000);

test("the JSON Schema is strict, allows x-, and holds descriptions and defaults", () => {
  expect(jsonSchema()).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "aip-deploy.yml",
    additionalProperties: false,
    patternProperties: { "^x-": {} },
    properties: {
      build: { properties: { rebuild: { enum: ["never", "weekly"], default: "never" } } },
      environments: { additionalProperties: { type: ["object", "null"], additionalProperties: false } },
    },
  });
  expect(jsonSchema()).not.toHaveProperty("required");
});

test("every option is described", () => {
  const bare: string[] = [];
  const walk = (schema: unknown, path: string): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === "properties") {
        for (const [name, option] of Object.entries(value as Record<string, { description?: string }>)) {
          if (option.description === undefined) bare.push(`${path}.${name}`);
        }
      }
      walk(value, `${path}.${key}`);
    }
  };
  walk(jsonSchema(), "");
  expect(bare).toEqual([]);
});
