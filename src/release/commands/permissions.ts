import { parseAllDocuments } from "yaml";
import type { EnvironmentConfig, HelmTargetConfig } from "../../config/config.ts";
import { suffixOf } from "../../config/conventions.ts";
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
  const written = target.kind === "compose" ? undefined : target.namespace;
  const usual = `${app.config.app}-${suffixOf(name)}`;
  const objects =
    target.kind === "helm" ? await ofChart(app, target, written ?? usual) : await ofOverlay(app, environment);
  const namespace = written ?? namespaceOf(objects) ?? usual;
  const secrets = target.kind === "compose" ? secretsNamedIn(objects) : Object.keys(target.secrets).sort();
  const helm = target.kind === "helm";
  const argocd =
    target.kind === "argocd"
      ? { argocd: { application: target.application, namespace: target.applicationNamespace } }
      : {};
  const deployer = { app: app.config.app, environment: name, namespace, secrets, helm, ...argocd };
  return {
    ...{ command: "permissions", environment: name, namespace },
    rules: rulesFor(objects, deployer),
    manifest: yamlDocuments(deployerObjects(objects, deployer)),
  };
}

async function ofChart({ config, runner }: App, target: HelmTargetConfig, namespace: string): Promise<readonly Held[]> {
  const { chartObjects } = await import("../../targets/helm/index.ts");
  const { chart, values, release, images: imageValues } = target;
  return await chartObjects({ root: config.root, chart, values, release, namespace, runner, imageValues });
}

async function ofOverlay(app: App, { name, target }: EnvironmentConfig): Promise<Held[]> {
  return await rendered(app, "overlay" in target ? target.overlay : `k8s/overlays/${suffixOf(name)}`);
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
