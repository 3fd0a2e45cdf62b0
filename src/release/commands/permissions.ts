import { parseAllDocuments } from "yaml";
import { command } from "../../command/command.ts";
import { suffixOf } from "../../config/conventions.ts";
import { ConfigError, CommandError, messageOf } from "../../errors.ts";
import { yamlDocuments } from "../../migrate/yaml.ts";
import { deployerObjects, rulesFor, type Held } from "../../targets/kubernetes/role.ts";
import { environmentNamed, type App } from "../app.ts";
import type { PermissionsResult } from "../results.ts";

const timeoutMs = 60_000;

/** The rights that whoever deploys needs in the environment's namespace; asks the manifests and no cluster. */
export async function permissions(app: App, wish: { readonly environment: string }): Promise<PermissionsResult> {
  const { name } = environmentNamed(app, wish.environment);
  const overlay = `k8s/overlays/${suffixOf(name)}`;
  const objects = await rendered(app, overlay);
  const namespace = namespaceOf(objects) ?? `${app.config.app}-${suffixOf(name)}`;
  const deployer = { app: app.config.app, environment: name, namespace, secrets: secretsNamedIn(objects) };
  return {
    ...{ command: "permissions", environment: name, namespace },
    rules: rulesFor(objects, deployer),
    manifest: yamlDocuments(deployerObjects(objects, deployer)),
  };
}

async function rendered({ runner, config }: App, overlay: string): Promise<Held[]> {
  try {
    const kustomize = { ...command("kubectl", "kustomize", overlay), cwd: config.root };
    const { stdout } = await runner.run(kustomize, { timeoutMs });
    const documents = parseAllDocuments(stdout);
    return Array.isArray(documents) ? documents.map((document) => document.toJS() as Held) : [];
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
    const message = error.lastLines.at(-1) ?? messageOf(error);
    throw new ConfigError([{ file: overlay, message, hint: `kubectl kustomize ${overlay}` }], { cause: error });
  }
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
