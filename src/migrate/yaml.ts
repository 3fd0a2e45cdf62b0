import { stringify } from "yaml";

/** The value as YAML that does not depend on anything but the value; texts of several lines as blocks. */
export function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, blockQuote: "literal" });
}

/** Several documents in one file. */
export function yamlDocuments(values: readonly unknown[]): string {
  return values.map(yaml).join("---\n");
}
