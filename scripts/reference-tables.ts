import { jsonSchema, type JsonSchema } from "../src/config/json-schema.ts";

/** A table for every map of options in `aip-deploy.yml`, as Markdown. */
export function referenceTables(): string {
  const sections: Section[] = [];
  collect({ path: "", schema: jsonSchema() }, sections);
  return sections.map(table).join("\n");
}

type Section = { readonly path: string; readonly schema: JsonSchema };

/** Depth first, each kind of map only where it first occurs. */
function collect(section: Section, into: Section[]): void {
  const properties = section.schema.properties;
  if (properties === undefined || into.some(({ schema }) => sameOptions(schema, section.schema))) return;
  into.push(section);
  for (const [name, schema] of Object.entries(properties)) {
    const path = section.path === "" ? name : `${section.path}.${name}`;
    for (const inner of mapsIn({ path, schema })) collect(inner, into);
  }
}

function sameOptions(a: JsonSchema, b: JsonSchema): boolean {
  return JSON.stringify(a.properties) === JSON.stringify(b.properties);
}

/** The maps of options that an option's value can be or hold. */
function mapsIn({ path, schema }: Section): Section[] {
  const { properties, items, anyOf, oneOf, additionalProperties } = schema;
  if (properties !== undefined) return [{ path, schema }];
  const named =
    typeof additionalProperties === "object" ? [{ path: `${path}.<name>`, schema: additionalProperties }] : [];
  const listed = items === undefined ? [] : [{ path, schema: items }];
  const kinds = (oneOf ?? []).map((form) => ({ path: `${path} (${form.title ?? ""})`, schema: form }));
  return [...(anyOf ?? []).map((form) => ({ path, schema: form })), ...kinds, ...listed, ...named].flatMap(mapsIn);
}

function table({ path, schema }: Section): string {
  const required = (schema["required"] ?? []) as readonly string[];
  const rows = Object.entries(schema.properties ?? {}).map(([name, option]) => {
    const cells = [`\`${name}\``, form(option), standard(option, required.includes(name)), option.description ?? ""];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  const heading = path === "" ? "### The whole file" : `### \`${path}\``;
  return [heading, "", "| option | form | default | meaning |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
}

function form(schema: JsonSchema): string {
  if (schema.title !== undefined) return schema.title;
  if (typeof schema.const === "string") return `\`${schema.const}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(", ");
  return forms[String(schema.type)] ?? "";
}

const forms: Readonly<Record<string, string>> = {
  string: "text",
  integer: "number",
  number: "number",
  boolean: "`true` or `false`",
  object: "map",
  array: "list",
};

function standard(schema: JsonSchema, isRequired: boolean): string {
  if (isRequired) return "**required**";
  const value = schema.default;
  const values = Array.isArray(value) ? value : [value];
  return values
    .filter((one) => typeof one === "string" || typeof one === "number")
    .map((one) => `\`${one}\``)
    .join(", ");
}
