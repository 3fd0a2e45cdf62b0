import { isMap, parseDocument, visit, type Pair } from "yaml";

/**
 * A workflow without what act 0.2.89 refuses to read: references into its own repository become ones from outside, and a
 * queue, an environment without a record and a permission that act does not know are left out. act does nothing for any of
 * them anyway.
 */
export function actReadable(text: string): string {
  const document = parseDocument(text);
  visit(document, {
    Pair(_key, pair) {
      const { key, value } = pair as Pair<{ value?: unknown }, { value?: unknown }>;
      const name = key.value;
      if (name === "uses" && typeof value?.value === "string" && value.value.startsWith("$/")) {
        value.value = `org/aip-deploy/${value.value.slice(2)}@v1`;
      }
      if (!isMap(pair.value)) return;
      if (name === "concurrency") pair.value.delete("queue");
      if (name === "environment") pair.value.delete("deployment");
      if (name === "permissions") pair.value.delete("artifact-metadata");
    },
  });
  return document.toString({ lineWidth: 0 });
}
