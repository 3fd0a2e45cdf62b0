import type { ClusterTargetConfig } from "../config/config.ts";
import { writtenNamespace } from "../targets/kubernetes/index.ts";

/** The namespace that belongs to an environment: as configured, else as its kustomization says, else by convention. */
export async function namespaceOf(root: string, target: ClusterTargetConfig): Promise<string> {
  if (target.namespace !== undefined) return target.namespace;
  const written = target.kind === "kubernetes" ? await writtenNamespace(root, target.overlay) : undefined;
  return written ?? target.fallbackNamespace;
}
