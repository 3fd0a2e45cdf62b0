/**
 * What the schema is made of: the shapes that several options share. Each says in its error what was meant; what was got
 * is added where the error is rendered.
 */
import { z } from "zod";
import { lengthOfTime } from "./duration.ts";

const always = { when: ({ value }: { value: unknown }) => isMap(value) };

/** True for what YAML calls a mapping. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A map with just these keys and any that start with `x-`. Unknown keys are reported one by one and beside whatever else is
 * wrong, which zod's own strict objects do not do.
 */
export function options<Shape extends z.ZodRawShape>(shape: Shape, noun = "option") {
  const known = Object.keys(shape);
  return z
    .looseObject(shape, { error: "must be a map of options" })
    .superRefine((value, context) => {
      for (const key of Object.keys(value)) {
        if (known.includes(key) || key.startsWith("x-")) continue;
        context.addIssue({ code: "custom", path: [key], message: `unknown ${noun}`, params: { known } });
      }
    }, always)
    .meta({ additionalProperties: false, patternProperties: { "^x-": {} } });
}

/** A map whose keys the user chooses, each of which must look like `pattern`. */
export function named<Value extends z.ZodType>(value: Value, pattern: RegExp, meant: string) {
  return z
    .record(z.string(), value, { error: "must be a map of names" })
    .superRefine((map, context) => {
      for (const key of Object.keys(map)) {
        if (!pattern.test(key))
          context.addIssue({ code: "custom", path: [key], message: meant, params: { name: true } });
      }
    }, always)
    .meta({ propertyNames: { pattern: pattern.source } });
}

/** An options map that may be left empty, as in `dev:` with nothing behind it. */
export function orEmpty<Value extends z.ZodType>(value: Value) {
  return z.preprocess((written) => written ?? {}, value).meta({ type: ["object", "null"] });
}

/** One value, or a list of them. */
export function oneOrMany<Item extends z.ZodType>(item: Item, meant: string) {
  return z.union([item, z.array(item)], { error: `must be ${meant} or a list of them` });
}

export const text = z.string().min(1, { error: "must not be empty" });

export function pattern(source: RegExp, meant: string) {
  return z.string({ error: meant }).regex(source, { error: meant });
}

export const duration = pattern(lengthOfTime, "must be a duration such as 30s, 10m, 2h or 1d").meta({
  title: "duration",
});

export const timeout = pattern(
  /^(?=.*[1-9])(?:\d+[dhms])+$/,
  "must be a duration longer than nothing, such as 30s, 10m, 2h or 1d",
).meta({ title: "duration" });

export const command = z
  .union([text, z.array(z.string()).min(1, { error: "must not be empty" })], {
    error: "must be a command: a list of words, or one line without shell syntax",
  })
  .meta({ title: "command" });

export const port = z.int().min(1).max(65_535);

const status = z.int().min(100).max(599);
export const statuses = oneOrMany(status, "an HTTP status").meta({ title: "HTTP status or list" });

/** The answer of an HTTP check or probe that is good when nothing else is said. */
export const goodStatus = 200;

export const people = oneOrMany(text, "a person's name").meta({ title: "name or list" });

export const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const variable = pattern(variableName, "must be the name of a variable: letters, digits and _");

export const secretSource = options(
  {
    env: variable
      .optional()
      .meta({ description: "The environment variable of aip-deploy's own process that holds it." }),
    file: text.optional().meta({ description: "The file that holds it, relative to the repository." }),
  },
  "secret source",
).meta({ title: "secret source" });

/** Secrets by name; each name must look like `name`. */
export function secrets(name: RegExp, meant: string) {
  return z
    .union([z.array(variable), named(secretSource, name, meant)], {
      error: "must be a map of secrets, or a list of names that are environment variables too",
    })
    .meta({ title: "secrets" });
}

const platform = pattern(/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/, "must be a platform such as linux/amd64");
export const platforms = oneOrMany(platform, "a platform").meta({ title: "platform or list" });

export const dockerName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
