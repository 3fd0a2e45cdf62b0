import { parseAllDocuments } from "yaml";
import type { EnvironmentConfig } from "../../config/config.ts";
import { suffixOf } from "../../config/conventions.ts";
import { UsageError } from "../../errors.ts";
import { yamlDocuments } from "../../migrate/yaml.ts";
import { buildOverlay } from "../../targets/kubernetes/index.ts";
import { deployerObjects, rulesFor, type Held } from "../../targets/kubernetes/role.ts";
import { environmentNamed, type App } from "../app.ts";
import type { PermissionsResult } from "../results.ts";

/**
 * The rights that whoever deploys needs in the environment's namespace; asks the manifests and no cluster. Of an environment
 * that is not on a cluster yet, those that it will need there.
 */
export async function permissions(app: App, wish: { readonly environment: string }): Promise<PermissionsResult> {
  const environment = environmentNamed(app, wish.environment);
  const { name, target } = environment;
  const objects = await rendered(app, overlayOf(environment));
  const written = target.kind === "compose" ? undefined : target.namespace;
  const namespace = written ?? namespaceOf(objects) ?? `${app.config.app}-${suffixOf(name)}`;
  const secrets = target.kind === "compose" ? secretsNamedIn(objects) : Object.keys(target.secrets).sort();
  const deployer = { app: app.config.app, environment: name, namespace, secrets };
  return {
    ...{ command: "permissions", environment: name, namespace },
    rules: rulesFor(objects, deployer),
    manifest: yamlDocuments(deployerObjects(objects, deployer)),
  };
}

function overlayOf({ name, target }: EnvironmentConfig): string {
  switch (target.kind) {
    case "compose":
      return `k8s/overlays/${suffixOf(name)}`;
    case "kubernetes":
      return target.overlay;
    case "helm":
      throw new UsageError(`${name} is a Helm release, and permissions reads overlays of Kustomize`, {
        hint: "Helm needs create, get, list, patch, update and delete for every kind of the chart, and for secrets.",
      });
  }
}

async function rendered({ runner, config }: App, overlay: string): Promise<Held[]> {
  const documents = parseAllDocuments(await buildOverlay(config.root, overlay, runner));
  return Array.isArray(documents) ? documents.map((document) => document.toJS() as Held) : [];
}

function namespaceOf(objects: readonly Held[]): string | undefined {
  const names = objects.flatMap(({ metadata }) => ("namespace" in metadata ? [metadata.namespace] : []));
  return names.find((name): name is string => typeof name === "string");
}

/** The Secrets that workloads take as files or variables. */
function secretsNamedIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const names = Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, inner]): unknown[] => {
    if (key === "secretName") return [inner];
    const isReference = key === "secretKeyRef" || key === "secretRef";
    return isReference && typeof inner === "object" && inner !== null && "name" in inner
      ? [inner.name]
      : secretsNamedIn(inner);
  });
  return [...new Set(names.filter((name) => typeof name === "string"))].sort();
}
