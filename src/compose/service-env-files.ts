import { isAbsolute, join } from "node:path";
import { isMap, isScalar, type Node } from "yaml";
import type { WantedFile } from "./env-reading.ts";
import { child, items, sameFile, services, text, type Source, type Sources } from "./sources.ts";

/** An env file of a service as it is written, with what its path is relative to. */
export type ServiceEnvFile = WantedFile & {
  readonly service: string;
  readonly written: string;
  /** Absolute. */
  readonly base: string;
};

/** The env files of every service, in the order in which Compose reads them; the last one wins. */
export function serviceEnvFiles(sources: Sources): ServiceEnvFile[] {
  // Compose is waited for after this, and the files can be parsed while it works.
  if (!sources.mention(/env_file|include|extends/)) return [];
  return namesIn(sources).flatMap((service) =>
    definitions(service, sources).flatMap(({ node, source }) =>
      items(child(node, "env_file", source)).flatMap((item) => envFile(service, item, source)),
    ),
  );
}

/** Whether the service's own `environment:` has the key in any file; it then wins over its env files. */
export function setsItself(service: string, key: string, sources: Sources): boolean {
  return definitions(service, sources).some(({ node, source }) => {
    const environment = child(node, "environment", source);
    if (isMap(environment)) return child(environment, key, source) !== undefined;
    return items(environment).some((item) => (text(item) ?? "").split("=")[0] === key);
  });
}

/** Variables that the Compose files name as the value of a secret or a config. */
export function variablesOfFiles(sources: Sources): string[] {
  return sources.all().flatMap((source) =>
    ["secrets", "configs"].flatMap((section) => {
      const map = child(source.document.contents, section, source);
      if (!isMap(map)) return [];
      const names = map.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
      return names.flatMap((name) => text(child(child(map, name, source), "environment", source)) ?? []);
    }),
  );
}

function namesIn(sources: Sources): string[] {
  return [...new Set(sources.all().flatMap((source) => services(source).map(({ name }) => name)))];
}

type Definition = { readonly node: Node; readonly source: Source };

const mostHops = 5;

/** Where a service is written, what it extends before itself. */
function definitions(service: string, sources: Sources): Definition[] {
  return sources.all().flatMap((source) => definitionsIn(service, source, sources.all(), 0));
}

function definitionsIn(service: string, source: Source, all: readonly Source[], hops: number): Definition[] {
  const node = child(child(source.document.contents, "services", source), service, source);
  if (node === undefined || hops > mostHops) return [];
  const extension = child(node, "extends", source);
  const file = text(child(extension, "file", source));
  const name = text(extension) ?? text(child(extension, "service", source));
  const target = file === undefined ? source : all.find((each) => sameFile(each, source, file));
  const base = name === undefined || target === undefined ? [] : definitionsIn(name, target, all, hops + 1);
  return [...base, { node, source }];
}

function envFile(service: string, item: Node, source: Source): ServiceEnvFile[] {
  const written = text(isMap(item) ? child(item, "path", source) : item);
  if (written === undefined) return [];
  const raw = text(child(item, "format", source)) === "raw" ? { format: "raw" as const } : {};
  // What begins with a variable may be absolute; Compose itself makes it so when it is not.
  const isWhole = isAbsolute(written) || written.startsWith("$");
  const path = isWhole ? written : join(source.base.replaceAll("$", "$$$$"), written);
  return [{ service, written, path, base: source.base, ...raw }];
}
