/**
 * Releases on a Kubernetes cluster: an overlay rendered into a bundle that needs no checkout, planned against what the namespace
 * has, applied by the server step by step and proven from its pods. It does not choose releases, judge gates or go back.
 */
export type { ClusterAddress } from "./cluster/connection.ts";
export { readKubernetesDocument, type KubernetesDocument } from "./document.ts";
export { clusterKey } from "./key.ts";
export { buildOverlay, writtenNamespace } from "./kustomize.ts";
export { renderKustomize } from "./render.ts";
export { kubernetesTarget, type KubernetesTargetOptions } from "./target.ts";
