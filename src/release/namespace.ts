import type { ClusterTargetConfig } from "../config/config.ts";

/** The namespace that belongs to an environment: as configured, else as its kustomization says, else by convention. */
export async function namespaceOf(root: string, target: ClusterTargetConfig): Promise<string> {
  if (target.namespace !== undefined) return target.namespace;
  if (target.kind === "helm") return target.fallbackNamespace;
  const { writtenNamespace } = await import("../targets/kubernetes/index.ts");
  return (await writtenNamespace(root, target.overlay)) ?? target.fallbackNamespace;
}
