import { parseAllDocuments, type Tags } from "yaml";
import { ConfigError, type Problem } from "../../errors.ts";
import type { KubeObject } from "./cluster/object.ts";

/**
 * The objects of a stream of YAML documents, read as kubectl reads them: `0400` is octal and `yes` is true, as YAML 1.1 has it, but
 * neither dates nor times are anything but text. Lists are taken apart. Throws `config.invalid` with all that is wrong.
 */
export function readManifests(text: string, file: string): KubeObject[] {
  const documents = parseAllDocuments(text, { version: "1.1", customTags: asKubectl, logLevel: "error" });
  const all = Array.isArray(documents) ? documents : [];
  const broken = all.flatMap(({ errors }) => errors.map(({ message }): Problem => ({ file, message })));
  if (broken.length > 0) throw new ConfigError(broken);
  const objects = all.flatMap((document) => expanded(document.toJS({ maxAliasCount: -1 })));
  const problems = objects.flatMap((object, index) => problemOf(object, index + 1, file));
  if (problems.length > 0) throw new ConfigError(problems);
  return objects as KubeObject[];
}

/** Which tags of YAML count. */
export function asKubectl(tags: Tags): Tags {
  return tags.filter((tag) => {
    if (typeof tag === "string") return tag !== "timestamp" && tag !== "intTime" && tag !== "floatTime";
    return tag.tag !== "tag:yaml.org,2002:timestamp" && !("format" in tag && tag.format === "TIME");
  });
}

function expanded(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  const { kind, items } = value as { kind?: unknown; items?: unknown };
  return typeof kind === "string" && kind.endsWith("List") && Array.isArray(items) ? items.flatMap(expanded) : [value];
}

function problemOf(object: unknown, number: number, file: string): Problem[] {
  const where = `document ${number}`;
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    return [{ file, path: where, message: "is no object of Kubernetes" }];
  }
  const { apiVersion, kind, metadata } = object as Record<string, unknown>;
  const { name } = (metadata ?? {}) as { name?: unknown };
  const missing = Object.entries({ apiVersion, kind, "metadata.name": name })
    .filter(([, value]) => typeof value !== "string" || value === "")
    .map(([key]) => key);
  if (missing.length === 0) return [];
  const known = typeof kind === "string" && kind !== "" ? `${kind} (${where})` : where;
  return [{ file, path: known, message: `has no ${missing.join(" and no ")}` }];
}
